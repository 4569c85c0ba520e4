"""The problem of one engagement: the market's options with their prices, targets, hours and losses."""

from __future__ import annotations

import dataclasses
import math
from itertools import product
from typing import TYPE_CHECKING

from assessor.economics.problem import Bundle, Option, Outlook, Problem, Work
from assessor.economics.regimes import DESK, FIELD
from assessor.evaluate.supply import INDEPENDENT
from assessor.model.scales import THIRD_PARTY
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from assessor.economics.book import PriceBook
    from assessor.economics.market import Market, Place
    from assessor.economics.problem import Choice
    from assessor.economics.quotes import Quote
    from assessor.economics.regimes import Regime, Regimes
    from assessor.economics.targets import Aims
    from assessor.evaluate.supply import Supplier

CENTS = 100
_THOUSAND = 1000
TICKETS = "tickets"
_STEADY, _TOOLS = "steady", "+tools"


def cents(dollars: float) -> int:
    """USD as whole cents."""
    return round(dollars * CENTS)


@dataclass(frozen=True, slots=True)
class Prices:
    """Everything of a problem that is an amount of money, in cents a year.

    `bundles` holds id, supplier, functions and fee; `unpriced` are options about whose price nothing is known.
    """

    options: tuple[int | None, ...]
    bundles: tuple[tuple[str, str, tuple[str, ...], int], ...]
    entrance: Mapping[str, int]
    unpriced: Choice


def prices(market: Market, book: PriceBook) -> Prices:
    """What every option, bundle and entrance costs by a price book.

    What a new supplier takes for onboarding in proportion to its fees is part of them; a stated sum is an entrance fee.
    A stated contract (or salary) has one price, due as soon as any of its functions is wanted.
    """
    bundles, entrance = [], {}
    packed: dict[str, tuple[str, ...]] = {}
    for name, supplier in market.suppliers.items():
        entrance[name] = 0 if market.known(name) else cents(book.entrance(supplier).value)
        price = supplier.provider.price if supplier.provider is not None else None
        for bundle in book.bundles(supplier):
            bundles.append((bundle.id, name, bundle.functions, _fee(market, book, supplier, bundle.quote)))
            if price is not None:
                packed[name] = bundle.functions
    options: list[int | None] = []
    unpriced = set()
    for index, place in enumerate(market.places):
        if place.function in packed.get(place.supplier.id, ()):
            options.append(None)
            continue
        quote = book.annual(place.function, place.supplier)
        options.append(_fee(market, book, place.supplier, quote))
        billed = place.function in (DESK, FIELD) and any(line.kind == "note" for line in quote.lines)
        if not billed and _unpriced(book, place, quote):
            unpriced.add(index)
    return Prices(tuple(options), tuple(bundles), entrance, frozenset(unpriced))


def _unpriced(book: PriceBook, place: Place, quote: Quote) -> bool:
    """Whether nothing is known of a price: remarks alone, or hours of which none are planned. A zero is a price."""
    paid = [line for line in quote.lines if line.kind != "note"]
    by_hours = bool(paid) and all(line.kind == "hours" for line in paid)
    return not paid or (by_hours and not quote.value and not book.hours(place.function, place.supplier))


def _fee(market: Market, book: PriceBook, supplier: Supplier, quote: Quote) -> int:
    """A quote in cents, with the onboarding of a supplier that does not serve yet."""
    joining = 0.0 if market.known(supplier.id) else book.joining(supplier, quote).value
    return cents(quote.value + joining)


def problem_of(market: Market, aims: Aims, told: Prices, outlook: Outlook | None = None) -> Problem:
    """The whole problem of an engagement.

    What somebody does today goes on being done, on a schedule if it is done on one: a function with somebody today
    needs somebody. Options stand for choice where they meet something that is asked, where somebody serves today,
    where people call for help, or where steady upkeep keeps failures away; and nobody does who has no price, unless he
    serves already: what cannot be compared would win for nothing.
    """
    outlook = Outlook() if outlook is None else outlook
    useful = _useful(market, aims, told, outlook)
    options = tuple(
        Option(
            function=place.function,
            supplier=place.supplier.id,
            fee=told.options[index] if index in useful else None,
            rank=_rank(market, index),
        )
        for index, place in enumerate(market.places)
    )
    bundles = []
    for name, supplier, functions, fee in told.bundles:
        numbers = (market.number.get((function, supplier)) for function in functions)
        covers = frozenset(number for number in numbers if number in useful)
        if covers:
            bundles.append(Bundle(id=name, supplier=supplier, covers=covers, fee=fee))
    kept = {market.places[index].function for index in useful if market.serves_today(market.places[index])}
    wanted = {item.id for item in market.case.terrain.functions.values() if item.needed_anyway}
    pools, work = hours(market)
    return Problem(
        options=options,
        needed=frozenset(kept | (wanted & {place.function for place in market.places})),
        bundles=tuple(bundles),
        entrance=told.entrance,
        tiers=_tiers(market),
        pools=pools,
        work=work,
        targets=aims.targets,
        outlook=outlook,
    )


def _tiers(market: Market) -> tuple[frozenset[str], ...]:
    """The offerings of each support model: tiers of the one contract that would be signed with a new supplier."""
    found: dict[str, set[str]] = {}
    for name, supplier in market.suppliers.items():
        if supplier.provider is None and supplier.model is not None:
            found.setdefault(supplier.model.id, set()).add(name)
    return tuple(frozenset(names) for _, names in sorted(found.items()) if len(names) > 1)


