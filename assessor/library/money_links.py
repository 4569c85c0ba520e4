"""What an engagement says about money, against the rules and against itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.references import missing
from assessor.model.diagnostic import Diagnostic
from assessor.model.money import PARAMETER_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.model.engagement import Provider
    from assessor.model.money import Amount, Price
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer

# Parameters something is divided by.
POSITIVE = ("billable_share", "term_months", "tickets_per_user")
_SHARE = "share"
_TIERED = "tiered"
_SALARY = "salary"
# Keys of `operations` that are parameters as well.
# The longest month: 31 days of 24 hours.
_MONTH_HOURS = 744


def prices(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Each price overrides a parameter that exists, with a range in order."""
    known = plan.terrain.economics.parameters
    operations = source.engagement.operations
    for name, amount in source.engagement.prices.items():
        at: Pointer = ("prices", name)
        if name not in known:
            yield missing(source.document, "parameter", name, known, at, key=True)
            continue
        low, high = _low(amount), _high(amount)
        if not low <= amount.default <= high:
            yield _order(source, name, amount, at)
        if name in POSITIVE and not min(low, amount.default) > 0:
            message = f"{name} starts at {min(low, amount.default):g}, but the cost model divides by it"
            yield Diagnostic("engagement/range", message, source.document.span(at), "start above 0")
        if known[name].unit == _SHARE and max(low, amount.default, high) > 1:
            message = f"{name} must be a share from 0 to 1, found {max(low, amount.default, high):g}"
            advice = "write 0.25 for 25%"
            yield Diagnostic("engagement/range", message, source.document.span(at), advice)
        if operations is not None and name in PARAMETER_KEYS and getattr(operations, name) is not None:
            message = f"{name} is also stated under operations"
            yield Diagnostic("engagement/twice", message, source.document.key_span(at), "keep one of them")


def provider_prices(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """A provider's price fits its structure, its model and its functions."""
    for index, provider in enumerate(source.engagement.providers):
        at: Pointer = ("providers", index, "price")
        if provider.hours_per_month is not None and provider.hours_per_month > _MONTH_HOURS:
            message = f"{provider.hours_per_month:g} hours a month are more than a month has ({_MONTH_HOURS})"
            place = source.document.span(("providers", index, "hours_per_month"))
            yield Diagnostic("engagement/hours", message, place, "list several people as separate providers")
        if provider.price is not None:
            yield from price_problems(source, plan, provider, provider.price, at)


def price_problems(source: Source, plan: Plan, provider: Provider, price: Price, at: Pointer) -> Iterator[Diagnostic]:
    """What is wrong with one price, which stands at a place of the source's document."""
    yield from _shape(source, plan, provider, price, at)
    yield from _tiers(source, price, (*at, "tiers"))
    yield from _functions(source, plan, price, at)


def _shape(source: Source, plan: Plan, provider: Provider, price: Price, at: Pointer) -> Iterator[Diagnostic]:
    tiered = price.structure == _TIERED
    whole = not source.faulty  # what is missing from a faulty file may only have been set aside
    if tiered and not price.tiers and whole:
        message, advice = "a tiered price has no tiers", "add 'tiers:', each with up_to and amount"
        yield Diagnostic("engagement/price", message, source.document.span(at), advice)
    if not tiered and price.tiers:
        message = f"tiers belong to structure: tiered, not {price.structure}"
        yield Diagnostic("engagement/price", message, source.document.key_span((*at, "tiers")), "remove one of them")
    if not tiered and price.amount is None and whole:
        message = f"a price with structure {price.structure} has no amount"
        yield Diagnostic("engagement/price", message, source.document.span(at), "add 'amount:' in USD")
    model = plan.terrain.models.get(provider.model)
    if model is not None and price.structure == _SALARY and not model.employees:
        message = f"a salary is for your own staff, but '{provider.id}' is {provider.model}"
        advice = "use hourly_staff, per_user or another structure"
        yield Diagnostic("engagement/price", message, source.document.span((*at, "structure")), advice)


def _tiers(source: Source, price: Price, at: Pointer) -> Iterator[Diagnostic]:
    """Each tier ends above the one before it; only the last may have no end."""
    below = 0.0
    for index, tier in enumerate(price.tiers):
        if tier.up_to is None:
            if index + 1 < len(price.tiers):
                message = f"tier {index + 1} has no end, so it overlaps the next"
                yield Diagnostic("engagement/tiers", message, source.document.span((*at, index)), "add 'up_to:'")
            continue
        if tier.up_to <= below:
            message = f"tier {index + 1} ends at {tier.up_to:g}, but the tier before it ends at {below:g}"
            place = source.document.span((*at, index, "up_to"))
            yield Diagnostic("engagement/tiers", message, place, "list tiers in ascending order, without overlap")
        below = max(below, tier.up_to)


def _functions(source: Source, plan: Plan, price: Price, at: Pointer) -> Iterator[Diagnostic]:
    functions = plan.terrain.functions
    for key, names in (("includes", price.includes or ()), ("excludes", price.excludes)):
        for index, name in enumerate(names):
            if name not in functions:
                yield missing(source.document, "function", name, functions, (*at, key, index), key=False)
    for index, name in enumerate(price.excludes):
        if name in (price.includes or ()):
            message = f"'{name}' is both included and excluded"
            yield Diagnostic(
                "engagement/price", message, source.document.span((*at, "excludes", index)), "keep one of them"
            )


def breach(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """What is stated of a breach: ranges in order, none stated twice, and no safeguard overridden to leave nothing."""
    losses, risk = plan.terrain.economics.losses, source.engagement.risk
    law = losses.breach if losses is not None else None
    if law is None:
        return
    stated = risk.breach if risk is not None else None
    told = {} if stated is None else {"probability": (law.rate, stated.probability), "cost": (law.cost, stated.cost)}
    for key, (parameter, amount) in told.items():
        at: Pointer = ("risk", "breach", key)
        if amount is not None and not _low(amount) <= amount.default <= _high(amount):
            yield _order(source, key, amount, at)
        if amount is not None and parameter in source.engagement.prices:
            message = f"{key} is also stated under prices ({parameter})"
            yield Diagnostic("engagement/twice", message, source.document.key_span(at), "keep one of them")
    for safeguard in law.safeguards:
        amount = source.engagement.prices.get(safeguard.remaining)
        if amount is not None and not min(_low(amount), amount.default) > 0:
            message = f"{safeguard.remaining} starts at {min(_low(amount), amount.default):g}: nothing would be left"
            place = source.document.span(("prices", safeguard.remaining))
            yield Diagnostic("engagement/range", message, place, "start above 0; 1 is no effect")


def _low(amount: Amount) -> float:
    return amount.default if amount.low is None else amount.low


def _high(amount: Amount) -> float:
    return amount.default if amount.high is None else amount.high


def _order(source: Source, name: str, amount: Amount, at: Pointer) -> Diagnostic:
    message = f"{name} is out of order: low {_low(amount):g}, default {amount.default:g}, high {_high(amount):g}"
    return Diagnostic("engagement/range", message, source.document.span(at), "order them from low to high")


MONEY_CHECKS = (prices, provider_prices, breach)
