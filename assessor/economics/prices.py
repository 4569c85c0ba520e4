"""What the options of a market cost by a price book, in whole cents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.added_work import addition
from assessor.economics.amounts import cents
from assessor.economics.regimes import DESK, FIELD
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.economics.book import PriceBook
    from assessor.economics.market import Market
    from assessor.economics.places import Place
    from assessor.economics.problem import Choice
    from assessor.economics.quotes import Quote
    from assessor.evaluate.supply import Supplier


@dataclass(frozen=True, slots=True)
class PricedBundle:
    """One fee, in cents a year, that covers several functions of one supplier."""

    id: str
    supplier: str
    functions: tuple[str, ...]
    fee: int
    running: int = 0


@dataclass(frozen=True, slots=True)
class Prices:
    """Everything of a problem that is an amount of money, in cents a year.

    `options` holds a fee for each place of the market, None where only a bundle sells it; `unpriced` are options about
    whose price nothing is known. `moving` is what handing over one function costs, `added` what each option's contract
    costs more because it takes on more work.
    """

    options: tuple[int | None, ...]
    bundles: tuple[PricedBundle, ...]
    entrance: Mapping[str, int]
    unpriced: Choice
    moving: int = 0
    added: tuple[int, ...] = ()


def prices(market: Market, book: PriceBook) -> Prices:
    """What every option, bundle and entrance costs by a price book.

    What a new supplier takes for onboarding in proportion to its fees is part of them; a stated sum is an entrance fee.
    A stated contract (or salary) has one price, due as soon as any of its functions is wanted.
    """
    bundles, entrance = [], {}
    packed: dict[str, tuple[str, ...]] = {}
    for name, supplier in market.suppliers.items():
        entrance[name] = 0 if market.known(name) and not supplier.hired else cents(book.entrance(supplier).value)
        stated = supplier.provider.price if supplier.provider is not None else None
        for bundle in book.bundles(supplier):
            fee = _fee(market, book, supplier, bundle.quote)
            running = cents(book.leaving(supplier).value) if stated is not None and market.known(name) else 0
            bundles.append(PricedBundle(bundle.id, name, bundle.functions, fee, min(running, fee)))
            if stated is not None:
                packed[name] = bundle.functions
    options: list[int | None] = []
    unpriced = set()
    for option, place in enumerate(market.places):
        if place.function in packed.get(place.supplier.id, ()) or book.packaged(place.function, place.supplier):
            options.append(None)
            continue
        quote = book.annual(place.function, place.supplier)
        options.append(_fee(market, book, place.supplier, quote))
        billed = place.function in (DESK, FIELD) and any(line.kind == "note" for line in quote.lines)
        if not billed and _is_unpriced(book, place, quote):
            unpriced.add(option)
    moving = cents(book.moving().value)
    added = tuple(cents(addition(book, place.function, place.supplier).value) for place in market.places)
    return Prices(tuple(options), tuple(bundles), entrance, frozenset(unpriced), moving, added)


def _is_unpriced(book: PriceBook, place: Place, quote: Quote) -> bool:
    """Whether nothing is known of a price: remarks alone, or hours of which none are planned. A zero is a price."""
    if book.on_payroll(place.function, place.supplier):
        return False
    paid = [line for line in quote.lines if line.kind != "note"]
    by_hours = bool(paid) and all(line.kind == "hours" for line in paid)
    return not paid or (by_hours and not quote.value and not book.hours(place.function, place.supplier))


def _fee(market: Market, book: PriceBook, supplier: Supplier, quote: Quote) -> int:
    """A quote in cents, with the onboarding of a supplier that does not serve yet."""
    joining = 0.0 if market.known(supplier.id) else book.joining(supplier, quote).value
    return cents(quote.value + joining)
