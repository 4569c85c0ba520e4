"""The pages on PCI DSS: level, instrument and questionnaire with what led there, and where the requirements stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss import paper_pages as pci_dss_papers
from assessor.report.sheet import Callout, Cell, Column, Figure, Paragraph, Sheet, Table, cells
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

ID = "pci-dss"
# A finding in the words of a report, with the style of its cell; in the order of the table.
FINDINGS = {
    "in_place": ("In Place", "met"),
    "in_place_with_ccw": ("In Place with a compensating control worksheet", "comp"),
    "in_place_customized": ("In Place with the customized approach", "comp"),
    "not_in_place": ("Not in Place", "gap"),
    "not_applicable": ("Not Applicable, looked at and written down", "na"),
    "not_applicable_unconfirmed": ("Not Applicable by the facts, to be confirmed by looking", "na"),
    "not_tested": ("Not Tested", "none"),
    "undecided": ("Cannot be judged, facts are missing", "none"),
    "outside_instrument": ("Outside the questionnaires filed", "na"),
}
_OUTCOMES = {
    "compliant": "compliant",
    "compliant_with_legal_exception": "compliant with a legal exception",
    "non_compliant": "non-compliant",
    "undetermined": "nothing yet",
}
_DECIDED = {
    "table": "its table",
    "same_level": "the level of another brand",
    "designation": "named so by the brand",
    "breach": "a theft of card data",
    "acquirer": "stated by the acquirer",
}
# What the level of the whole business rests on.
_LEVEL_BY = {
    "brands": "the strictest over all card brands stated",
    "breach": "held for it after a theft of card data until the acquirer has stated a level after that day",
    "acquirer": "as the acquirer stated",
}
_KINDS = {"e-commerce": "website", "moto": "mail and telephone", "card_present": "card in hand"}


def sheets_of(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """One or two sheets where PCI DSS was chosen."""
    score = result.record("scores").record(ID)
    if not score.record("counts").data:
        return ()
    return (_standing(score), *pci_dss_papers.sheets_of(score, names))


def _standing(score: Record) -> Sheet:
    return Sheet(
        anchor="pci-dss",
        kicker="PCI DSS",
        title=_title(score),
        lede=_lede(score),
        figures=_figures(score),
        blocks=tuple(_blocks(score)),
    )


def saqs(names: tuple[str, ...]) -> str:
    """Questionnaires in words: SAQ A and SAQ D for merchants."""
    words = {"D-M": "SAQ D for merchants", "D-SP": "SAQ D for service providers"}
    return grammar.listed([words.get(name, f"SAQ {name}") for name in names])


def _title(score: Record) -> str:
    filed = score.record("instrument")
    outcome = _OUTCOMES.get(score.record("attestation").text("outcome"), "nothing yet")
    ending = f"an attestation today would say {outcome}"
    if filed.text("kind") == "roc":
        return f"A report on compliance is due; {ending}"
    if filed.text("kind") == "saq":
        names = filed.strings("saqs")
        verb = ("is", "fits") if len(names) == 1 else ("are", "fit")
        asked = any(rule.text("instrument") != "acquirer" for rule in filed.records("wanted"))
        return f"{saqs(names)} {f'{verb[0]} to be filed' if asked else verb[1]}; {ending}"
    if filed.data:
        return f"What to file is not settled; {ending}"
    return f"PCI DSS: {ending}"


def _lede(score: Record) -> str:
    level, filed = score.record("level"), score.record("instrument")
    who = "service provider" if score.text("entity") == "service_provider" else "merchant"
    said = []
    if level.count("level"):
        said.append(f"Level {level.count('level')} as a {who}, {_LEVEL_BY.get(level.text('decided_by'), '')}.")
    elif _numbers(level):
        said.append(f"The level as a {who} is not certain: counts are missing.")
    if filed.text("reason"):
        said.append(filed.text("reason"))
    if filed.data.get("scans") is True:
        said.append("Scans from outside by an approved vendor (ASV) belong to it (11.3.2).")
    said.append("The acquirer and the card brands decide what they accept; this page follows their published tables.")
    return " ".join(said)


def _figures(score: Record) -> tuple[Figure, ...]:
    counts, partial = score.record("counts"), score.record("attestation").data.get("partial") is True
    in_place = sum(counts.count(name) for name in ("in_place", "in_place_with_ccw", "in_place_customized"))
    failing = counts.count("not_in_place")
    made = [
        Figure(str(in_place), f"{grammar.noun(in_place, 'requirement')} In Place"),
        Figure(str(failing), "Not in Place; one is enough for non-compliant", alarming=failing > 0),
        Figure(str(counts.count("not_applicable_unconfirmed")), "Not Applicable only once an assessor has looked"),
    ]
    if partial:
        made.append(Figure(str(counts.count("not_tested")), "Not Tested: a partial assessment, and it must say so"))
    return tuple(made)


def _blocks(score: Record) -> list[Block]:
    made: list[Block] = []
    level, decided = score.record("level"), score.record("saq").record("derived")
    if level.records("brands"):
        made.append(_levels(level))
    if decided.records("channels"):
        made.append(_channels(decided))
    advice = score.record("saq").text("advice")
    if advice:
        made.append(Callout("Stated and derived.", advice))
    involved = score.record("instrument").records("involvement")
    made += [Callout(f"{item.text('title')}.", f"{item.text('by')} ({item.text('source')}).") for item in involved]
    made += [_counts(score), Paragraph(" ".join(score.record("attestation").strings("reasons")))]
    made.append(
        Paragraph(
            "Only a QSA, an ISA or the organization's own officer issues an attestation. Rows follow the questionnaire "
            "stated under organization.saq and nothing else.",
            quiet=True,
        )
    )
    return made


def _levels(level: Record) -> Table:
    columns = (Column("Card brand", 28), Column("Level", 16, number=True), Column("Because", 66), Column("Source", 66))
    rows = []
    for item in level.records("brands"):
        possible = [str(number) for number in _numbers(item)]
        shown = str(item.count("level")) if item.count("level") else " or ".join(possible) or "no table"
        rows.append(cells(item.text("title"), shown, _because(item), _source(item)))
    return Table(columns, tuple(rows), "Level by card brand", "One year's payments; the strictest level counts.")


def _numbers(item: Record) -> list[int]:
    value = item.data.get("possible")
    return [number for number in value if isinstance(number, int)] if isinstance(value, list) else []


def _because(item: Record) -> str:
    if item.strings("missing"):
        return f"not certain; state the payments in: {grammar.listed(list(item.strings('missing')))}"
    if item.text("because_of"):
        return f"{item.text('because_of')} has put the business there"
    return item.text("compared") or _DECIDED.get(item.text("decided_by"), "")


def _source(item: Record) -> str:
    doubt = " (to be checked with the acquirer)" if item.data.get("verify") is True else ""
    note = f" {item.text('note')}" if item.text("note") and doubt else ""
    return f"{item.text('source')}{doubt}.{note}" if item.text("source") else ""


def _channels(decided: Record) -> Table:
    columns = (
        Column("Way of taking cards", 44),
        Column("Leads to", 26),
        Column("Because", 58),
        Column("Near, and why not", 48),
    )
    rows = []
    for item in decided.records("channels"):
        kind = _KINDS.get(item.text("kind"), item.text("kind"))
        leads = saqs((item.text("saq"),)) if item.text("saq") else "ask the acquirer"
        if item.text("outcome") == "unanswered":
            leads = "not answered yet"
        rows.append(cells(f"{item.text('title')} ({kind})", leads, _led(item), _near(item)))
    return Table(columns, tuple(rows), "Which questionnaire the answers lead to", decided.text("reason"))


def _led(item: Record) -> str:
    if item.text("outcome") == "unanswered":
        return " ".join(each.text("question") for each in item.records("missing")) or grammar.listed(
            list(item.strings("missing_facts"))
        )
    way = next((each.text("words") for each in item.records("led_by") if each.text("answer") == "method"), "")
    return f"{way[:1].upper()}{way[1:]}. {item.text('reason')}" if way else item.text("reason")


def _near(item: Record) -> str:
    said = [f"{saqs((each.text('saq'),))}: not true that {grammar.listed(list(each.strings('failed')))}"
            for each in item.records("near")]  # fmt: skip
    return "; ".join(said) or "none"


def _counts(score: Record) -> Table:
    columns = (Column("Finding, in the words of a report", 130), Column("Requirements", 46, number=True))
    counts = score.record("counts")
    rows = tuple(
        (Cell(words, style), Cell(str(counts.count(name))))
        for name, (words, style) in FINDINGS.items()
        if counts.count(name)
    )
    return Table(columns, rows, "Where the requirements stand today", keep=True)
