"""What one contract has, or says, by itself: not in force, papers and clauses missing, a matrix against today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.contracts.claims import assigned, demands
from assessor.evaluate.gates import in_reach, paper
from assessor.model.scales import CUSTOMER, Truth
from assessor.result.contract import ContractClause, ContractPoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement
    from assessor.model.contract import Contract
    from assessor.model.engagement import Provider
    from assessor.model.plan import Demand, Obligation
    from assessor.model.rules import Gate


class SingleContract:
    """One provider's contract beside today's arrangement and the obligations that apply."""

    def __init__(
        self, case: Case, today: Arrangement, rows: Sequence[Obligation], provider: Provider, contract: Contract
    ) -> None:
        self.case = case
        self.today = today
        self.rows = rows
        self.provider = provider
        self.contract = contract

    def points(self) -> Iterator[tuple[ContractPoint, str | None]]:
        """Every point, with the obligation it touches, if any."""
        yield from self._ended()
        yield from self._papers()
        yield from self._disagreements()

    def _ended(self) -> Iterator[tuple[ContractPoint, str | None]]:
        as_of, contract = self.case.engagement.as_of, self.contract
        if contract.ends is not None and contract.ends < as_of:
            point = ContractPoint(provider=self.provider.id, kind="ended", ends=contract.ends)
        elif contract.starts is not None and contract.starts > as_of:
            point = ContractPoint(provider=self.provider.id, kind="ended", starts=contract.starts)
        else:
            return
        for ref in self._carried() or [None]:
            yield point, ref

    def _carried(self) -> list[str | None]:
        """The obligations with work that today's arrangement gives to the provider."""
        return [
            row.ref
            for row in self.rows
            if any(
                supplied.supplier.id == self.provider.id
                for _, demand in demands(row)
                for supplied in assigned(self.case, self.today, demand)
            )
        ]

    def _papers(self) -> Iterator[tuple[ContractPoint, str | None]]:
        """Papers and clauses that the chosen frameworks ask for, and other papers known to be missing."""
        name, contract = self.provider.id, self.contract
        gates = self._asked()
        for gate in gates:
            missing = paper(self.provider, gate) is Truth.NO or contract.documents.get(gate.needs, "") is None
            if missing:
                yield ContractPoint(provider=name, kind="paper", gate=gate.id), gate.decides
                continue
            for clause in self.case.terrain.clauses.values():
                if clause.gate == gate.id and contract.clauses.get(clause.id) is False:
                    lacking = ContractClause(id=clause.id, title=clause.title, citation=clause.citation)
                    yield ContractPoint(provider=name, kind="clause", gate=gate.id, clause=lacking), gate.decides
        asked = {gate.needs for gate in gates}
        for document, file in contract.documents.items():
            if file is None and document not in asked:
                yield ContractPoint(provider=name, kind="paper", document=document), None

    def _asked(self) -> list[Gate]:
        """The gates that concern the provider, as long as the obligation they decide applies."""
        provider, applicable = self.provider, self.case.applicability
        supplier = self.case.suppliers[provider.id]
        return [
            gate
            for gate in self.case.terrain.gates.values()
            if gate.when.framework in self.case.engagement.frameworks
            and in_reach(self.case, gate, supplier) is Truth.YES
            and (gate.decides is None or applicable.get(gate.decides) is Truth.YES)
        ]

    def _disagreements(self) -> Iterator[tuple[ContractPoint, str | None]]:
        """Lines of the matrix that give the provider what today's arrangement gives to somebody else, or to nobody."""
        for line in self.contract.responsibility_matrix:
            if line.owner == CUSTOMER:
                continue
            for row in self.rows:
                named = [
                    [*self._disagreeing(demand)]
                    for _, demand in demands(row)
                    if line.capability == demand.capability or line.obligation == row.ref
                ]
                if line.owner == "provider" or line.obligation is None or all(named):  # shared: a part of it is enough
                    yield from ((point, row.ref) for points in named for point in points)

    def _disagreeing(self, demand: Demand) -> Iterator[ContractPoint]:
        capability = self.case.terrain.capabilities[demand.capability or ""]
        name = self.provider.id
        if capability.performed_by == CUSTOMER:
            yield ContractPoint(provider=name, kind="disagreement", capability=capability.id)
            return
        functions = capability.delivered_by.functions
        suppliers = {supplier.id for function in functions for supplier in self.today.supply.get(function) or ()}
        stated = any(self.today.supply.get(function) is not None for function in functions)
        if stated and name not in suppliers:
            given_to = tuple(sorted(suppliers))
            yield ContractPoint(provider=name, kind="disagreement", capability=capability.id, given_to=given_to)
