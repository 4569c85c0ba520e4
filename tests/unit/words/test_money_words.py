"""What fee lines, inputs and a seat are called, and the arithmetic that is printed beside an amount."""

from __future__ import annotations

import pytest

from assessor.result.economics import Economics
from assessor.result.hours import SeatFigures
from assessor.result.prices import (
    EconomicsInput,
    FeeBasis,
    FeeLine,
    HourRate,
    InputOrigin,
    ListedPrice,
    NoCharge,
    OwnTools,
    ProjectPrice,
    ShareOfFee,
    StatedPrice,
    WorkedHours,
)
from assessor.words import money
from assessor.words.names import Names

NAMES = Names(
    organization="Drawn",
    arrangements=(),
    functions={"patching": "Patching", "mdm": "Mobile devices"},
    providers={"northmsp": "North MSP"},
)
PER_USER = StatedPrice(
    structure="per_user", amount=90.0, counted=("users",), seats=1, tiers=0, functions=("patching",), least_billed=None
)


def listed(**changes: object) -> ListedPrice:
    fields: dict[str, object] = {
        "parameter": "managed_per_user",
        "amounts": (125.0,),
        "counted": "user",
        "count": 25.0,
        "rhythm": "month",
        "package": False,
        "offering": None,
    }
    return ListedPrice(**{**fields, **changes})  # type: ignore[arg-type] # fields by name


def figure(name: str, origin: InputOrigin, label: str | None = None, **changes: object) -> EconomicsInput:
    fields: dict[str, object] = {
        "id": name,
        "label": label,
        "unit": "USD",
        "low": 1.0,
        "value": 2.0,
        "high": 3.0,
        "origin": origin,
        "citation": "A page" if origin == "rules" else None,
        "provider": None,
        "structure": None,
        "assumption": origin != "stated",
        "stated": origin == "stated",
    }
    return EconomicsInput(**{**fields, **changes})  # type: ignore[arg-type] # fields by name


@pytest.mark.parametrize(
    ("basis", "text"),
    [
        (listed(), "125 x 25 users x 12 months"),
        (listed(count=1.0), "125 x 1 user x 12 months"),
        (listed(amounts=(1250.0, 0.45), rhythm="year"), "1,250 x 0.45 x 25 users"),
        (listed(counted="flat", count=1.0, rhythm="term"), "125 over the term"),
        (listed(counted="flat", count=1.0, rhythm="three_years"), "125 once in three years, a third a year"),
        (PER_USER, "1 user x $90.00 a month"),
        (
            StatedPrice(
                structure="tiered",
                amount=None,
                counted=("devices", "servers"),
                seats=1,
                tiers=1,
                functions=(),
                least_billed=None,
            ),
            "1 devices and servers over 1 tier",
        ),
        (
            StatedPrice(
                structure="per_function",
                amount=300.0,
                counted=(),
                seats=0,
                tiers=0,
                functions=("patching", "mdm"),
                least_billed=None,
            ),
            "2 functions x $300.00 a month",
        ),
        (
            StatedPrice(
                structure="all_inclusive",
                amount=10.0,
                counted=(),
                seats=0,
                tiers=0,
                functions=(),
                least_billed=500.0,
            ),
            "the least billed, $500.00 a month",
        ),
        (ProjectPrice(amount=9000, months=36), "$9,000 once over 36 months"),
        (
            WorkedHours(hours=12.345, rate=HourRate(amount=88, salary=False, loading=None, usable_hours=None)),
            "about 12.3 hours a month x $88.00 an hour",
        ),
        (
            WorkedHours(hours=1, rate=HourRate(amount=78000, salary=True, loading=1.35, usable_hours=1560)),
            "1.0 hours a month x $78,000 a year x 1.35 / 1,560 usable hours",
        ),
        (WorkedHours(hours=1, rate=None), "1.0 hours a month x not priced"),
        (ShareOfFee(share=0.08, fee=37500.4), "8% of $37,500"),
        (OwnTools(parameter="own_tools_per_user", amount=8, users=25), "8 x 25 users x 12 months"),
        (NoCharge(code="by_the_job", functions=("mdm",)), ""),
    ],
)
def test_arithmetic(basis: FeeBasis, text: str) -> None:
    assert money.fee_arithmetic(basis) == text


def line(basis: FeeBasis, function: str | None = None) -> FeeLine:
    return FeeLine(kind="fee", supplier="northmsp", function=function, low=0, value=0, high=0, inputs=(), basis=basis)


@pytest.mark.parametrize(
    ("fee", "title"),
    [
        (line(listed()), "The usual full package"),
        (line(listed(package=True, offering="silver")), "The usual full package: silver"),
        (line(listed(package=True)), "The usual full package: package"),
        (line(PER_USER), "Fee as stated"),
        (
            line(
                StatedPrice(
                    structure="per_function",
                    amount=1,
                    counted=(),
                    seats=0,
                    tiers=0,
                    functions=("mdm",),
                    least_billed=None,
                )
            ),
            "Fee as stated: Mobile devices",
        ),
        (line(WorkedHours(hours=1, rate=None), "patching"), "Hours worked: Patching"),
        (line(ShareOfFee(share=0.1, fee=1)), "Work the fee excludes"),
        (
            line(NoCharge(code="price_not_stated", functions=("patching", "mdm"))),
            "Patching, Mobile devices: Price not stated, so not in the sum",
        ),
    ],
)
def test_titles_of_lines(fee: FeeLine, title: str) -> None:
    assert money.fee_title(fee, _economics(), NAMES) == title


def _economics() -> Economics:
    """Only its inputs are asked for."""
    economics = object.__new__(Economics)
    object.__setattr__(economics, "inputs", (figure("managed_per_user", "rules", "The usual full package"),))
    return economics


def test_titles_and_sources_of_inputs() -> None:
    own = figure("northmsp.price", "stated", provider="northmsp", structure="per_user")
    assert (money.input_title(own, NAMES), money.input_source(own)) == (
        "Price of North MSP (per user)",
        "Stated in the engagement",
    )
    trip = figure("trip_fee", "rules", "Trip fee")
    assert (money.input_title(trip, NAMES), money.input_source(trip)) == ("Trip fee", "A page")
    assert money.input_title(figure("users", "stated"), NAMES) == "People with an account"
    taken = {name: money.input_source(figure(name, "taken")) for name in ("devices", "servers", "sites")}
    assert taken == {
        "devices": "Not stated: taken as one for each user",
        "servers": "Not stated: taken as none",
        "sites": "Not stated: taken as one",
    }
    assert money.input_source(figure("downtime_per_hour", "computed")).startswith("Computed: people x wage")


@pytest.mark.parametrize(
    ("have", "text"),
    [
        (None, "illness. Where a rule"),
        (5.0, "You have 5, enough for one."),
        (0.5, "You have 0.5, not enough for one: at most somebody on call."),
    ],
)
def test_a_seat(have: float | None, text: str) -> None:
    staffed = None if have is None else have >= 4.2
    seat = SeatFigures(positions=4.2, with_leave=5.0, have=have, staffed=staffed, demanded_by=())
    assert text in money.seat_explanation(seat)
