"""The sentences of PCI DSS: levels, questionnaires, what is to be filed, what an attestation would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import counted, day, inside, listed, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.pci_dss.result import (
        Attestation,
        AttestationOutcome,
        AttestationReason,
        PciDssScore,
        QuestionnaireCounts,
        ScopeConfirmation,
    )
    from assessor.frameworks.pci_dss.result_filing import DerivedSaq, FiledInstrument, SaqDecision
    from assessor.frameworks.pci_dss.result_levels import AcquirerWord, VolumeChannel, VolumeComparison

_ATTESTED: Final[Mapping[AttestationOutcome, str]] = {
    "compliant": "compliant",
    "non_compliant": "non-compliant",
    "compliant_with_legal_exception": "compliant with a legal exception",
}
_PAYMENTS: Final[Mapping[VolumeChannel, str]] = {
    "any": "payments",
    "card-not-present": "card-not-present payments",
    "e-commerce": "e-commerce payments",
}


def headline(score: PciDssScore) -> tuple[str, ...]:
    """Level, open requirements and what an attestation would say, in one line."""
    parts = [f"level {score.level.level}"] if score.level.level is not None else []
    parts.append(f"{counted(score.counts.not_in_place, 'requirement')} Not in Place")
    if score.attestation.outcome in _ATTESTED:
        parts.append(f"an attestation today would say {_ATTESTED[score.attestation.outcome]}")
    return (f"PCI DSS today: {', '.join(parts)}",)


def compared(comparison: VolumeComparison | None) -> str | None:
    """What a cell of a brand's table was compared with: the payments of a channel, and the range they fell into."""
    if comparison is None:
        return None
    if comparison.category is not None:
        return comparison.category
    low, high = comparison.low, comparison.high
    if comparison.below_all:
        return f"{low:,} payments" + ("" if low == high else " or more") + ": below every range above"
    count = f"{low:,}" if low == high else f"at least {low:,}" if high is None else f"{low:,} to {high:,}"
    parts = (
        ("more than", comparison.over),
        ("at least", comparison.at_least),
        ("up to", comparison.up_to),
        ("fewer than", comparison.below),
    )
    span = " and ".join(f"{word} {number:,}" for word, number in parts if number is not None)
    return f"{count} {_PAYMENTS[comparison.channel]}: {span}"


def derived_because(derived: DerivedSaq) -> str:
    """Why the answers lead where they lead."""
    if derived.ground == "unanswered":
        return f"Unanswered: {', '.join(derived.unanswered)}."
    return derived.rule_reason or "No rule in the table fits. Ask the acquirer."


def filed_because(filed: FiledInstrument, score: PciDssScore) -> str:
    """Why that is to be filed."""
    who = "service providers" if score.entity == "service_provider" else "merchants"
    brand = " and ".join(filed.brands)
    match filed.ground:
        case "brands_ask":
            return f"Level 1 requires a report on compliance ({brand})."
        case "level_asks":
            why = "after a compromise of card data" if filed.after_breach else "set by the acquirer"
            return f"Level {filed.levels[0]} requires a report on compliance ({why})."
        case "no_table":
            return f"The rules have no {brand} table for {who}. Ask {brand} or the acquirer."
        case "no_such_level":
            levels = " or ".join(map(str, filed.levels))
            return f"The {brand} table for {who} has no level {levels}. Ask {brand} or the acquirer what to file."
        case "level_uncertain":
            return (
                "A report on compliance or a questionnaire: the level is uncertain. State the missing payment counts."
            )
        case "no_channel":
            return "A questionnaire. Which one depends on how you take cards, and no payment channel is stated."
        case "answers":
            reason = derived_because(score.saq.derived) if score.saq.derived is not None else ""
            return f"{reason} At this level the acquirer decides what you file." if filed.acquirer_decides else reason


