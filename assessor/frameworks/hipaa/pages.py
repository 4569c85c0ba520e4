"""The pages on HIPAA: roles and contracts, decisions about addressable measures; papers kept and breaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.hipaa import clock_pages as hipaa_clocks
from assessor.report.sheet import Bullets, Callout, Cell, Column, Figure, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

ID = "hipaa"
_ISSUER = (
    "No certification exists, and nothing here is one: only the Office for Civil Rights at HHS makes findings, besides "
    "state attorneys general."
)
_DECIDED = ("alternative", "no_measure")
# Groups of decisions, in the order they are printed: (heading, style), by what was done and whether it counts.
_GROUPS: Mapping[str, tuple[str, str]] = {
    "refused": ("Decided otherwise, and the decision does not count", "gap"),
    "none": ("Not carried out in full, no decision", "part"),
    "found_not_met": ("Found not to be carried out", "gap"),
    "found_in_part": ("Found to be carried out in part", "part"),
    "not_tested": ("Not tested", "none"),
    "held_back": ("Waits for a contract", "part"),
    "unknown": ("Not known", "none"),
    "flagged": ("Decided otherwise; a reviewer must look", "comp"),
    "accepted": ("Decided otherwise, and the decision counts", "comp"),
}
# What a determination found, by verdict; without one of these words it is in place.
_FOUND = {"gap": "found_not_met", "partial": "found_in_part", "not_tested": "not_tested", "not_assessable": "unknown"}
_NOT_APPLICABLE = "not_applicable"
_PAPERS = {
    "signed": ("Signed", "met"),
    "missing": ("Missing", "gap"),
    "not_stated": ("Not stated", "none"),
    "not_needed": ("Not needed", "na"),
}
_ROLES = {
    "business_associate": "business associate",
    "subcontractor": "subcontractor",
    "either": "business associate or subcontractor, by whose data it is",
}
_WHO = {"covered_entity": "covered entity", "business_associate": "business associate"}


def sheets_of(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where HIPAA was chosen, and a second one where papers or incidents are stated."""
    score = result.record("scores").record(ID)
    if not score.records("addressable"):
        return ()
    return (_decisions(score, names), *hipaa_clocks.sheets_of(score))


def group_of(row: Record) -> str:
    """Which group a specification belongs to; empty where it is in place or does not apply."""
    if row.text("decision") in _DECIDED:
        accepted = row.data.get("accepted") is True
        return "refused" if not accepted else "flagged" if row.data.get("flagged") is True else "accepted"
    return row.text("decision") if row.text("decision") in _GROUPS else _FOUND.get(row.text("verdict"), "")


def _count(found: Mapping[str, list[Record]], *groups: str) -> int:
    return sum(len(found.get(group, ())) for group in groups)


def _decisions(score: Record, names: BriefNames) -> Sheet:
    rows = score.records("addressable")
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(group_of(row), []).append(row)
    missing = [item for item in score.records("contracts") if item.text("state") == "missing"]
    missing = [item for item in missing if item.text("needed") == "yes"]
    return Sheet(
        anchor="hipaa",
        kicker="HIPAA",
        title=_title(found, missing),
        lede=_lede(score),
        figures=_figures(score, found, missing),
        blocks=tuple(_blocks(score, found, names)),
    )


def _title(found: Mapping[str, list[Record]], missing: list[Record]) -> str:
    """The conclusion: contracts first, because everything of such a provider waits for one; then decisions."""
    open_, untested = _count(found, "none", "refused"), _count(found, "not_tested")
    short = _count(found, "found_not_met", "found_in_part")
    said = []
    if missing:
        named = grammar.listed([shorten(item.text("name"), 60) for item in missing[:3]])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""  # noqa: PLR2004 - as many as were named
        verb = "handles" if len(missing) == 1 else "handle"
        said.append(f"{named}{more} {verb} patient data without a contract")
    if open_:
        verb = "lacks" if open_ == 1 else "lack"
        said.append(f"{open_} addressable {grammar.noun(open_, 'measure')} {verb} a decision that counts")
    if short:
        verb = "was" if short == 1 else "were"
        said.append(f"{short} addressable {grammar.noun(short, 'measure')} {verb} found not to be carried out in full")
    if untested:
        verb = "was" if untested == 1 else "were"
        said.append(f"{untested} addressable {grammar.noun(untested, 'measure')} {verb} not tested")
    return "; ".join(said) or _nothing_open(found)


