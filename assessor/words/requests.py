"""What a reader is asked to decide: the signatures of a package with their amounts, or what is missing for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words import decisions, packages
from assessor.words.grammar import counted, inside, listed, usd

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.result.packages import Package, Purchase
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result
    from assessor.words.names import Names


def decision(result: Result, names: Names) -> Iterator[str]:
    """The signatures asked for; where nothing can be recommended, what is asked for in its place."""
    recommendation = result.recommendation
    if recommendation is None:
        why = decisions.no_recommendation(result)
        if why:
            yield f"Complete what is missing for a recommendation: {inside(why)}"
        return
    chosen = packages.recommended(recommendation)
    if chosen is None:
        yield _in_the_way(recommendation, names)
        return
    yield from _signatures(chosen, names)


def price(package: Package) -> str:
    """What a package costs: a year with its range, in the first year, and once."""
    once = f", {usd(package.once)} of one-off cost included" if round(package.once) else ""
    return (
        f"{usd(package.annual_cost)} a year in cash ({packages.spread(package)}); "
        f"{usd(package.first_year_cash)} in the first year{once}."
    )


def _signatures(package: Package, names: Names) -> Iterator[str]:
    new = [one for one in package.purchases if one.supplier in package.signed]
    if new:
        yield f"Get a quote from and sign with {_priced(new, names)}."
    engaged = packages.engaged(package)
    if engaged:
        told = (
            f"{names.provider(one.supplier)} for {_work(one.functions, names)} ({usd(one.annual)} a year)"
            for one in engaged
        )
        yield f"Engage {listed(list(told))}."
    more = packages.extended(package)
    for one in more:
        work = _work(one.added, names)
        yield f"Extend the contract with {names.provider(one.supplier)} by {work}: {usd(one.annual)} a year in all."
    for supplier in package.cancelled:
        runs = sum(contract.annual for contract in package.running_contracts if contract.supplier == supplier)
        tail = f"; what it still costs counts {usd(runs)} a year" if round(runs) else ""
        yield f"End the contract with {names.provider(supplier)}{tail}."
    if not (new or engaged or more or package.cancelled):
        yield "Keep today's contracts as they are; nothing new has to be signed."


def _work(functions: Sequence[str], names: Names) -> str:
    return listed([inside(names.function(function)) for function in functions])


def _priced(purchases: Sequence[Purchase], names: Names) -> str:
    return listed([f"{names.provider(one.supplier)} ({usd(one.annual)} a year)" for one in purchases])


def _in_the_way(recommendation: Recommendation, names: Names) -> str:
    """What has to be settled before anything can be recommended."""
    refs = recommendation.obstacles
    if not refs:
        return "State an offer, or staff, for what the organization needs in any case; then assess again."
    return (
        f"Settle how {counted(len(refs), 'obligation')} can be met ({', '.join(map(names.obligation, refs))}), by an "
        "offer or by staff the file does not describe yet; then assess again."
    )