def differing_saq(filed: Sequence[str], derived: Sequence[str], unknown: Sequence[str]) -> tuple[str, str]:
    """That the questionnaire stated is not the one the answers lead to, and what to do; without final periods."""
    names = " and ".join(derived)
    if filed:
        stated = " and ".join(filed)
        message = f"The engagement states SAQ {stated}, but its answers lead to SAQ {names}"
        return message, "Correct one of them, or keep the acquirer's written approval"
    if unknown:
        message = f"The answers lead to SAQ {' and '.join(unknown)}, whose requirements are not in our catalog"
        return message, "Leave organization.saq out; every requirement then applies"
    return (
        f"The answers lead to SAQ {names}",
        f"State organization.saq: {_written(derived)} to apply only its requirements",
    )


def excluded_saq(filed: Sequence[str], failed: Sequence[str], asked: Sequence[str]) -> tuple[str, str]:
    """That the answers rule out the questionnaire stated and settle no other, and what to do."""
    why = f" (not so: {'; '.join(failed)})" if failed else ""
    message = (
        f"SAQ {' and '.join(filed)} is stated, but the answers of the channels exclude it{why} and settle no other, so "
        "what it would leave out cannot be judged"
    )
    if asked:
        return message, f"answer this as well: {', '.join(asked)}; or correct the answers"
    return message, 'correct one of them, or write "D-M", which holds every requirement'


def undecided_saq(asked: Sequence[str]) -> tuple[str, str]:
    """That the channels settle no questionnaire yet, and which answers are missing."""
    return (
        "the answers of the channels do not settle a questionnaire, so every requirement applies",
        f"answer this as well: {', '.join(asked)}",
    )


def saq_advice(saq: SaqDecision) -> str | None:
    """What to do about a questionnaire that is not the one the answers lead to; None where they agree."""
    derived = saq.derived.saqs if saq.derived is not None else ()
    if saq.agreement == "fuller":
        return f"The answers would allow SAQ {' and '.join(derived)}; what you file covers more."
    if saq.agreement in ("differs", "not_stated"):
        return " ".join(f"{sentence}." for sentence in differing_saq(saq.stated, derived, saq.not_in_catalog))
    return None


def assessor_files(filed: FiledInstrument | None) -> bool | None:
    """Whether a QSA or ISA takes part in what is filed; None where it is open what is filed."""
    if filed is None or filed.kind not in ("roc", "saq"):
        return None
    return filed.kind == "roc" or bool(filed.involvement)


def to_verify(filed: FiledInstrument | None) -> str:
    """Who has yet to verify what does not apply by the facts, and where the reasons are written."""
    match assessor_files(filed):
        case True:
            return "the QSA or ISA who takes part has to verify each before the attestation may say so"
        case False:
            return (
                "you mark each yourselves in the questionnaire, and give the reason in its appendix of requirements "
                "noted as Not Applicable"
            )
        case _:
            return "whoever fills in what is filed has to verify each before the attestation may say so"


def verified_by(filed: FiledInstrument | None) -> str:
    """What is left to do for those that do not apply, in a clause of the letter."""
    if assessor_files(filed) is False:
        return "say why in the questionnaire's appendix"
    return "an assessor has yet to verify that" if assessor_files(filed) else "that is yet to be verified"


def once_verified(filed: FiledInstrument | None) -> str:
    """What is said under the number of requirements that do not apply by the facts."""
    if assessor_files(filed) is False:
        return "Not Applicable once you give the reason for each in the questionnaire's appendix"
    return "Not Applicable once an assessor has verified it"


def attestation_reasons(attestation: Attestation, filed: FiledInstrument | None) -> list[str]:
    """Why the attestation would say so."""
    return [_attested(ground, filed) for ground in attestation.grounds]


def _attested(ground: AttestationReason, filed: FiledInstrument | None) -> str:
    number, is_ = counted(ground.count, "requirement"), verb(ground.count, "is", "are")
    match ground.kind:
        case "not_in_place":
            return f"{number} {is_} Not in Place."
        case "excused":
            return f"{number} {is_} Not in Place due to a legal restriction."
        case "once_finished":
            waits = verb(ground.count, "waits", "wait")
            return f"{number} {waits} for a duty that is assigned and not finished, and {is_} In Place only then."
        case "undecided":
            return f"{number} cannot be judged: facts are missing."
        case "unconfirmed":
            return f"{number} {is_} Not Applicable on the stated facts; {to_verify(filed)}."
        case "not_tested":
            partial = "this is a partial assessment, and the attestation must say so"
            return f"{number} {verb(ground.count, 'was', 'were')} Not Tested: {partial}."


