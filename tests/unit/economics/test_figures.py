"""The economics of a whole result: sums, priced offerings, what is said when nothing can be priced."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor.assess.engine import Assessment, assess_engagement
from assessor.assess.money import accounts_of, priced
from assessor.economics.figures import priced_variant
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.engagement import read_engagement
from assessor.library.store import Store
from assessor.model.scales import IN_PLACE
from assessor.result.economics import Economics, Unpriced
from assessor.result.scales import MEASURES
from tests.unit.economics.organizations import books, engagement

if TYPE_CHECKING:
    from assessor.model.plan import Plan

CLINIC = Path(__file__).resolve().parents[3] / "examples" / "clinic.yaml"


@pytest.fixture(scope="module")
def assessment(plan: Plan, cache: Path) -> Assessment:
    source, problems = read_engagement(CLINIC, Store(cache), FRAMEWORKS)
    assert source is not None, problems
    return assess_engagement(plan, source.engagement)


@pytest.fixture(scope="module")
def economics(assessment: Assessment) -> Economics:
    made = priced(assessment, accounts_of(assessment)[0])
    assert made is not None
    return made


def test_every_arrangement_is_priced_and_adds_up(assessment: Assessment, economics: Economics) -> None:
    assert list(economics.priced) == list(assessment.arrangements)
    for name, costs in economics.priced.items():
        lines = costs.fee_lines
        assert sum(line.value for line in lines) == pytest.approx(costs.fees_annual, abs=len(lines)), name
        assert costs.fees_range.low <= costs.fees_annual <= costs.fees_range.high
        for measure in MEASURES:
            sure = costs.fees_annual + costs.onboarding
            assert costs.total.figure(measure) == pytest.approx(sure + costs.loss.figure(measure), abs=2)
            assert costs.figure(measure) == costs.total.figure(measure)
        risk = 0.25 * (costs.total.cvar95 - costs.total.mean)
        assert costs.functional == pytest.approx(costs.total.mean + risk, abs=2), "moderate"
        assert 0 <= costs.invoices <= costs.loss.mean
        assert sum(costs.histogram.shares) == pytest.approx(1, abs=0.01)
        assert list(costs.histogram.edges) == sorted(costs.histogram.edges)


def test_every_input_of_a_line_is_listed(economics: Economics) -> None:
    known = {figure.id for figure in economics.inputs}
    for costs in economics.priced.values():
        for line in costs.fee_lines:
            assert set(line.inputs) <= known
    assert {"managed_per_user", "loaded_wage", "prevented_share", "downtime_per_hour"} <= known
    stated = {figure.id for figure in economics.inputs if figure.stated}
    assert {"users", "devices", "servers", "loaded_wage", "impairment", "fixit.price", "northmsp.price"} <= stated
    assert all((figure.citation is not None) == (figure.origin == "rules") for figure in economics.inputs)


def test_a_model_is_priced_at_the_offering_its_verdicts_need(assessment: Assessment) -> None:
    variants, judged = assessment.variants["managed"], assessment.judgements["managed"]
    chosen = priced_variant(variants, judged)
    used = {
        dict(found.arrangement.offerings)["managed"]
        for found in judged.values()
        if found.verdict in IN_PLACE and found.arrangement is not None
    }
    order = [dict(one.offerings)["managed"] for one in variants]
    assert dict(chosen.offerings)["managed"] == max(used, key=order.index)
    assert priced_variant(variants, {}) is variants[0]


def test_steady_upkeep_needs_somebody_who_keeps_it(economics: Economics) -> None:
    costs = economics.priced
    assert costs["managed"].regime.upkeep
    assert not costs["break_fix"].regime.upkeep
    assert costs["managed"].regime.key != costs["break_fix"].regime.key
    assert costs["managed"].wait_hours < costs["break_fix"].wait_hours < costs["project_depot"].wait_hours


def test_capacity_by_function_adds_up_to_the_ledger(assessment: Assessment, economics: Economics) -> None:
    capacity = economics.capacity
    assert capacity is not None
    assert capacity.available == pytest.approx(0.5 * 130 * 0.8 * 0.85)
    assert capacity.needed == pytest.approx(sum(row.hours for row in capacity.by_function), abs=0.2)
    variant = assessment.variants["internal_it"][0]
    staff = next(supplier for held in variant.supply.values() for supplier in held or () if supplier.pool is not None)
    ledger = assessment.capacity.ledger(variant, staff)
    assert ledger is not None
    assert capacity.needed == pytest.approx(sum(ledger.needed.values()) + (ledger.tickets or 0), abs=0.2)
    assert {row.function for row in capacity.by_function if row.today} == {"service_desk", "iam_admin"}
    desk = next(row for row in capacity.by_function if row.function == "service_desk")
    assert desk.tickets == 36 * 0.5
    assert capacity.seat.positions == 4.2
    assert capacity.seat.staffed is False


def test_the_same_engagement_gives_the_same_figures(assessment: Assessment, economics: Economics) -> None:
    assert priced(assessment, accounts_of(assessment)[0]) == economics


def test_without_users_nothing_is_priced_and_the_reason_is_given(plan: Plan) -> None:
    silent = assess_engagement(plan, engagement(0))
    made, unpriced = accounts_of(silent)
    assert made is None
    assert unpriced == Unpriced(code="no_users", sizes=())
    assert priced(silent, made) is None


def test_unknown_devices_are_taken_as_one_each_and_marked(plan: Plan) -> None:
    accounts = books(plan, 12, {"devices": None})
    assert accounts.book.size.devices == 12
    assert accounts.parameters["devices"].assumption
    assert not accounts.parameters["users"].assumption


@pytest.mark.parametrize("own", [True, False])
def test_the_ceiling_is_shown_only_to_a_data_center_of_one_s_own(own: bool, plan: Plan) -> None:
    from assessor.economics.figures import ceiling

    found = ceiling(books(plan, operations={"own_data_center": own, "downtime_per_hour": 500}))
    if not own:
        assert found is None
        return
    assert found is not None
    assert found.usd_per_minute == 8851
    assert found.own_usd_per_hour == 500


def test_an_engagement_overrides_a_parameter_with_a_number_or_a_range(plan: Plan) -> None:
    accounts = books(plan, prices={"trip_fee": 40, "managed_per_user": {"low": 90, "default": 100, "high": 120}})
    trip, fee = accounts.parameters["trip_fee"], accounts.parameters["managed_per_user"]
    assert (trip.low, trip.value, trip.high, trip.stated) == (40, 40, 40, True)
    assert (fee.low, fee.value, fee.high) == (90, 100, 120)
    assert not accounts.parameters["break_fix_hourly"].stated


def test_the_tickets_of_the_capacity_rule_and_of_the_prices_agree(plan: Plan) -> None:
    assert plan.terrain.economics.parameters["tickets_per_user"].default == plan.terrain.capacity.tickets_per_user


def test_sizes_nobody_has_are_not_priced(plan: Plan) -> None:
    made, unpriced = accounts_of(assess_engagement(plan, engagement(1e300)))
    assert made is None
    assert unpriced == Unpriced(code="beyond_size", sizes=("users", "devices"))


@pytest.mark.parametrize(
    ("users", "facts", "blocks"),
    [
        (1, {"devices": 0}, {"operations": {"billable_incidents": {"count": 0, "months": 1}}}),
        (10_000_000, {}, {"operations": {"billable_incidents": {"count": 10_000_000, "months": 0.25}}}),
        (25, {}, {"prices": {"minor_hours": 0, "major_hours": 0, "critical_hours": 0, "prevented_share": 1}}),
        (25, {}, {"prices": {"managed_per_user": 0, "break_fix_hourly": 0, "salary_support": 0}}),
        (25, {}, {"risk": {"dispersion": 0.01, "tolerance": "very_averse"}}),
        (25, {}, {"prices": {"managed_per_user": 1e9, "loaded_wage": 1e9, "margin_per_hour": 1e9}}),
    ],
)
def test_extremes_are_priced_without_a_fault(
    users: float, facts: dict[str, Any], blocks: dict[str, Any], plan: Plan
) -> None:
    extreme = assess_engagement(plan, engagement(users, facts, **blocks), arrangements=["break_fix", "managed"])
    made = priced(extreme, accounts_of(extreme)[0])
    assert made is not None
    for costs in made.priced.values():
        assert all(math.isfinite(costs.figure(measure)) for measure in MEASURES)
        assert costs.p50 <= costs.p99
        assert costs.total.mean >= costs.fees_annual
    terms = made.crossover_terms
    assert all(map(math.isfinite, (terms.fee, terms.invoice, terms.onboarding, terms.managed.losses)))


def test_a_parameter_is_used_or_says_that_it_is_not(plan: Plan) -> None:
    root = Path(__file__).resolve().parents[3]
    files = [*(root / "assessor" / "economics").glob("*.py"), root / "rules/economics/price_lists.yaml"]
    files.append(root / "rules/economics/positions.yaml")
    text = "".join(path.read_text(encoding="utf-8") for path in [*files, root / "rules/economics/severities.yaml"])
    words = set(re.findall(r"[a-z_0-9]+", text))
    for name, item in plan.terrain.economics.parameters.items():
        assert name in words or "it enters no figure" in (item.note or ""), name
