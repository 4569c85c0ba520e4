"""What a package has beside its sums: what is paid once, party by party, and who no longer has what it has today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.amounts import cents, dollars
from assessor.economics.charges import HORIZON, MONTHS
from assessor.economics.packages import cancelled
from assessor.evaluate.supply import ORGANIZATION, is_move
from assessor.result.packages import OnceLine, ReleasedWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.economics.problem import Choice
    from assessor.economics.recommend import SearchOutcome
    from assessor.evaluate.supply import Supplier

_YEARS = HORIZON / MONTHS
_INDEPENDENT = "independent"


def once_lines(outcome: SearchOutcome, choice: Choice) -> Iterator[OnceLine]:
    """Onboarding of whoever is new, and work handed over; by supplier."""
    problem, market = outcome.problem, outcome.market
    for name in sorted(problem.suppliers(choice)):
        own = [option for option in sorted(choice) if problem.options[option].supplier == name]
        entrance = problem.entrance.get(name, 0)
        supplier = market.suppliers.get(name)
        if supplier is not None and not market.known(name):
            functions = [market.places[option].function for option in own]
            entrance += cents(outcome.book.joining(supplier, outcome.book.fees(supplier, functions)).value)
        if entrance:
            yield OnceLine(kind="onboarding", supplier=name, function=None, amount=dollars(round(entrance * _YEARS)))
        for option in own:
            if moving := problem.options[option].moving:
                amount = dollars(round(moving * _YEARS))
                place = market.places[option]
                yield OnceLine(kind="handover", supplier=name, function=place.function, amount=amount)


def released(outcome: SearchOutcome, choice: Choice) -> Iterator[ReleasedWork]:
    """Who no longer has which work, with what its contract then costs less; ended contracts and independents aside."""
    market = outcome.market
    then, ended = market.arrangement(choice).supply, cancelled(market, choice)
    held: dict[str, tuple[Supplier, list[str], list[str]]] = {}
    for function, holders in sorted(market.now.supply.items()):
        after = then.get(function) or ()
        independent = market.case.terrain.functions[function].kind == _INDEPENDENT
        for holder in holders or ():
            if holder is ORGANIZATION:
                continue
            _, has, loses = held.setdefault(holder.id, (holder, [], []))
            has.append(function)
            if not independent and after and holder.id not in {one.id for one in after}:
                loses.append(function)
    for name, (holder, has, loses) in sorted(held.items()):
        kept = set(has)
        for function in loses if name not in ended else ():
            before = outcome.book.fees(holder, kept).value
            kept.discard(function)
            yield ReleasedWork(
                function=function,
                supplier=name,
                shared=not is_move(market.now.supply[function] or (), then[function] or ()),
                annual=max(0.0, dollars(cents(before - outcome.book.fees(holder, kept).value))),
            )
