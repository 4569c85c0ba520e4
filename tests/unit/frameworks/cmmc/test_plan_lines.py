"""What is open and stands on no plan of action, against the requirement that asks for a plan for everything open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor.model.scales import Verdict
from tests.unit.frameworks.cmmc.assessed import assessment, determined, engagement, ref, scored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.model.engagement import Engagement

PLANS = "3.12.2"
# who carries the plan of action out, so that nothing but a line of it can be missing
RUN: dict[str, Any] = {
    "providers": [
        {
            "id": "us",
            "model": "managed",
            "data_contact": [],
            "covers": "all",
            "artefacts": {"customer_responsibility_matrix": "matrix.txt"},
            "services": {
                "grc_vciso": {"lines": {"remediation-tracking": {"every": "P1M", "evidence": "system_record"}}}
            },
            "ordered": ["remediation-tracking"],
        }
    ],
    "today": {"grc_vciso": ["us"]},
    "duties": {"rd-risk-treatment": {"state": "done"}, "rd-remediation-tracking": {"state": "done"}},
}
LINE = {"requirement": ref("3.1.9"), "planned": "Show a notice."}
OTHER = {"requirement": ref("3.3.3"), "planned": "Review what is logged."}


def shop(open_: Mapping[str, str], **parts: Any) -> Engagement:
    stated = determined({PLANS: "open", **open_})
    return engagement(facts={"internal_fte": 4}, determinations=stated, **RUN, **parts)


def asked(score: CmmcScore) -> tuple[str, tuple[str, ...], int | None]:
    found = score.plan_requirement
    assert found is not None
    return found.finding.value, found.unplanned, score.sprs


def test_a_plan_that_holds_all_that_is_open_leaves_it_met() -> None:
    both = {"3.1.9": "not_met", "3.3.3": "not_met"}
    assert asked(scored(shop(both, cmmc={"poam": [LINE, OTHER]}))) == ("met", (), 108)
    general = {ref("3.3.3"): {"planned": "Review what is logged."}}
    assert asked(scored(shop(both, cmmc={"poam": [LINE]}, plan_of_action=general))) == ("met", (), 108)
    assert asked(scored(shop({}))) == ("met", (), 110)


@pytest.mark.parametrize("status", ["not_met", "partial_credit"])
def test_what_a_stated_plan_leaves_out_costs_its_points(status: str) -> None:
    number = "3.13.11" if status == "partial_credit" else "3.3.3"
    cost = 3 if status == "partial_credit" else 1
    score = scored(shop({"3.1.9": "not_met", number: status}, cmmc={"poam": [LINE]}))
    assert asked(score) == ("not_met", (ref(number),), 110 - 1 - cost - 3)
    lost = next(item for item in score.figures[0].lost if item.ref == ref(PLANS))
    assert not lost.eligible
    assert lost.source == "verdict"


def test_an_owner_without_a_measure_is_no_plan() -> None:
    general = {ref("3.3.3"): {"owner": "IT lead", "due": "2027-01-29"}}
    score = scored(shop({"3.1.9": "not_met", "3.3.3": "not_met"}, cmmc={"poam": [LINE]}, plan_of_action=general))
    assert asked(score)[:2] == ("not_met", (ref("3.3.3"),))


def test_silence_is_neither_a_plan_nor_proof_that_there_is_none() -> None:
    for block in ({}, {"cmmc": {"assessment": "self"}}):
        score = scored(shop({"3.1.9": "not_met"}, **block))
        assert asked(score) == ("undetermined", (), None)
        assert score.range == (106, 109)


def test_a_person_decides_and_the_terms_beside_that_are_lowered() -> None:
    stated = determined({"3.1.9": "not_met", "3.3.3": "not_met"})
    made = engagement(facts={"internal_fte": 4}, determinations=stated, cmmc={"poam": [LINE]}, **RUN)
    judged = assessment(made).judgements["today"][ref(PLANS)]
    assert judged.verdict is Verdict.SATISFIED
    assert judged.derived is Verdict.PARTIAL
    assert asked(scored(made)) == ("met", (), 108)


def test_beside_a_plan_for_a_finding_nothing_is_called_unplanned_yet() -> None:
    general = {"determined/some": {"planned": "Review what is logged."}}
    score = scored(shop({"3.1.9": "not_met", "3.3.3": "not_met"}, cmmc={"poam": [LINE]}, plan_of_action=general))
    assert asked(score) == ("met", (), 108)


def test_what_the_terms_alone_hold_open_needs_a_line_too() -> None:
    none = {"rd-key-management": {"state": "not_done"}, **RUN["duties"]}
    stated = determined({PLANS: "open", "3.1.9": "not_met", "3.13.10": "open"})
    terms = engagement(determinations=stated, cmmc={"poam": [LINE]}, **{**RUN, "duties": none})
    score = scored(terms)
    assert ref("3.13.10") in {item.ref for item in score.figures[0].lost}
    assert asked(score)[:2] == ("not_met", (ref("3.13.10"),))
