"""The points themselves: nobody's, two people's, too slow, not on the list, and what one contract leaves open alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.contracts.claims import assigned, demands, disowned, serves
from assessor.assess.contracts.single import SingleContract
from assessor.assess.contracts.terms import contradictions
from assessor.assess.duty_answers import standing
from assessor.evaluate.case import binding
from assessor.evaluate.contract_words import claim
from assessor.evaluate.supply import TODAY
from assessor.model.interval import covers, seconds
from assessor.model.scales import AS_DEFINED, CUSTOMER, Truth
from assessor.result.contract import ContractPoint, ContractTerm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.assess.contracts.claims import Assigned
    from assessor.assess.engine import Assessment
    from assessor.model.contract import Contract
    from assessor.model.plan import Demand, Obligation

# A point, and the obligation it touches, if any: points on several obligations are put together later.
Touching = tuple[ContractPoint, str | None]


class Reading:
    """One assessment's contracts, read against what applies today."""

    def __init__(self, assessment: Assessment) -> None:
        self.case = assessment.case
        self.today = assessment.variants[TODAY][0]
        applicable = self.case.applicability
        self.rows = [row for row in assessment.plan.obligations if applicable[row.ref] is Truth.YES]
        self.held = [
            (provider, provider.contract)
            for provider in self.case.engagement.providers
            if provider.contract is not None
        ]

    def points(self) -> Iterator[Touching]:
        """Every point, in no particular order; nothing where no contract was stated."""
        if not self.held:
            return
        for row in self.rows:
            for point in self._unowned(row):
                yield point, row.ref
            for _, demand in demands(row):
                for supplied in assigned(self.case, self.today, demand):
                    if supplied.contract is not None and disowned(supplied, demand, row.ref) is None:
                        for point in self._taken(row, demand, supplied, supplied.contract):
                            yield point, row.ref
        yield from self._double()
        for provider, contract in self.held:
            yield from SingleContract(self.case, self.today, self.rows, provider, contract).points()
            for point in contradictions(self.case, self.today, provider, contract):
                yield from self._spread(point)

    def _spread(self, point: ContractPoint) -> Iterator[Touching]:
        """A point on a capability, once for each obligation that asks for it; once at all where none does."""
        asking = [
            row.ref for row in self.rows if any(demand.capability == point.capability for _, demand in demands(row))
        ]
        for ref in asking if point.capability is not None else ():
            yield point, ref
        if point.capability is None or not asking:
            yield point, None

    def _unowned(self, row: Obligation) -> Iterator[ContractPoint]:
        """Clauses somebody was assigned to, and every contract says it is not theirs."""
        owned: set[int] = set()
        unowned: list[tuple[int, ContractPoint]] = []
        for number, demand in demands(row):
            suppliers = assigned(self.case, self.today, demand)
            groups = self._groups(demand, suppliers)
            refused = [
                group for group in groups if group and all(disowned(supplied, demand, row.ref) for supplied in group)
            ]
            if self._yours(demand.capability or "") or (not refused and (suppliers or self._open(demand))):
                owned.add(number)
            for supplied in (supplied for group in refused for supplied in group):
                point = ContractPoint(
                    provider=supplied.supplier.id,
                    kind="unowned",
                    capability=demand.capability,
                    function=supplied.function,
                    refusal=disowned(supplied, demand, row.ref),
                )
                unowned.append((number, point))
        yield from (point for number, point in unowned if number not in owned)

    def _yours(self, capability: str) -> bool:
        """Whether the organization does it itself, always or because it says so."""
        stated = self.case.engagement.duties.get(f"perform:{capability}")
        performed_by = self.case.terrain.capabilities[capability].performed_by
        return performed_by == CUSTOMER or (standing(stated) or "not_done") != "not_done"

    def _open(self, demand: Demand) -> bool:
        """Whether it was not stated who runs one of the functions that deliver it."""
        functions = self.case.terrain.capabilities[demand.capability or ""].delivered_by.functions
        return any(self.today.supply.get(name) is None for name in functions)

    def _groups(self, demand: Demand, suppliers: list[Assigned]) -> list[list[Assigned]]:
        """Those of whom one must own the work: all of them together, or each function's where all are needed."""
        needed = self.case.terrain.capabilities[demand.capability or ""].delivered_by.all_of
        return [[supplied for supplied in suppliers if supplied.function == name] for name in needed] or [suppliers]

    def _taken(
        self, row: Obligation, demand: Demand, supplied: Assigned, contract: Contract
    ) -> Iterator[ContractPoint]:
        """Of work that is the provider's: too slow for a binding demand, or not on a list of what is included."""
        name, capability = supplied.supplier.id, demand.capability or ""
        for event, needed, promised in self._slow(row, demand, contract):
            yield ContractPoint(
                provider=name,
                kind="slow",
                capability=capability,
                function=supplied.function,
                event=event,
                needed=needed,
                promised=promised,
            )
        if contract.includes and claim(contract, supplied.function, capability, row.ref).takes is None:
            yield ContractPoint(provider=name, kind="not_included", capability=capability, function=supplied.function)

    def _slow(
        self, row: Obligation, demand: Demand, contract: Contract
    ) -> Iterator[tuple[str | None, ContractTerm, ContractTerm]]:
        """Where an interval, a time allowed or hours that bind are longer or fewer in the contract.

        Each with the event, if any, what is asked for and what is promised.
        """
        if demand.every is not None and binding(demand.basis):
            _, limit = self.case.interval(demand, row.ref)
            every = self.case.defined[row.ref] if demand.every == AS_DEFINED and limit is not None else demand.every
            for promise in contract.promises:
                if promise.capability == demand.capability and limit is not None and seconds(promise.every) > limit:
                    yield None, ContractTerm(every=every), ContractTerm(every=promise.every)
        within = demand.within if binding(demand.basis) else None
        around = demand.hours if binding(demand.hours_basis) else None
        for level in contract.sla:
            if demand.event is None or level.event != demand.event:
                continue
            first = level.respond_within
            if within is not None and first is not None and seconds(first) > seconds(within):
                yield demand.event, ContractTerm(within=within), ContractTerm(within=first)
            if around is not None and level.hours is not None and not covers(level.hours, around):
                yield demand.event, ContractTerm(hours=around), ContractTerm(hours=level.hours)

    def _double(self) -> Iterator[Touching]:
        """Work that two or more contracts claim over the same part of the organization."""
        known: dict[str, list[tuple[str, ...]]] = {}
        for row in self.rows:
            for _, demand in demands(row):
                capability = demand.capability or ""
                if capability not in known:
                    known[capability] = self._claimants(capability)
                for names in known[capability]:
                    point = ContractPoint(provider=names[0], kind="double", capability=capability, claimants=names)
                    yield point, row.ref

    def _claimants(self, capability: str) -> list[tuple[str, ...]]:
        """Whose contracts claim a capability for one asset group, and the organization where it says it does it."""
        known = self.case.terrain.capabilities[capability]
        claiming = [
            provider
            for provider, contract in self.held
            if any(claim(contract, function, capability).takes for function in known.delivered_by.functions)
        ]
        ours = [CUSTOMER] if self._yours(capability) and known.performed_by != CUSTOMER else []
        groups: list[str | None] = [group.id for group in self.case.engagement.asset_groups] or [None]
        claimants = [(*(provider.id for provider in claiming if serves(provider, group)), *ours) for group in groups]
        return [names for names in dict.fromkeys(claimants) if len(names) > 1]
