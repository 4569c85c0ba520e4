"""What a SOC 2 report never does, whatever is stated in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from assessor import api
from tests.unit.frameworks.soc_2.sound import PLAN, QUARTERS, ROLES, block, criterion, record, report, review, scored

if TYPE_CHECKING:
    from assessor.model.plan import Plan


def test_a_report_never_improves_a_verdict(plan: Plan) -> None:
    """With and without the block, and with the worst that can be said in it: that holds its criteria back."""
    worst = block(
        controls_tested=[review(deviations=4, also_for=[ROLES])],
        provider_reports=[report(opinion="adverse", cuecs=[{"id": "a", "text": "Do"}])],
        subservice=[{"provider": "cloud", "method": "carve_out"}],
        no_occurrence=[{"obligation": PLAN, "reason": "Nothing"}],
    )
    made = [scored(plan, **more) for more in ({}, {"soc_2": block()}, {"soc_2": worst})]
    verdicts = [{row["ref"]: row["verdict"] for row in score["criteria"]} for score in made]
    assert verdicts[0] == verdicts[1]
    changed = {ref: verdicts[2][ref] for ref in verdicts[0] if verdicts[2][ref] != verdicts[0][ref]}
    assert changed == dict.fromkeys(["soc-2:CC6.2", "soc-2:CC6.3", "soc-2:CC9.2"], "partial")
    assert made[0]["type"] is None
    assert made[0]["opinion_risk"] == []


_GOOD = ("no_occurrence", "no_exception")


@given(st.lists(st.sampled_from(QUARTERS), unique=True), st.sampled_from(QUARTERS))
def test_one_more_record_never_takes_from_what_is_shown(held: list[str], more: str) -> None:
    plan = _remembered()
    made = []
    for days_ in (held, [*held, more]):
        records = [record(n, "monitoring-program", day) for n, day in enumerate(days_)]
        made.append(criterion(scored(plan, soc_2=block(), evidence=records), "soc-2:CC4.1")["standing"] in _GOOD)
    assert made[1] >= made[0]


@cache
def _remembered() -> Plan:
    return api.load_library(["soc-2"])
