"""The page on what PCI DSS wants in writing: risk analyses, worksheets, and the papers of service providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.sheet import Callout, Cell, Column, Paragraph, Sheet, Table
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

_PAPER = {"there": ("there", "met"), "missing": ("missing", "gap"), "not_stated": ("not stated", "none")}
_LOOKED = {"in_date": "met", "stale": "gap", "not_stated": "none"}
_STATE = {"in_date": ("in date", "met"), "stale": ("too old", "gap"), "missing": ("missing", "gap")}
_SHORT = {
    "in_place": "In Place",
    "in_place_with_ccw": "In Place with CCW",
    "in_place_customized": "In Place, customized",
    "not_in_place": "Not in Place",
    "not_applicable": "Not Applicable",
    "not_applicable_unconfirmed": "Not Applicable, to be confirmed",
    "not_tested": "Not Tested",
    "undecided": "cannot be judged",
    "outside_instrument": "outside the questionnaire",
}


def sheets_of(score: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet, where there is any paper to speak of."""
    analyses = [item for item in score.records("risk_analyses") if item.text("needed") != "not_needed"]
    sheets, providers = score.records("worksheets"), score.records("providers")
    if not (analyses or sheets or providers):
        return ()
    blocks: list[Block] = []
    if providers:
        blocks += _providers(score, names)
    if analyses:
        blocks.append(_analyses(analyses, names))
    if sheets:
        blocks.append(_worksheets(sheets, names))
    return (
        Sheet(
            anchor="pci-dss-papers",
            kicker="PCI DSS",
            title=_title(analyses, providers),
            lede="Some requirements ask for papers: a missing one fails the requirement that asks and no other.",
            blocks=tuple(blocks),
        ),
    )


def _title(analyses: list[Record], providers: tuple[Record, ...]) -> str:
    """The conclusion: how many papers are missing."""
    unsigned = sum(item.text("acknowledgement") == "missing" for item in providers)
    unsplit = sum(item.text("matrix") == "missing" for item in providers)
    unwritten = sum(item.text("state") != "in_date" and not item.text("otherwise") for item in analyses)
    said = []
    if unsigned:
        verb = "has" if unsigned == 1 else "have"
        said.append(f"{_many(unsigned, 'service provider')} {verb} not answered in writing for card data")
    if unsplit:
        said.append(f"{_many(unsplit, 'split')} of requirements {'is' if unsplit == 1 else 'are'} missing")
    if unwritten:
        said.append(f"{_many(unwritten, 'rhythm')} {'has' if unwritten == 1 else 'have'} no risk analysis in date")
    return "; ".join(said) if said else "The papers PCI DSS asks for are there"


def _many(number: int, word: str) -> str:
    return f"{number} {grammar.noun(number, word)}"


def _providers(score: Record, names: BriefNames) -> list[Block]:
    columns = (
        Column("Service provider", 42),
        Column("Answers in writing (12.8.2)", 28),
        Column("Looked into (12.8.3)", 26),
        Column("Attestation (12.8.4)", 28),
        Column("Last checked", 26),
        Column("Split (12.8.5)", 26),
    )
    rows = []
    for item in score.records("providers"):
        service = f", {item.text('service')}" if item.text("service") else ""
        rows.append(
            (
                Cell(f"{item.text('name')}{service}"),
                Cell(*_PAPER[item.text("acknowledgement", "not_stated")]),
                Cell(_day(item.text("chosen_with_care_on"))),
                Cell(*_PAPER[item.text("status_paper", "not_stated")]),
                Cell(_day(item.text("status_checked_on")), _LOOKED.get(item.text("status"), "none")),
                Cell(*_PAPER[item.text("matrix", "not_stated")]),
            )
        )
    note = "Listed are the firms whose work touches card data or could affect its safety; this list itself is 12.8.1."
    made: list[Block] = [Table(columns, tuple(rows), "Third-party service providers", note)]
    found = [
        f"{names.obligation(item.text('ref'))} {_finding(item)}" for item in score.records("provider_requirements")
    ]
    made.append(Paragraph(f"Over all of them today: {'; '.join(found)}."))
    tested = [item for item in score.records("providers") if item.data.get("assessed_here") is True]
    for item in tested:
        work = [names.function(name) for name in item.strings("functions")]
        doing = f" ({grammar.listed(work)})" if work else ""
        text = (
            f"It has no attestation of compliance, so what it does here{doing} is tested within this organization's "
            "own assessment; its other work stands on its own proof."
        )
        made.append(Callout(f"{item.text('name')}.", text))
    return made


def _finding(item: Record) -> str:
    return _SHORT.get(item.text("finding"), item.text("finding"))


def _day(text: str) -> str:
    return grammar.day(text) if text else "not stated"


def _analyses(analyses: list[Record], names: BriefNames) -> Table:
    columns = (
        Column("Requirement", 24, mono=True),
        Column("Rhythm chosen", 28),
        Column("Risk analysis", 24),
        Column("Last gone through", 32),
        Column("Why this rhythm", 68),
    )
    rows = []
    for item in analyses:
        word, style = _STATE[item.text("state", "missing")]
        fixed = item.text("otherwise")
        shown = grammar.interval(item.text("frequency")) if item.text("frequency") else "none"
        if fixed:
            shown = f"{grammar.interval(fixed)}, as the standard says"
        rows.append(
            (
                Cell(names.obligation(item.text("ref"))),
                Cell(shown),
                Cell("not needed" if fixed else word, "na" if fixed else style),
                Cell(_day(item.text("last_look"))),
                Cell(item.text("rationale") or "nothing in writing"),
            )
        )
    note = (
        "Where the standard leaves the rhythm to the organization, a risk analysis gone through within twelve months "
        "stands behind it (12.3.1); without one the requirement is Not in Place, even if the work is done."
    )
    return Table(columns, tuple(rows), "Targeted risk analyses", note)


def _worksheets(sheets: tuple[Record, ...], names: BriefNames) -> Table:
    columns = (
        Column("Requirement", 24, mono=True),
        Column("Paper", 62),
        Column("Counts", 20),
        Column("Last gone through", 32),
        Column("Finding", 38),
    )
    rows = tuple(
        (
            Cell(names.obligation(item.text("ref"))),
            Cell(item.text("document")),
            Cell("yes", "met") if item.data.get("counts") is True else Cell("no", "gap"),
            Cell(_day(item.text("last_look"))),
            Cell(_finding(item)),
        )
        for item in sheets
    )
    note = "What a paper lacks stands with its requirement. One requirement has one of the two, never both."
    return Table(columns, rows, "Compensating controls and the customized approach", note)
