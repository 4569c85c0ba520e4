"""Packages: today plus changes, each the best arrangement under a few plain constraints, and fewer moves at a price.

All are solutions of the one program, with options barred or limited; what is cheapest has no constraint at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.problem import Limit
from assessor.economics.solve import Narrowing, widest
from assessor.evaluate.supply import INDEPENDENT
from assessor.model.named_tuple import NamedTuple
from assessor.model.value import dataclass, replace
from assessor.result.packages import PACKAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.economics.market import Market
    from assessor.economics.places import Place
    from assessor.economics.problem import Choice, Problem
    from assessor.economics.solve import Optimum
    from assessor.result.packages import PackageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An arrangement that could be recommended; `ids` name the packages it is, the first of them stands for it.

    `within` is the problem under the constraint of that first one, of which it is the optimum. `unstated` names the
    work, by function and holder, that it takes from outside parties whose fee nobody stated.
    """

    ids: tuple[PackageId, ...]
    best: Optimum
    within: Problem
    met: int
    moves: int
    hires: int
    contracts: int
    vendors: int
    unstated: frozenset[tuple[str, str]]

    @property
    def choice(self) -> Choice:
        """Its options."""
        return self.best.choice

    @property
    def id(self) -> PackageId:
        """The package it is called by."""
        return self.ids[0]


def candidates(market: Market, problem: Problem, cheapest: Optimum) -> tuple[Candidate, ...]:
    """Every package that can be had, equal ones once, and the cheapest arrangement for each number of moves."""
    found: dict[Choice, _Found] = {}
    for name, limited in constrained(market, problem).items():
        if name == "no_hiring" and not hired(market, cheapest.choice):
            continue
        best = cheapest if name == "cheapest" else widest(limited)
        if best.exists:
            # whoever keeps more at the same price is the same package; the optimum may drop a share for nothing
            equal = (choice for choice in found if _as_good(market, limited, choice, best))
            found.setdefault(next(equal, best.choice), _Found([], best, limited)).names.append(name)
    for best in fewer_moves(market, problem, cheapest):
        same = next((choice for choice in found if _as_good(market, problem, choice, best)), best.choice)
        most = Limit(moved(market), len(moved(market) & best.choice))
        limited = replace(problem, limits=(*problem.limits, most))
        found.setdefault(same, _Found([], best, limited)).names.append("fewer_moves")
    return tuple(
        Candidate(
            ids=tuple(dict.fromkeys(one.names)),
            best=one.best,
            within=one.within,
            met=len(problem.met(choice)),
            moves=len(moved(market) & choice),
            hires=len(hired(market, choice)),
            contracts=len(signed(market, choice)) + len(cancelled(market, choice)),
            vendors=len(vendors(market, choice)),
            unstated=taken_unstated(market, choice),
        )
        for choice, one in found.items()
    )


class _Found(NamedTuple):
    """A package: the ids it goes by, the optimum, and the problem of which it is that."""

    names: list[PackageId]
    best: Optimum
    within: Problem


def _as_good(market: Market, problem: Problem, choice: Choice, best: Optimum) -> bool:
    """Whether a choice meets every target at the same price and with as few moves."""
    moves = moved(market)
    return (
        problem.admits(choice)
        and problem.price(choice) == best.price
        and len(moves & choice) <= len(moves & best.choice)
    )


def constrained(market: Market, problem: Problem) -> Mapping[PackageId, Problem]:
    """The problem under the constraint of each package."""
    hiring = frozenset(option for option, place in enumerate(market.places) if place.supplier.hired)
    made: dict[PackageId, Problem] = {
        "fill_the_gaps": replace(
            problem, barred=_not_holders(market) | hiring, kept=(*problem.kept, *_shares(market, problem))
        ),
        "incumbents": replace(problem, barred=_strangers(market)),
        "one_provider": replace(problem, barred=hiring, tiers=(*problem.tiers, _outside(market))),
        "no_hiring": replace(problem, barred=hiring),
        "cheapest": problem,
    }
    return {name: made[name] for name in PACKAGES if name in made}


def fewer_moves(market: Market, problem: Problem, cheapest: Optimum) -> Iterator[Optimum]:
    """The cheapest arrangement that meets every target with one move less, and so on, as long as there is one."""
    moves = moved(market)
    most = len(moves & cheapest.choice)
    limit = Limit(moves, most)
    limited = Narrowing(replace(problem, limits=(*problem.limits, limit)), limit)
    while most > 0:
        found = limited.optimum(most - 1)
        if not found.exists:
            return
        yield found
        most = len(moves & found.choice)