def questionnaires(names: Sequence[str]) -> str:
    """Questionnaires in words: SAQ A and SAQ D for merchants."""
    whole = {"D-M": "SAQ D for merchants", "D-SP": "SAQ D for service providers"}
    return listed([whole.get(name, f"SAQ {name}") for name in names])


def of_questionnaire(counts: QuestionnaireCounts) -> str:
    """What of one questionnaire is in place, and what is not: 5 of 16 of SAQ P2PE, 11 not."""
    whole = counts.in_place + counts.once_finished + counts.not_in_place + counts.undecided + counts.not_tested
    open_ = [f"{counts.not_in_place} not"] if counts.not_in_place else []
    open_ += [f"{counts.once_finished} once a duty is finished"] if counts.once_finished else []
    open_ += [f"{counts.undecided} not decided"] if counts.undecided else []
    open_ += [f"{counts.not_tested} not tested"] if counts.not_tested else []
    return ", ".join((f"{counts.in_place} of {whole} of {questionnaires((counts.saq,))}", *open_))


def told_acquirer(name: str, to: str) -> str:
    """The bank by name, and as what it is told."""
    return f"{name}: {inside(to)}"


def acquirer(word: AcquirerWord) -> tuple[str, str]:
    """What the acquirer has stated of questionnaires, and when it did."""
    each = {True: "takes a questionnaire for each channel", False: "takes no questionnaire for each channel"}
    said = each.get(word.agrees_saq_per_channel) if word.agrees_saq_per_channel is not None else None
    stated = f"stated to you on {day(word.on)}" if word.on is not None else "stated to you"
    return f"the acquirer{f', {said}' if said else ''}", f"{stated}, by the engagement file; not looked at by us"


def not_searched(stated: ScopeConfirmation | None) -> str:
    """That we looked for no card data, and what the file says of the organization's own look."""
    ours = "Whether card data lies elsewhere: we did not search"
    if stated is None:
        return f"{ours}, and no search of yours is stated."
    if not stated.done:
        return f"{ours}, and your own work on the scope (12.5.2) is not done."
    on = f" on {day(stated.last)}" if stated.last is not None else ""
    by = f" by {inside(stated.who)}" if stated.who is not None else ""
    return f"{ours}. By the file the scope was confirmed (12.5.2){on}{by}."


def filing_day(score: PciDssScore) -> str:
    """What is decided on filing: by which day, who has to take part before it, and what is to be done by then."""
    filed = score.instrument
    if filed is None or filed.kind not in ("roc", "saq"):
        return ""
    bank = score.level.acquirer.name if score.level.acquirer is not None else None
    asked = f"Ask {bank or 'the acquirer'} by which day to file"
    waiting = score.counts.once_finished > 0
    if filed.kind == "roc" or not filed.involvement:
        closed = "close every finding and finish every assigned duty" if waiting else "every finding is to be closed"
        return f"{asked}{', and book the QSA' if filed.kind == 'roc' else ''}; {closed} before it."
    brands = listed([rule.title for rule in filed.involvement])
    first = "close findings and finish assigned duties first" if waiting else "close findings first"
    return f"{asked}, and book a QSA or have an ISA certified well before it, as {brands} asks; {first}."


def _written(saqs: Sequence[str]) -> str:
    return f'"{saqs[0]}"' if len(saqs) == 1 else "[" + ", ".join(f'"{name}"' for name in saqs) + "]"


ONCE: Final = "in place once a duty is finished"
MEMBERSHIP: Final = (
    "Which requirements a questionnaire contains we take from one secondary source, unverified: compare them with the "
    "questionnaire itself."
)
ANNEX_SOURCES: Final = ("PCI DSS v4.0.1 12.8.5 and 12.9.2: which requirements each side, or both, are responsible for",)
