"""What must be achieved: for each clause of each obligation, who could meet it, as the one evaluator says.

The evaluator is asked about arrangements in which somebody runs a function (hours aside); nothing of the method is
worked out again here. Where a demand asks for independence, it is also asked which other work would spoil it.
"""

from __future__ import annotations

import dataclasses
from itertools import product
from typing import TYPE_CHECKING

from assessor.economics.market import Boundless
from assessor.economics.problem import Target, Way
from assessor.evaluate.case import AS_DEFINED, binding
from assessor.evaluate.demand import Judge
from assessor.evaluate.obligation import judge
from assessor.model.scales import CUSTOMER, IN_PLACE, PREDICATES, Result, Truth
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.economics.market import Market
    from assessor.economics.problem import Choice, Clause
    from assessor.evaluate.outcome import Alternative, DemandOutcome
    from assessor.model.plan import Demand, Obligation

ALWAYS: Clause = frozenset({Way(())})


@dataclass(frozen=True, slots=True)
class Residue:
    """An obligation nobody at hand can bring in place: the clause that fails and what fails in the best try."""

    ref: str
    capability: str | None
    predicates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aims:
    """All targets, what is out of reach, and how many obligations hold whatever is chosen."""

    targets: tuple[Target, ...]
    residue: tuple[Residue, ...]
    settled: tuple[str, ...]


