"""What stays with the organization: its duties by the role they fall to, and how each stands today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.evaluate.supply import TODAY
from assessor.model.scales import Verdict
from assessor.report.text import shorten
from assessor.words import duties as words
from assessor.words import grammar, legends
from assessor.words.demands import BASES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.scales import DutyStanding
    from assessor.report.names import BriefNames
    from assessor.result.duty import Duty as Owed
    from assessor.result.result import Result

# state -> its mark, and the style that shows it
_LOOKS: Final[Mapping[DutyStanding | None, tuple[str, str]]] = {
    None: ("○", "none"),
    "partly": ("▲", "gap"),
    "draft": ("▲", "gap"),
    "template": ("▲", "gap"),
    "not_done": ("▲", "gap"),
    "done": ("●", ""),
    "assigned": ("◐", ""),
}


class State(NamedTuple):
    """How a duty stands today, and the style that shows it."""

    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that stays with the organization."""

    id: str
    title: str
    statement: str
    source: str
    state: str
    style: str
    obligations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """The duties that fall to one role."""

    title: str
    duties: tuple[Duty, ...]


def owners_of(result: Result, names: BriefNames) -> tuple[Owner, ...]:
    """What today's verdicts need of the organization or what it left undone, by the role it falls to by default."""
    owners: dict[str, list[Duty]] = {}
    for duty in result.duties:
        if counts(duty):
            owners.setdefault(duty.owner, []).append(_duty(duty, names, result))
    return tuple(
        Owner(grammar.opening(grammar.plain(shorten(owner, 60))), tuple(duties))
        for owner, duties in sorted(owners.items())
    )


def counts(duty: Owed) -> bool:
    """Whether it concerns today: a verdict or a framework asks for it, or it is stated as not done."""
    return bool(duty.today or duty.concerns) or _LOOKS[duty.state][1] == "gap"


def state_of(duty: Owed) -> State:
    """How a duty stands today: not done, not stated, done, or given to somebody."""
    mark, style = _LOOKS[duty.state]
    word = legends.DUTY_STATES[duty.state or "unknown"]
    last = f", last {duty.last}" if duty.last is not None else ""
    silent = [part for part in duty.parts if part.id in duty.left_out]
    # what repeats the answer for the whole says something only where others are left out
    said = [part for part in duty.parts if part.state is not None and (silent or part.state != duty.state)]
    answered = [
        f"{grammar.inside(part.title)}: {legends.DUTY_STATES[part.state or 'unknown']}" for part in (*silent, *said)
    ]
    if duty.state is None and not silent and (shared := _of_all_parts(duty)) is not None:
        mark, style = _LOOKS[shared]
        return State(f"{mark} {legends.DUTY_STATES[shared]}, every part", style)
    if answered and (duty.state is None or silent):
        return State(shorten(f"◐ in parts; {'; '.join(answered)}", 160), _LOOKS[None][1] if silent else style)
    whole = f"{mark} {word}{last}{f': {duty.who}' if duty.who else ''}"
    return State(shorten("; ".join([whole, *answered]), 160 if answered else 80), style)


def as_found(state: State, duty: Owed, names: BriefNames, result: Result) -> State:
    """The same with what was found not in place of it, although only the whole is stated as done."""
    apart = {part.id for part in duty.parts if part.state is not None}
    denied = [
        row.ref
        for row in result.obligations
        if row.ref in duty.today
        and (found := row.verdicts[TODAY]).determination is not None
        and found.verdict in (Verdict.GAP, Verdict.PARTIAL)
        and any(
            use.id == duty.id and use.state == "done" and use.part is not None and use.part not in apart
            for use in found.duties
        )
    ]
    if not denied:
        return state
    return State(f"{state.text}; {words.not_as_found(names.obligations(denied))}", state.style)


def _of_all_parts(duty: Owed) -> DutyStanding | None:
    """How all its parts stand, where each has an answer and that is one and the same."""
    states = {part.state for part in duty.parts}
    return next(iter(states)) if len(states) == 1 else None


def _duty(duty: Owed, names: BriefNames, result: Result) -> Duty:
    state = as_found(state_of(duty), duty, names, result)
    return Duty(
        id=shorten(duty.id, 60),
        title=names.duty(duty.id),
        statement=names.statements[duty.id],
        source=shorten(" \u00b7 ".join(filter(None, [duty.citation, BASES[duty.basis]])), 120),
        state=state.text,
        style=state.style,
        obligations=names.obligations(duty.today or (() if duty.concerns else duty.obligations))
        or tuple(f"{names.frameworks.get(name, name)} as a whole" for name in duty.concerns),
    )
