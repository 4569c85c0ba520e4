"""Today's verdicts in the words of a PCI DSS report, and what the attestation would have to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from assessor.frameworks.pci_dss.instrument import contains
from assessor.model.scales import Truth, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.model.plan import Obligation

IN_PLACE, WITH_CCW, CUSTOMIZED = "in_place", "in_place_with_ccw", "in_place_customized"
NOT_APPLICABLE, UNCONFIRMED, OUTSIDE = "not_applicable", "not_applicable_unconfirmed", "outside_instrument"
NOT_TESTED, NOT_IN_PLACE, UNDECIDED = "not_tested", "not_in_place", "undecided"
FINDINGS = (
    IN_PLACE,
    WITH_CCW,
    CUSTOMIZED,
    NOT_IN_PLACE,
    NOT_APPLICABLE,
    UNCONFIRMED,
    NOT_TESTED,
    UNDECIDED,
    OUTSIDE,
)
COMPLIANT, NON_COMPLIANT, LEGAL, OPEN = "compliant", "non_compliant", "compliant_with_legal_exception", "undetermined"
_BY_VERDICT = {
    Verdict.SATISFIED: IN_PLACE,
    Verdict.WITH_DUTIES: IN_PLACE,
    Verdict.COMPENSATED: WITH_CCW,
    Verdict.PARTIAL: NOT_IN_PLACE,
    Verdict.GAP: NOT_IN_PLACE,
    Verdict.NOT_TESTED: NOT_TESTED,
    Verdict.NOT_ASSESSABLE: UNDECIDED,
}


class Attestation(NamedTuple):
    """What the attestation of compliance would have to say today, and why; `partial` if something was not tested."""

    outcome: str
    partial: bool
    reasons: tuple[str, ...]


def outside(row: Obligation, saqs: Sequence[str]) -> bool:
    """Whether a requirement is in none of the questionnaires that are filed."""
    return bool(saqs) and all(contains(row, name) is Truth.NO for name in saqs)


def finding(row: Obligation, judged: Judgement, saqs: Sequence[str], customized: Iterable[str]) -> str:
    """One requirement's finding as a PCI DSS report would word it."""
    if judged.verdict is Verdict.NOT_APPLICABLE:
        if outside(row, saqs):
            return OUTSIDE
        return NOT_APPLICABLE if tested(judged) else UNCONFIRMED
    if judged.verdict is Verdict.COMPENSATED:
        return CUSTOMIZED if row.ref in customized else WITH_CCW
    return _BY_VERDICT[judged.verdict]


def tested(judged: Judgement) -> bool:
    """Whether a person determined that a requirement does not apply, with a reason and with what was looked at."""
    parts = judged.determined.parts if judged.determined is not None else ()
    return bool(parts) and all(item.status == "not_applicable" and item.rationale and item.evidence for item in parts)


def findings(
    case: Case, judgements: Mapping[str, Judgement], saqs: Sequence[str], customized: Iterable[str]
) -> dict[str, str]:
    """Finding by requirement."""
    rows = [row for row in case.plan.obligations if row.ref in judgements and row.catalog == "pci-dss"]
    names = frozenset(customized)
    return {row.ref: finding(row, judgements[row.ref], saqs, names) for row in rows}


def counts(made: Mapping[str, str]) -> dict[str, int]:
    """How many requirements there are of each finding."""
    return {name: sum(found == name for found in made.values()) for name in FINDINGS}


def attestation(made: Mapping[str, str], legal_exceptions: Iterable[str]) -> Attestation:
    """A single requirement not in place makes it non-compliant, unless a law forbids exactly those."""
    number = counts(made)
    failing = {ref for ref, found in made.items() if found == NOT_IN_PLACE}
    excused = failing & set(legal_exceptions)
    reasons: list[str] = []
    if failing - excused:
        reasons.append(_many(len(failing - excused), "requirement is", "requirements are") + " Not in Place.")
    if excused:
        reasons.append(
            _many(len(excused), "requirement is", "requirements are") + " Not in Place because a law forbids it."
        )
    if number[UNDECIDED]:
        reasons.append(
            _many(number[UNDECIDED], "requirement", "requirements") + " cannot be judged: facts are missing."
        )
    if number[UNCONFIRMED]:
        reasons.append(
            _many(number[UNCONFIRMED], "requirement is", "requirements are")
            + " Not Applicable by the facts stated; an assessor must have looked before the attestation may say so."
        )
    partial = number[NOT_TESTED] > 0
    if partial:
        reasons.append(
            _many(number[NOT_TESTED], "requirement was", "requirements were")
            + " Not Tested: this is a partial assessment, and the attestation must say so."
        )
    if failing - excused:
        outcome = NON_COMPLIANT
    elif number[UNDECIDED] or number[UNCONFIRMED]:
        outcome = OPEN
    else:
        outcome = LEGAL if excused else COMPLIANT
    return Attestation(outcome, partial, tuple(reasons))


def _many(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def told(made: Attestation) -> dict[str, Any]:
    """The attestation as plain data."""
    return {"outcome": made.outcome, "partial": made.partial, "reasons": list(made.reasons)}
