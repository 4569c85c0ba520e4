"""A peer: the same verdicts by walking the networkx graph for every obligation and arrangement.

Written as one would without a compiled plan: the graph is the data structure, what an obligation asks is read off its
edges every time, every offering is tried, and nothing is remembered between one obligation and the next. How a demand
compares with the terms of a supplier is the engine's own code, so that both answer the same question; the walk stops
at the verdict, while the engine also keeps what every one of them rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.engine import all_variants
from assessor.evaluate.alternative import counted, documented
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.case import Case
from assessor.evaluate.demand import Judge
from assessor.evaluate.not_needed import concerns, needed
from assessor.evaluate.obligation import verdict_of
from assessor.evaluate.row_findings import lowered, standing_findings
from assessor.graph.kinds import EdgeKind
from assessor.model.scales import VERDICT_RANK, DemandResult, Truth, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.outcome import DemandOutcome
    from assessor.evaluate.supply import Arrangement
    from assessor.graph.build import Graph
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Demand, Obligation, Plan


class Walk:
    """Judges one engagement on the graph, without the people's determinations."""

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
        findings = standing_findings(self.case, row) if arrangement.is_today else ()
        return lowered(self._compared(row, arrangement), findings)

    def _compared(self, row: Obligation, arrangement: Arrangement) -> Verdict:
        if row.clauses and not needed(self.case, row):
            return Verdict.NOT_APPLICABLE
        judge = Judge(self.case, self.capacity)
        clauses: dict[object, list[DemandOutcome]] = {}
        for clause, demand in self._demands(row):
            outcome = judge.demand(row, demand, arrangement)
            if outcome is None:
                return Verdict.NOT_APPLICABLE
            clauses.setdefault(clause, []).append(outcome)
        made = verdict_of([max(found, key=_result) for found in clauses.values()])
        use = documented(self.case, row) if made in (Verdict.PARTIAL, Verdict.GAP) else None
        return made if use is None else counted(use, made)

    def _demands(self, row: Obligation) -> Iterator[tuple[object, Demand]]:
        """(clause, demand) along the edges that leave an obligation; a duty is found by its id."""
        own = {demand.duty: demand for clause in row.clauses for demand in clause if demand.duty is not None}
        for _, target, data in self.graph.out_edges(row.ref, data=True):
            if data["kind"] == EdgeKind.REQUIRES and data["essential"]:
                asked: list[tuple[object, Demand]] = [(clause, demand) for clause, _, demand in data["demands"]]
            elif data["kind"] == EdgeKind.ASKS_PAPER:
                asked = [(target, data["demand"])]
            elif data["kind"] == EdgeKind.RETAINS:
                asked = [(target, own[self.graph.nodes[target]["item"].id])]
            else:
                continue
            yield from ((clause, demand) for clause, demand in asked if concerns(self.case, row, demand))


def _result(outcome: DemandOutcome) -> DemandResult:
    return outcome.result


def _rank(verdict: Verdict) -> int:
    return VERDICT_RANK.get(verdict, len(VERDICT_RANK))
