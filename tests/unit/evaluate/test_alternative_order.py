"""Of several decisions on one obligation the same one counts, in whatever order the file has them."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.evaluate.alternative import documented
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.structured import engagement_of

ROW = "hipaa:164.308(a)(5)(ii)(C)"
DECISIONS: list[dict[str, Any]] = [
    {"obligation": ROW, "on": "2024-05-01"},
    {"obligation": ROW, "on": "2024-05-01", "grounds": ["cost", "risk"]},
    {"obligation": ROW, "on": "2024-05-01", "grounds": ["risk"], "no_reasonable_alternative": False},
]


def test_equal_texts_are_told_apart_by_their_grounds() -> None:
    plan = api.load_library(["hipaa"])
    counted = set()
    for decisions in permutations(DECISIONS):
        stated = {
            "as_of": "2026-11-21",
            "organization": {"name": "Small", "covered_entity": True},
            "frameworks": ["hipaa"],
            "alternatives": list(decisions),
        }
        assessment = assess_engagement(plan, engagement_of(stated, FRAMEWORKS), arrangements=["today"])
        row = next(each for each in plan.obligations if each.ref == ROW)
        use = documented(assessment.case, row)
        assert use is not None
        counted.add((use.item.grounds, use.lacks))
    assert len(counted) == 1
