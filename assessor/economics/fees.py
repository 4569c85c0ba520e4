"""What a provider's own stated price comes to: seats, tiers, minimums, terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from assessor.economics.parameters import Size
    from assessor.model.money import Price

# Structures that are paid by the job or by the hour worked: no fee a month.
BY_THE_JOB = ("per_hour", "per_incident")
BY_THE_HOUR = ("salary", "hourly_staff")
FIXED = "fixed_project"
# Structures whose price leaves nothing out, so that no share for excluded work comes on top.
WHOLE = ("all_inclusive", "per_function", *BY_THE_JOB, *BY_THE_HOUR, FIXED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """USD a month and how it was worked out."""

    monthly: float
    arithmetic: str


def seats_of(price: Price, size: Size) -> float:
    """The seats a price counts: people, or devices and servers."""
    return sum(size.per(name.removesuffix("s")) for name in counted(price))


def is_uncounted(price: Price, size: Size) -> bool:
    """Whether a price counts something of which there is nothing, so that its fee of 0 compares with no other."""
    return bool(counted(price)) and not seats_of(price, size) and not price.minimum_monthly


def counted(price: Price) -> tuple[str, ...]:
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


def monthly(price: Price, size: Size, functions: int, *, seats: float | None = None) -> Fee:
    """The fee of a month for `functions` functions; 0 where a price is paid by the job or by hours worked.

    `seats` asks for another number of seats than there are.
    """
    here = seats_of(price, size) if seats is None else seats
    amount = price.amount or 0.0
    one = here == 1
    word = " and ".join(name.removesuffix("s") if one and len(counted(price)) == 1 else name for name in counted(price))
    match price.structure:
        case "per_user" | "per_device":
            fee = Fee(monthly=amount * here, arithmetic=f"{here:g} {word} x ${amount:,.2f} a month")
        case "tiered":
            fee = Fee(monthly=tiered(price, here), arithmetic=f"{here:g} {word} over {_many(len(price.tiers), 'tier')}")
        case "all_inclusive":
            fee = Fee(monthly=amount, arithmetic=f"${amount:,.2f} a month for everything")
        case "per_function":
            fee = Fee(monthly=amount * functions, arithmetic=f"{_many(functions, 'function')} x ${amount:,.2f} a month")
        case _:
            fee = Fee(monthly=0.0, arithmetic="no monthly fee")
    least = price.minimum_monthly or 0.0
    if price.structure not in (*BY_THE_JOB, *BY_THE_HOUR, FIXED) and fee.monthly < least:
        return Fee(monthly=least, arithmetic=f"the least billed, ${least:,.2f} a month")
    return fee


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def steps(price: Price, size: Size) -> list[float]:
    """The numbers of seats at which a tiered price changes: both sides of each step, and where it stands now."""
    if price.structure != "tiered":
        return []
    ends = [tier.up_to for tier in price.tiers if tier.up_to is not None]
    return sorted({seats_of(price, size), *(float(end) for end in ends), *(float(end) + 1 for end in ends)})
