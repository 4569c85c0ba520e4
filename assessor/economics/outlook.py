"""What each way to handle incidents loses a year, as a table over who answers, who visits, and steady upkeep."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from assessor.economics.amounts import cents
from assessor.economics.problem import Outlook
from assessor.economics.regimes import DESK, FIELD, is_paid_anyway

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessor.economics.market import Market
    from assessor.economics.problem import Choice
    from assessor.economics.regimes import Regime, Regimes
    from assessor.evaluate.supply import Supplier

_STEADY, _TOOLS = "steady", "+tools"


def outlook(market: Market, regimes: Regimes, loss: Callable[[Regime], float]) -> Outlook:
    """The table of one market; `loss` gives the USD a year that a regime loses."""
    desks, fields = _classes(market, regimes, DESK), _classes(market, regimes, FIELD)
    upkeep = [(name, _upkeep(market, regimes, name)) for name in regimes.losses.upkeep.functions]
    # Of the functions of upkeep it matters only whether all are steady, and whether any brings its tools.
    kept = [
        (words, all(_STEADY in word for word in words), any(_TOOLS in word for word in words))
        for words in product(*(sorted({"", *classes.values()}) for _, classes in upkeep))
    ]
    losses: dict[tuple[str, ...], int] = {}
    for desk, at_desk in _representatives(market, desks):
        for field, in_field in _representatives(market, fields):
            lost = {
                (steady, equipped): cents(loss(regimes.between(at_desk, in_field, steady=steady, equipped=equipped)))
                for steady, equipped in {(steady, equipped) for _, steady, equipped in kept}
            }
            losses.update(((desk, field, *words), lost[steady, equipped]) for words, steady, equipped in kept)
    features = ((DESK, desks), (FIELD, fields), *upkeep)
    return Outlook(features=features, losses=losses)


def _upkeep(market: Market, regimes: Regimes, function: str) -> dict[int, str]:
    """Options of a function of upkeep by what they change: upkeep on a schedule, tools in the fee, both."""
    classes = {}
    for option, supplier in _suppliers(market, function):
        word = _STEADY if regimes.steady(function, supplier) else ""
        word += _TOOLS if regimes.brings_tools(supplier) else ""
        if word:
            classes[option] = word
    return classes


def _suppliers(market: Market, function: str) -> list[tuple[int, Supplier]]:
    """The options of a function in which somebody answers for it, with their suppliers."""
    return [
        (option, place.supplier)
        for option, place in enumerate(market.places)
        if place.function == function and not place.beside
    ]


def company(market: Market, regimes: Regimes) -> dict[int, Choice]:
    """For each share in a function that incidents hang on, who answers for it so that the share changes nothing there.

    For desk and field service that is whoever begins sooner, for upkeep whoever brings all that the share does.
    """
    found = {}
    for function in (DESK, FIELD, *regimes.losses.upkeep.functions):
        holders = [one for one in _suppliers(market, function) if market.serves_today(market.places[one[0]])]
        for option, place in enumerate(market.places):
            if place.function == function and place.beside:
                found[option] = frozenset(
                    other
                    for other, supplier in holders
                    if supplier.id != place.supplier.id and _leads(regimes, function, supplier, place.supplier)
                )
    return found


def _leads(regimes: Regimes, function: str, first: Supplier, second: Supplier) -> bool:
    """Whether two who have a function lose as much in incidents as the first alone."""
    if function in {DESK, FIELD}:
        return regimes.best((first, second)) is first
    steady = regimes.steady(function, first) or not regimes.steady(function, second)
    return steady and (regimes.brings_tools(first) or not regimes.brings_tools(second))


def _classes(market: Market, regimes: Regimes, function: str) -> dict[int, str]:
    """Options of a function by the first of those that handle incidents on the same terms."""
    first: dict[object, str] = {}
    classes = {}
    value = regimes.book.parameters.value
    for option, supplier in _suppliers(market, function):
        responder = regimes.responder(supplier)
        terms = (
            responder.id,
            regimes.invoice(supplier, value),
            regimes.wait(supplier, value),
            supplier.id
            if responder.visits and not is_paid_anyway(supplier)
            else None,  # who has both desk and visits matters
        )
        classes[option] = first.setdefault(terms, supplier.id)
    return classes


def _representatives(market: Market, classes: Mapping[int, str]) -> list[tuple[str, Supplier | None]]:
    """Each class with one supplier that stands for it, and nobody."""
    return [("", None), *((name, market.suppliers[name]) for name in sorted(set(classes.values())))]