def _nothing_open(found: Mapping[str, list[Record]]) -> str:
    """The conclusion where no contract is missing and nothing was found short: no more than is known."""
    unknown = _count(found, "unknown")
    if unknown:
        verb = "is" if unknown == 1 else "are"
        return (
            f"HIPAA: whether {unknown} addressable {grammar.noun(unknown, 'measure')} {verb} carried out is not known"
        )
    if not any(_applies(row) for rows in found.values() for row in rows):
        return "HIPAA: no addressable measure applies"
    return "HIPAA: no contract is known to be missing, and no addressable measure lacks a decision"


def _applies(row: Record) -> bool:
    return row.text("verdict") != _NOT_APPLICABLE


def _lede(score: Record) -> str:
    roles = score.record("actor").records("roles")
    held = [role.text("title").lower() for role in roles if role.text("holds") == "yes"]
    open_ = [role.text("title").lower() for role in roles if role.text("holds") == "unknown"]
    said = [f"The organization is a {' and a '.join(held)}." if held else ""]
    if open_:
        said.append(f"Not stated: whether it is a {' or a '.join(open_)}.")
    if not held and not open_:
        said.append("The organization is neither a covered entity nor a business associate: HIPAA asks nothing of it.")
    return " ".join([*filter(None, said), _ISSUER])


def _figures(score: Record, found: Mapping[str, list[Record]], missing: list[Record]) -> tuple[Figure, ...]:
    contracts = [item for item in score.records("contracts") if item.text("needed") != "no"]
    short = _count(found, "found_not_met", "found_in_part")
    open_ = _count(found, "none", "refused") + short
    counts = _count(found, "accepted", "flagged")
    without = "without one, or found not to be carried out in full" if short else "without one"
    basis = score.record("risk_analysis")
    signed = sum(item.text("state") == "signed" for item in contracts)
    told = {"yes": "Current", "no": "Outdated", "unknown": "Unknown"}[basis.text("current", "unknown")]
    made = ""
    if basis.text("on") == "none":
        told = "None"
    elif basis.text("on"):
        made = f" of {grammar.day(basis.text('on'))}"
    return (
        Figure(
            f"{signed} of {len(contracts)}", "contracts with those who handle patient data are signed", bool(missing)
        ),
        Figure(str(counts), f"addressable {grammar.noun(counts, 'measure')} replaced by a decision that counts"),
        Figure(str(open_), f"addressable {grammar.noun(open_, 'measure')} {without}", alarming=open_ > 0),
        Figure(told, f"risk analysis{made}, on which every such decision rests", basis.text("current") == "no"),
    )


def _blocks(score: Record, found: Mapping[str, list[Record]], names: BriefNames) -> list[Block]:
    basis = score.record("risk_analysis")
    made: list[Block] = []
    if basis.text("current") != "yes" and basis.count("decisions"):
        count = basis.count("decisions")
        text = (
            f"{grammar.opening(basis.text('why'))}. {count} documented {grammar.noun(count, 'decision')} "
            f"{'rests' if count == 1 else 'rest'} on it and {'is' if count == 1 else 'are'} not accepted until it is "
            f"current ({basis.text('citation')})."
        )
        made.append(Callout("Risk analysis.", text))
    made.append(_specifications(score, found, names))
    made.extend(_others(score, names))
    made.append(_contracts(score))
    made.extend(_roles(score))
    return made


