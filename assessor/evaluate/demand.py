"""One demand under one arrangement: alternatives, asset groups, result (docs/method.md, sections 4 to 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate import customer, predicates
from assessor.evaluate.gates import contract, population
from assessor.evaluate.outcome import ALL_YES, Alternative, DemandOutcome, Truths, outcome_of
from assessor.evaluate.outcome import ConditionUse as Condition
from assessor.evaluate.supply import INDEPENDENT, ORGANIZATION
from assessor.model.scales import PREDICATES, THIRD_PARTY, Result, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import DutyUse, Judgement
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.capability import Capability
    from assessor.model.plan import Demand, Obligation

_CADENCE = PREDICATES.index("cadence")
_SCOPE = PREDICATES.index("scope")
_INDEPENDENCE = PREDICATES.index("independence")
NOBODY = Alternative(
    function=None,
    supplier=None,
    terms=None,
    truths=(Truth.NO, *ALL_YES[1:]),
    result=Result.UNMET,
    carrier="none",
)


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
            return self._on_customer(demand, demand.duty, arrangement)
        capability = self.case.terrain.capabilities[demand.capability or ""]
        if capability.performed_by == "customer":
            express = customer.is_express(capability, arrangement)
            return self._on_customer(demand, customer.duty_of(capability), arrangement, express=express, ref=row.ref)
        return self._supplied(row, demand, capability, arrangement)

    def _on_customer(
        self, demand: Demand, duty: str, arrangement: Arrangement, *, express: bool = False, ref: str = ""
    ) -> DemandOutcome:
        """A demand on the organization; every hypothetical arrangement leaves it the same, so that is kept."""
        found = customer.on_customer(self.case, arrangement, duty, express=express)
        if arrangement.is_today:
            return _single(demand, customer.with_frequency(self.case, demand, ref, found))
        made = self._retained[id(demand)] = _single(demand, found)
        return made

    def _supplied(
        self,
        row: Obligation,
        demand: Demand,
        capability: Capability,
        arrangement: Arrangement,
    ) -> DemandOutcome:
        groups = self.case.groups(row.catalog) if arrangement.is_today else None
        functions = capability.delivered_by.functions
        by_function = {
            name: self._alternatives(row, demand, capability, name, arrangement) for name in sorted(functions)
        }
        if len(functions) == 1 and groups is None and len(only := by_function[functions[0]]) == 1:
            return _single(demand, only[0])
        everything = tuple(sorted((item for there in by_function.values() for item in there), key=Alternative.order))
        together = bool(capability.delivered_by.all_of)
        if groups is None:
            chosen = _best(by_function, together=together)
            return DemandOutcome(demand=demand, result=chosen.result, chosen=chosen, alternatives=everything)
        return _over_groups(demand, by_function, everything, groups, together=together)

    def _alternatives(
        self,
        row: Obligation,
        demand: Demand,
        capability: Capability,
        function: str,
        arrangement: Arrangement,
    ) -> list[Alternative]:
        there = arrangement.supply.get(function, ())
        if there is None:
            truths: Truths = (Truth.UNKNOWN, *ALL_YES[1:])
            return [
                Alternative(
                    function=function,
                    supplier=None,
                    terms=None,
                    truths=truths,
                    result=Result.UNKNOWN,
                    carrier="none",
                ),
            ]
        return [self._alternative(row, demand, capability, function, item, arrangement) for item in there]

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
            return _engaged(self.case, capability, function, arrangement)
        terms = supplier.terms(function, capability.id)
        if terms is None:
            return NOBODY._replace(function=function, supplier=supplier)
        advice: list[str] = []
        conditions: list[Condition] = []
        failed: list[str] = []
        timing = predicates.cadence(self.case, demand, row.ref, terms, advice)
        if arrangement.is_today and self.case.is_contradicted(capability.id, supplier.id):
            timing = Truth.NO
        duty_truth, duties = self._duties(demand, capability, arrangement, terms)
        truths: Truths = (
            timing,
            predicates.detection(demand, terms, advice),
            self._capacity(capability, supplier, arrangement, conditions),
            predicates.evidence(self.case, demand, row.catalog, terms, advice),
            contract(self.case, row.catalog, supplier, conditions, failed),
            predicates.independence(self.case, demand, supplier, arrangement, advice),
            duty_truth,
            Truth.YES,
        )
        third = supplier.model is not None and supplier.model.third_party
        independent = self.case.terrain.functions[function].kind == "independent"
        return Alternative(
            function=function,
            supplier=supplier,
            terms=terms,
            truths=truths,
            result=outcome_of(truths, has_duty=bool(duties)),
            carrier=THIRD_PARTY if third or independent else "provider",
            duties=duties,
            conditions=tuple(conditions),
            advice=tuple(advice),
            gates=tuple(failed),
        )

    def _by_organization(
        self,
        demand: Demand,
        capability: Capability,
        function: str,
        arrangement: Arrangement,
        ref: str,
    ) -> Alternative:
        """The organization itself running a reserved function: its duty, and whether it is independent enough."""
        duty, express = customer.duty_of(capability), customer.is_express(capability, arrangement)
        made = customer.on_customer(self.case, arrangement, duty, function=function, express=express)
        if arrangement.is_today:
            made = customer.with_frequency(self.case, demand, ref, made)
        advice: list[str] = []
        told = predicates.independence(self.case, demand, ORGANIZATION, arrangement, advice)
        if told is Truth.YES:
            return made._replace(advice=tuple(advice))
        truths: Truths = (*made.truths[:_INDEPENDENCE], told, *made.truths[_INDEPENDENCE + 1 :])  # type: ignore[assignment]
        return made._replace(truths=truths, result=min(made.result, Result.PART))

    def _duties(
        self,
        demand: Demand,
        capability: Capability,
        arrangement: Arrangement,
        terms: Terms,
    ) -> tuple[Truth, tuple[DutyUse, ...]]:
        told, uses = Truth.YES, []
        if capability.performed_by == "shared" and capability.duty is not None:
            told, use = customer.shared_duty(self.case, arrangement, capability.duty)
            uses.append(use)
        event = predicates.must_call(self.case, demand, terms)
        if event is not None:
            called, use = customer.shared_duty(self.case, arrangement, f"report:{event}")
            told = min(told, called)
            uses.append(use)
        return told, tuple(uses)

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


def _single(demand: Demand, found: Alternative) -> DemandOutcome:
    return DemandOutcome(demand=demand, result=found.result, chosen=found, alternatives=(found,))


def _engaged(case: Case, capability: Capability, function: str, arrangement: Arrangement) -> Alternative:
    """An independent third party still to be engaged."""
    duties: tuple[DutyUse, ...] = ()
    if capability.performed_by == "shared" and capability.duty is not None:
        duties = (customer.shared_duty(case, arrangement, capability.duty)[1],)
    return Alternative(
        function=function,
        supplier=INDEPENDENT,
        terms=None,
        truths=ALL_YES,
        result=Result.MET_WITH_DUTY if duties else Result.MET,
        carrier=THIRD_PARTY,
        duties=duties,
        conditions=(Condition("independent", function),),
    )


def _best(by_function: dict[str, list[Alternative]], *, together: bool) -> Alternative:
    """The best alternative; where all functions are needed, the worst function's best."""
    if together:
        each = [min(there, key=Alternative.order, default=NOBODY) for _, there in sorted(by_function.items())]
        worst = min(each, key=lambda item: item.result)
        duties = {use: None for item in each for use in item.duties}
        conditions = {use: None for item in each for use in item.conditions}
        return worst._replace(duties=tuple(duties), conditions=tuple(conditions))
    return min((item for there in by_function.values() for item in there), key=Alternative.order, default=NOBODY)


