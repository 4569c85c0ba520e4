"""What the page on HIPAA shows of addressable specifications: a table of those that are open, lists of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa import words
from assessor.frameworks.hipaa.addressable_groups import GROUPS, applies, group_of
from assessor.report.sheet import Callout, Cell, Column, Paragraph, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.frameworks.hipaa.addressable_groups import Grouped
    from assessor.frameworks.hipaa.result import AddressableRow, HipaaScore, RiskAnalysis
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.result import Result

_COLUMNS: Final = (
    Column("Addressable measure", 34, mono=True),
    Column("What it asks", 44),
    Column("Decision", 40),
    Column("Why", 58),
)


def risk_analysis_callout(analysis: RiskAnalysis) -> list[Block]:
    """A remark where decisions rest on a risk analysis that is not current."""
    count = analysis.decisions
    if analysis.standing is None or not count:
        return []
    text = (
        f"{grammar.opening(words.risk_analysis(analysis))}. {count} documented {grammar.noun(count, 'decision')} "
        f"{'rests' if count == 1 else 'rest'} on it and {'is' if count == 1 else 'are'} not accepted until it is "
        f"current ({analysis.citation})."
    )
    return [Callout("Risk analysis.", text)]


def specification_table(score: HipaaScore, groups: Grouped, result: Result, names: BriefNames) -> Block:
    """The specifications that are not carried out in full, or not known to be."""
    total = sum(map(applies, score.addressable))
    if not total:
        return Paragraph("No addressable measure applies to this organization as it describes itself.")
    rows = tuple(
        (
            Cell(names.obligation(row.ref)),
            Cell(shorten(row.title, 120)),
            Cell(heading, style),
            Cell(grammar.opening(shorten(words.decision(row, result, names), 300))),
        )
        for group, (heading, style) in GROUPS.items()
        for row in groups[group]
    )
    if not rows:
        return Paragraph(f"All {total} addressable measures that apply are carried out.")
    title = f"Addressable measures that are not carried out in full, or not known to be, of {total}"
    note = (
        "An addressable measure is not optional: it is carried out, or it is written down why that is not reasonable "
        "and what stands in its place, or how the standard is met without (45 CFR 164.306(d)(3)). Cost alone is no "
        "reason."
    )
    return Table(_COLUMNS, rows, title, note)


def remaining_lists(score: HipaaScore, names: BriefNames) -> list[Block]:
    """The rows the table leaves out: in place by its terms or by a determination, or not applicable."""
    remaining = [row for row in score.addressable if group_of(row) is None]
    applicable = [row for row in remaining if applies(row)]
    lists = (
        ("Carried out as the rule describes, no decision needed", [row for row in applicable if not _determined(row)]),
        ("Found to be in place by a determination", [row for row in applicable if _determined(row)]),
        ("Does not apply", [row for row in remaining if not applies(row)]),
    )
    return [
        Paragraph(f"{heading}: {', '.join(names.obligations(row.ref for row in rows))}.", quiet=True)
        for heading, rows in lists
        if rows
    ]


def _determined(row: AddressableRow) -> bool:
    return row.decision == "determined"
