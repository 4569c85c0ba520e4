"""The values situations test beside stated facts: counts of verdicts, and figures of the economics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.summary import carriable
from assessor.economics.situations import recognize
from assessor.evaluate.supply import TODAY
from assessor.model.scales import CUSTOMER, IN_PLACE, Truth
from assessor.model.situation import DERIVED

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.model.condition import Scalar
    from assessor.model.plan import Obligation, Terrain
    from assessor.result.economics import Economics
    from assessor.result.situations import Situation

_DIGITS = 4
_SERVICE_DESK = "service_desk"


def situations(assessment: Assessment, economics: Economics | None) -> tuple[Situation, ...]:
    """The situations of the rules, each with whether this organization is in it."""
    case = assessment.case
    single = {name: value for name, value in case.facts.items() if not isinstance(value, list)}  # none reads a list
    values = {**single, **counted(assessment), **priced(economics)}
    return recognize(case.terrain.situations.values(), {**case.terrain.facts, **DERIVED}, values)


def scheduled(terrain: Terrain, row: Obligation) -> bool:
    """Whether an obligation asks a delegable function for work on a schedule."""
    for demand in (demand for clause in row.clauses for demand in clause):
        capability = terrain.capabilities.get(demand.capability or "")
        if demand.every is None or capability is None or capability.performed_by == CUSTOMER:
            continue
        if any(terrain.functions[name].kind == "delegable" for name in capability.delivered_by.functions):
            return True
    return False


def counted(assessment: Assessment) -> dict[str, Scalar]:
    """Counts of the obligations that apply and have work for support, and who can carry how many of them."""
    case = assessment.case
    rows = [
        row
        for row in case.plan.obligations
        if case.applicability[row.ref] is Truth.YES and carriable(case.terrain, row)
    ]
    timed = sum(scheduled(case.terrain, row) for row in rows)
    values: dict[str, Scalar] = {
        "frameworks_chosen": len(set(case.engagement.frameworks)),
        "carriable_obligations": len(rows),
        "scheduled_obligations": timed,
        "unscheduled_obligations": len(rows) - timed,
    }
    carried = {name: _in_place(assessment, name, rows) for name in ("break_fix", "managed", "internal_it")}
    values.update({f"{name}_carried": count for name, count in carried.items() if count is not None})
    managed, internal = carried["managed"], carried["internal_it"]
    if managed is not None:
        values["managed_not_carried"] = len(rows) - managed
        if internal is not None and case.facts.get("internal_fte") is not None:
            values["internal_it_behind_managed"] = managed - internal
    now = assessment.judgements.get(TODAY)
    if now is not None:
        values["today_not_carried"] = sum(now[row.ref].verdict not in IN_PLACE for row in rows if row.ref in now)
    desk = _own_desk(assessment)
    return values if desk is None else {**values, "internal_service_desk": desk}


def _in_place(assessment: Assessment, arrangement: str, rows: list[Obligation]) -> int | None:
    """How many of these an arrangement brings in place; None where it was not judged."""
    judgements = assessment.judgements.get(arrangement)
    if judgements is None:
        return None
    return sum(judgements[row.ref].verdict in IN_PLACE for row in rows if row.ref in judgements)


def _own_desk(assessment: Assessment) -> bool | None:
    """Whether staff runs the service desk today; None where nobody said who does."""
    supply = assessment.variants[TODAY][0].supply if TODAY in assessment.variants else {}
    running = supply.get(_SERVICE_DESK)
    return None if running is None else any(supplier.employees for supplier in running)


def priced(economics: Economics | None) -> dict[str, Scalar]:
    """What situations read of the economics; nothing where there are none."""
    if economics is None:
        return {}
    rate, crossover = economics.frequency.incidents_per_month, economics.crossover_incidents_per_month
    means = {name: costs.total.mean for name, costs in economics.priced.items() if name in ("break_fix", "managed")}
    values: dict[str, Scalar | None] = {
        "incidents_per_month": rate,
        "crossover_per_month": crossover,
        "crossover_ratio": round(rate / crossover, _DIGITS) if crossover is not None and crossover > 0 else None,
        **{f"{name}_cost": mean for name, mean in means.items()},
    }
    if len(means) > 1:
        values["managed_extra_cost"] = round(means["managed"] - means["break_fix"], 2)
    inputs = {parameter.id: parameter.value for parameter in economics.inputs}
    values["downtime_per_hour"] = inputs.get("downtime_per_hour")
    margin, lost = inputs.get("margin_per_hour"), inputs.get("lost_share")
    if margin is not None and lost is not None:
        values["revenue_loss_per_hour"] = round(margin * lost, 2)
    return {name: value for name, value in values.items() if value is not None}
