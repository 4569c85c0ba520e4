"""The problem of one engagement: the market's options with their prices, targets, hours and losses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from assessor.economics.problem import BundleFee, Exposure, Option, Outlook, Problem, Work
from assessor.evaluate.supply import INDEPENDENT
from assessor.model.scales import THIRD_PARTY

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assessor.economics.market import Market
    from assessor.economics.places import Place
    from assessor.economics.prices import Prices
    from assessor.economics.problem import Choice
    from assessor.economics.targets import Aims

_THOUSAND = 1000
TICKETS = "tickets"
SPARE = "spare_hours"


def problem_of(
    market: Market,
    aims: Aims,
    prices: Prices,
    outlook: Outlook | None = None,
    exposure: Exposure | None = None,
    company: Mapping[int, Choice] | None = None,
) -> Problem:
    """The whole problem of an engagement.

    What somebody does today goes on being done, on a schedule if it is done on one: a function with somebody today
    needs somebody. Options stand for choice where they meet something that is asked, where somebody serves today,
    where people call for help, where steady upkeep keeps failures away or where a breach counts that they make rarer or
    cheaper; and nobody does who has no price, unless he
    serves already: what cannot be compared would win for nothing. An examination that is called for is needed by
    itself, whoever has the function. `company` says of shares in functions that incidents
    hang on beside whom they change nothing.
    """
    outlook = Outlook() if outlook is None else outlook
    exposure = Exposure() if exposure is None else exposure
    useful = _useful(market, aims, prices, outlook, exposure)
    options = tuple(
        Option(
            function=place.seat,
            supplier=place.supplier.id,
            fee=prices.options[index] if index in useful else None,
            rank=_rank(market, place),
            moving=prices.moving if market.moves(place) else 0,
            added=prices.added[index],
        )
        for index, place in enumerate(market.places)
    )
    kept = {market.places[option].function for option in useful if market.serves_today(market.places[option])}
    wanted = {function.id for function in market.case.terrain.functions.values() if function.needed_anyway}
    examined = {place.seat for place in market.places if place.examines}
    pools, work = hours(market)
    return Problem(
        options=options,
        needed=frozenset(kept | (wanted & {place.function for place in market.places}) | examined),
        bundles=_bundles(market, prices, useful),
        entrance=prices.entrance,
        tiers=_tiers(market),
        pools=pools,
        work=work,
        targets=aims.targets,
        outlook=outlook,
        exposure=exposure,
        requires=_requires(market, company or {}),
    )


def _bundles(market: Market, prices: Prices, useful: Choice) -> tuple[BundleFee, ...]:
    """The bundles that cover some option that stands for choice."""
    bundles = []
    for bundle in prices.bundles:
        numbers = (number for function in bundle.functions for number in market.options_of(function, bundle.supplier))
        covers = frozenset(number for number in numbers if number in useful)
        if covers:
            bundles.append(
                BundleFee(id=bundle.id, supplier=bundle.supplier, covers=covers, fee=bundle.fee, running=bundle.running)
            )
    return tuple(bundles)


def _requires(market: Market, company: Mapping[int, Choice]) -> dict[int, Choice]:
    """Work an outside party takes on only with other work of its own: nobody patches with another's tool.

    A share in a function goes with somebody else who has it today and answers for it; of two as they are, who has more.
    Who helps own staff goes with them.
    """
    needs = {}
    for option, place in enumerate(market.places):
        if place.examines:
            continue
        if place.beside:
            needs[option] = company[option] if option in company else _company(market, place)
            continue
        together = market.case.terrain.functions[place.function].comes_with
        if together and not place.supplier.own_staff and not market.serves_today(place):
            options = (other for name in together for other in market.options_of(name, place.supplier.id))
            needs[option] = frozenset(options)
    return needs


def _company(market: Market, share: Place) -> Choice:
    """Who answers for a function in which somebody goes on having a share."""
    mine, helps = market.holder_order(share.supplier.id), not market.serves_today(share)
    return frozenset(
        option
        for option, place in enumerate(market.places)
        if place.function == share.function
        and not place.beside
        and place.supplier.id != share.supplier.id
        and market.serves_today(place)
        and (place.supplier.own_staff if helps else place.extended or market.holder_order(place.supplier.id) < mine)
    )


def _tiers(market: Market) -> tuple[frozenset[str], ...]:
    """The offerings of each support model: tiers of the one contract that would be signed with a new supplier.

    Of a provider's own offers, those of one model are tiers of one contract as well; so are the parts of a position.
    """
    offerings: dict[str, set[str]] = {}
    for name, supplier in market.suppliers.items():
        if supplier.hired:
            offerings.setdefault(name.partition("/")[0], set()).add(name)
        elif (supplier.provider is None or supplier.seller is not None) and supplier.model is not None:
            offerings.setdefault(supplier.model.id, set()).add(name)
    return tuple(frozenset(names) for _, names in sorted(offerings.items()) if len(names) > 1)


def _useful(market: Market, aims: Aims, prices: Prices, outlook: Outlook, exposure: Exposure) -> Choice:
    """Options that meet something, serve today, or make a difference to failures or to a breach."""
    able = {
        option
        for clause in {clause for target in aims.targets for clause in target.clauses}
        for way in clause
        for seat in way.seats
        for option in seat
    }
    functions = market.case.terrain.functions.values()
    wanted = {name for name, _ in outlook.features} | {function.id for function in functions if function.needed_anyway}
    wanted |= {place.function for place in market.places if market.serves_today(place)}
    able |= {option for option, place in enumerate(market.places) if place.function in wanted and not place.examines}
    able.update(*(options for _, options in exposure.safeguards))
    steady = {place.function for place in market.places if market.serves_today(place) and scheduled(place)}
    examined = frozenset(option for option, place in enumerate(market.places) if place.examines)
    return examined | {option for option in able if _is_comparable(market, prices, option, steady)}


def _adds_something(place: Place) -> bool:
    """Whether work a contract would take on is asked for, where the option is to take on more."""
    return not place.extended or bool(place.supplier.adds.get(place.function))


def _is_comparable(market: Market, prices: Prices, option: int, steady: Collection[str]) -> bool:
    """Whether an option may stand beside the others: it serves today, or has a price and keeps the schedule."""
    place = market.places[option]
    if not _adds_something(place):
        return False
    if market.serves_today(place):
        return True
    return option not in prices.unpriced and (place.function not in steady or scheduled(place))


def scheduled(place: Place) -> bool:
    """Whether a supplier runs a function on a schedule, hours aside; an outside assessor comes as often as asked."""
    return place.supplier is INDEPENDENT or place.supplier.keeps_schedule(place.function)


def _rank(market: Market, place: Place) -> int:
    """Among equally cheap ones: who does it today, with as little added as can be, then whoever serves here already.

    A stranger is last; the id settles the rest.
    """
    if market.serves_today(place):
        return int(place.extended)
    return 2 if market.known(place.supplier.id) or place.supplier.id == THIRD_PARTY else 3


def hours(market: Market) -> tuple[dict[str, int], tuple[Work, ...]]:
    """Limited pools with the work their members would take on, and the spare hours that new work of one's own takes.

    Hours are thousandths a month, rounded so that what fits here fits in the evaluator's ledger as well.
    """
    pools: dict[str, int] = {}
    spare = market.spare_hours
    if spare is not None:
        pools[SPARE] = math.floor(spare * _THOUSAND)
    own = market.own_work_today()
    needed: dict[tuple[str, str], tuple[int, set[int]]] = {}
    for option, place in enumerate(market.places):
        pool = place.supplier.pool
        ledger = market.ledger(place.function, place.supplier) if pool is not None else None
        if pool is None or ledger is None or ledger.available is None:
            continue
        pools[pool] = math.floor(ledger.available * _THOUSAND)
        for ability, amount in {**ledger.needed, TICKETS: ledger.tickets or 0.0}.items():
            if amount:  # requests for help count only with the functions that take them
                needed.setdefault((pool, ability), (math.ceil(amount * _THOUSAND), set()))[1].add(option)
                fresh = not market.serves_today(place) and ability not in own
                own_hours = place.supplier.own_staff and not place.supplier.hired
                if own_hours and (fresh or ability in place.supplier.adds.get(place.function, ())):
                    needed.setdefault((SPARE, ability), (math.ceil(amount * _THOUSAND), set()))[1].add(option)
    work = tuple(
        Work(id=ability, pool=pool, hours=amount, options=frozenset(options))
        for (pool, ability), (amount, options) in sorted(needed.items())
    )
    return pools, work
