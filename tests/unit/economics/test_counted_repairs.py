"""Incidents that were counted cost what the engagement states, and whoever is sent for them bills each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor.economics.fee_lines import by_promise
from assessor.economics.frequency import without_upkeep
from assessor.economics.incident_cost import mean_cost
from assessor.economics.positions import hires
from assessor.economics.quotes import Line, Quote
from assessor.economics.regimes import Handlers
from assessor.evaluate.supply import providers_of, today
from tests.unit.economics.organizations import books

if TYPE_CHECKING:
    from assessor.economics.accounts import Accounts
    from assessor.evaluate.supply import Supplier
    from assessor.model.plan import Plan

COUNT = 900
MONTHS = 12
EACH = 185
OWN = {"id": "own", "name": "Own", "model": "internal_it", "hours_per_month": 900}
KEEPER = {"id": "keeper", "name": "Keeper", "model": "managed", "price": {"structure": "all_inclusive", "amount": 9000}}
FIRM = {"id": "firm", "name": "Firm", "model": "break_fix", "price": {"structure": "per_incident", "amount": EACH}}


def shop(plan: Plan, *, field: str = "firm", kept: bool = True, **more: Any) -> Accounts:
    """Own desk, upkeep under contract or by nobody, a firm that repairs in the stores at a price for each repair."""
    upkeep = {name: ["keeper"] if kept else [] for name in ("endpoint_rmm", "patching")}
    return books(
        plan,
        900,
        {"internal_fte": 6, "tickets_per_month": 210},
        operations={"billable_incidents": {"count": COUNT, "months": MONTHS}},
        providers=[OWN, {**KEEPER, "offering": "silver"}, {**FIRM, "offering": "per_job"}],
        today={"service_desk": ["own"], "field_service": [field], **upkeep},
        **more,
    )


def supplier(accounts: Accounts, name: str) -> Supplier:
    return providers_of(accounts.case.terrain, accounts.case.engagement)[name]


def billed(accounts: Accounts, field: Supplier | None, *, steady: bool = True) -> float:
    """Invoices of a mean year, in closed form, with the own desk."""
    value = accounts.parameters.value
    each = mean_cost(accounts.losses, Handlers(desk=supplier(accounts, "own"), field=field, steady=steady), value)
    yearly: float = MONTHS * accounts.frequency.value * each.invoices
    return yearly


@pytest.mark.parametrize("kept", [True, False])
def test_what_was_counted_and_billed_costs_the_price_stated(plan: Plan, kept: bool) -> None:
    accounts = shop(plan, kept=kept)
    regime = accounts.regimes.of(today(accounts.case.terrain, accounts.case.engagement))
    assert regime.steady is kept
    assert billed(accounts, supplier(accounts, "firm"), steady=kept) == pytest.approx(COUNT * EACH, rel=0.005)
    assert accounts.losses.invoices(regime) == pytest.approx(COUNT * EACH, rel=0.01)


def test_only_what_drops_upkeep_pays_for_what_it_prevented(plan: Plan) -> None:
    accounts, prevented = shop(plan), 0.25
    firm = supplier(accounts, "firm")
    assert accounts.frequency.rounded().prevented == prevented
    kept, dropped = billed(accounts, firm), billed(accounts, firm, steady=False)
    assert kept == pytest.approx((1 - prevented) * dropped)
    assert shop(plan, kept=False).frequency.rounded().prevented is None


def test_the_share_of_visits_is_that_of_the_count_unless_stated(plan: Plan) -> None:
    assert shop(plan).parameters["on_site_share"].value == 1
    assert shop(plan).parameters["on_site_share"].origin == "computed"
    assert shop(plan, prices={"on_site_share": 0.5}).parameters["on_site_share"].value == 0.5
    assert shop(plan, field="keeper").parameters["on_site_share"].origin == "rules"


def test_a_price_for_everything_covers_no_visits_that_come_to_it(plan: Plan) -> None:
    accounts = shop(plan)
    covered = shop(plan, field="keeper")
    assert billed(accounts, supplier(accounts, "keeper")) > COUNT * EACH
    assert billed(covered, supplier(covered, "keeper")) < COUNT * EACH / 10


def test_people_hired_for_visits_cost_the_hours_of_the_repairs(plan: Plan) -> None:
    accounts = shop(plan)
    hired = next(one for one in accounts_hires(accounts) if one.provides("field_service"))
    value = accounts.parameters.value
    least = COUNT * value("minor_hours") * accounts.book.hour_cost(hired).value
    assert billed(accounts, hired) > least > billed(accounts, supplier(accounts, "own"))


def accounts_hires(accounts: Accounts) -> list[Supplier]:
    return list(hires(accounts.case).values())


def test_a_share_that_leaves_nothing_leaves_the_count() -> None:
    assert without_upkeep(75.0, 0.25) == 100
    assert without_upkeep(75.0, 0.0) == 75
    assert without_upkeep(75.0, 1.0) == 75


def test_each_test_is_paid_to_whoever_does_it(plan: Plan) -> None:
    scans: dict[str, Any] = {"penetration-testing": {"every": None, "events": {}}}
    testers = [
        {"id": "breakin", "name": "Breakin", "model": "independent", "offering": "yearly"},
        {
            "id": "scanner",
            "name": "Scanner",
            "model": "independent",
            "offering": "quarterly_scans",
            "services": {"independent_assessment": {"lines": scans}},
        },
    ]
    accounts = books(plan, providers=testers, today={"independent_assessment": ["breakin", "scanner"]})
    found = providers_of(accounts.case.terrain, accounts.case.engagement)
    asked = ("external-vulnerability-scanning", "penetration-testing", None)
    lines = [Line(low=1, value=1, high=1, function="independent_assessment", capability=name) for name in asked]
    told = by_promise(Quote.of(lines), (found["breakin"], found["scanner"])).lines
    assert [line.supplier for line in told] == ["scanner", "breakin", None]
