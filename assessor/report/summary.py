"""The executive summary: what the numbers of a result say, without adding a number of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import charts, register
from assessor.report.headline import headline, leaders_of
from assessor.report.sheet import Figure
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.svg import Drawing
    from assessor.words.names import Arrangement

MOST_DUTIES = 24
MOST_FINDINGS = 8
MOST_STUCK = 8


@dataclass(frozen=True, slots=True)
class Remaining:
    """One duty that stays with the organization, and how many obligations rest on it."""

    title: str
    owner: str
    state: str
    style: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reader with two minutes takes away."""

    headline: str
    lede: str
    today: tuple[tuple[str, ...], ...]
    figures: tuple[Figure, ...]
    heat: Drawing
    findings: tuple[register.Finding, ...]
    found: int
    staying: int
    duties: tuple[Remaining, ...]
    duties_left: int
    stuck: tuple[tuple[str, str], ...]
    stuck_left: int


def summary_of(result: Record, names: BriefNames, gaps: register.Register) -> Summary:
    """The summary of a whole result."""
    counts = result.record("summary")
    leaders = leaders_of(counts, names)
    staying = result.records("residue")
    duties = _remaining(result, names)
    stuck = [each for each in staying if each.text("why") == "none_in_place"]
    return Summary(
        headline=headline(counts, names, leaders),
        lede=_lede(counts, names),
        today=_standing(counts, names),
        figures=_figures(counts, names, leaders, len(staying)),
        heat=_heat(result, names),
        findings=tuple(_largest(gaps)),
        found=len(gaps.findings),
        staying=len(staying),
        duties=tuple(duties[:MOST_DUTIES]),
        duties_left=max(len(duties) - MOST_DUTIES, 0),
        stuck=tuple((names.obligation(each.text("ref")), shorten(each.text("title"), 120)) for each in stuck)[
            :MOST_STUCK
        ],
        stuck_left=max(len(stuck) - MOST_STUCK, 0),
    )


def _largest(gaps: register.Register) -> list[register.Finding]:
    """The findings that hold back most obligations, of those that make something fail."""
    return sorted(gaps.sheets, key=lambda finding: -len(finding.rows))[:MOST_FINDINGS]


def _lede(counts: Record, names: BriefNames) -> str:
    """One framework is told in words; several stand in a table."""
    if len(names.frameworks) == 1:
        key, title = next(iter(names.frameworks.items()))
        return _sentence(title, counts.record(key).record("today"))
    return "How each framework stands today, and what each way of buying support could carry."


def _standing(counts: Record, names: BriefNames) -> tuple[tuple[str, ...], ...]:
    """Today, a line for each of several frameworks."""
    if len(names.frameworks) == 1:
        return ()
    found = [(title, counts.record(key).record("today")) for key, title in names.frameworks.items()]
    keys = ("in_place", "partial", "gap", "not_assessable")
    return tuple(
        (
            title,
            *(str(each.count(key)) for key in keys),
            grammar.percent(each.number("score")),
            grammar.percent(each.number("coverage")),
            grammar.grade(each.number("confidence")),
        )
        for title, each in found
    )


def _sentence(title: str, today: Record) -> str:
    unknown = today.count("not_assessable")
    tail = f" {unknown} cannot be judged, because a fact or a term is not stated." if unknown else ""
    return (
        f"{title} today: of {today.count('decided')} decided obligations, {today.count('in_place')} are in place, "
        f"{today.count('partial')} partial, {today.count('gap')} {grammar.noun(today.count('gap'), 'gap')}.{tail} "
        f"{_three(today)}"
    )


def _three(each: Record) -> str:
    sure = each.number("confidence")
    return (
        f"Score {grammar.percent(each.number('score'))}, coverage {grammar.percent(each.number('coverage'))}, "
        f"confidence {grammar.grade(sure)}."
    )


def _figures(counts: Record, names: BriefNames, leaders: list[Arrangement], residue: int) -> tuple[Figure, ...]:
    if len(names.frameworks) != 1:
        return ()
    each = counts.record(next(iter(names.frameworks)))
    today = each.record("today")
    found = [
        Figure(
            grammar.percent(today.number("score")),
            f"of the decided obligations are in place today: {today.count('in_place')} of {today.count('decided')}",
        ),
        Figure(
            str(today.count("gap")),
            f"{grammar.noun(today.count('gap'), 'gap')} today, and {today.count('partial')} more partial",
            alarming=today.count("gap") > 0,
        ),
    ]
    if leaders:
        best = each.record(leaders[0].id)
        found.append(
            Figure(
                grammar.percent(best.number("carried_score")),
                "of what support can carry is in place under the best way of buying it; "
                f"{grammar.percent(today.number('carried_score'))} today",
            )
        )
    stays = f"{grammar.noun(residue, 'obligation')} that stay with you, whatever support you buy"
    return (*found, Figure(str(residue), stays))


def _heat(result: Record, names: BriefNames) -> Drawing:
    counts = result.record("summary")
    refs = [each.text("ref").partition(":")[0] for each in result.records("residue")]
    catalogs = {each.text("id"): each.text("catalog") or each.text("id") for each in result.records("frameworks")}
    return charts.heat_map(
        [each.label for each in names.arrangements],
        [
            charts.HeatRow(
                title,
                tuple(
                    charts.HeatCell(
                        cell.number("carried_score"), cell.count("carried"), cell.count("carriable"), cell.count("gap")
                    )
                    for cell in (counts.record(key).record(each.id) for each in names.arrangements)
                ),
                refs.count(catalogs.get(key, key)),
            )
            for key, title in names.frameworks.items()
        ],
    )


def _remaining(result: Record, names: BriefNames) -> list[Remaining]:
    """The duties behind what stays, those not done first; equal ones keep the result's order."""
    known = {each.text("id"): each for each in result.records("duties")}
    found = []
    for each in result.records("residue_duties"):
        state, style = register.duty_state(known.get(each.text("duty"), each))
        owner = grammar.plain(known.get(each.text("duty"), each).text("owner"))
        found.append(Remaining(names.duty(each.text("duty")), owner, state, style, each.count("count")))
    order = ("gap", "none", "")
    return sorted(found, key=lambda duty: order.index(duty.style))