def _others(score: Record, names: BriefNames) -> list[Block]:
    """The rows the table leaves out: in place by its terms or by a determination, or not applicable."""
    rest = [row for row in score.records("addressable") if not group_of(row)]
    applies = [row for row in rest if _applies(row)]
    lists = (
        ("Carried out as the rule describes, no decision needed", [row for row in applies if not _determined(row)]),
        ("Found to be in place by a determination", [row for row in applies if _determined(row)]),
        ("Does not apply", [row for row in rest if not _applies(row)]),
    )
    return [
        Paragraph(f"{words}: {', '.join(names.obligations(row.text('ref') for row in rows))}.", quiet=True)
        for words, rows in lists
        if rows
    ]


def _determined(row: Record) -> bool:
    return row.text("decision") == "determined"


def _specifications(score: Record, found: Mapping[str, list[Record]], names: BriefNames) -> Block:
    columns = (
        Column("Addressable measure", 34, mono=True),
        Column("What it asks", 44),
        Column("Decision", 40),
        Column("Why", 58),
    )
    rows = tuple(
        (
            Cell(names.obligation(row.text("ref"))),
            Cell(shorten(row.text("title"), 120)),
            Cell(heading, style),
            Cell(grammar.opening(shorten(row.text("why"), 300))),
        )
        for group, (heading, style) in _GROUPS.items()
        for row in found.get(group, ())
    )
    total = sum(_applies(row) for row in score.records("addressable"))
    if not total:
        return Paragraph("No addressable measure applies to this organization as it describes itself.")
    if not rows:
        return Paragraph(f"All {total} addressable measures that apply are carried out.")
    note = (
        "An addressable measure is not optional: it is carried out, or it is written down why that is not reasonable "
        "and what stands in its place, or how the standard is met without (45 CFR 164.306(d)(3)). Cost alone is no "
        "reason."
    )
    return Table(
        columns, rows, f"Addressable measures that are not carried out in full, or not known to be, of {total}", note
    )


def _contracts(score: Record) -> Block:
    rows = tuple(
        (
            Cell(shorten(item.text("name"), 80)),
            Cell(_ROLES.get(item.text("role"), grammar.opening(item.text("why")))),
            Cell(*_PAPERS.get(item.text("state"), (item.text("state"), ""))),
            Cell(str(item.count("carries"))),
            Cell(str(item.count("held_back"))),
        )
        for item in score.records("contracts")
    )
    if not rows:
        return Paragraph("The engagement file names no providers, so there is no contract to ask for.")
    columns = (
        Column("Provider", 50),
        Column("Under the rule", 56),
        Column("Contract", 24),
        Column("Carries", 20, number=True),
        Column("Held back", 26, number=True),
    )
    note = (
        "Carries: obligations it decides today and that are met. Held back: those that are not, as long as its "
        "contract is missing or not stated."
    )
    return Table(columns, rows, "Business associate contracts", note)


def _roles(score: Record) -> list[Block]:
    """What follows from the roles it has or may have, and the contracts with those it works for."""
    made: list[Block] = []
    for role in score.record("actor").records("roles"):
        if role.text("holds") == "no":
            continue
        doubt = " (not stated whether it is one)" if role.text("holds") == "unknown" else ""
        items = tuple(f"{item.text('text').rstrip('.')} ({item.text('citation')})." for item in role.records("follows"))
        made += [Paragraph(f"What follows for a {role.text('title').lower()}{doubt}:"), Bullets(items)]
    clients = tuple(
        (
            Cell(shorten(item.text("name"), 80)),
            Cell(_WHO.get(item.text("kind"), "")),
            Cell(*_PAPERS.get(item.text("state"), ("", ""))),
        )
        for item in score.record("actor").records("works_for")
    )
    if clients:
        columns = (Column("Works for", 80), Column("Which is a", 60), Column("Contract", 36))
        made.append(Table(columns, clients, "Up the chain", keep=True))
    return made
