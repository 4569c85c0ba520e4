"""The rate of billable incidents from counts, requests or size alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.unit.economics.organizations import books

if TYPE_CHECKING:
    from assessor.economics.frequency import Frequency
    from assessor.model.plan import Plan


def rate(plan: Plan, users: float = 25, **blocks: Any) -> Frequency:
    return books(plan, users, **blocks).frequency


def test_size_alone_gives_the_usual_firm(plan: Plan) -> None:
    found = rate(plan)
    assert found.value == pytest.approx(25 * 0.9 * 0.35)
    assert found.source == "size"
    assert found.rounded().observed is None


def test_a_count_is_a_gamma_posterior(plan: Plan) -> None:
    found = rate(plan, operations={"billable_incidents": {"count": 36, "months": 12}})
    shape, total = 1 + 36, 1 / (25 * 0.9 * 0.35) + 12
    assert found.value == pytest.approx(shape / total)
    assert float(found.draws.mean()) == pytest.approx(shape / total, rel=0.01)
    assert float(found.draws.std()) == pytest.approx(shape**0.5 / total, rel=0.03)


def test_requests_carry_the_whole_range_of_their_share(plan: Plan) -> None:
    counted = rate(plan, operations={"tickets": {"count": 270, "months": 12}})
    assert counted.source == "tickets"
    assert counted.value == pytest.approx(22.5 * 0.35, rel=0.01)
    sure = rate(plan, operations={"tickets": {"count": 270, "months": 12}}, prices={"billable_share": 0.35})
    assert float(np.ptp(sure.draws)) < float(np.ptp(counted.draws))
    usual = rate(plan, facts={"tickets_per_month": 20})
    assert usual.observed is not None
    assert (usual.observed.count, usual.observed.months) == (20, 1)


def test_longer_counts_are_surer(plan: Plan) -> None:
    spans = []
    for months in (1, 6, 24):
        found = rate(plan, operations={"billable_incidents": {"count": 9 * months, "months": months}}).rounded()
        assert found.p5 is not None
        assert found.p95 is not None
        spans.append(found.p95 - found.p5)
    assert spans[0] > spans[1] > spans[2]
