"""Laws of docs/method.md about duties: parts never reach beyond their rows, and doing work again never hurts."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from assessor.assess.engine import assess_engagement
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.scales import IN_PLACE
from assessor.model.structured import engagement_of
from tests.oracle.engine import plan_of
from tests.oracle.strategies import case_of_seed

if TYPE_CHECKING:
    from assessor.model.plan import Plan
    from assessor.model.scales import Verdict
    from tests.oracle.scales import Mapping

SEEDS = range(0, 120, 2)


def today(plan: Plan, engagement: Mapping) -> dict[str, Verdict]:
    judged = assess_engagement(plan, engagement_of(engagement, FRAMEWORKS)).judgements["today"]
    return {ref: judgement.verdict for ref, judgement in judged.items()}


def without_people(engagement: Mapping) -> Mapping:
    """Nobody determined anything and no alternative stands in, so that what is derived shows."""
    kept = {key: value for key, value in engagement.items() if key not in ("determinations", "alternatives", "pci_dss")}
    return copy.deepcopy(kept)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_failing_part_never_changes_the_rows_it_does_not_list(seed: int) -> None:
    library, drawn = case_of_seed(seed)
    engagement = without_people(drawn)
    plan = plan_of(library, engagement["frameworks"])
    before = today(plan, engagement)
    for duty in library["duties"]:
        for part in duty.get("parts", []):
            other = copy.deepcopy(engagement)
            stated = other["duties"].get(duty["id"], {"state": None})
            stated = {"state": stated} if isinstance(stated, str) else stated
            other["duties"][duty["id"]] = stated | {"parts": stated.get("parts", {}) | {part["id"]: "not_done"}}
            after = today(plan, other)
            beyond = {ref: verdict for ref, verdict in after.items() if ref not in part["attaches_to"]}
            assert beyond == {ref: before[ref] for ref in beyond}
            listed = [ref for ref in part["attaches_to"] if ref in after and before[ref] not in IN_PLACE]
            assert all(after[ref] not in IN_PLACE for ref in listed)


@pytest.mark.parametrize("seed", SEEDS)
def test_work_done_again_takes_nothing_out_of_place(seed: int) -> None:
    library, drawn = case_of_seed(seed)
    engagement = without_people(drawn)
    plan = plan_of(library, engagement["frameworks"])
    other = copy.deepcopy(engagement)
    for stated in other["duties"].values():
        for answer in [stated, *stated.get("parts", {}).values()] if isinstance(stated, dict) else []:
            if isinstance(answer, dict) and "last" in answer:
                answer["last"] = engagement["as_of"]
    before, after = today(plan, engagement), today(plan, other)
    lost = [ref for ref, verdict in before.items() if verdict in IN_PLACE and after[ref] not in IN_PLACE]
    assert lost == []


@pytest.mark.parametrize("day", ["2019-04-01", "never"])
@pytest.mark.parametrize("seed", SEEDS)
def test_work_longer_ago_puts_nothing_in_place(seed: int, day: str) -> None:
    library, drawn = case_of_seed(seed)
    engagement = without_people(drawn)
    plan = plan_of(library, engagement["frameworks"])
    other = copy.deepcopy(engagement)
    for stated in other["duties"].values():
        for answer in [stated, *stated.get("parts", {}).values()] if isinstance(stated, dict) else []:
            if isinstance(answer, dict) and "last" in answer:
                answer["last"] = day
    before, after = today(plan, engagement), today(plan, other)
    gained = [ref for ref, verdict in after.items() if verdict in IN_PLACE and before[ref] not in IN_PLACE]
    assert gained == []