def moved(market: Market) -> Choice:
    """The options that take work from somebody who has it today."""
    return frozenset(option for option, place in enumerate(market.places) if market.moves(place))


def signed(market: Market, choice: Choice) -> frozenset[str]:
    """Outside parties that do not serve here yet, independent ones as well: somebody has to order what they do."""
    return frozenset(name for name in vendors(market, choice) if not market.known(name))


def hired(market: Market, choice: Choice) -> frozenset[str]:
    """Positions a choice fills."""
    return frozenset(market.places[option].supplier.id for option in choice if market.places[option].supplier.hired)


def cancelled(market: Market, choice: Choice) -> frozenset[str]:
    """Outside parties that run something today all of which goes to others; who shares work is not done away with."""
    lost = {market.places[option].function for option in moved(market) & choice}
    shared = {place.function for place in market.places if place.beside and market.serves_today(place)}
    serving: dict[str, set[str]] = {}
    for place in market.places:
        if market.serves_today(place) and _is_outside(place):
            serving.setdefault(place.supplier.id, set()).add(place.function)
    lost |= shared
    stays = vendors(market, choice)
    return frozenset(name for name, functions in serving.items() if functions <= lost and name not in stays)


def vendors(market: Market, choice: Choice) -> frozenset[str]:
    """The outside parties of a choice: whoever invoices."""
    chosen = frozenset(market.places[option].supplier.id for option in choice if _is_outside(market.places[option]))
    return chosen | holders(market)


def holders(market: Market) -> frozenset[str]:
    """Products that hold regulated data and do some work today: the data stay with them, whoever has the work."""
    return frozenset(
        place.supplier.id
        for place in market.places
        if place.supplier.is_product and place.supplier.data_contact and market.serves_today(place)
    )


def taken_unstated(market: Market, choice: Choice) -> frozenset[tuple[str, str]]:
    """Functions and their outside holders of today whose fee nobody stated, where a choice takes them away.

    What that saves is what a price list says of somebody else: no saving anybody is known to make.
    """
    held = {
        place.key
        for place in market.places
        if _is_outside(place)
        and market.serves_today(place)
        and not _is_independent(market, place)
        and (place.supplier.provider is None or place.supplier.provider.price is None)
    }
    return frozenset(key for key in held if choice.isdisjoint(market.options_of(*key)))


def _not_holders(market: Market) -> Choice:
    """For work that somebody on offer holds today, everybody else; who comes beside them is none of these."""
    held = {place.function for place in market.places if market.serves_today(place)}
    return frozenset(
        option
        for option, place in enumerate(market.places)
        if place.function in held
        and not (place.beside or market.serves_today(place))
        and place.supplier is not INDEPENDENT
    )


def _shares(market: Market, problem: Problem) -> tuple[Choice, ...]:
    """For everybody who shares work with others today, the options in which they keep it.

    Left out is a function of upkeep of which nobody can answer beside all the others (`outlook.company`).
    """
    shares: dict[str, list[int]] = {}
    for option, place in enumerate(market.places):
        if place.beside and market.serves_today(place):
            shares.setdefault(place.function, []).append(option)
    return tuple(
        frozenset(market.options_of(*market.places[option].key))
        for sharing in shares.values()
        if _one_answers(market, problem, sharing)
        for option in sharing
    )


def _one_answers(market: Market, problem: Problem, sharing: Sequence[int]) -> bool:
    """Whether one of those who share a function can answer for it beside all the others."""
    beside = {market.places[option].supplier.id: problem.requires[option] for option in sharing}
    function = market.places[sharing[0]].function
    return any(
        all(
            company.intersection(market.options_of(function, first))
            for name, company in beside.items()
            if name != first
        )
        for first in beside
    )


def _strangers(market: Market) -> Choice:
    """Outside parties that do not serve here yet, independents aside."""
    return frozenset(
        option
        for option, place in enumerate(market.places)
        if _is_outside(place) and not market.known(place.supplier.id) and not _is_independent(market, place)
    )


def outside_suppliers(market: Market) -> frozenset[str]:
    """Every outside party there is to choose or to leave."""
    return frozenset(place.supplier.id for place in market.places if _is_outside(place)) - holders(market)


def _outside(market: Market) -> frozenset[str]:
    """Everybody of whom one provider is allowed one: not own staff, not products, not independents."""
    return frozenset(
        place.supplier.id
        for place in market.places
        if _is_outside(place) and not _is_independent(market, place) and not place.supplier.is_vendor
    )


def _is_outside(place: Place) -> bool:
    return not place.supplier.own_staff


def _is_independent(market: Market, place: Place) -> bool:
    return market.case.terrain.functions[place.function].kind == "independent"
