"""Every verdict of one framework counted, as bars and as a table of the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import charts, words
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.svg import Drawing


@dataclass(frozen=True, slots=True)
class Numbers:
    """The full numbers of one framework, one line per arrangement."""

    bars: Drawing
    lines: tuple[tuple[str, ...], ...]


def numbers_of(counts: Record, names: BriefNames) -> Numbers:
    """The numbers of one framework's summary."""
    return Numbers(
        charts.verdict_bars(
            [
                charts.BarRow(
                    each.title,
                    tuple(
                        (status, counts.record(each.id).count(status.id))
                        for status in words.STATUSES
                        if status.id != "not_applicable"
                    ),
                )
                for each in names.arrangements
            ]
        ),
        tuple(_line(each.title, counts.record(each.id)) for each in names.arrangements),
    )


def _line(title: str, each: Record) -> tuple[str, ...]:
    return (
        title,
        f"{each.count('in_place')} of {each.count('decided')}",
        grammar.percent(each.number("score")),
        f"{each.count('carried')} of {each.count('carriable')}",
        grammar.percent(each.number("carried_score")),
        grammar.percent(each.number("coverage")),
        grammar.grade(each.number("confidence")),
    )
