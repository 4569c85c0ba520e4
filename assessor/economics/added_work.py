"""What work costs that comes to the contract of somebody who has the function: a reference, until the provider quotes.

Hours at what the provider bills for an hour beside its contract, else at the rate of the trade; whole licences of the
function where work by machine is added; together at least the least billed for one service.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.economics import lines
from assessor.economics.charges import at_least
from assessor.economics.fees import stated_price
from assessor.economics.hours import HourCost
from assessor.economics.quotes import Quote
from assessor.result.prices import HourRate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.economics.book import PriceBook
    from assessor.economics.quotes import Edges, Line
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.economics import Charge

# The least billed where no list says another, the rate where no trade has one, and what of a price is its licence.
_LEAST: Final = "addon_least"
_RATE: Final = "project_hourly"
_LICENCE: Final = "licence_share"


def addition(book: PriceBook, function: str, supplier: Supplier) -> Quote:
    """What a supplier's additions to a function cost a year; own staff do them in hours they have to spare.

    Who is hired needs the licences of work that comes to own staff; what own staff does today it has its tools for.
    """
    if supplier.hired:
        return (
            Quote() if function in book.with_own_staff else Quote.of(book.due(_bought_tools(book, function), function))
        )
    added = supplier.adds.get(function, ())
    if not added or supplier.own_staff:
        return Quote()
    worked = lines.worked(
        function, added_hours(book, added), _hour_cost(book, function, supplier), None, book.parameters
    )
    least = next((item.least[function] for item in book.lists(supplier) if function in item.least), _LEAST)
    tools = _tools(book, function, supplier, added)
    charged = [worked, *tools] if worked.value or not tools else tools  # nobody quotes no hours
    return Quote.of(at_least(charged, least, book.parameters, None))


def additions(book: PriceBook, arrangement: Arrangement, supplier: str) -> Quote:
    """What everything costs that comes to one supplier's contract in an arrangement."""
    quotes = (
        addition(book, name, one)
        for name, held in sorted(arrangement.supply.items())
        for one in held or ()
        if one.id == supplier and (one.adds or one.hired)
    )
    return Quote.of(line for quote in quotes for line in quote.lines)


def added_hours(book: PriceBook, added: Iterable[str]) -> Edges:
    """Hours a month the added work takes at the rhythm asked for: low end, what counts, high end."""
    capabilities = book.case.terrain.capabilities
    efforts = [(book.capacity.hours(name), capabilities[name].effort) for name in added]
    return (
        sum(hours * effort.low for hours, effort in efforts),
        sum(hours for hours, _ in efforts),
        sum(hours * effort.high for hours, effort in efforts),
    )


def _hour_cost(book: PriceBook, function: str, supplier: Supplier) -> HourCost:
    """What an hour beside a contract costs."""
    price = stated_price(supplier)
    if price is not None and price.hourly is not None:
        edges, name = (price.hourly, price.hourly, price.hourly), lines.price_input(supplier.id)
    else:
        name = next((item.rates[function] for item in book.price_lists.all if function in item.rates), _RATE)
        edges = book.parameters.edges(name)
    rate = HourRate(amount=edges[1], salary=False, loading=None, usable_hours=None)
    return HourCost(edges=edges, inputs=(name,), rate=rate)


def _tools(book: PriceBook, function: str, supplier: Supplier, added: Sequence[str]) -> list[Line]:
    """The licences of a function, whole ones, where work by machine is added: nobody sells a part of a licence.

    They are what people hired by the hour buy beside their hours, else the licences in what its own kind charges.
    """
    capabilities = book.case.terrain.capabilities
    if not any(capabilities[name].runs == "machine" and name in book.capacity.demanded for name in added):
        return []
    bought = _bought_tools(book, function)
    if bought:
        return book.due(bought, function)
    share = book.parameters.edges(_LICENCE)
    charged = book.due(book.price_lists.charges(supplier, function), function)
    return [lines.in_part(line, share, (_LICENCE,)) for line in charged]


def _bought_tools(book: PriceBook, function: str) -> tuple[Charge, ...]:
    """The licences of a function that people hired by the hour buy beside their hours."""
    return next(
        (item.functions[function] for item in book.price_lists.all if item.least_hours and function in item.functions),
        (),
    )
