"""What a provider's own stated price comes to: seats, tiers, minimums, terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor.result.prices import StatedPrice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.parameters import Size
    from assessor.evaluate.supply import Supplier
    from assessor.model.money import Price

    Counted = tuple[Literal["users", "devices", "servers"], ...]

# Structures that are paid by the job or by the hour worked: no fee a month.
BY_THE_JOB = ("per_hour", "per_incident")
BY_THE_HOUR = ("salary", "hourly_staff")
FIXED = "fixed_project"
# Structures whose price leaves nothing out, so that no share for excluded work comes on top.
WHOLE = ("all_inclusive", "per_function", *BY_THE_JOB, *BY_THE_HOUR, FIXED)


def seats_of(price: Price, size: Size) -> float:
    """The seats a price counts: people, or devices and servers."""
    return sum(size.per(name.removesuffix("s")) for name in counted(price))


def is_uncounted(price: Price, size: Size) -> bool:
    """Whether a price counts something of which there is nothing, so that its fee of 0 compares with no other."""
    return bool(counted(price)) and not seats_of(price, size) and not price.minimum_monthly


def counted(price: Price) -> Counted:
    """What a price counts, as ids of inputs."""
    if price.structure == "per_user" or (price.structure == "tiered" and price.seats == "users"):
        return ("users",)
    return ("devices", "servers") if price.structure in ("per_device", "tiered") else ()


def tiered(price: Price, seats: float) -> float:
    """USD a month for so many seats: each tier pays for its own seats, or with `whole_volume` one tier for all.

    A price list by volume falls in steps: one seat more can make the whole bill smaller.
    """
    if price.whole_volume:
        tier = next((item for item in price.tiers if item.up_to is None or seats <= item.up_to), price.tiers[-1])
        return seats * tier.amount
    total, below = 0.0, 0.0
    for tier in price.tiers:
        top = seats if tier.up_to is None else min(seats, tier.up_to)
        total += max(0.0, top - below) * tier.amount
        below = max(below, top)
    return total + max(0.0, seats - below) * price.tiers[-1].amount


def monthly(price: Price, size: Size, functions: int, *, seats: float | None = None) -> float:
    """The fee of a month for `functions` functions, USD; 0 where a price is paid by the job or by hours worked.

    `seats` asks for another number of seats than there are.
    """
    fee = _before_minimum(price, functions, seats_of(price, size) if seats is None else seats)
    return max(fee, _minimum(price))


def basis_of(price: Price, size: Size, functions: Sequence[str]) -> StatedPrice:
    """What the fee of a month for some functions rests on."""
    seats = seats_of(price, size)
    least = _minimum(price)
    return StatedPrice(
        structure=price.structure,
        amount=price.amount,
        counted=counted(price),
        seats=seats,
        tiers=len(price.tiers),
        functions=tuple(functions),
        least_billed=least if _before_minimum(price, len(functions), seats) < least else None,
    )


def _before_minimum(price: Price, functions: int, seats: float) -> float:
    amount = price.amount or 0.0
    match price.structure:
        case "per_user" | "per_device":
            return amount * seats
        case "tiered":
            return tiered(price, seats)
        case "all_inclusive":
            return amount
        case "per_function":
            return amount * functions
        case _:
            return 0.0


def _minimum(price: Price) -> float:
    """The least billed a month; 0 where nothing is paid by the month."""
    if price.structure in (*BY_THE_JOB, *BY_THE_HOUR, FIXED):
        return 0.0
    return price.minimum_monthly or 0.0


def steps(price: Price, size: Size) -> list[float]:
    """The numbers of seats at which a tiered price changes: both sides of each step, and where it stands now."""
    if price.structure != "tiered":
        return []
    ends = [tier.up_to for tier in price.tiers if tier.up_to is not None]
    return sorted({seats_of(price, size), *(float(end) for end in ends), *(float(end) + 1 for end in ends)})


def stated_price(supplier: Supplier) -> Price | None:
    """The price a provider of the engagement states."""
    return supplier.provider.price if supplier.provider is not None else None
