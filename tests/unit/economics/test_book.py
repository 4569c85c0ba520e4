"""Prices of every structure, worked out by hand."""

from __future__ import annotations

from functools import partial
from math import prod
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.economics import fees
from assessor.economics.parameters import Size
from assessor.economics.quotes import Quote
from assessor.evaluate.capacity import tickets_a_month
from assessor.evaluate.supply import INDEPENDENT, ORGANIZATION, Supplier, providers_of
from assessor.model.money import Price, Tier
from assessor.result.prices import ListedPrice, NoCharge, StatedPrice
from tests.unit.economics.organizations import books

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.economics.book import PriceBook
    from assessor.model.plan import Plan
    from assessor.result.prices import FeeBasis

SIZE = Size(users=40, devices=50, servers=2)
NAMES = ("patching", "service_desk")


def provider(price: dict[str, Any], model: str = "managed", **more: Any) -> dict[str, Any]:
    return {"id": "one", "model": model, "price": price, **more}


def contract(plan: Plan, price: dict[str, Any], model: str = "managed", **more: Any) -> tuple[PriceBook, Supplier]:
    facts = {"devices": 50, "servers": 2, "covered_entity": True}
    book = books(plan, 40, facts, providers=[provider(price, model, **more)]).book
    return book, providers_of(book.case.terrain, book.case.engagement)["one"]


def total(quote: Quote, *kinds: str) -> float:
    return sum(line.value for line in quote.lines if line.kind in (kinds or ("fee",)))


def basis(quote: Quote) -> FeeBasis:
    (line,) = quote.lines
    assert line.basis is not None
    return line.basis


def test_a_price_by_function_is_a_line_for_each(plan: Plan) -> None:
    book, supplier = contract(plan, {"structure": "per_function", "amount": 300, "includes": list(NAMES)})
    for name in NAMES:
        stated = basis(book.annual(name, supplier))
        assert isinstance(stated, StatedPrice)
        assert (stated.functions, stated.amount, stated.least_billed) == ((name,), 300, None)


@pytest.mark.parametrize(
    ("price", "yearly"),
    [
        ({"structure": "per_user", "amount": 110}, 110 * 40 * 12),
        ({"structure": "per_device", "amount": 60}, 60 * 52 * 12),
        ({"structure": "all_inclusive", "amount": 4000}, 4000 * 12),
        ({"structure": "per_function", "amount": 300}, 300 * 2 * 12),
        ({"structure": "tiered", "tiers": [{"up_to": 25, "amount": 120}, {"amount": 80}]}, (25 * 120 + 15 * 80) * 12),
        ({"structure": "per_user", "amount": 10, "minimum_monthly": 900}, 900 * 12),
        ({"structure": "fixed_project", "amount": 9000, "term_months": 36}, 3000),
        ({"structure": "per_hour", "amount": 140}, 0),
        ({"structure": "per_incident", "amount": 300}, 0),
    ],
)
def test_a_stated_price_by_structure(price: dict[str, Any], yearly: float, plan: Plan) -> None:
    names = ["patching", "endpoint_rmm"]
    book, one = contract(plan, {**price, "includes": names})
    assert total(book.fees(one, names)) == pytest.approx(yearly)


def test_own_staff_are_paid_anyway_and_people_still_to_hire_are_not(plan: Plan) -> None:
    book, one = contract(plan, {"structure": "salary", "amount": 78000}, "internal_it")
    assert book.annual("backup_dr", one).value == 0
    assert book.bundles(one) == ()
    hired = Supplier("internal_it", book.case.terrain.models["internal_it"], "business_hours")
    rate = 97000 * 1.42 / (12 * 130)
    assert book.hour_cost(hired).value == pytest.approx(rate)
    hours = book.hours("backup_dr", hired)
    assert hours > 0
    assert total(book.annual("backup_dr", hired), "hours") == pytest.approx(hours * rate * 12)


def test_bought_hours_cost_their_rate(plan: Plan) -> None:
    book, one = contract(plan, {"structure": "hourly_staff", "amount": 88}, "staff_aug", hours_per_month=60)
    assert total(book.annual("patching", one), "hours") == pytest.approx(book.hours("patching", one) * 88 * 12)


def test_governance_by_the_hour_is_a_consultant_s_work(plan: Plan) -> None:
    book = books(plan, 40, {"covered_entity": True}).book
    bought = Supplier("staff_aug", book.case.terrain.models["staff_aug"])
    assert book.hour_cost(bought, "patching").value == 95
    assert book.hour_cost(bought, "grc_vciso").value == 300
    hours = book.hours("grc_vciso", bought)
    assert total(book.annual("grc_vciso", bought), "hours") == pytest.approx(hours * 300 * 12)


