"""Obligations that ask the same of the same people: judged once, and told of each with its own demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.determination import standing
from assessor.evaluate.obligation import derive
from assessor.evaluate.outcome import DemandOutcome
from assessor.evaluate.row_findings import standing_findings
from assessor.model.scales import CUSTOMER, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.demand import Judge
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement
    from assessor.model.plan import Demand, Obligation

Asked = tuple[object, ...]


def judge_all(
    case: Case, judge_of: Judge, rows: Iterable[Obligation], variants: Sequence[Arrangement]
) -> dict[str, Judgement]:
    """Every obligation under one arrangement, by reference."""
    known: dict[Asked, Judgement] = {}
    found: dict[str, Judgement] = {}
    today = variants[0].is_today
    for row in rows:
        asked = judged_by(case, row)
        if asked is None or (today and standing_findings(case, row)):
            derived = derive(case, judge_of, row, variants)
        elif asked in known:
            derived = _with_demands(known[asked], row)
        else:
            derived = known[asked] = derive(case, judge_of, row, variants)
        found[row.ref] = standing(case, row, derived, variants[0])
    return found


def judged_by(case: Case, row: Obligation) -> Asked | None:
    """What an obligation is judged by, beside what is stated against it and what people determined.

    None where its own name plays a part in that, or may.
    """
    if row.ref not in case.judged_alike:
        alone = row.alternative_allowed or case.engagement.not_needed or case.applicability[row.ref] is not Truth.YES
        case.judged_alike[row.ref] = None if alone else asked_by(case, row)
    return case.judged_alike[row.ref]


def asked_by(case: Case, row: Obligation) -> Asked | None:
    """What an obligation asks, known equal for two that ask the same; None where its own name plays a part.

    That is so where a contract speaks of it, or where it leaves a frequency to the organization. A demand on the
    organization is left out as well: which parts of a duty it asks for is said of each obligation.
    """
    if row.applies_when is not None or row.ref in case.named_obligations:
        return None
    clauses = []
    for clause in row.clauses:
        asked = tuple([_asked(case, demand) for demand in clause])
        if None in asked:
            return None
        clauses.append(asked)
    return row.catalog, row.applies_to, row.specification, tuple(clauses)


def _asked(case: Case, demand: Demand) -> Asked | None:
    capability = case.terrain.capabilities.get(demand.capability or "")
    if demand.population is not None or capability is None or capability.performed_by == CUSTOMER:
        return None
    asked = case.judged_work.asked_by(demand, capability)
    return None if asked.of_row else (asked.number, demand.weight, demand.reviewed)


def _with_demands(known: Judgement, row: Obligation) -> Judgement:
    """The judgement of an obligation that asks what another does, with the demands of this one."""
    outcomes = []
    deciding = []
    for demands, judged, decided in zip(row.clauses, known.outcomes, known.clauses, strict=True):
        made = [
            DemandOutcome(demand, item.result, item.chosen, item.alternatives)
            for demand, item in zip(demands, judged, strict=True)
        ]
        outcomes.append(tuple(made))
        deciding.append(made[next(at for at, item in enumerate(judged) if item is decided)])
    return known._replace(clauses=tuple(deciding), outcomes=tuple(outcomes))
