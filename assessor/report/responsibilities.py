"""The responsibility matrix: each function of IT support, and the people behind it today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.evaluate.supply import RECOMMENDED
from assessor.model.scales import OPEN, THIRD_PARTY
from assessor.report.text import shorten
from assessor.words import grammar, legends

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.report.names import BriefNames
    from assessor.result.responsibility import Responsibility as Line
    from assessor.result.result import Result


@dataclass(frozen=True, slots=True)
class Seat:
    """Who does one part of a function; an empty seat is a gap, an unknown one a question."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One function and the people behind it today."""

    title: str
    seats: tuple[Seat, ...]
    obligations: int
    remark: str


def responsibilities_of(result: Result, names: BriefNames) -> tuple[Responsibility, ...]:
    """The responsibility matrix in the result's order; where an arrangement is recommended, who performs then."""
    bought = result.recommendation
    then = bought.arrangement if bought is not None else None
    return tuple(
        Responsibility(
            title=shorten(line.title, 90),
            seats=(
                _seat(line, line.perform, names),
                _seat(line, line.evidence, names),
                _seat(line, line.approve, names),
                *(() if then is None else (_then(line, then.get(line.function, ()), names),)),
            ),
            obligations=line.obligations,
            remark=_by_others(line, result, names, then) or _remark(line),
        )
        for line in result.responsibilities
    )


def contract_ends(result: Result, names: BriefNames) -> str:
    """Whose contract comes to an end of its own and when, in a sentence; empty where no such day is stated."""
    ends = [(each.contract_ends, each.id) for each in result.providers if each.contract_ends is not None]
    told = [f"{names.provider(name)} on {grammar.day(end)}" for end, name in sorted(ends)]
    return f"Contracts end: {grammar.listed(told)}." if told else ""


def _remark(line: Line) -> str:
    if line.today == () and line.flag != "unowned":
        return "nothing depends on it today"
    if line.flag == "unowned" and line.needed:
        return f"{grammar.counted(line.needed, 'obligation')} {grammar.verb(line.needed, 'waits', 'wait')} for it"
    if line.flag == "double":
        return "two owners: agree who leads"
    return legends.FUNCTION_KINDS[line.kind]


def _by_others(line: Line, result: Result, names: BriefNames, then: Mapping[str, tuple[str, ...]] | None) -> str:
    """Which other functions do what waits for a function nobody has, where the recommendation gives it to none."""
    if then is None or then.get(line.function) or line.flag != "unowned" or not line.needed:
        return ""
    waiting = [each for each in result.findings if each.kind == "unowned" and line.function in each.able_functions]
    bought = [each.remedy.functions if each.remedy is not None else () for each in waiting]
    if not waiting and _nothing_open(result):
        return "not needed as recommended"
    if not waiting or not all(bought):
        return ""
    others = dict.fromkeys(name for functions in bought for name in functions)
    return f"its {grammar.counted(line.needed, 'obligation')}: within {names.all_functions(list(others), 'and')}"


def _nothing_open(result: Result) -> bool:
    """Whether nothing is left to do by the verdicts as recommended."""
    verdicts = (row.verdicts[RECOMMENDED].verdict for row in result.obligations if RECOMMENDED in row.verdicts)
    return not any(verdict in OPEN for verdict in verdicts)


def _then(line: Line, holders: tuple[str, ...], names: BriefNames) -> Seat:
    """Who performs as recommended; marked where that is somebody else than today."""
    if not holders:
        return Seat("\u2013")
    # any independent party will do, and who that is need not change; nor who helps with what is the organization's own
    helped = line.kind == "reserved" and set(holders) <= set(line.perform or ())
    stays = holders == line.perform or helped or (holders == (THIRD_PARTY,) and bool(line.perform))
    return Seat("as today") if stays else Seat(shorten(names.all_providers(holders), 90), "duty")


def _seat(line: Line, holders: tuple[str, ...] | None, names: BriefNames) -> Seat:
    if holders:
        return Seat(shorten(names.all_providers(holders), 90))
    if line.today is None:
        return Seat("○ not stated", "none")
    return Seat("▲ nobody", "gap") if line.flag == "unowned" else Seat("nobody", "na")
