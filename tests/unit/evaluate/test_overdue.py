"""When the record of work in place is overdue: after its rhythm, by the demand or the schedule of whoever does it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.evaluate.overdue import overdue
from assessor.evaluate.supply import TODAY
from assessor.model.value import replace
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from assessor.library.engagement import Source
    from assessor.model.plan import Plan


@cache
def read(name: str) -> tuple[Source, Plan]:
    source, plan, _ = api.sound(ROOT / "examples" / f"{name}.yaml")
    return source, plan


def found(name: str, ref: str, record: str, collected: str) -> list[tuple[str, str | None, str]]:
    """Rhythm, basis and day of what is overdue for a row, were a record of that day."""
    source, plan = read(name)
    moved = [
        replace(each, collected=collected, period=None) if each.id == record else each
        for each in source.engagement.evidence
    ]
    row = next(one for one in plan.obligations if one.ref == ref)
    engagement = replace(source.engagement, evidence=tuple(moved))
    made = assess_engagement(plan, engagement, only=lambda one: one.ref == ref, arrangements=(TODAY,))
    judged = made.judgements[TODAY][ref]
    return [(each.every, each.basis, each.due.isoformat()) for each in overdue(made.case, row, judged)]


@pytest.mark.parametrize(
    ("collected", "told"),
    [
        ("2026-07-30", []),
        ("2026-08-20", []),
        ("2026-08-21", []),
    ],
)
def test_nothing_hangs_on_a_record_of_a_row_that_waits_for_a_newer_one(
    collected: str, told: list[tuple[str, str | None, str]]
) -> None:
    """PCI DSS leaves a requirement open whose period has passed without a record, so it is not in place on one."""
    assert found("redirect-shop", "pci-dss:11.3.2", "ev-scan-q3", collected) == told


@pytest.mark.parametrize(
    ("collected", "told"),
    [("2026-06-02", [("P1D", None, "2026-07-03")]), ("2026-10-21", []), ("2026-10-20", [("P1D", None, "2026-11-20")])],
)
def test_of_daily_work_a_record_a_month_is_enough(collected: str, told: list[tuple[str, str | None, str]]) -> None:
    assert found("clinic-two-frameworks", "pci-dss:5.3.1", "ev-malware-2026-06", collected) == told


def test_where_the_rule_gives_no_number_the_schedule_of_whoever_does_it_counts() -> None:
    assert found("dod-subcontractor", "cmmc:AT.L2-3.2.1", "ev-training", "2025-09-30") == [("P1Y", None, "2026-10-01")]


def test_without_one_our_own_rhythm_is_told_as_that() -> None:
    told = found("billing-office", "hipaa:164.308(a)(1)(ii)(A)", "ev-risk-questionnaire", "2025-02-20")
    assert told == [("P1Y", "engine_default", "2026-02-21")]


def test_what_a_finding_asks_for_is_not_asked_for_twice() -> None:
    """The report of a provider is too old by SOC 2's own rule, and the work for the other row falls short."""
    assert found("saas-company", "soc-2:CC9.2", "ev-keyring-report", "2025-06-16") == []
    assert found("clinic", "hipaa:164.308(a)(5)(ii)(B)", "ev-malware-2026-06", "2026-06-02") == []
