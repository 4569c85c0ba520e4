"""What stands against work and duties, and what newer support ends (docs/method.md, section 10)."""

from __future__ import annotations

from typing import Any

import pytest

from assessor.evaluate.outcome import ALL_YES, Alternative, outcome_of
from assessor.evaluate.records import HeldRecords, extent_of, lowered, standing
from assessor.model.engagement import EvidenceRecord
from assessor.model.period import Period
from assessor.model.scales import PREDICATES, DemandResult, Truth

DUTY = PREDICATES.index("customer_duty")


def record(name: str, day: str, **more: Any) -> EvidenceRecord:
    stated = {"source": "document", "capability": "log-review"} | more
    return EvidenceRecord(id=name, collected=day, **stated)


AGAINST = record("audit", "2026-03-01", result="contradicts")


@pytest.mark.parametrize(
    ("support", "stands"),
    [
        (record("later", "2026-04-01"), False),
        (record("later", "2026-04-01", source="third_party"), False),
        (record("weaker", "2026-04-01", source="declared"), True),
        (record("same day", "2026-03-01"), True),
        (record("earlier", "2026-02-01"), True),
        (record("other", "2026-04-01", capability="backup"), True),
        (record("inadequate", "2026-04-01", inadequate="It shows something else."), True),
        (record("window", "2026-05-01", period=Period(from_="2026-01-01", to="2026-02-28")), True),
    ],
)
def test_newer_support_of_no_weaker_source_ends_a_contradiction(support: EvidenceRecord, stands: bool) -> None:
    assert (AGAINST in standing([AGAINST, support], one_supplier=True)) == stands


def test_a_record_of_one_provider_ends_nothing_of_another() -> None:
    records = [record("north", "2026-03-01", result="contradicts"), record("south", "2026-04-01", provider="south")]
    held_records = HeldRecords(records)
    assert held_records.against("south", capability="log-review") == []
    assert [item.id for item in held_records.against("north", capability="log-review")] == ["north"]


def test_what_it_calls_inadequate_speaks_against_it() -> None:
    scan = record("scan", "2026-03-01", inadequate="A scan is no analysis of risks.")
    assert HeldRecords([scan]).against("customer", capability="log-review") == [scan]


@pytest.mark.parametrize(
    ("more", "extent"),
    [({}, "all"), ({"extent": "part"}, "part"), ({"failed": 3, "of": 25}, "part"), ({"failed": 2, "of": 2}, "all")],
)
def test_how_far_a_record_reaches(more: dict[str, Any], extent: str) -> None:
    against = record("audit", "2026-03-01", result="contradicts", **more)
    assert extent_of([against]) == extent
    assert extent_of([against, AGAINST]) == "all"


def test_a_part_of_the_work_undone_leaves_a_part() -> None:
    told = (Truth.NO, *ALL_YES[1:])
    assert outcome_of(told, has_duty=False) is DemandResult.UNMET
    assert outcome_of(told, has_duty=False, partly=("cadence",)) is DemandResult.PART


def test_a_duty_told_as_done_is_lowered_by_what_stands_against_it() -> None:
    done = Alternative(None, None, None, ALL_YES, DemandResult.MET_WITH_DUTY, "customer")
    part = record("audit", "2026-03-01", result="contradicts", extent="part")
    assert lowered(done, [], DUTY, "customer_duty") is done
    assert lowered(done, [AGAINST], DUTY, "customer_duty").result is DemandResult.UNMET
    found = lowered(done, [part], DUTY, "customer_duty")
    assert (found.result, found.partly, found.truths[DUTY]) == (DemandResult.PART, ("customer_duty",), Truth.NO)
