"""One demand under one arrangement: alternatives, asset groups, result (docs/method.md, sections 4 to 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate import customer
from assessor.evaluate.done_work import done_alternatives
from assessor.evaluate.gates import population
from assessor.evaluate.judged_work import Work
from assessor.evaluate.outcome import Alternative, DemandOutcome
from assessor.evaluate.scope import NOBODY, asked_to_cover, best, covers, over_groups, within_reach
from assessor.evaluate.supplied_work import alternative_of
from assessor.evaluate.supply import ORGANIZATION
from assessor.evaluate.unassigned import whoever_it_is

if TYPE_CHECKING:
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.capability import Capability
    from assessor.model.plan import Demand, Obligation

_KEPT: Final = 64  # arrangements, of which the outcomes are kept


class Judge:
    """Judges demands of one case; remembers the ledgers of limited hours and what stays with the organization."""

    def __init__(self, case: Case, capacity: Capacity) -> None:
        self.case = case
        self.capacity = capacity
        self.settled: dict[str, Judgement] = {}
        self._retained: dict[int, DemandOutcome] = {}
        self._outcomes: dict[Arrangement, dict[tuple[object, ...], DemandOutcome]] = {}

    def demand(self, row: Obligation, demand: Demand, arrangement: Arrangement) -> DemandOutcome | None:
        """The outcome; None for a population with nobody in it."""
        known = self._retained.get(id(demand)) if not arrangement.is_today else None
        if known is not None:
            return known
        if demand.population is not None:
            found = population(self.case, self.case.terrain.gates[demand.population], arrangement)
            return None if found is None else _single(demand, found)
        if demand.duty is not None:
            return self._on_customer(demand, demand.duty, arrangement, row.ref)
        capability = self.case.terrain.capabilities[demand.capability or ""]
        if capability.performed_by == "customer":
            return self._on_customer(demand, customer.duty_of(capability), arrangement, row.ref)
        return self._known(row, demand, capability, arrangement)

    def through(
        self, row: Obligation, demand: Demand, function: str, supplier: Supplier, arrangement: Arrangement
    ) -> Alternative:
        """How one supplier that runs a function would meet a demand on a provider's work, looked at alone."""
        capability = self.case.terrain.capabilities[demand.capability or ""]
        found = self._alternative(self._work(row, demand, capability, function, supplier, arrangement))
        nobody = arrangement.is_today and self._given_to_nobody(capability, function, arrangement)
        return _beside_nobody(found) if nobody else found

    def _on_customer(self, demand: Demand, duty: str, arrangement: Arrangement, ref: str) -> DemandOutcome:
        """A demand on the organization; every hypothetical arrangement leaves it the same, so that is kept."""
        outcome = _single(demand, customer.on_customer(self.case, arrangement, duty, demand, ref))
        if not arrangement.is_today:
            self._retained[id(demand)] = outcome
        return outcome

    def _known(
        self, row: Obligation, demand: Demand, capability: Capability, arrangement: Arrangement
    ) -> DemandOutcome:
        """The outcome of a demand on somebody's work, worked out once for all that ask the same of an arrangement."""
        asked = self.case.judged_work.asked_by(demand, capability)
        known = self._outcomes.get(arrangement)
        if known is None:
            while len(self._outcomes) >= _KEPT:
                del self._outcomes[next(iter(self._outcomes))]
            known = self._outcomes[arrangement] = {}
        of_row = asked.of_row or row.ref in self.case.named_obligations
        key = asked.number, row.catalog, row.ref if of_row else None
        found = known.get(key)
        if found is None:
            found = known[key] = self._supplied(row, demand, capability, arrangement)
        return found if found.demand is demand else found._replace(demand=demand)

    def _supplied(
        self,
        row: Obligation,
        demand: Demand,
        capability: Capability,
        arrangement: Arrangement,
    ) -> DemandOutcome:
        functions = capability.delivered_by.functions
        asked = arrangement.is_today or arrangement.has_vendor(functions)
        groups = self.case.groups(row.catalog, capability.id) if asked else None
        by_function = {
            name: self._alternatives(row, demand, capability, name, arrangement) for name in sorted(functions)
        }
        if arrangement.is_today and groups is None:
            by_function = within_reach(self.case, arrangement, row.catalog, by_function, capability.id)
        if len(functions) == 1 and groups is None and len(only := by_function[functions[0]]) == 1:
            return _single(demand, only[0])
        everything = tuple(sorted((item for there in by_function.values() for item in there), key=Alternative.order))
        together = bool(capability.delivered_by.all_of)
        if groups is None:
            chosen = best(by_function, together=True) if together else next(iter(everything), NOBODY)
            return DemandOutcome(demand, chosen.result, chosen, everything)
        serves = covers if arrangement.is_today else asked_to_cover
        return over_groups(demand, by_function, everything, groups, together=together, serves=serves)

    def _alternatives(
        self,
        row: Obligation,
        demand: Demand,
        capability: Capability,
        function: str,
        arrangement: Arrangement,
    ) -> list[Alternative]:
        done = done_alternatives(self.case, row, demand, capability, function, arrangement)
        done += self._own_paper(row, demand, capability, function, arrangement)
        there = arrangement.supply.get(function, ())
        if there is None and _organization_does_it(capability, function, arrangement):
            return done
        nobody = arrangement.is_today and self._given_to_nobody(capability, function, arrangement)
        if there is None and nobody:
            return [NOBODY._replace(function=function, refused="given_to_nobody"), *done]
        if there is None:
            return [whoever_it_is(self.case, row, demand, capability, function, arrangement), *done]
        work = [self._work(row, demand, capability, function, item, arrangement) for item in there]
        found = [self._alternative(item) for item in work]
        if nobody:
            found = [_beside_nobody(item) for item in found]
        return [*found, *done]

    def _own_paper(
        self, row: Obligation, demand: Demand, capability: Capability, function: str, arrangement: Arrangement
    ) -> list[Alternative]:
        """The organization's own work where that is a paper, and one is stated to be adopted."""
        answer = self.case.engagement.duties.get(capability.own_duty) if capability.paper else None
        if answer is None or answer.document != "adopted" or not arrangement.is_today or demand.event is not None:
            return []
        found = self._alternative(self._work(row, demand, capability, function, ORGANIZATION, arrangement))
        return [] if any(use.assumed for use in found.duties) else [found]

    def _work(
        self,
        row: Obligation,
        demand: Demand,
        capability: Capability,
        function: str,
        supplier: Supplier,
        arrangement: Arrangement,
    ) -> Work:
        """A piece of work, with whether the supplier's hours reach it."""
        ledger = self.capacity.ledger(arrangement, supplier) if supplier.model is not None else None
        fits = ledger.fits(capability.id) if ledger is not None else None
        return Work(row, demand, capability, function, supplier, arrangement, fits)

    def _alternative(self, work: Work) -> Alternative:
        """One supplier's work, judged once for everything that asks the same of it."""
        known = self.case.judged_work
        key = known.key(work, self.case.engagement.duties)
        found = known.judged.get(key)
        if found is None:
            found = known.judged[key] = alternative_of(self.case, work)
        return found

    def _given_to_nobody(self, capability: Capability, function: str, arrangement: Arrangement) -> bool:
        """Whether nobody has another function that could do the work and is no broader than this one.

        That nobody disposes of media says something of the visits of a technician; that nobody watches for attacks
        says nothing of the antivirus program.
        """
        work = self.case.terrain.work_of_function
        return any(
            arrangement.supply.get(name) == () and len(work[name]) <= len(work[function])
            for name in capability.delivered_by.any_of
            if name != function
        )


def _organization_does_it(capability: Capability, function: str, arrangement: Arrangement) -> bool:
    """Whether the organization itself holds another function that does the work: nobody else has to be asked after."""
    others = (name for name in capability.delivered_by.any_of if name != function)
    return any(ORGANIZATION in (arrangement.supply.get(name) or ()) for name in others)


def _beside_nobody(item: Alternative) -> Alternative:
    """Another way to do what somebody said nobody does: only a word about this very work counts, not what is usual."""
    if item.terms is None or item.terms.origin == "stated":
        return item
    return NOBODY._replace(function=item.function, supplier=item.supplier, refused="given_to_nobody")


def _single(demand: Demand, found: Alternative) -> DemandOutcome:
    return DemandOutcome(demand=demand, result=found.result, chosen=found, alternatives=(found,))