def _useful(market: Market, aims: Aims, told: Prices, outlook: Outlook) -> Choice:
    """Options that meet something, serve today, or make a difference to failures."""
    able = {
        item
        for clause in {clause for target in aims.targets for clause in target.clauses}
        for way in clause
        for seat in way.seats
        for item in seat
    }
    functions = market.case.terrain.functions
    open_ = {name for name, _ in outlook.features} | {item.id for item in functions.values() if item.needed_anyway}
    open_ |= {place.function for place in market.places if market.serves_today(place)}
    for index, place in enumerate(market.places):
        if place.function in open_:
            able.add(index)
    steady = {place.function for place in market.places if market.serves_today(place) and scheduled(place)}
    return frozenset(item for item in able if _comparable(market, told, item, steady))


def _comparable(market: Market, told: Prices, item: int, steady: Collection[str]) -> bool:
    """Whether an option may stand beside the others: it serves today, or has a price and keeps the schedule."""
    place = market.places[item]
    if market.serves_today(place):
        return True
    return item not in told.unpriced and (place.function not in steady or scheduled(place))


def scheduled(place: Place) -> bool:
    """Whether a supplier runs a function on a schedule, hours aside; an outside assessor comes as often as asked."""
    terms = place.supplier.terms(place.function, "")
    return place.supplier is INDEPENDENT or (terms is not None and terms.sustains is not None)


def _rank(market: Market, index: int) -> int:
    """Among equally cheap ones: who does it today, then whoever serves here already, then by id; a stranger is last."""
    place = market.places[index]
    if market.serves_today(place):
        return 0
    return 1 if market.known(place.supplier.id) or place.supplier.id == THIRD_PARTY else 2


def hours(market: Market) -> tuple[dict[str, int], tuple[Work, ...]]:
    """Limited pools with the work their members would take on.

    Hours are thousandths a month, rounded so that what fits here fits in the evaluator's ledger as well.
    """
    pools: dict[str, int] = {}
    taken: dict[tuple[str, str], tuple[int, set[int]]] = {}
    for index, place in enumerate(market.places):
        pool = place.supplier.pool
        ledger = market.ledger(place.function, place.supplier) if pool is not None else None
        if pool is None or ledger is None or ledger.available is None:
            continue
        pools[pool] = math.floor(ledger.available * _THOUSAND)
        for ability, amount in {**ledger.needed, TICKETS: ledger.tickets or 0.0}.items():
            if amount:  # requests for help count only with the functions that take them
                taken.setdefault((pool, ability), (math.ceil(amount * _THOUSAND), set()))[1].add(index)
    work = tuple(
        Work(id=ability, pool=pool, hours=amount, options=frozenset(options))
        for (pool, ability), (amount, options) in sorted(taken.items())
    )
    return pools, work


def outlook(market: Market, regimes: Regimes, loss: Callable[[Regime], float]) -> Outlook:
    """What each way to handle incidents loses a year, as a table over who answers, who visits, and steady upkeep."""
    desks, fields = _classes(market, regimes, DESK), _classes(market, regimes, FIELD)
    upkeep = [(name, _upkeep(market, regimes, name)) for name in regimes.losses.upkeep.functions]
    told: dict[Regime, int] = {}
    losses: dict[tuple[str, ...], int] = {}
    for desk, at_desk in _kinds(market, desks):
        for field, in_field in _kinds(market, fields):
            for words in product(*(sorted({"", *classes.values()}) for _, classes in upkeep)):
                steady = all(_STEADY in word for word in words)
                equipped = any(_TOOLS in word for word in words)
                plain = _anonymous(regimes.between(at_desk, in_field, steady=steady, equipped=equipped))
                if plain not in told:
                    told[plain] = cents(loss(plain))
                losses[(desk, field, *words)] = told[plain]
    features = ((DESK, desks), (FIELD, fields), *upkeep)
    return Outlook(features=features, losses=losses)


def _upkeep(market: Market, regimes: Regimes, function: str) -> dict[int, str]:
    """Options of a function of upkeep by what they change: upkeep on a schedule, tools in the fee, both."""
    made = {}
    for index in _places(market, function):
        supplier = market.places[index].supplier
        word = _STEADY if regimes.steady(function, supplier) else ""
        word += _TOOLS if regimes.brings_tools(supplier) else ""
        if word:
            made[index] = word
    return made


def _places(market: Market, function: str) -> list[int]:
    return [index for index, place in enumerate(market.places) if place.function == function]


def _classes(market: Market, regimes: Regimes, function: str) -> dict[int, str]:
    """Options of a function by the first of those that handle incidents on the same terms."""
    first: dict[object, str] = {}
    made = {}
    for index in _places(market, function):
        supplier = market.places[index].supplier
        key = (regimes.responder(supplier).id, regimes.invoice(supplier))
        made[index] = first.setdefault(key, supplier.id)
    return made


def _kinds(market: Market, classes: Mapping[int, str]) -> list[tuple[str, Supplier | None]]:
    """Each class with one supplier that stands for it, and nobody."""
    return [("", None), *((name, market.suppliers[name]) for name in sorted(set(classes.values())))]


def _anonymous(regime: Regime) -> Regime:
    """The regime without names: who it is does not change what is lost."""
    return dataclasses.replace(regime, desk=None, field=None)
