"""Today's verdicts in the words of a PCI DSS report, and what the attestation would have to say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor.frameworks.pci_dss.instrument import contains
from assessor.frameworks.pci_dss.result import Attestation, AttestationReason, FindingCounts, QuestionnaireCounts
from assessor.model.scales import Truth, Verdict, unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.pci_dss.result import AttestationOutcome
    from assessor.frameworks.pci_dss.result_papers import PciFinding
    from assessor.model.plan import Obligation

IN_PLACE: Final = "in_place"
WITH_CCW: Final = "in_place_with_ccw"
CUSTOMIZED: Final = "in_place_customized"
ONCE_FINISHED: Final = "once_finished"
NOT_APPLICABLE: Final = "not_applicable"
UNCONFIRMED: Final = "not_applicable_unconfirmed"
OUTSIDE: Final = "outside_instrument"
NOT_TESTED: Final = "not_tested"
NOT_IN_PLACE: Final = "not_in_place"
UNDECIDED: Final = "undecided"
_MEMBERSHIP, _DESIGNATED = "saq", "designated_entity"  # a property of a row, a fact
_BY_VERDICT: Final[Mapping[Verdict, PciFinding]] = {
    Verdict.SATISFIED: IN_PLACE,
    Verdict.WITH_DUTIES: IN_PLACE,
    Verdict.COMPENSATED: WITH_CCW,
    Verdict.PARTIAL: NOT_IN_PLACE,
    Verdict.GAP: NOT_IN_PLACE,
    Verdict.NOT_TESTED: NOT_TESTED,
    Verdict.NOT_ASSESSABLE: UNDECIDED,
}


def outside(row: Obligation, saqs: Sequence[str], *, designated: bool) -> bool:
    """Whether a requirement is in none of the questionnaires that are filed.

    The supplement for designated entities (Appendix A3) is in no questionnaire: its rows name none.
    """
    if not designated and _MEMBERSHIP not in row.props:
        return True
    return bool(saqs) and all(contains(row, name) is Truth.NO for name in saqs)


def finding(
    row: Obligation, judged: Judgement, saqs: Sequence[str], customized: Iterable[str], *, designated: bool
) -> PciFinding:
    """One requirement's finding as a PCI DSS report would word it."""
    if judged.verdict is Verdict.NOT_APPLICABLE:
        if outside(row, saqs, designated=designated):
            return OUTSIDE
        return NOT_APPLICABLE if tested(judged) else UNCONFIRMED
    if judged.verdict is Verdict.COMPENSATED:
        return CUSTOMIZED if row.ref in customized else WITH_CCW
    if _unfinished(judged):
        return ONCE_FINISHED
    return _BY_VERDICT[judged.verdict]


def _unfinished(judged: Judgement) -> bool:
    """Whether it is in place but for a duty that somebody has and has not finished: In Place means all of it is."""
    chosen = [outcome.chosen for outcome in judged.clauses if outcome.chosen is not None]
    return unfinished(judged.verdict, judged.ground, {duty.state for each in chosen for duty in each.duties})


def tested(judged: Judgement) -> bool:
    """Whether a person determined that a requirement does not apply, with a reason and with what was looked at."""
    parts = judged.determined.parts if judged.determined is not None else ()
    return bool(parts) and all(item.status == "not_applicable" and item.rationale and item.evidence for item in parts)


def findings_of(
    case: Case, judgements: Mapping[str, Judgement], saqs: Sequence[str], customized: Iterable[str]
) -> dict[str, PciFinding]:
    """Finding by requirement."""
    rows = [row for row in case.plan.obligations if row.ref in judgements and row.catalog == "pci-dss"]
    names, designated = frozenset(customized), case.facts.get(_DESIGNATED) is True
    return {row.ref: finding(row, judgements[row.ref], saqs, names, designated=designated) for row in rows}


def counts(findings: Mapping[str, PciFinding]) -> FindingCounts:
    """How many requirements there are of each finding."""
    number = Counter(findings.values())
    return FindingCounts(
        in_place=number[IN_PLACE],
        in_place_with_ccw=number[WITH_CCW],
        in_place_customized=number[CUSTOMIZED],
        once_finished=number[ONCE_FINISHED],
        not_in_place=number[NOT_IN_PLACE],
        not_applicable=number[NOT_APPLICABLE],
        not_applicable_unconfirmed=number[UNCONFIRMED],
        not_tested=number[NOT_TESTED],
        undecided=number[UNDECIDED],
        outside_instrument=number[OUTSIDE],
    )


def by_questionnaire(
    rows: Iterable[Obligation], findings: Mapping[str, PciFinding], saqs: Sequence[str]
) -> tuple[QuestionnaireCounts, ...]:
    """The same for each questionnaire that is filed: each is filled in, and attested, for itself."""
    judged = [row for row in rows if row.ref in findings and findings[row.ref] != OUTSIDE]
    made = []
    for saq in saqs:
        number = Counter(findings[row.ref] for row in judged if contains(row, saq) is not Truth.NO)
        made.append(
            QuestionnaireCounts(
                saq=saq,
                in_place=number[IN_PLACE] + number[WITH_CCW] + number[CUSTOMIZED],
                once_finished=number[ONCE_FINISHED],
                not_in_place=number[NOT_IN_PLACE],
                not_applicable=number[NOT_APPLICABLE] + number[UNCONFIRMED],
                not_tested=number[NOT_TESTED],
                undecided=number[UNDECIDED],
            )
        )
    return tuple(made)


def attestation(findings: Mapping[str, PciFinding], legal_exceptions: Iterable[str]) -> Attestation:
    """A single requirement not in place makes it non-compliant, unless a law forbids exactly those."""
    number = Counter(findings.values())
    failing = {ref for ref, finding in findings.items() if finding == NOT_IN_PLACE}
    excused = failing & set(legal_exceptions)
    grounds = (
        AttestationReason(kind="not_in_place", count=len(failing - excused)),
        AttestationReason(kind="excused", count=len(excused)),
        AttestationReason(kind="once_finished", count=number[ONCE_FINISHED]),
        AttestationReason(kind="undecided", count=number[UNDECIDED]),
        AttestationReason(kind="unconfirmed", count=number[UNCONFIRMED]),
        AttestationReason(kind="not_tested", count=number[NOT_TESTED]),
    )
    outcome: AttestationOutcome
    if failing - excused:
        outcome = "non_compliant"
    elif number[ONCE_FINISHED] or number[UNDECIDED] or number[UNCONFIRMED]:
        outcome = "undetermined"
    else:
        outcome = "compliant_with_legal_exception" if excused else "compliant"
    return Attestation(
        outcome=outcome,
        partial=number[NOT_TESTED] > 0,
        grounds=tuple(ground for ground in grounds if ground.count),
    )