def test_a_running_contract_is_paid_to_its_end(plan: Plan) -> None:
    """A month of it counts a 36th; the longer it runs, the more leaving costs, and never more than staying."""
    price = {"structure": "per_user", "amount": 100, "includes": ["patching"]}
    fee = 100 * 40 * 12
    dates = ("2026-11-01", "2027-05-21", "2027-11-21", "2028-11-21", "2035-01-01")
    made = [contract(plan, price, contract={"ends": ends}) for ends in dates]
    found = [book.leaving(one).value for book, one in made]
    book, one = made[-1]
    assert found == sorted(found)
    assert found[0] == pytest.approx(8 * 165 / 3), "nothing runs any more, only the work of ending it"
    assert found[1] == pytest.approx(fee * 181 / 30.4375 / 36 + 8 * 165 / 3)
    assert found[-1] == pytest.approx(fee + 8 * 165 / 3)
    assert found[-1] <= book.bundles(one)[0].quote.value


def test_excluded_work_comes_on_top_unless_the_price_is_all_in(plan: Plan) -> None:
    names = ["patching"]
    listed, one = contract(plan, {"structure": "per_user", "amount": 100, "includes": names})
    assert total(listed.fees(one, names), "residual") == pytest.approx(0.08 * 100 * 40 * 12)
    own, one = contract(plan, {"structure": "per_user", "amount": 100, "includes": names, "residual_share": 0.2})
    assert total(own.fees(one, names), "residual") == pytest.approx(0.2 * 100 * 40 * 12)
    whole, one = contract(plan, {"structure": "all_inclusive", "amount": 4000, "includes": names})
    assert total(whole.fees(one, names), "residual") == 0


def test_a_function_outside_the_contract_is_bought_alone(plan: Plan) -> None:
    price = {"structure": "per_user", "amount": 100, "includes": ["service_desk"], "excludes": ["patching"]}
    book, one = contract(plan, price, offering="silver")
    both = book.fees(one, ["service_desk", "patching"])
    assert total(both) == pytest.approx(100 * 40 * 12 + 9 * (50 + 2) * 12)
    assert [item.functions for item in book.bundles(one)] == [("service_desk",)]
    assert total(book.fees(one, ["patching"])) == pytest.approx(9 * (50 + 2) * 12), "the contract is not paid for it"


@pytest.mark.parametrize(("each", "bought"), [(125, "alone"), (60, "package")])
def test_a_package_is_taken_only_when_it_costs_less(each: int, bought: str, plan: Plan) -> None:
    """Of what is sold both ways: everything in the package but the desk."""
    book = books(plan, 40, {"devices": 50, "servers": 2}, prices={"managed_per_user": each}).book
    silver = Supplier("managed", book.case.terrain.models["managed"], "silver")
    (package,) = book.bundles(silver)
    assert total(package.quote) == pytest.approx(each * 40 * 12)
    few = book.fees(silver, ["patching", "mdm"])
    assert few.value == pytest.approx(book.annual("patching", silver).value + book.annual("mdm", silver).value)
    rest = [name for name in package.functions if name != "service_desk"]
    alone = sum(book.annual(name, silver).value for name in rest)
    assert bought == ("package" if package.quote.value < alone else "alone")
    assert book.fees(silver, rest).value == pytest.approx(min(package.quote.value, alone))


def test_a_desk_is_sold_only_with_the_package(plan: Plan) -> None:
    """Its absent price is no price of nothing: with the desk the package is due, however cheap the rest is alone."""
    book = books(plan, 40, {"devices": 50, "servers": 2}).book
    silver = Supplier("managed", book.case.terrain.models["managed"], "silver")
    (package,) = book.bundles(silver)
    assert basis(book.annual("service_desk", silver)) == NoCharge(code="only_in_package", functions=("service_desk",))
    assert sum(book.annual(name, silver).value for name in package.functions) < package.quote.value
    for wanted in (package.functions, ["service_desk"]):
        assert book.fees(silver, wanted) == package.quote
    outside = book.fees(silver, [*package.functions, "grc_vciso"])
    assert outside.value == pytest.approx(package.quote.value + book.annual("grc_vciso", silver).value)


def test_tiers_of_the_list_and_the_security_officer_by_size(plan: Plan) -> None:
    for users, officer in ((24, 3250), (25, 5250), (75, 8250)):
        book = books(plan, users).book
        model = book.case.terrain.models["managed"]
        fee = {name: total(book.bundles(Supplier(name, model, name))[0].quote) for name in ("bronze", "silver", "gold")}
        assert fee["bronze"] == pytest.approx(0.6 * 160 * users * 12)
        assert fee["gold"] == pytest.approx(1.6 * 160 * users * 12)
        assert total(book.annual("grc_vciso", Supplier("gold", model, "gold"))) == officer * 12


