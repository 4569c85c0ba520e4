"""The points themselves: nobody's, two people's, too slow, a paper or a clause missing, ended, said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.contracts.claims import OURS, Point, assigned, demands, disowned, refusal, said, serves, words
from assessor.assess.contracts.terms import contradictions
from assessor.assess.naming import listed
from assessor.evaluate.case import binding
from assessor.evaluate.gates import in_reach, paper
from assessor.evaluate.supply import TODAY, Supplier
from assessor.model.interval import covers, seconds, spoken
from assessor.model.scales import CUSTOMER, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.assess.contracts.claims import Assigned
    from assessor.assess.engine import Assessment
    from assessor.model.contract import Contract
    from assessor.model.engagement import Provider
    from assessor.model.plan import Demand, Obligation
    from assessor.model.rules import Gate
PAIR = 2
YOU = "you"


class Reading:
    """One assessment's contracts, read against what applies today."""

    def __init__(self, assessment: Assessment) -> None:
        self.case = assessment.case
        self.today = assessment.variants[TODAY][0]
        applicable = self.case.applicability
        self.rows = [row for row in assessment.plan.obligations if applicable[row.ref] is Truth.YES]
        self.held = [(item, item.contract) for item in self.case.engagement.providers if item.contract is not None]

    def points(self) -> Iterator[Point]:
        """Every point, in no particular order; nothing where no contract was stated."""
        if not self.held:
            return
        for row in self.rows:
            yield from self._unowned(row)
            for _, demand in demands(row):
                for item in assigned(self.case, self.today, demand):
                    if item.contract is not None and disowned(item, demand, row.ref) is None:
                        yield from self._taken(row, demand, item, item.contract)
        yield from self._double()
        yield from self._by_contract()

    def _by_contract(self) -> Iterator[Point]:
        """What one contract has, or says, by itself."""
        for provider, contract in self.held:
            yield from self._ended(provider, contract)
            yield from self._papers(provider, contract)
            yield from self._disagreements(provider, contract)
            for point in contradictions(self.case, self.today, provider, contract):
                yield from self._spread(point)

    def _spread(self, point: Point) -> Iterator[Point]:
        """A point on a capability, once for each obligation that asks for it; once at all where none does."""
        asking = [row.ref for row in self.rows if any(item.capability == point.capability for _, item in demands(row))]
        for ref in asking if point.capability is not None else ():
            yield point._replace(ref=ref)
        if point.capability is None or not asking:
            yield point

    def _unowned(self, row: Obligation) -> Iterator[Point]:
        """Clauses somebody was assigned to, and every contract says it is not theirs."""
        owned: set[int] = set()
        found: list[tuple[int, Point]] = []
        for number, demand in demands(row):
            there = assigned(self.case, self.today, demand)
            groups = self._groups(demand, there)
            refused = [group for group in groups if group and all(disowned(item, demand, row.ref) for item in group)]
            if self._yours(demand.capability or "") or (not refused and (there or self._open(demand))):
                owned.add(number)
            for item in (item for group in refused for item in group):
                words = disowned(item, demand, row.ref)
                has = refusal("" if words is None else words.where, None if words is None else words.text)
                needs = "somebody who does it: today's arrangement gives it to this provider"
                point = Point(item.supplier.id, "unowned", demand.capability, item.function, needs, has, row.ref)
                found.append((number, point))
        yield from (point for number, point in found if number not in owned)

    def _yours(self, capability: str) -> bool:
        """Whether the organization does it itself, always or because it says so."""
        stated = self.case.engagement.duties.get(f"perform:{capability}")
        performed_by = self.case.terrain.capabilities[capability].performed_by
        return performed_by == OURS or (stated is not None and stated.state != "not_done")

    def _open(self, demand: Demand) -> bool:
        """Whether it was not stated who runs one of the functions that deliver it."""
        functions = self.case.terrain.capabilities[demand.capability or ""].delivered_by.functions
        return any(self.today.supply.get(name) is None for name in functions)

    def _groups(self, demand: Demand, there: list[Assigned]) -> list[list[Assigned]]:
        """Those of whom one must own the work: all of them together, or each function's where all are needed."""
        needed = self.case.terrain.capabilities[demand.capability or ""].delivered_by.all_of
        return [[item for item in there if item.function == name] for name in needed] or [there]

    def _taken(self, row: Obligation, demand: Demand, item: Assigned, contract: Contract) -> Iterator[Point]:
        """Of work that is the provider's: too slow for a binding demand, or not on a list of what is included."""
        name, capability = item.supplier.id, demand.capability or ""
        for needs, has in self._slow(row, demand, contract):
            yield Point(name, "slow", capability, item.function, needs, has, row.ref)
        if contract.includes and said(contract, item.function, capability, row.ref).takes is None:
            needs = "a contract that names it: today's arrangement gives it to this provider"
            has = "the list of what is included does not name it"
            yield Point(name, "not_included", capability, item.function, needs, has, row.ref)

    def _slow(self, row: Obligation, demand: Demand, contract: Contract) -> Iterator[tuple[str, str]]:
        """Where an interval, a time allowed or hours that bind are longer or fewer in the contract."""
        if demand.every is not None and binding(demand.basis):
            _, limit = self.case.interval(demand, row.ref)
            asked = self.case.engagement.defined_frequencies.get(row.ref) or demand.every
            for promise in contract.promises:
                if promise.capability == demand.capability and limit is not None and seconds(promise.every) > limit:
                    yield f"every {spoken(asked)}", f"promises it every {spoken(promise.every)}"
        within = demand.within if binding(demand.basis) else None
        around = demand.hours if binding(demand.hours_basis) else None
        for level in contract.sla:
            if demand.event is None or level.event != demand.event:
                continue
            event, first = words(demand.event), level.respond_within
            if within is not None and first is not None and seconds(first) > seconds(within):
                yield f"{event}: within {spoken(within)}", f"answers within {spoken(first)}"
            if around is not None and level.hours is not None and not covers(level.hours, around):
                yield f"{event}: answered {around}", f"answers {level.hours}"

    def _double(self) -> Iterator[Point]:
        """Work that two or more contracts claim over the same part of the organization."""
        known: dict[str, list[list[str]]] = {}
        for row in self.rows:
            for _, demand in demands(row):
                capability = demand.capability or ""
                if capability not in known:
                    known[capability] = self._claimants(capability)
                for there in known[capability]:
                    names = [YOU if name == OURS else self._name(name) for name in there]
                    has = f"{listed(names)} {'both' if len(there) == PAIR else 'all'} say it is theirs"
                    yield Point(there[0], "double", capability, None, "one who answers for it", has, row.ref)

    def _claimants(self, capability: str) -> list[list[str]]:
        """Whose contracts claim a capability for one asset group, and the organization where it says it does it."""
        known = self.case.terrain.capabilities[capability]
        claiming = [
            provider
            for provider, contract in self.held
            if any(said(contract, function, capability).takes is True for function in known.delivered_by.functions)
        ]
        ours = [OURS] if self._yours(capability) and known.performed_by != OURS else []
        groups: list[str | None] = [group.id for group in self.case.engagement.asset_groups] or [None]
        found = [[*(item.id for item in claiming if serves(item, group)), *ours] for group in groups]
        distinct = {tuple(there): there for there in found}
        return [there for there in distinct.values() if len(there) > 1]

    def _ended(self, provider: Provider, contract: Contract) -> Iterator[Point]:
        as_of = self.case.engagement.as_of
        if contract.ends is not None and contract.ends < as_of:
            has = f"ended on {contract.ends}"
        elif contract.starts is not None and contract.starts > as_of:
            has = f"begins on {contract.starts}"
        else:
            return
        for ref in self._carried(provider) or [None]:
            yield Point(provider.id, "ended", None, None, f"a contract in force on {as_of}", has, ref)

    def _carried(self, provider: Provider) -> list[str | None]:
        """The obligations with work that today's arrangement gives to a provider."""
        return [
            row.ref
            for row in self.rows
            if any(
                item.supplier.id == provider.id
                for _, demand in demands(row)
                for item in assigned(self.case, self.today, demand)
            )
        ]

    def _papers(self, provider: Provider, contract: Contract) -> Iterator[Point]:
        """Papers and clauses that the chosen frameworks ask for, and other papers known to be missing."""
        gates = self._asked(provider)
        for gate in gates:
            missing = paper(provider, gate) is Truth.NO or contract.documents.get(gate.needs, "") is None
            if missing:
                yield Point(provider.id, "paper", None, None, gate.title, "known to be missing", gate.decides)
                continue
            for clause in self.case.terrain.clauses.values():
                if clause.gate == gate.id and contract.clauses.get(clause.id) is False:
                    needs = f"{clause.title} ({clause.citation})"
                    yield Point(provider.id, "clause", None, None, needs, "the paper does not say it", gate.decides)
        asked = {gate.needs for gate in gates}
        for name, file in contract.documents.items():
            if file is None and name not in asked:
                yield Point(provider.id, "paper", None, None, f"the paper called {name}", "known to be missing")

    def _asked(self, provider: Provider) -> list[Gate]:
        """The gates that concern a provider, as long as the obligation they decide applies."""
        model = self.case.terrain.models[provider.model]
        applicable = self.case.applicability
        supplier = Supplier(provider.id, model, provider.offering, provider)
        return [
            gate
            for gate in self.case.terrain.gates.values()
            if gate.when.framework in self.case.engagement.frameworks
            and in_reach(self.case, gate, supplier) is Truth.YES
            and (gate.decides is None or applicable.get(gate.decides) is Truth.YES)
        ]

    def _disagreements(self, provider: Provider, contract: Contract) -> Iterator[Point]:
        """Lines of the matrix that give a provider what today's arrangement gives to somebody else, or to nobody."""
        for line in contract.responsibility_matrix:
            if line.owner == OURS:
                continue
            for row in self.rows:
                for _, demand in demands(row):
                    if line.capability == demand.capability or line.obligation == row.ref:
                        yield from self._disagrees(provider, row, demand)

    def _disagrees(self, provider: Provider, row: Obligation, demand: Demand) -> Iterator[Point]:
        capability = self.case.terrain.capabilities[demand.capability or ""]
        if capability.performed_by == OURS:
            needs, has = "the organization itself does this, whatever it buys", "the matrix gives it to this provider"
            yield Point(provider.id, "disagreement", capability.id, None, needs, has, row.ref)
            return
        functions = capability.delivered_by.functions
        there = {item.id for name in functions for item in self.today.supply.get(name) or ()}
        known = [name for name in functions if self.today.supply.get(name) is not None]
        if known and provider.id not in there:
            names = ", ".join(YOU if name == CUSTOMER else self._name(name) for name in sorted(there)) or "nobody"
            needs = f"today's arrangement gives it to {names}"
            has = "the matrix gives it to this provider"
            yield Point(provider.id, "disagreement", capability.id, None, needs, has, row.ref)

    def _name(self, provider: str) -> str:
        return next(item.name or item.id for item in self.case.engagement.providers if item.id == provider)
