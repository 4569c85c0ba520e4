"""The values situations test beside stated facts: counts of verdicts, and figures of the economics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.summary import carriable
from assessor.economics.situations import recognize
from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, Truth
from assessor.model.situation import DERIVED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.assess.engine import Assessment
    from assessor.model.condition import Scalar
    from assessor.model.plan import Obligation, Terrain

_DIGITS = 4
_SERVICE_DESK = "service_desk"


def situations(assessment: Assessment, economics: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """The situations of the rules, each with whether this organization is in it."""
    case = assessment.case
    single = {name: value for name, value in case.facts.items() if not isinstance(value, list)}  # none reads a list
    values = {**single, **counted(assessment), **priced(economics)}
    return recognize(case.terrain.situations.values(), {**case.terrain.facts, **DERIVED}, values)


def scheduled(terrain: Terrain, row: Obligation) -> bool:
    """Whether an obligation asks a delegable function for work on a schedule."""
    for demand in (demand for clause in row.clauses for demand in clause):
        capability = terrain.capabilities.get(demand.capability or "")
        if demand.every is None or capability is None or capability.performed_by == "customer":
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
    made: dict[str, Scalar] = {
        "frameworks_chosen": len(set(case.engagement.frameworks)),
        "carriable_obligations": len(rows),
        "scheduled_obligations": timed,
        "unscheduled_obligations": len(rows) - timed,
    }
    for name in ("break_fix", "managed", "internal_it"):
        judged = assessment.judgements.get(name)
        if judged is not None:
            made[f"{name}_carried"] = sum(judged[row.ref].verdict in IN_PLACE for row in rows if row.ref in judged)
    if "managed_carried" in made:
        made["managed_not_carried"] = len(rows) - int(made["managed_carried"])
        if "internal_it_carried" in made and case.facts.get("internal_fte") is not None:
            made["internal_it_behind_managed"] = int(made["managed_carried"]) - int(made["internal_it_carried"])
    now = assessment.judgements.get(TODAY)
    if now is not None:
        made["today_not_carried"] = sum(now[row.ref].verdict not in IN_PLACE for row in rows if row.ref in now)
    desk = _own_desk(assessment)
    return made if desk is None else {**made, "internal_service_desk": desk}


def _own_desk(assessment: Assessment) -> bool | None:
    """Whether staff runs the service desk today; None where nobody said who does."""
    supply = assessment.variants[TODAY][0].supply if TODAY in assessment.variants else {}
    there = supply.get(_SERVICE_DESK)
    return None if there is None else any(supplier.employees for supplier in there)


def priced(economics: Mapping[str, Any] | None) -> dict[str, Scalar]:
    """What situations read of the economics; nothing where there are none."""
    if economics is None:
        return {}
    made: dict[str, Scalar | None] = {
        "incidents_per_month": (economics.get("frequency") or {}).get("incidents_per_month"),
        "crossover_per_month": economics.get("crossover_incidents_per_month"),
    }
    rate, crossover = made["incidents_per_month"], made["crossover_per_month"]
    if isinstance(rate, (int, float)) and isinstance(crossover, (int, float)) and crossover > 0:
        made["crossover_ratio"] = round(rate / crossover, _DIGITS)
    for name in ("break_fix", "managed"):
        total = (economics.get("arrangements", {}).get(name) or {}).get("total") or {}
        made[f"{name}_cost"] = total.get("mean")
    one, other = made["managed_cost"], made["break_fix_cost"]
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        made["managed_extra_cost"] = round(one - other, 2)
    inputs = {each["id"]: each["value"] for each in economics.get("inputs", ())}
    made["downtime_per_hour"] = inputs.get("downtime_per_hour")
    margin, lost = inputs.get("margin_per_hour"), inputs.get("lost_share")
    if isinstance(margin, (int, float)) and isinstance(lost, (int, float)):
        made["revenue_loss_per_hour"] = round(margin * lost, 2)
    return {name: value for name, value in made.items() if value is not None}
