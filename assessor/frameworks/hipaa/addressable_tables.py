"""What the page on HIPAA shows of addressable specifications: a table of those that are open, lists of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa import words
from assessor.frameworks.hipaa.addressable_groups import GROUPS, applies, group_of
from assessor.frameworks.todays_verdict import todays_verdict, unfinished
from assessor.report.sheet import Callout, Cell, Column, Paragraph, Table
from assessor.report.text import shorten
from assessor.words import grammar, grounds

if TYPE_CHECKING:
    from assessor.frameworks.hipaa.addressable_groups import Grouped
    from assessor.frameworks.hipaa.result import AddressableRow, HipaaScore, RiskAnalysis
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.result import Result

_COLUMNS: Final = (
    Column("Addressable specification", 34, mono=True),
    Column("What it requires", 44),
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
        f"{grammar.verb(count, 'rests', 'rest')} on it and {grammar.verb(count, 'is', 'are')} not accepted until it is "
        f"current ({analysis.citation})."
    )
    return [Callout("Risk analysis.", text)]


def specification_table(score: HipaaScore, groups: Grouped, result: Result, names: BriefNames) -> Block:
    """The specifications that are not carried out in full, or not known to be."""
    total = sum(map(applies, score.addressable))
    if not total:
        return Paragraph("On the stated facts, no addressable specification applies to this organization.")
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
        return Paragraph(f"All {total} addressable specifications that apply are implemented.")
    title = f"Addressable specifications not fully implemented, or not known to be, out of {total}"
    note = (
        "An addressable specification is not optional: implement it, or document why that is not reasonable and "
        "what is done instead, or how the standard is met without it (45 CFR 164.306(d)(3)). Cost alone is never "
        "enough of a reason."
    )
    return Table(_COLUMNS, rows, title, note)


def remaining_lists(score: HipaaScore, result: Result, names: BriefNames) -> list[Block]:
    """The rows the table leaves out: in place by its terms or by a determination, or not applicable."""
    remaining = [row for row in score.addressable if group_of(row) is None]
    applicable = [row for row in remaining if applies(row)]
    waiting = [row for row in applicable if unfinished(todays_verdict(result, row.ref))]
    others = [row for row in applicable if not _determined(row) and row not in waiting]
    assumed = [row for row in others if todays_verdict(result, row.ref).ground == "assumed"]
    carried_out = [row for row in others if row not in assumed]
    lists = (
        ("Implemented as the rule describes, no decision needed", carried_out),
        ("Implemented as the rule describes, but only assumed, from usual terms or without a date: confirm", assumed),
        (f"In place only {grounds.UNFINISHED}", waiting),
        ("Found in place by a determination", [row for row in applicable if _determined(row)]),
        ("Does not apply", [row for row in remaining if not applies(row)]),
    )
    return [
        Paragraph(f"{heading}: {', '.join(names.obligations(row.ref for row in rows))}.", quiet=True)
        for heading, rows in lists
        if rows
    ]


def _determined(row: AddressableRow) -> bool:
    return row.decision == "determined"