def test_nothing_is_sold_below_its_least(plan: Plan) -> None:
    """No security operations for the price of three devices, and no hours that nobody signs for."""
    book = books(plan, 3, {"covered_entity": True}).book
    models = book.case.terrain.models
    gold = Supplier("managed/gold", models["managed"], "gold")
    assert total(book.annual("soc_mdr", gold)) == 300 * 12
    listed = basis(Quote.of(book.annual("soc_mdr", gold).lines[:1]))
    assert isinstance(listed, ListedPrice)
    assert listed.parameter == "mdr_least"
    assert total(book.bundles(Supplier("managed/bronze", models["managed"], "bronze"))[0].quote) == 650 * 12
    bought = Supplier("staff_aug", models["staff_aug"])
    assert 0 < book.hours("endpoint_protection", bought) < 4
    assert total(book.annual("endpoint_protection", bought), "hours") == 4 * 95 * 12
    assert total(books(plan, 3).book.annual("endpoint_protection", bought), "hours") == 0, "nothing asks for it"


@pytest.mark.parametrize("users", [3, 5, 9, 40])
def test_a_least_in_closed_form_is_that_of_a_book_with_that_price(plan: Plan, users: int) -> None:
    """Above its least or not, at either end of every input: the larger of the two, not their product."""
    book = books(plan, users, {"covered_entity": True, "servers": 2}).book
    models = book.case.terrain.models
    gold, bought = Supplier("managed/gold", models["managed"], "gold"), Supplier("staff_aug", models["staff_aug"])
    asked: list[tuple[Callable[[PriceBook], Quote], str]] = [
        (lambda one: one.annual("soc_mdr", gold), "mdr_least"),
        (lambda one: one.annual("awareness_training", gold), "addon_least"),
        (lambda one: one.bundles(gold)[0].quote, "contract_least"),
        (lambda one: one.annual("endpoint_protection", bought), "least_bought_hours"),
    ]
    for quote, least in asked:
        lines = [line for line in quote(book).lines if line.kind != "residual"]
        for name in dict.fromkeys((*quote(book).inputs, least)):
            counted = book.parameters[name]
            if name == "residual_share" or counted.low == counted.high:
                continue
            for end in (counted.low, counted.high):
                shares = partial(_share, name, end / counted.value)
                found = sum(
                    line.value
                    * prod(shares(part) if isinstance(part, str) else part.over(shares, max) for part in line.factors)
                    for line in lines
                )
                anew = [line.value for line in quote(book.at(name, end)).lines if line.kind != "residual"]
                assert found == pytest.approx(sum(anew)), (least, name, end)


def _share(moved: str, share: float, asked: str) -> float:
    return share if asked == moved else 1.0


def test_onboarding_adds_up_by_function_or_is_due_once(plan: Plan) -> None:
    book = books(plan, 40, {"devices": 50, "servers": 2}).book
    silver = Supplier("managed", book.case.terrain.models["managed"], "silver")
    names = ["mdm", "patching"]
    apart = sum(book.joining(silver, book.annual(name, silver)).value for name in names)
    assert book.switching(silver, names).value == pytest.approx(apart)
    assert apart == pytest.approx(sum(total(book.annual(name, silver)) for name in names) / 12 * 12 / 36)
    own, one = contract(plan, {"structure": "per_user", "amount": 100, "onboarding": 3600, "term_months": 24})
    assert own.entrance(one).value == pytest.approx(1200), "a third a year, whatever the term"
    assert own.joining(one, own.fees(one, own.included(one))).value == 0


def test_break_fix_has_no_fee_and_vendors_no_price(plan: Plan) -> None:
    book = books(plan, 40, {"devices": 50, "servers": 2}).book
    models = book.case.terrain.models
    called = Supplier("break_fix", models["break_fix"], "per_job")
    assert book.annual("service_desk", called).value == 0
    assert total(book.annual("media_disposal", called)) == pytest.approx(40 * 0.25 * 50)
    unpriced = basis(book.annual("backup_dr", Supplier("saas", models["vendor"])))
    assert unpriced == NoCharge(code="price_not_stated", functions=("backup_dr",))
    own = basis(book.annual("hr_personnel", ORGANIZATION))
    assert own == NoCharge(code="own_work", functions=("hr_personnel",))


def test_independent_work_is_priced_only_where_something_asks_for_it(plan: Plan) -> None:
    book = books(plan).book
    wanted = "penetration-testing" in book.capacity.demanded
    assert total(book.annual("independent_assessment", INDEPENDENT)) == (15000 if wanted else 0)


