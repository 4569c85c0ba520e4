"""A peer: the same verdicts by walking the networkx graph for every obligation and arrangement.

Written as one would without a compiled plan: the graph is the data structure, each step is a lookup of nodes, edges
and their attributes, every offering is tried, and nothing is remembered between steps. It shares the predicates with
the engine, so both do the same comparisons, and it returns verdicts only, while the engine also keeps what every one
of them rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.engine import all_variants
from assessor.evaluate import customer, gates, predicates
from assessor.evaluate.alternative import counted, documented
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.case import Case
from assessor.evaluate.obligation import verdict_of
from assessor.evaluate.outcome import outcome_of
from assessor.evaluate.supply import INDEPENDENT, ORGANIZATION
from assessor.evaluate.terms import layers, resolve
from assessor.graph.kinds import EdgeKind, NodeKind, node_id
from assessor.model.scales import VERDICT_RANK, Result, Truth, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.graph.build import Graph
    from assessor.model.capability import Capability
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Demand, Obligation, Plan


class Walk:
    """Judges one engagement on the graph. Asset groups are left out: the measured engagement has none."""

    def __init__(self, graph: Graph, plan: Plan, engagement: Engagement) -> None:
        self.graph = graph
        self.case = Case(plan, engagement)
        self.capacity = Capacity(self.case)

    def verdicts(self) -> dict[str, dict[str, str]]:
        """Arrangement to obligation to verdict."""
        rows = self.case.plan.obligations
        return {
            name: {row.ref: self._best(row, variants).value for row in rows}
            for name, variants in all_variants(self.case).items()
        }

    def _best(self, row: Obligation, variants: list[Arrangement]) -> Verdict:
        told = self.case.applicability[row.ref]
        if told is not Truth.YES:
            return Verdict.NOT_APPLICABLE if told is Truth.NO else Verdict.NOT_ASSESSABLE
        return max((self._verdict(row, arrangement) for arrangement in variants), key=_rank)

    def _verdict(self, row: Obligation, arrangement: Arrangement) -> Verdict:
        clauses: dict[object, list[Result]] = {}
        for clause, demand in self._demands(row.ref):
            found = self._demand(row, demand, arrangement)
            if found is None:
                return Verdict.NOT_APPLICABLE
            clauses.setdefault(clause, []).append(found)
        made = verdict_of([max(results) for results in clauses.values()])
        use = documented(self.case, row) if made in (Verdict.PARTIAL, Verdict.GAP) else None
        return made if use is None else counted(use, made)

    def _demands(self, ref: str) -> Iterator[tuple[object, Demand | str]]:
        """(clause, demand) along the edges that leave an obligation; a duty is given by its id."""
        for _, target, data in self.graph.out_edges(ref, data=True):
            if data["kind"] == EdgeKind.REQUIRES and data["essential"]:
                for clause, _, demand in data["demands"]:
                    yield clause, demand
            elif data["kind"] == EdgeKind.ASKS_PAPER:
                yield target, data["demand"]
            elif data["kind"] == EdgeKind.RETAINS:
                yield target, self.graph.nodes[target]["item"].id

    def _demand(self, row: Obligation, demand: Demand | str, arrangement: Arrangement) -> Result | None:
        if isinstance(demand, str):
            return customer.on_customer(self.case, arrangement, demand).result
        if demand.population is not None:
            gate = self.graph.nodes[node_id(NodeKind.GATE, demand.population)]["item"]
            found = gates.population(self.case, gate, arrangement)
            return None if found is None else found.result
        ref = node_id(NodeKind.CAPABILITY, demand.capability or "")
        capability = self.graph.nodes[ref]["item"]
        if capability.performed_by == "customer":
            express = customer.is_express(capability, arrangement)
            duty = customer.duty_of(capability)
            return customer.on_customer(self.case, arrangement, duty, express=express).result
        each = []
        mode = "any_of"
        for _, function, data in self.graph.out_edges(ref, data=True):
            if data["kind"] == EdgeKind.DELIVERED_BY:
                mode = data["mode"]
                each.append(self._function(row, demand, capability, function, arrangement))
        return min(each) if mode == "all_of" else max(each, default=Result.UNMET)

    def _function(
        self, row: Obligation, demand: Demand, capability: Capability, node: str, arrangement: Arrangement
    ) -> Result:
        function = self.graph.nodes[node]["item"].id
        there = arrangement.supply.get(function, ())
        if there is None:
            return Result.UNKNOWN
        results = (self._supplier(row, demand, capability, function, item, arrangement) for item in there)
        return max(results, default=Result.UNMET)

    def _supplier(
        self,
        row: Obligation,
        demand: Demand,
        capability: Capability,
        function: str,
        supplier: Supplier,
        arrangement: Arrangement,
    ) -> Result:
        if supplier is ORGANIZATION:
            return self._organization(demand, capability, function, arrangement)
        shared = capability.performed_by == "shared" and capability.duty is not None
        if supplier is INDEPENDENT:
            return Result.MET_WITH_DUTY if shared else Result.MET
        terms = None
        if supplier.model is not None and self.graph.has_node(node_id(NodeKind.MODEL, supplier.model.id)):
            model = self.graph.nodes[node_id(NodeKind.MODEL, supplier.model.id)]["item"]
            services = list(layers(model, supplier.offering, supplier.provider, function))
            terms = resolve(services, capability.id)
        if terms is None:
            return Result.UNMET
        left_open = not arrangement.is_today and self.case.undefined(demand, row.ref)
        timing = predicates.cadence(self.case, demand, row.ref, terms, [], open_frequency=left_open)
        if arrangement.is_today and self.case.is_contradicted(capability.id, supplier.id):
            timing = Truth.NO
        event = predicates.must_call(self.case, demand, terms)
        duties = [capability.duty] if shared and capability.duty is not None else []
        duties += [f"report:{event}"] if event is not None else []
        done = [customer.shared_duty(self.case, arrangement, duty)[0] for duty in duties]
        ledger = self.capacity.ledger(arrangement, supplier)
        return outcome_of(
            (
                timing,
                predicates.detection(demand, terms, []),
                Truth.YES if ledger is None else ledger.fits(capability.id),
                predicates.evidence(self.case, demand, row.catalog, terms, []),
                gates.contract(self.case, row.catalog, supplier, arrangement, [], []),
                predicates.independence(self.case, demand, supplier, arrangement, []),
                min(done, default=Truth.YES),
                Truth.YES,
            ),
            has_duty=bool(duties),
        )

    def _organization(self, demand: Demand, capability: Capability, function: str, arrangement: Arrangement) -> Result:
        duty, express = customer.duty_of(capability), customer.is_express(capability, arrangement)
        made = customer.on_customer(self.case, arrangement, duty, function=function, express=express)
        told = predicates.independence(self.case, demand, ORGANIZATION, arrangement, [])
        return made.result if told is Truth.YES else min(made.result, Result.PART)


def _rank(verdict: Verdict) -> int:
    return VERDICT_RANK.get(verdict, len(VERDICT_RANK))