def covers(item: Alternative, group: str) -> Truth:
    """Whether an alternative's supplier serves an asset group; unknown when it never said."""
    if item.supplier is None or item.supplier.provider is None:
        return Truth.YES
    stated = item.supplier.provider.covers
    if stated is None:
        return Truth.UNKNOWN
    return Truth.YES if stated.everything or group in stated.groups else Truth.NO


def _in_group(there: list[Alternative], group: str) -> list[Alternative]:
    """The alternatives that serve a group or may, with the scope predicate filled in."""
    found = []
    for item in there:
        told = covers(item, group)
        if told is Truth.YES:
            found.append(item)
        elif told is Truth.UNKNOWN:
            truths: Truths = (*item.truths[:_SCOPE], Truth.UNKNOWN)  # type: ignore[assignment]
            found.append(item._replace(truths=truths, result=min(item.result, Result.UNKNOWN)))
    return found


def _uncovered(there: Iterable[Alternative]) -> list[Alternative]:
    """What stands for alternatives that all serve other groups: the best of them, failed by its scope."""
    best = sorted(there, key=Alternative.order)[:1]
    return [item._replace(truths=(*item.truths[:_SCOPE], Truth.NO), result=Result.UNMET) for item in best]  # type: ignore[arg-type]


def _over_groups(
    demand: Demand,
    by_function: dict[str, list[Alternative]],
    everything: tuple[Alternative, ...],
    groups: tuple[str, ...],
    *,
    together: bool,
) -> DemandOutcome:
    """Every group needs one whole alternative; several providers may share the groups."""
    worst: Alternative | None = None
    results = []
    for group in groups:
        local = {name: _in_group(there, group) for name, there in by_function.items()}
        if together:  # every function is judged alone, also where nobody covers the group for it
            local = {name: there or _uncovered(by_function[name]) for name, there in local.items()}
        chosen = _best(local, together=together)
        if not any(local.values()):
            chosen = next(iter(_uncovered(everything)), chosen)
        results.append(chosen.result)
        if worst is None or chosen.result < worst.result:
            worst = chosen
    return DemandOutcome(demand=demand, result=_joined(results), chosen=worst, alternatives=everything)


def _joined(results: list[Result]) -> Result:
    """Over the groups: all met is met, some met is part (docs/method.md, section 6)."""
    worst = min(results)
    if worst >= Result.UNKNOWN:
        return worst
    some = any(result is Result.PART or result > Result.UNKNOWN for result in results)
    return Result.PART if some else Result.UNMET
