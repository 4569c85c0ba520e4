"""What the smallest change of an obligation depends on: those that ask the same of the same people share one search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.scales import CUSTOMER

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Determined, Judgement
    from assessor.model.plan import Demand, Obligation

Asked = tuple[object, ...]


def asked_by(case: Case, row: Obligation, judged: Judgement) -> Asked | None:
    """What an obligation asks, known equal for two that ask the same; None where its own name plays a part.

    That is so where a statement speaks of it: a finding, a documented alternative, a contract, a frequency. A demand
    on the organization is left out as well: which parts of a duty it asks for is said of each obligation.
    """
    if row.applies_when is not None or judged.alternative is not None or row.ref in case.named_obligations:
        return None
    if row.ref in case.row_findings.get(row.catalog, {}):
        return None
    if any(item.obligation == row.ref for item in case.engagement.alternatives):
        return None
    clauses = []
    for clause in row.clauses:
        asked = tuple([_asked(case, demand) for demand in clause])
        if None in asked:
            return None
        clauses.append(asked)
    return row.catalog, row.applies_to, row.specification, tuple(clauses), _decided(judged.determined)


def _asked(case: Case, demand: Demand) -> Asked | None:
    capability = case.terrain.capabilities.get(demand.capability or "")
    if demand.population is not None or capability is None or capability.performed_by == CUSTOMER:
        return None
    question = case.judged_work.question(demand, capability)
    return None if question.of_row else (question.number, demand.weight)


def _decided(determined: Determined | None) -> Asked | None:
    """What of a determination plays a part in the verdict."""
    if determined is None:
        return None
    parts = [(item.status, item.exception is not None) for item in determined.parts]
    return determined.status, determined.own is None, tuple(parts)
