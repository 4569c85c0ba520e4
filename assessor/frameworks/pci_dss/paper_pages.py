"""The page on what PCI DSS wants in writing: risk analyses, worksheets, and the papers of service providers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.sheet import Callout, Cell, Column, Paragraph, Sheet, Table
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.pci_dss.result import PciDssScore
    from assessor.frameworks.pci_dss.result_papers import PciFinding, TargetedRiskAnalysis, ThirdParty, Worksheet
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

_PAPER = {"there": ("on file", "met"), "missing": ("missing", "gap"), "not_stated": ("not stated", "none")}
_LOOKED = {"in_date": "met", "stale": "gap", "not_stated": "none"}
_STATE = {"in_date": ("current", "met"), "stale": ("out of date", "gap"), "missing": ("missing", "gap")}
_SHORT: Final[Mapping[PciFinding, str]] = {
    "in_place": "In Place",
    "in_place_with_ccw": "In Place with CCW",
    "in_place_customized": "In Place, customized",
    "once_finished": "In Place once a duty is finished",
    "not_in_place": "Not in Place",
    "not_applicable": "Not Applicable",
    "not_applicable_unconfirmed": "Not Applicable, to be verified",
    "not_tested": "Not Tested",
    "undecided": "cannot be judged",
    "outside_instrument": "outside the questionnaire",
}


def sheets_of(score: PciDssScore, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet, where there is any paper to speak of."""
    analyses = [analysis for analysis in score.risk_analyses if analysis.needed != "not_needed"]
    sheets, providers = score.worksheets, score.providers
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
            lede="Some requirements call for documents. A missing one fails only the requirement that calls for it.",
            blocks=tuple(blocks),
        ),
    )


def _title(analyses: Sequence[TargetedRiskAnalysis], providers: Sequence[ThirdParty]) -> str:
    """The conclusion: how many papers are missing."""
    unsigned = sum(provider.acknowledgement == "missing" for provider in providers)
    unsplit = sum(provider.matrix == "missing" for provider in providers)
    unwritten = sum(analysis.state != "in_date" and not analysis.otherwise for analysis in analyses)
    said = []
    if unsigned:
        has = grammar.verb(unsigned, "has", "have")
        said.append(
            f"{grammar.counted(unsigned, 'service provider')} {has} not accepted responsibility for card data "
            "in writing"
        )
    if unsplit:
        said.append(f"{grammar.counted(unsplit, 'responsibility split')} {grammar.verb(unsplit, 'is', 'are')} missing")
    if unwritten:
        said.append(
            f"{grammar.counted(unwritten, 'requirement')} {grammar.verb(unwritten, 'lacks', 'lack')} "
            "a current risk analysis"
        )
    return "; ".join(said) if said else "The documents PCI DSS calls for are on file"


def _providers(score: PciDssScore, names: BriefNames) -> list[Block]:
    columns = (
        Column("Service provider", 42),
        Column("Written agreement (12.8.2)", 28),
        Column("Due diligence (12.8.3)", 26),
        Column("Attestation, or own test of its part (12.8.4)", 28),
        Column("Last checked", 26),
        Column("Responsibility split (12.8.5)", 26),
    )
    rows = []
    for provider in score.providers:
        service = f", {provider.service}" if provider.service else ""
        rows.append(
            (
                Cell(f"{provider.name}{service}"),
                Cell(*_PAPER[provider.acknowledgement]),
                Cell(_day(provider.chosen_with_care_on)),
                Cell(*_PAPER[provider.status_paper]),
                Cell(_day(provider.status_checked_on), _LOOKED[provider.status]),
                Cell(*_PAPER[provider.matrix]),
            )
        )
    note = "Listed are the firms whose work touches card data or could affect its security. 12.8.1 requires this list."
    made: list[Block] = [Table(columns, tuple(rows), "Third-party service providers", note)]
    standing = [f"{names.obligation(row.ref)} {_SHORT[row.finding]}" for row in score.provider_requirements]
    made.append(Paragraph(f"For all of them together, today: {'; '.join(standing)}."))
    for provider in (provider for provider in score.providers if provider.assessed_here):
        work = [names.function(name) for name in provider.functions]
        doing = f" ({grammar.listed(work)})" if work else ""
        text = (
            f"It has no attestation of compliance, so what it does here{doing} is tested as part of your own "
            "assessment. The rest of its work rests on its own evidence."
        )
        made.append(Callout(f"{provider.name}.", text))
    return made


def _day(text: str | None) -> str:
    return grammar.day(text) if text else "not stated"


def _analyses(analyses: Sequence[TargetedRiskAnalysis], names: BriefNames) -> Table:
    columns = (
        Column("Requirement", 24, mono=True),
        Column("Chosen frequency", 28),
        Column("Risk analysis", 24),
        Column("Last reviewed", 32),
        Column("Why this frequency", 68),
    )
    rows = []
    for analysis in analyses:
        word, style = _STATE[analysis.state]
        fixed = analysis.otherwise
        shown = grammar.interval(analysis.frequency) if analysis.frequency else "none"
        if fixed:
            shown = f"{grammar.interval(fixed)}, set by the standard"
        rows.append(
            (
                Cell(names.obligation(analysis.ref)),
                Cell(shown),
                Cell("not needed" if fixed else word, "na" if fixed else style),
                Cell(_day(analysis.last_look)),
                Cell(analysis.rationale or "nothing in writing"),
            )
        )
    note = (
        "Where the standard leaves the frequency to you, it must rest on a risk analysis reviewed within the last "
        "twelve months (12.3.1). Without one, the requirement is Not in Place even if the work is done."
    )
    return Table(columns, tuple(rows), "Targeted risk analyses", note)


def _worksheets(sheets: Sequence[Worksheet], names: BriefNames) -> Table:
    columns = (
        Column("Requirement", 24, mono=True),
        Column("Document", 62),
        Column("Valid", 20),
        Column("Last reviewed", 32),
        Column("Finding", 38),
    )
    rows = tuple(
        (
            Cell(names.obligation(sheet.ref)),
            Cell(sheet.document),
            Cell("yes", "met") if sheet.counts else Cell("no", "gap"),
            Cell(_day(sheet.last_look)),
            Cell(_SHORT[sheet.finding]),
        )
        for sheet in sheets
    )
    note = "What a document lacks is listed with its requirement. A requirement can have one of the two, never both."
    return Table(columns, rows, "Compensating controls and the customized approach", note)
