"""A small organization whose house is in order, on the shipped rules of SOC 2, and what its report says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.engine import assess_engagement
from assessor.frameworks.registry import FRAMEWORKS
from assessor.frameworks.soc_2 import scores as soc_2
from assessor.frameworks.soc_2.framework import SOC_2
from assessor.frameworks.soc_2.row_findings import row_findings
from assessor.model.structured import engagement_of
from tests.unit.frameworks.json_parts import json_of

if TYPE_CHECKING:
    from assessor.model.plan import Plan
    from assessor.model.row_finding import RowFinding

YEAR = {"from": "2025-11-01", "to": "2026-10-31"}
REVIEW = "soc-2:CC6.2"
ROLES = "soc-2:CC6.3"
# A capability no other demand of CC9.1 shares: yearly, performed by a provider.
PLAN = "soc-2:CC9.1"
# What no tier includes and the tests look at: it is written in.
ORDERED = [
    "continuity-plan",
    "impact-analysis",
    "recovery-plan",
    "continuity-exercise",
    "monitoring-program",
    "media-disposal",
    "policy-lifecycle",
]
QUARTERS = ("2026-01-20", "2026-04-12", "2026-07-10", "2026-09-30")


def engagement(**more: Any) -> dict[str, Any]:
    """Everything in the hands of a strong team, every duty done; no record of anything."""
    made: dict[str, Any] = {
        "as_of": "2026-11-21",
        "organization": {"name": "Sound", "internal_fte": 20, "tickets_per_month": 0, "users": 10, "devices": 10},
        "frameworks": ["soc-2"],
        "providers": [
            {"id": "team", "model": "internal_it", "offering": "on_call", "covers": "all"},
            {
                "id": "cloud",
                "model": "vendor",
                "services": {"backup_dr": {"sustains": "P1D", "evidence": "system_record"}},
            },
            {"id": "msp", "model": "managed", "offering": "gold", "covers": "all", "ordered": ORDERED},
        ],
        "today": {},
        "duties": {},
    }
    return {**made, **more}


def findings(plan: Plan, **stated: Any) -> list[RowFinding]:
    """What the block alone says against criteria."""
    case = assess_engagement(plan, engagement_of(engagement(soc_2=block(**stated)), FRAMEWORKS), arrangements=["today"])
    return list(row_findings(case.case))


def scored(plan: Plan, **more: Any) -> dict[str, Any]:
    stated = engagement(**more)
    terrain = plan.terrain
    delegable = [name for name, item in terrain.functions.items() if item.kind == "delegable"]
    stated["today"] = {name: ["msp"] for name in delegable} | stated["today"]
    stated["duties"] = {name: {"state": "done"} for name in terrain.duties} | stated["duties"]
    case = assess_engagement(plan, engagement_of(stated, FRAMEWORKS), arrangements=["today"])
    return json_of(soc_2.score(case.case, case.judgements), SOC_2)


def block(**more: Any) -> dict[str, Any]:
    return {"type": 2, "period": YEAR, **more}


def criterion(score: dict[str, Any], ref: str) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in score["criteria"] if row["ref"] == ref)
    return found


def record(number: int, capability: str, collected: str, **more: Any) -> dict[str, Any]:
    return {"id": f"e{number}", "source": "document", "collected": collected, "capability": capability, **more}


def review(**more: Any) -> dict[str, Any]:
    made = {
        "id": "review",
        "obligation": REVIEW,
        "control": "Access is reviewed every quarter",
        "capability": "access-recertification",
        "population": 4,
        "sample": 4,
        "deviations": 0,
    }
    return {**made, **more}


def report(**more: Any) -> dict[str, Any]:
    made = {
        "provider": "cloud",
        "type": 2,
        "period_from": "2025-11-01",
        "period_to": "2026-10-31",
        "opinion": "unqualified",
    }
    return {**made, **more}