class Targets:
    """Asks the evaluator who could meet what; equal demands are asked once."""

    def __init__(self, market: Market, *, without_advice: bool = False) -> None:
        self.market = market
        self.case = market.case
        self.judge = Judge(self.case, Boundless(self.case))
        self.without_advice = without_advice
        self._everybody = market.everybody()
        self._known: dict[object, tuple[Clause, DemandOutcome | None]] = {}

    def aims(self) -> Aims:
        """The targets of every obligation that applies."""
        targets, residue, settled = [], [], []
        for row in self.case.plan.obligations:
            if self.case.applicability[row.ref] is not Truth.YES:
                continue
            if self._documented(row):
                settled.append(row.ref)
                continue
            clauses, failed = self._clauses(row)
            if failed is not None:
                residue.append(Residue(row.ref, *_failure(*failed)))
            elif clauses:
                about = tuple(clauses.values())
                targets.append(Target(id=row.ref, clauses=tuple(clauses), about=about))
            else:
                settled.append(row.ref)
        return Aims(targets=tuple(targets), residue=tuple(residue), settled=tuple(settled))

    def _documented(self, row: Obligation) -> bool:
        """Whether a document holds it in place even where nobody runs anything."""
        nobody = self.market.alone({})
        return row.alternative_allowed and judge(self.case, self.judge, row, (nobody,)).verdict in IN_PLACE

    def _clauses(self, row: Obligation) -> tuple[dict[Clause, str], tuple[Demand, DemandOutcome | None] | None]:
        """The clauses that depend on the choice with what they are about; or the one that nobody meets."""
        found: dict[Clause, str] = {}
        for clause in row.clauses:
            ways: set[Way] = set()
            asked = [(demand, *self._ways(row, demand)) for demand in clause]
            for _, there, _ in asked:
                ways |= there
            if ways >= ALWAYS:
                continue
            if not ways:
                demand, _, outcome = max(asked, key=lambda item: item[2].result if item[2] is not None else -1)
                return {}, (demand, outcome)
            found.setdefault(frozenset(ways), clause[0].capability or "")
        return found, None

    def _ways(self, row: Obligation, demand: Demand) -> tuple[Clause, DemandOutcome | None]:
        key = (
            dataclasses.replace(demand, control=None, relationship=None, rationale=None, because=None, citation=None),
            row.catalog,
            row.ref if demand.every == AS_DEFINED else None,
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._ask(row, demand)
        return known

    def _ask(self, row: Obligation, demand: Demand) -> tuple[Clause, DemandOutcome | None]:
        outcome = self.judge.demand(row, demand, self._everybody)
        capability = self.case.terrain.capabilities.get(demand.capability or "")
        if outcome is None or capability is None or capability.performed_by == CUSTOMER:
            met = outcome is None or outcome.result >= Result.MET_WITH_DUTY
            return (ALWAYS if met else frozenset()), outcome
        bound = demand.independence is not None and binding(demand.independence_basis)
        able = {name: self._able(row, demand, name, outcome, bound=bound) for name in capability.delivered_by.functions}
        if self.without_advice and (plain := _plain(able)):
            able = plain
        together = bool(capability.delivered_by.all_of)
        return frozenset(_all_of(able) if together else _any_of(able)), outcome

    def _able(
        self, row: Obligation, demand: Demand, function: str, outcome: DemandOutcome, *, bound: bool
    ) -> dict[int | None, tuple[Choice, bool]]:
        """Who meets a demand through a function: option (None: the organization) to what would spoil it, and advice."""
        found: dict[int | None, tuple[Choice, bool]] = {}
        for item in outcome.alternatives:
            if item.function != function or item.supplier is None:
                continue
            number = self.market.number.get((function, item.supplier.id))
            if bound:
                told = self._judged(row, demand, item, (function,))
                if told is not None and told.result >= Result.MET_WITH_DUTY:
                    found[number] = (self._spoiling(row, demand, item), bool(told.advice))
            elif item.result >= Result.MET_WITH_DUTY:
                found[number] = (frozenset(), bool(item.advice))
        return found

    def _judged(
        self, row: Obligation, demand: Demand, item: Alternative, functions: Iterable[str]
    ) -> Alternative | None:
        """The alternative again, where its supplier runs these functions and nobody anything else."""
        if item.supplier is None:
            return None
        supply = dict.fromkeys(functions, (item.supplier,))
        outcome = self.judge.demand(row, demand, self.market.alone(supply))
        there = outcome.alternatives if outcome is not None else ()
        mine = (one for one in there if one.function == item.function and one.supplier is item.supplier)
        return next(mine, None)

    def _spoiling(self, row: Obligation, demand: Demand, item: Alternative) -> Choice:
        """The other work of the same supplier with which it would not be independent enough."""
        spoiled = set()
        for index, place in enumerate(self.market.places):
            if place.supplier is not item.supplier or place.function == item.function:
                continue
            told = self._judged(row, demand, item, (item.function or "", place.function))
            if told is None or told.result < Result.MET_WITH_DUTY:
                spoiled.add(index)
        return frozenset(spoiled)


def _plain(
    able: Mapping[str, Mapping[int | None, tuple[Choice, bool]]],
) -> dict[str, dict[int | None, tuple[Choice, bool]]] | None:
    """Only those about whom nothing is advised; None where that leaves a function nobody."""
    kept = {name: {number: told for number, told in there.items() if not told[1]} for name, there in able.items()}
    return kept if all(kept.values()) else None


def _any_of(able: Mapping[str, Mapping[int | None, tuple[Choice, bool]]]) -> Iterable[Way]:
    alone = set()
    for there in able.values():
        for number, (spoiled, _) in there.items():
            if number is None:
                yield Way(())
            elif spoiled:
                yield Way((frozenset({number}),), spoiled)
            else:
                alone.add(number)
    if alone:
        yield Way((frozenset(alone),))


def _all_of(able: Mapping[str, Mapping[int | None, tuple[Choice, bool]]]) -> Iterable[Way]:
    """Each function needs somebody; where nothing can spoil it, that is a single way."""
    seats = [there for there in able.values() if None not in there]
    if not any(spoiled for there in seats for spoiled, _ in there.values()):
        if all(seats):
            yield Way(tuple(frozenset(number for number in there if number is not None) for there in seats))
        return
    for picked in product(
        *(sorted((number, told) for number, told in there.items() if number is not None) for there in seats)
    ):
        numbers = frozenset(number for number, _ in picked)
        spoiled = frozenset(item for _, (spoils, _) in picked for item in spoils)
        if not numbers & spoiled:
            yield Way(tuple(frozenset({number}) for number in sorted(numbers)), spoiled)


def _failure(demand: Demand, outcome: DemandOutcome | None) -> tuple[str | None, tuple[str, ...]]:
    """What is asked for, and which predicates the best try fails or leaves unknown."""
    chosen = outcome.chosen if outcome is not None else None
    if chosen is None:
        return demand.capability, ()
    names = tuple(name for name, told in zip(PREDICATES, chosen.truths, strict=True) if told is not Truth.YES)
    return demand.capability, names
