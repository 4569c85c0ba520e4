"""Facts: what is stated of the organization comes first, then the day on which a duty says it was last done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor.assess.prepare import compile_files
from assessor.evaluate.stated_facts import stated_facts
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import data_files
from assessor.model.structured import engagement_of

if TYPE_CHECKING:
    from assessor.model.plan import Plan

DONE = {"state": "done", "last": "2024-02-15"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return compile_files(data_files(Path(__file__).parents[3]), FRAMEWORKS)


@pytest.mark.parametrize(
    ("organization", "duty", "made"),
    [
        ({}, DONE, "2024-02-15"),
        ({}, {"parts": {"periodic": DONE}}, "2024-02-15"),
        ({}, {"state": "done", "last": "2026-01-01", "parts": {"yearly": DONE}}, "2026-01-01"),
        ({}, {"state": "not_done", "last": "never"}, "none"),
        ({}, {"state": "done"}, None),
        ({}, "done", None),
        ({"risk_analysis_on": "2025-05-05"}, DONE, "2025-05-05"),
        ({"risk_analysis_on": "none"}, DONE, "none"),
    ],
)
def test_the_day_of_the_risk_analysis(plan: Plan, organization: Any, duty: Any, made: str | None) -> None:
    engagement = {
        "as_of": "2026-11-21",
        "organization": {"name": "Acme", "users": 3, **organization},
        "frameworks": ["hipaa"],
        "duties": {"rd-risk-analysis": duty},
    }
    facts = stated_facts(plan.terrain, engagement_of(engagement, FRAMEWORKS))
    assert (facts.get("risk_analysis_on"), facts["users"], "name" in facts) == (made, 3, False)
