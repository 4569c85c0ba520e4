"""One demand under one arrangement: alternatives, asset groups, result (docs/method.md, sections 4 to 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate import customer, predicates
from assessor.evaluate.contract_words import word_of
from assessor.evaluate.done_work import done_alternatives
from assessor.evaluate.gates import contract, population
from assessor.evaluate.independent_party import independent_party
from assessor.evaluate.outcome import Alternative, DemandOutcome, Truths, outcome_of
from assessor.evaluate.outcome import ConditionUse as Condition
from assessor.evaluate.records import extent_of
from assessor.evaluate.scope import NOBODY, best, over_groups
from assessor.evaluate.supply import INDEPENDENT, ORGANIZATION
from assessor.evaluate.unassigned import whoever_it_is
from assessor.model.scales import PREDICATES, THIRD_PARTY, Result, Truth

if TYPE_CHECKING:
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.contract_words import Word
    from assessor.evaluate.outcome import DutyUse, Judgement
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.capability import Capability
    from assessor.model.plan import Demand, Obligation
    from assessor.model.scales import AdviceKind, Predicate, RefusedWork

_SCOPE = PREDICATES.index("scope")
_INDEPENDENCE = PREDICATES.index("independence")


class Judge:
    """Judges demands of one case; remembers the ledgers of limited hours and what stays with the organization."""

    def __init__(self, case: Case, capacity: Capacity) -> None:
        self.case = case
        self.capacity = capacity
        self.settled: dict[str, Judgement] = {}
        self._retained: dict[int, DemandOutcome] = {}

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
        return self._supplied(row, demand, capability, arrangement)

    def through(
        self, row: Obligation, demand: Demand, function: str, supplier: Supplier, arrangement: Arrangement
    ) -> Alternative:
        """How one supplier that runs a function would meet a demand on a provider's work, looked at alone."""
        capability = self.case.terrain.capabilities[demand.capability or ""]
        found = self._alternative(row, demand, capability, function, supplier, arrangement)
        nobody = arrangement.is_today and self._given_to_nobody(capability, function, arrangement)
        return _beside_nobody(found) if nobody else found

    def _on_customer(self, demand: Demand, duty: str, arrangement: Arrangement, ref: str) -> DemandOutcome:
        """A demand on the organization; every hypothetical arrangement leaves it the same, so that is kept."""
        outcome = _single(demand, customer.on_customer(self.case, arrangement, duty, demand, ref))
        if not arrangement.is_today:
            self._retained[id(demand)] = outcome
        return outcome

    def _supplied(
        self,
        row: Obligation,
        demand: Demand,
        capability: Capability,
        arrangement: Arrangement,
    ) -> DemandOutcome:
        groups = self.case.groups(row.catalog, capability.id) if arrangement.is_today else None
        functions = capability.delivered_by.functions
        by_function = {
            name: self._alternatives(row, demand, capability, name, arrangement) for name in sorted(functions)
        }
        if len(functions) == 1 and groups is None and len(only := by_function[functions[0]]) == 1:
            return _single(demand, only[0])
        everything = tuple(sorted((item for there in by_function.values() for item in there), key=Alternative.order))
        together = bool(capability.delivered_by.all_of)
        if groups is None:
            chosen = best(by_function, together=together)
            return DemandOutcome(demand=demand, result=chosen.result, chosen=chosen, alternatives=everything)
        return over_groups(demand, by_function, everything, groups, together=together)

    def _alternatives(
        self,
        row: Obligation,
        demand: Demand,
        capability: Capability,
        function: str,
        arrangement: Arrangement,
    ) -> list[Alternative]:
        done = done_alternatives(self.case, row, demand, capability, function, arrangement)
        there = arrangement.supply.get(function, ())
        if there is None and _organization_does_it(capability, function, arrangement):
            return done
        nobody = arrangement.is_today and self._given_to_nobody(capability, function, arrangement)
        if there is None and nobody:
            return [NOBODY._replace(function=function, refused="given_to_nobody"), *done]
        if there is None:
            return [whoever_it_is(self.case, row, demand, capability, function, arrangement), *done]
        found = [self._alternative(row, demand, capability, function, item, arrangement) for item in there]
        if nobody:
            found = [_beside_nobody(item) for item in found]
        return [*found, *done]

    def _alternative(
        self,
        row: Obligation,
        demand: Demand,
        capability: Capability,
        function: str,
        supplier: Supplier,
        arrangement: Arrangement,
    ) -> Alternative:
        if supplier is ORGANIZATION:
            return self._by_organization(demand, capability, function, arrangement, row.ref)
        if supplier is INDEPENDENT:
            return independent_party(row.ref, self.case, demand, capability, function, arrangement)
        terms = supplier.terms(function, capability.id)
        if terms is None:
            return NOBODY._replace(function=function, supplier=supplier)
        paper = supplier.provider.contract if supplier.provider is not None else None
        word = word_of(terms, paper, function, demand, row.ref, self.case.engagement.as_of)
        refused = _refused(terms, word, supplier) if arrangement.is_today else None
        if refused is not None:
            return NOBODY._replace(function=function, supplier=supplier, refused=refused)
        conditions: list[Condition] = []
        failed: list[str] = []
        if not arrangement.is_today and self.case.undefined(demand, row.ref):
            conditions.append(Condition("frequency", row.ref))
        timing, terms, advice = self._timing(row, demand, word, arrangement)
        detected = predicates.detection(demand, terms, advice)
        recorded = predicates.evidence(self.case, demand, row.catalog, terms, advice)
        if not word.counts and arrangement.is_today:
            timing = min(timing, Truth.UNKNOWN)
        elif not word.counts:  # what is left open is written in as it is demanded
            timing, detected, recorded = _written_in(timing), _written_in(detected), _written_in(recorded)
            conditions.append(Condition("term", capability.id))
        timing, partly = self._beside_records(timing, capability.id, supplier, arrangement)
        duty_truth, duties = self._duties(row.ref, demand, capability, arrangement, terms)
        truths: Truths = (
            timing,
            detected,
            self._capacity(capability, supplier, arrangement, conditions),
            recorded,
            contract(self.case, row.catalog, supplier, (function, capability.id), arrangement, conditions, failed),
            predicates.independence(self.case, demand, supplier, arrangement, advice),
            duty_truth,
            Truth.YES,
        )
        third = supplier.model is not None and supplier.model.third_party
        return Alternative(
            function=function,
            supplier=supplier,
            terms=terms,
            truths=truths,
            result=outcome_of(truths, has_duty=bool(duties), defines_work=demand.defines_work, partly=partly),
            carrier=THIRD_PARTY if third or self._independent(function) else "provider",
            duties=duties,
            conditions=tuple(conditions),
            advice=tuple(advice),
            gates=tuple(failed),
            disputed=word.disputed,
            partly=partly,
        )

    def _independent(self, function: str) -> bool:
        return self.case.terrain.functions[function].kind == "independent"

    def _given_to_nobody(self, capability: Capability, function: str, arrangement: Arrangement) -> bool:
        """Whether nobody has another function that could do the work and is no broader than this one.

        That nobody disposes of media says something of the visits of a technician; that nobody watches for attacks
        says nothing of the antivirus program.
        """
        breadth = self.case.breadth
        return any(
            arrangement.supply.get(name) == () and breadth[name] <= breadth[function]
            for name in capability.delivered_by.any_of
            if name != function
        )

    def _beside_records(
        self, timing: Truth, capability: str, supplier: Supplier, arrangement: Arrangement
    ) -> tuple[Truth, tuple[Predicate, ...]]:
        """Cadence beside the records that speak against the work today, and whether it then fails only in part."""
        against = None
        if arrangement.is_today:
            against = extent_of(self.case.held_records.against(supplier.id, capability=capability))
        if against is None:
            return timing, ()
        return Truth.NO, ("cadence",) if against == "part" and timing is not Truth.NO else ()

    def _timing(
        self, row: Obligation, demand: Demand, word: Word, arrangement: Arrangement
    ) -> tuple[Truth, Terms, list[AdviceKind]]:
        """Cadence under the terms that count; where statement and contract differ, under the worse of the two."""
        left_open = not arrangement.is_today and self.case.undefined(demand, row.ref)

        def judged(terms: Terms) -> tuple[Truth, Terms, list[AdviceKind]]:
            advice: list[AdviceKind] = []
            told = predicates.cadence(self.case, demand, row.ref, terms, advice, open_frequency=left_open)
            return told, terms, advice

        found = judged(word.terms)
        other = judged(word.stated) if word.stated is not None else found
        return other if other[0] < found[0] else found

    def _by_organization(
        self,
        demand: Demand,
        capability: Capability,
        function: str,
        arrangement: Arrangement,
        ref: str,
    ) -> Alternative:
        """The organization itself running a reserved function: its duty, and whether it is independent enough."""
        duty = customer.duty_of(capability)
        made = customer.on_customer(self.case, arrangement, duty, demand, ref, function=function)
        advice: list[AdviceKind] = []
        told = predicates.independence(self.case, demand, ORGANIZATION, arrangement, advice)
        if told is Truth.YES:
            return made._replace(advice=tuple(advice))
        truths: Truths = (*made.truths[:_INDEPENDENCE], told, *made.truths[_INDEPENDENCE + 1 :])  # type: ignore[assignment]
        return made._replace(
            truths=truths, result=min(made.result, Result.UNMET if demand.defines_work else Result.PART)
        )

    def _duties(
        self,
        ref: str,
        demand: Demand,
        capability: Capability,
        arrangement: Arrangement,
        terms: Terms,
    ) -> tuple[Truth, tuple[DutyUse, ...]]:
        told, uses = customer.duty_of_shared(self.case, arrangement, capability, demand, ref)
        event = predicates.must_call(self.case, demand, terms)
        if event is not None:
            called, calls = customer.shared_duty(self.case, arrangement, f"report:{event}", demand, ref)
            told, uses = min(told, called), (*uses, *calls)
        return told, uses

    def _capacity(
        self,
        capability: Capability,
        supplier: Supplier,
        arrangement: Arrangement,
        conditions: list[Condition],
    ) -> Truth:
        ledger = self.capacity.ledger(arrangement, supplier)
        if ledger is None:
            return Truth.YES
        if supplier.provider is None and supplier.model is not None and supplier.model.capacity == "bought_hours":
            conditions.append(Condition("bought_hours", supplier.id))
        return ledger.fits(capability.id)


def _organization_does_it(capability: Capability, function: str, arrangement: Arrangement) -> bool:
    """Whether the organization itself holds another function that does the work: nobody else has to be asked after."""
    others = (name for name in capability.delivered_by.any_of if name != function)
    return any(ORGANIZATION in (arrangement.supply.get(name) or ()) for name in others)


def _refused(terms: Terms, word: Word, supplier: Supplier) -> RefusedWork | None:
    """Why work is not a supplier's today although it has the function: the contract, or an order nobody placed."""
    if word.left_out:
        return "left_out"
    return "not_ordered" if terms.ground == "on_order" and not word.counts and supplier.ordered_nothing else None


def _beside_nobody(item: Alternative) -> Alternative:
    """Another way to do what somebody said nobody does: only a word about this very work counts, not what is usual."""
    if item.terms is None or item.terms.ground == "stated":
        return item
    return NOBODY._replace(function=item.function, supplier=item.supplier, refused="given_to_nobody")


def _written_in(told: Truth) -> Truth:
    return Truth.YES if told is Truth.UNKNOWN else told


def _single(demand: Demand, found: Alternative) -> DemandOutcome:
    return DemandOutcome(demand=demand, result=found.result, chosen=found, alternatives=(found,))
