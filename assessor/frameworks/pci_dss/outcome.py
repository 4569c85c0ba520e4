"""PCI DSS's outcome: what is filed, and what its attestation would say today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss import words
from assessor.frameworks.pci_dss.result import PciDssScore
from assessor.report.outcome import Outcome
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.result.result import Result

ID = "pci-dss"
_SAID = {
    "compliant": "compliant",
    "compliant_with_legal_exception": "compliant, with a legal exception",
    "non_compliant": "non-compliant",
}


def outcome_of(result: Result) -> Outcome | None:
    """The instrument and the attestation."""
    score = (result.scores or {}).get(ID)
    if not isinstance(score, PciDssScore):
        return None
    counts, outcome = score.counts, score.attestation.outcome
    in_place = counts.in_place + counts.in_place_with_ccw + counts.in_place_customized
    whole = in_place + counts.once_finished + counts.not_in_place + counts.undecided + counts.not_tested
    said = f"an attestation today would say {_SAID[outcome]}" if outcome in _SAID else "no attestation is possible yet"
    open_ = [f"{counts.not_in_place} of {whole} requirements Not in Place"] if counts.not_in_place else []
    open_ += [f"{counts.once_finished} {words.ONCE}"] if counts.once_finished else []
    open_ += [f"{counts.undecided} not decided"] if counts.undecided else []
    open_ += [f"{counts.not_tested} not tested"] if counts.not_tested else []
    tail = f"; {grammar.listed(open_)}" if open_ else f"; all {whole} requirements in place"
    confirm = counts.not_applicable_unconfirmed
    do = grammar.verb(confirm, "does", "do")
    looked = f" {confirm} {do} not apply on the stated facts: {words.verified_by(score.instrument)}." if confirm else ""
    return Outcome(
        framework=ID,
        headline=f"PCI DSS: {said}{tail}",
        standing=f"To be filed: {_filed(score)}. {_each(score, in_place, whole)}{looked}",
        way=_way(score),
        reached=outcome in ("compliant", "compliant_with_legal_exception") if outcome in _SAID else None,
        asks=tuple(filter(None, (words.filing_day(score),))),
        not_assessed=(words.not_searched(score.scope_confirmation),),
    )


def _each(score: PciDssScore, in_place: int, whole: int) -> str:
    """How many are in place: of each questionnaire, where several are filed and each is attested for itself."""
    filed = score.instrument.saqs if score.instrument is not None else ()
    if len(filed) > 1 and {each.saq for each in score.questionnaires} == set(filed):
        return f"In place: {'; '.join(words.of_questionnaire(each) for each in score.questionnaires)}."
    return f"{in_place} of {whole} requirements that apply are in place."


def _way(score: PciDssScore) -> str:
    """What it takes, and whom a brand wants to take part, whose fee no list prices."""
    reached = score.attestation.outcome in ("compliant", "compliant_with_legal_exception")
    takes = (
        "It stays so as long as every requirement that applies stays in place."
        if reached
        else "The attestation says compliant only when every requirement that applies is in place."
    )
    involved = score.instrument.involvement if score.instrument is not None else ()
    wanted = [
        f"{rule.title}: {grammar.inside(rule.by)}; a QSA's fee for that is in no figure here."
        for rule in involved
        if rule.by
    ]
    return " ".join((takes, *wanted))


def _filed(score: PciDssScore) -> str:
    filed = score.instrument
    if filed is None or filed.kind in ("ask", "unanswered"):
        return "what the acquirer asks for, which is not settled"
    if filed.kind == "roc":
        return "a report on compliance (ROC) with its attestation"
    if not filed.saqs:
        return "a self-assessment questionnaire"
    own = "its attestation" if len(filed.saqs) == 1 else "an attestation each"
    return f"{words.questionnaires(filed.saqs)} with {own}"