def test_every_line_names_its_inputs_and_its_range(plan: Plan) -> None:
    book = books(plan, 40, {"devices": 50, "servers": 2}).book
    models = book.case.terrain.models
    for model in ("managed", "internal_it", "staff_aug", "project_depot", "break_fix"):
        supplier = Supplier(model, models[model], models[model].offerings[-1].id)
        for name in book.case.terrain.functions:
            for line in book.annual(name, supplier).lines:
                assert line.low <= line.value <= line.high, (model, name)
                assert all(item in book.parameters for item in line.inputs)
                assert (line.kind == "note") == isinstance(line.basis, NoCharge)


def test_hours_are_shared_and_nothing_is_lost(plan: Plan) -> None:
    book = books(plan, 25, {"covered_entity": True}).book
    terrain = book.case.terrain
    assert terrain.economics.losses is not None
    upkeep = terrain.economics.losses.upkeep.functions
    plain = [name for name, item in terrain.functions.items() if name not in upkeep]
    shared = sum(
        book.hours(name) - (book.ticket_hours if terrain.functions[name].takes_tickets else 0.0) for name in plain
    )
    whole = sum(
        book.capacity.hours(name)
        * sum(other in plain for other in item.delivered_by.functions)
        / len(item.delivered_by.functions)
        for name, item in terrain.capabilities.items()
        if name in book.capacity.demanded and item.performed_by != "customer"
    )
    assert whole > 0
    assert shared == pytest.approx(whole)


def test_what_no_obligation_asks_for_takes_no_hours(plan: Plan) -> None:
    """But for what is bought to keep failures away."""
    book = books(plan, 40).book
    assert not book.capacity.demanded
    taking = {name for name in book.case.terrain.functions if book.hours(name)}
    assert taking == {"service_desk", "endpoint_rmm", "patching"}


SIZES = st.fixed_dictionaries({name: st.integers(0, 400) for name in ("devices", "servers", "sites")})


@settings(max_examples=20)
@given(users=st.integers(1, 300), more=st.integers(0, 200), small=SIZES, grown=SIZES)
def test_hours_and_fees_never_fall_with_size(
    plan: Plan, users: int, more: int, small: dict[str, int], grown: dict[str, int]
) -> None:
    facts = {"covered_entity": True}
    before = books(plan, users, {**small, **facts}).book
    after = books(plan, users + more, {**{name: small[name] + grown[name] for name in small}, **facts}).book
    offers = [
        Supplier(model.id, model, offering.id)
        for model in before.case.terrain.models.values()
        if model.kind == "support"
        for offering in model.offerings
    ]
    for name in before.case.terrain.functions:
        assert after.hours(name) >= before.hours(name)
        for supplier in offers:
            assert after.annual(name, supplier).value >= before.annual(name, supplier).value - 1e-6
    for supplier in offers:
        for first, second in zip(before.bundles(supplier), after.bundles(supplier), strict=True):
            assert second.quote.value >= first.quote.value


def test_requests_counted_are_what_the_desk_is_priced_by(plan: Plan) -> None:
    """One definition: the ledger of own hours and the prices both count `operations: tickets`."""
    accounts = books(plan, 40, operations={"tickets": {"count": 120, "months": 2}})
    assert accounts.book.ticket_hours == 30
    assert tickets_a_month(accounts.book.case) == 60


@given(
    ends=st.lists(st.integers(1, 300), max_size=5, unique=True).map(sorted),
    amounts=st.lists(st.integers(0, 200), min_size=6, max_size=6),
    seats=st.integers(0, 400),
)
def test_tiers_price_each_seat_once(ends: list[int], amounts: list[int], seats: int) -> None:
    tiers = [Tier(amount=amount, up_to=end) for end, amount in zip(ends, amounts, strict=False)]
    tiers.append(Tier(amount=amounts[5]))
    by_seat = sum(
        next(tier.amount for tier in tiers if tier.up_to is None or seat <= tier.up_to) for seat in range(1, seats + 1)
    )
    price = Price(structure="tiered", tiers=tuple(tiers))
    assert fees.tiered(price, seats) == pytest.approx(by_seat)
    whole = Price(structure="tiered", tiers=tuple(tiers), whole_volume=True)
    assert fees.tiered(whole, seats) == seats * next(
        tier.amount for tier in tiers if tier.up_to is None or seats <= tier.up_to
    )


def test_the_least_billed_month() -> None:
    price = Price(structure="per_user", amount=1, minimum_monthly=500)
    assert fees.monthly(price, SIZE, 1) == 500
    assert fees.basis_of(price, SIZE, NAMES).least_billed == 500
    assert fees.basis_of(Price(structure="per_user", amount=100, minimum_monthly=500), SIZE, NAMES).least_billed is None
