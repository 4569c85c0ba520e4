"""The pages on PCI DSS: level, instrument and questionnaire with what led there, and where the requirements stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.frameworks.pci_dss import paper_pages, words
from assessor.frameworks.pci_dss.result import PciDssScore
from assessor.report.sheet import Callout, Cell, Column, Figure, Paragraph, Sheet, Table, cells
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.frameworks.pci_dss.result import FindingCounts
    from assessor.frameworks.pci_dss.result_filing import ChannelOutcome, DerivedSaq
    from assessor.frameworks.pci_dss.result_levels import BrandValidation, ValidationLevel
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.result import Result

ID = "pci-dss"
# A finding in the words of a report, with the style of its cell; in the order of the table.
_FINDINGS: tuple[tuple[Callable[[FindingCounts], int], str, str], ...] = (
    (lambda counts: counts.in_place, "In Place", "met"),
    (lambda counts: counts.in_place_with_ccw, "In Place with a compensating control worksheet", "comp"),
    (lambda counts: counts.in_place_customized, "In Place with the customized approach", "comp"),
    (lambda counts: counts.once_finished, "In Place once a duty of yours is finished; until then not", "part"),
    (lambda counts: counts.not_in_place, "Not in Place", "gap"),
    (lambda counts: counts.not_applicable, "Not Applicable, verified and documented", "na"),
    (lambda counts: counts.not_applicable_unconfirmed, "Not Applicable on the stated facts, to be verified", "na"),
    (lambda counts: counts.not_tested, "Not Tested", "none"),
    (lambda counts: counts.undecided, "Cannot be judged: facts are missing", "none"),
    (
        lambda counts: counts.outside_instrument,
        "Outside what is to be filed, superseded ones and Appendix A3 included",
        "na",
    ),
)
_OUTCOMES = {
    "compliant": "an attestation today would say compliant",
    "compliant_with_legal_exception": "an attestation today would say compliant with a legal exception",
    "non_compliant": "an attestation today would say non-compliant",
    "undetermined": "what an attestation would say is still open",
}
_DECIDED = {
    "table": "the brand's table",
    "same_level": "another brand's level",
    "designation": "assigned by the brand",
    "breach": "a compromise of card data",
    "acquirer": "set by the acquirer",
}
# What the level of the whole business rests on.
_LEVEL_BY = {
    "brands": "the strictest across the card brands stated",
    "breach": "because card data was compromised and the acquirer has not set a level since",
    "acquirer": "as set by the acquirer",
}
_KINDS = {"e-commerce": "website", "moto": "mail or telephone order", "card_present": "card present"}


def sheets_of(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """One or two sheets where PCI DSS was chosen."""
    score = (result.scores or {}).get(ID)
    if not isinstance(score, PciDssScore):
        return ()
    assumed = sum(
        score.findings.get(row.ref, "").startswith("in_place") and row.verdicts[TODAY].ground == "assumed"
        for row in result.obligations
        if TODAY in row.verdicts
    )
    return (_standing(score, assumed), *paper_pages.sheets_of(score, names))


def _standing(score: PciDssScore, assumed: int) -> Sheet:
    return Sheet(
        anchor="pci-dss",
        kicker="PCI DSS",
        title=_title(score),
        lede=_lede(score),
        figures=_figures(score, assumed),
        blocks=tuple(_blocks(score)),
    )


def _title(score: PciDssScore) -> str:
    filed = score.instrument
    ending = _OUTCOMES[score.attestation.outcome]
    if filed is None:
        return f"PCI DSS: {ending}"
    if filed.kind == "roc":
        return f"A report on compliance is required; {ending}"
    if filed.kind == "saq":
        required = any(rule.instrument != "acquirer" for rule in filed.wanted)
        fits = grammar.verb(len(filed.saqs), "fits", "fit")
        return f"{words.questionnaires(filed.saqs)} {'must be filed' if required else fits}; {ending}"
    return f"What to file is still open; {ending}"


def _lede(score: PciDssScore) -> str:
    level, filed = score.level, score.instrument
    who = "service provider" if score.entity == "service_provider" else "merchant"
    said = []
    if level.level is not None and level.decided_by is not None:
        said.append(f"{grammar.opening(who)} level {level.level}, {_LEVEL_BY[level.decided_by]}.")
    elif level.possible:
        said.append(f"The {who} level is uncertain: payment counts are missing.")
    if filed is not None:
        said.append(words.filed_because(filed, score))
    if filed is not None and filed.scans:
        said.append("External scans by an Approved Scanning Vendor (ASV) are part of it (11.3.2).")
    said.append("The acquirer and the card brands decide what they accept; this page follows their published tables.")
    return " ".join(said)


def _figures(score: PciDssScore, assumed: int) -> tuple[Figure, ...]:
    counts = score.counts
    in_place = counts.in_place + counts.in_place_with_ccw + counts.in_place_customized
    failing = counts.not_in_place
    made = [
        Figure(str(in_place), f"{grammar.noun(in_place, 'requirement')} In Place{_only_assumed(in_place, assumed)}"),
        Figure(str(failing), "Not in Place; one is enough to be non-compliant", alarming=failing > 0),
        Figure(str(counts.not_applicable_unconfirmed), words.once_verified(score.instrument)),
    ]
    if score.attestation.partial:
        made.append(Figure(str(counts.not_tested), "Not Tested: the assessment is partial and must say so"))
    return tuple(made)


def _only_assumed(in_place: int, assumed: int) -> str:
    """How many of those in place nobody stated or showed; nothing where there are none."""
    if not assumed:
        return ""
    return ", all only assumed" if assumed == in_place else f", {assumed} of them only assumed"


def _blocks(score: PciDssScore) -> list[Block]:
    made: list[Block] = []
    derived = score.saq.derived
    if score.level.brands:
        made.append(_levels(score.level))
    if derived is not None and derived.channels:
        made.append(_channels(derived))
    advice = words.saq_advice(score.saq)
    if advice:
        made.append(Callout("Stated versus derived.", advice))
    involved = score.instrument.involvement if score.instrument is not None else ()
    made += [Callout(f"{rule.title}.", f"{rule.by or ''} ({rule.source}).") for rule in involved]
    made += [_counts(score), Paragraph(" ".join(words.attestation_reasons(score.attestation, score.instrument)))]
    made.append(
        Paragraph(
            "Only a QSA, an ISA or an officer of the organization can issue an attestation. The questionnaire the "
            "engagement states alone decides which requirements are counted here."
            + (f" {words.MEMBERSHIP}" if score.questionnaires else ""),
            quiet=True,
        )
    )
    return made


def _levels(level: ValidationLevel) -> Table:
    columns = (Column("Card brand", 28), Column("Level", 16, number=True), Column("Reason", 66), Column("Source", 66))
    rows = []
    for brand in level.brands:
        shown = " or ".join(map(str, brand.possible)) or "no table"
        rows.append(cells(brand.title, shown, _because(brand), _source(brand)))
    word = level.acquirer
    if word is not None and (word.level is not None or word.agrees_saq_per_channel is not None):
        rows.append(cells(word.name or "The acquirer", str(word.level or "not stated"), *words.acquirer(word)))
    return Table(
        columns, tuple(rows), "Level by card brand", "Based on one year's payments; the strictest level counts."
    )


def _because(brand: BrandValidation) -> str:
    if brand.missing:
        return f"uncertain; state the payment counts for: {grammar.listed(list(brand.missing))}"
    if brand.because_of:
        return f"{brand.because_of} has assigned this level"
    return words.compared(brand.comparison) or _DECIDED[brand.decided_by]


def _source(brand: BrandValidation) -> str:
    doubt = " (confirm with the acquirer)" if brand.verify else ""
    note = f" {brand.note}" if brand.note and doubt else ""
    return f"{brand.source}{doubt}.{note}" if brand.source else ""


def _channels(derived: DerivedSaq) -> Table:
    columns = (
        Column("Payment channel", 44),
        Column("Questionnaire", 26),
        Column("Reason", 58),
        Column("Close, but ruled out", 48),
    )
    rows = []
    for channel in derived.channels:
        leads = words.questionnaires((channel.saq,)) if channel.saq else "ask the acquirer"
        if channel.outcome == "unanswered":
            leads = "unanswered"
        rows.append(cells(f"{channel.title} ({_KINDS[channel.kind]})", leads, _led(channel), _near(channel)))
    return Table(columns, tuple(rows), "Which questionnaire the answers lead to", words.derived_because(derived))


def _led(channel: ChannelOutcome) -> str:
    if channel.outcome == "unanswered":
        asked = " ".join(question.question for question in channel.missing)
        return asked or grammar.listed(list(channel.missing_facts))
    way = next((fact.words for fact in channel.led_by if fact.answer == "method"), "") or ""
    reason = channel.reason or ""
    return f"{grammar.opening(way)}. {reason}" if way else reason


def _near(channel: ChannelOutcome) -> str:
    near = [
        f"{words.questionnaires((each.saq or '',))}: it is not true that {grammar.listed(list(each.failed))}"
        for each in channel.near
    ]
    return "; ".join(near) or "none"


def _counts(score: PciDssScore) -> Table:
    columns = (Column("Where they stand, untested, in a report's words", 130), Column("Requirements", 46, number=True))
    rows = tuple(
        (Cell(title, style), Cell(str(count(score.counts)))) for count, title, style in _FINDINGS if count(score.counts)
    )
    return Table(columns, rows, "Where the requirements stand today", keep=True)
