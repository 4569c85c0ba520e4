"""Every verdict of one framework counted, as bars and as a table of the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.model.scales import Verdict
from assessor.report import charts, looks
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.report.names import BriefNames
    from assessor.report.svg import Drawing
    from assessor.result.summary import Summary


@dataclass(frozen=True, slots=True)
class Numbers:
    """The full numbers of one framework, one line per arrangement."""

    bars: Drawing
    lines: tuple[tuple[str, ...], ...]


def numbers_of(summaries: Mapping[str, Summary], names: BriefNames) -> Numbers:
    """The numbers of one framework, by arrangement."""
    columns = [(column.title, summaries[column.id]) for column in names.arrangements]
    return Numbers(
        charts.verdict_bars([charts.BarRow(title, _counts(summary)) for title, summary in columns]),
        tuple(_line(title, summary) for title, summary in columns),
    )


def _counts(summary: Summary) -> tuple[tuple[looks.Status, int], ...]:
    """How many obligations have each verdict; what does not apply is not shown."""
    counts = {
        Verdict.SATISFIED: summary.satisfied,
        Verdict.WITH_DUTIES: summary.satisfied_with_customer_duties,
        Verdict.COMPENSATED: summary.compensated,
        Verdict.PARTIAL: summary.partial,
        Verdict.GAP: summary.gap,
        Verdict.NOT_TESTED: summary.not_tested,
        Verdict.NOT_ASSESSABLE: summary.not_assessable,
    }
    return tuple((looks.status(verdict), count) for verdict, count in counts.items())


def _line(title: str, summary: Summary) -> tuple[str, ...]:
    return (
        title,
        f"{summary.in_place} of {summary.decided}",
        grammar.percent(summary.score),
        f"{summary.carried} of {summary.carriable}",
        grammar.percent(summary.carried_score),
        grammar.percent(summary.coverage),
        grammar.grade(summary.confidence),
    )
