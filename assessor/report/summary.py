"""The executive summary: what the numbers of a result say, without adding a number of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.report import charts
from assessor.report.headline import headline, leaders_of
from assessor.report.sheet import Figure
from assessor.report.text import shorten
from assessor.words import grammar, grounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.report.headline import Summaries
    from assessor.report.names import BriefNames
    from assessor.report.svg import Drawing
    from assessor.result.result import Result
    from assessor.result.summary import Summary as Counts
    from assessor.words.names import Arrangement


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reader with two minutes takes away."""

    headline: str
    lede: str
    today: tuple[tuple[str, ...], ...]
    figures: tuple[Figure, ...]
    heat: Drawing
    stuck: tuple[tuple[str, str], ...]


def summary_of(result: Result, names: BriefNames) -> Summary:
    """The summary of a whole result."""
    leaders = leaders_of(result.summary, names)
    stuck = [
        (names.obligation(obligation.ref), shorten(obligation.title, 120))
        for obligation in result.residue
        if obligation.why == "none_in_place"
    ]
    return Summary(
        headline=headline(result.summary, names, leaders),
        lede=_lede(result.summary, names),
        today=_standing(result.summary, names),
        figures=_figures(result.summary, names, leaders, len(result.residue)),
        heat=_heat(result, names),
        stuck=tuple(stuck),
    )


def _lede(summaries: Summaries, names: BriefNames) -> str:
    """One framework is told in words; several stand in a table."""
    if len(names.frameworks) == 1:
        framework, title = next(iter(names.frameworks.items()))
        return _sentence(title, summaries[framework][TODAY])
    return "Where each framework stands today, and what each support model could carry."


def _standing(summaries: Summaries, names: BriefNames) -> tuple[tuple[str, ...], ...]:
    """Today, a line for each of several frameworks."""
    if len(names.frameworks) == 1:
        return ()
    return tuple(_line(title, summaries[framework][TODAY]) for framework, title in names.frameworks.items())


def _line(title: str, today: Counts) -> tuple[str, ...]:
    return (
        title,
        *map(str, (today.in_place, today.partial, today.gap, today.not_assessable)),
        grammar.percent(today.score),
        grammar.percent(today.coverage),
        grammar.grade(today.confidence),
    )


def _sentence(title: str, today: Counts) -> str:
    unknown = today.not_assessable
    tail = f", and {unknown} cannot be judged on what is stated" if unknown else ""
    return (
        f"Of the {grammar.counted(today.decided + unknown, 'obligation')} of {title} that apply, "
        f"{today.in_place} are in place{_grounds(today)}, {today.partial} partial and "
        f"{grammar.counted(today.gap, 'gap')}{tail} (coverage {grammar.percent(today.coverage)}, "
        f"confidence {grammar.grade(today.confidence)}, annex F)."
    )


def _grounds(today: Counts) -> str:
    """What those in place rest on, in brackets."""
    counted = grounds.counted(today)
    return f" ({counted})" if counted else ""


def _figures(
    summaries: Summaries, names: BriefNames, leaders: Sequence[Arrangement], residue: int
) -> tuple[Figure, ...]:
    if len(names.frameworks) != 1:
        return ()
    columns = summaries[next(iter(names.frameworks))]
    today = columns[TODAY]
    figures = [
        Figure(
            grammar.percent(today.score),
            f"in place, {today.in_place} of {today.decided} decided",
        ),
        Figure(
            str(today.gap),
            f"{grammar.noun(today.gap, 'gap')} today, {today.partial} partial",
            alarming=today.gap > 0,
        ),
    ]
    if leaders:
        best = columns[leaders[0].id]
        figures.append(
            Figure(
                grammar.percent(best.carried_score),
                f"of IT support's part under {grammar.inside(leaders[0].title)}: {best.carried} of {best.carriable}; "
                f"today {today.carried} of {today.carriable}",
            )
        )
    stays = f"{grammar.noun(residue, 'obligation')} that stay with you"
    return (*figures, Figure(str(residue), stays))


def _heat(result: Result, names: BriefNames) -> Drawing:
    refs = [obligation.ref.partition(":")[0] for obligation in result.residue]
    return charts.heat_map(
        [column.label for column in names.arrangements],
        [
            charts.HeatRow(
                names.frameworks[framework.id],
                tuple(_cell(result.summary[framework.id][column.id]) for column in names.arrangements),
                refs.count(framework.catalog),
            )
            for framework in result.frameworks
        ],
    )


def _cell(counts: Counts) -> charts.HeatCell:
    return charts.HeatCell(counts.carried_score, counts.carried, counts.carriable, counts.gap)
