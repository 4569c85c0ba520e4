"""The responsibility matrix: who performs, who evidences, who approves, and where nobody or too many do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.finding_words import OPEN
from assessor.evaluate.supply import TODAY
from assessor.model.scales import CUSTOMER

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment

Rows = list[dict[str, Any]]
_MET = ("met", "met_with_duty")


def responsibilities(assessment: Assessment, rows: Rows) -> Rows:
    """One line per function some applicable obligation depends on, in the order of the rules."""
    capabilities, obligations, open_ = _depends(rows)
    stated = assessment.case.engagement.today
    made = []
    for function in assessment.plan.terrain.functions.values():
        if function.id not in capabilities:
            continue
        there = _there(stated.get(function.id), function.kind)
        shared = {
            name
            for name in capabilities[function.id]
            if assessment.plan.terrain.capabilities[name].performed_by != "provider"
        }
        made.append(
            {
                "function": function.id,
                "title": function.title,
                "kind": function.kind,
                "today": there,
                "capabilities": sorted(capabilities[function.id]),
                "obligations": len(obligations[function.id]),
                "needed": len(open_.get(function.id, ())),
                "perform": there,
                "evidence": there,
                "approve": [CUSTOMER] if shared or there != [CUSTOMER] else [],
                "flag": _flag(assessment, there, needed=function.id in open_),
            }
        )
    return made


def _there(stated: tuple[str, ...] | None, kind: str) -> list[str] | None:
    if stated is not None:
        return sorted(stated)
    return [CUSTOMER] if kind == "reserved" else None


def _depends(rows: Rows) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """Function to capabilities, to obligations that could rest on it, and to those that wait for it today."""
    capabilities: dict[str, set[str]] = {}
    obligations: dict[str, set[str]] = {}
    open_: dict[str, set[str]] = {}
    for row in rows:
        if row["applicable"] is not True or TODAY not in row["verdicts"]:
            continue
        for demand in row["demands"]:
            for function in demand["functions"]:
                capabilities.setdefault(function, set()).add(demand["capability"])
                obligations.setdefault(function, set()).add(row["ref"])
        for function in _waiting(row):
            open_.setdefault(function, set()).add(row["ref"])
    return capabilities, obligations, open_


def _waiting(row: dict[str, Any]) -> set[str]:
    """The functions that could deliver what is not met today: those of every demand of an open clause."""
    if row["verdicts"][TODAY]["verdict"] not in OPEN:
        return set()
    open_ = {
        row["demands"][step["demand"]]["clause"]
        for step in row["verdicts"][TODAY]["witness"]
        if step["result"] not in _MET
    }
    return {name for demand in row["demands"] if demand["clause"] in open_ for name in demand["functions"]}


def _flag(assessment: Assessment, there: list[str] | None, *, needed: bool) -> str | None:
    """Unowned where something waits for it, unknown, or doubly owned (two providers over the same asset groups)."""
    if there is None:
        return "unknown"
    if not there:
        return "unowned" if needed else None
    providers = {item.id: item for item in assessment.case.engagement.providers}
    reach = [providers[name].covers for name in there if name in providers]
    groups = [set(covers.groups) for covers in reach if covers is not None and not covers.everything]
    apart = len(groups) == len(there) and sum(map(len, groups)) == len(set().union(*groups))
    return "double" if len(there) > 1 and not apart else None
