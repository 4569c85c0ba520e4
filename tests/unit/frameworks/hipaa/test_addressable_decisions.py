"""Addressable specifications of a real clinic: carried out, decided, refused; and the analysis they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor.assess.findings import findings
from assessor.assess.obligation_rows import obligation_rows
from assessor.evaluate.supply import TODAY
from assessor.frameworks.hipaa import scores as hipaa

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.assess.engine import Assessment
    from assessor.frameworks.hipaa.result import HipaaScore

ENCRYPTION, LOG_IN = "hipaa:164.312(a)(2)(iv)", "hipaa:164.308(a)(5)(ii)(C)"
DECISION = {"obligation": LOG_IN, "rationale": "R.", "measure": "M.", "grounds": ["risk"]}


def figures(assessment: Assessment) -> HipaaScore:
    found = hipaa.score(assessment.case, assessment.judgements)
    assert found is not None
    return found


def told(assessment: Assessment, ref: str) -> tuple[Any, ...]:
    row = next(each for each in figures(assessment).addressable if each.ref == ref)
    return row.verdict.value, row.decision, row.accepted, row.flagged


def without(stated: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in stated.items() if key not in keys}


def test_all_22_are_listed(assess: Callable[..., Assessment]) -> None:
    found = figures(assess()).addressable
    assert len(found) == 22, "Appendix A to subpart C of 45 CFR part 164"
    assert told(assess(), ENCRYPTION) == ("compensated", "alternative", True, False)
    assert told(assess(), LOG_IN) == ("gap", "alternative", False, False)  # cost is its only ground


@pytest.mark.parametrize(
    ("stated", "answer"),
    [
        (DECISION, ("compensated", "alternative", True, False)),
        (DECISION | {"grounds": ["cost", "size"]}, ("compensated", "alternative", True, False)),
        (without(DECISION, "grounds"), ("compensated", "alternative", True, True)),
        (DECISION | {"on": "2019-05-01"}, ("compensated", "alternative", True, True)),  # before the risk analysis
        (DECISION | {"on": "2026-04-17"}, ("compensated", "alternative", True, False)),
        (DECISION | {"on": "2019-05-01", "reviewed": "2026-05-01"}, ("compensated", "alternative", True, False)),
        (without(DECISION, "rationale"), ("gap", "alternative", False, False)),
        (without(DECISION, "measure"), ("gap", "alternative", False, False)),
        (
            without(DECISION, "measure") | {"no_reasonable_alternative": True, "standard_met_by": "S."},
            ("compensated", "no_measure", True, True),
        ),
        (without(DECISION, "measure") | {"no_reasonable_alternative": True}, ("gap", "no_measure", False, False)),
        (None, ("gap", "none", None, False)),
    ],
)
def test_the_truth_table(
    assess: Callable[..., Assessment], stated: dict[str, Any] | None, answer: tuple[Any, ...]
) -> None:
    """45 CFR 164.306(d)(3)(ii): carry it out, or write down why not and what instead."""
    assert told(assess(lambda file: file.update(alternatives=[stated] if stated else [])), LOG_IN) == answer


@pytest.mark.parametrize(
    ("facts", "current", "verdict"),
    [
        ({}, "yes", "compensated"),
        ({"last_material_change_on": "none"}, "yes", "compensated"),
        ({"last_material_change_on": "2026-04-18"}, "no", "partial"),
        ({"risk_analysis_on": "none"}, "no", "partial"),
        ({"risk_analysis_on": None}, "yes", "compensated"),  # its duty says when it was last done
        ({"last_material_change_on": None}, "unknown", "not_assessable"),
    ],
)
def test_without_a_current_risk_analysis_no_decision_holds(
    assess: Callable[..., Assessment], facts: dict[str, Any], current: str, verdict: str
) -> None:
    def change(file: dict[str, Any]) -> None:
        stated = file["organization"] | facts
        file["organization"] = {key: value for key, value in stated.items() if value is not None}
        file["alternatives"] = [DECISION, DECISION | {"obligation": ENCRYPTION}]

    assessment = assess(change)
    assert figures(assessment).risk_analysis.current == current
    assert figures(assessment).risk_analysis.decisions == 2
    for ref in (ENCRYPTION, LOG_IN):
        judged = assessment.judgements[TODAY][ref]
        assert judged.verdict == verdict
        assert judged.cause == (None if current == "yes" else "risk-analysis")
        assert told(assessment, ref)[2] is (current == "yes")


def test_an_outdated_analysis_is_one_finding(assess: Callable[..., Assessment]) -> None:
    """However many decisions it takes the ground from; a complete one waits for nothing else."""

    def change(file: dict[str, Any]) -> None:
        file["organization"]["last_material_change_on"] = "2026-08-01"
        file["alternatives"] = [DECISION, DECISION | {"obligation": ENCRYPTION}]

    assessment = assess(change)
    rows = obligation_rows(assessment)
    found = [finding for finding in findings(assessment, rows, {}, None) if finding.cause == "risk-analysis"]
    assert [(finding.kind, sorted(finding.obligations), finding.alone) for finding in found] == [
        ("basis", sorted([ENCRYPTION, LOG_IN]), 2)
    ]
    verdict = next(row for row in rows if row.ref == ENCRYPTION).verdicts[TODAY]
    assert verdict.smallest is not None
    assert verdict.alternative is not None
    assert not verdict.alternative.accepted
    assert [remark.id for remark in verdict.alternative.lacks] == ["risk-analysis"]
