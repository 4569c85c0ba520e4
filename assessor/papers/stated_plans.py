"""What the organization itself plans: for a requirement, and for a finding, wherever it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.value import replace
from assessor.result.security_plan import FrameworkPart, PlannedItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.engagement import Engagement, PlannedAction
    from assessor.report.framework import Registry
    from assessor.result.finding import Finding
    from assessor.result.result import Result


def framework_parts(
    result: Result, assessment: Assessment, registry: Registry, findings_of: Mapping[str, Sequence[Finding]]
) -> tuple[FrameworkPart, ...]:
    """What each chosen framework adds to a security plan, with what the engagement's own plan of action says."""
    found = []
    terrain, engagement = assessment.plan.terrain, assessment.case.engagement
    own = {row.ref: plan for row in result.obligations if (plan := _stated(row.ref, engagement, findings_of))}
    for framework in registry:
        if framework.id in engagement.frameworks:
            part = framework.ssp_part(result, terrain) or FrameworkPart(framework=framework.id)
            rules = terrain.frameworks.get(framework.id)
            catalog = rules.catalog if rules is not None else framework.id
            found.append(_with_own(part, {ref: plan for ref, plan in own.items() if ref.startswith(f"{catalog}:")}))
    return tuple(found)


def _with_own(part: FrameworkPart, own: Mapping[str, PlannedAction]) -> FrameworkPart:
    """The framework's plan with what `plan_of_action` states of the same requirements and of what holds them back."""
    items = {item.ref: item for item in part.planned}
    for ref, plan in own.items():
        known = items.get(ref) or PlannedItem(ref=ref, planned=None, due=None)
        items[ref] = replace(
            known,
            planned=known.planned or plan.planned,
            due=known.due or plan.due,
            owner=plan.owner,
            status=plan.status,
        )
    return replace(part, planned=tuple(items.values()))


def planned_for(finding: Finding, engagement: Engagement, parts: Sequence[FrameworkPart]) -> tuple[PlannedItem, ...]:
    """What is planned against a finding: under its own key, else for each of its requirements, once where it is one."""
    own = engagement.plan_of_action.get(finding.key)
    if own is not None and own.planned:
        ref = finding.obligations[0]
        return (PlannedItem(ref=ref, planned=own.planned, due=own.due, owner=own.owner, status=own.status),)
    plans = {item.ref: item for part in parts for item in part.planned}
    found: dict[tuple[str | None, str | None], PlannedItem] = {}
    for ref in finding.obligations:
        item = plans.get(ref)
        if item is not None and item.planned:
            found.setdefault((item.planned, item.due), item)
    return tuple(found.values())


def _stated(ref: str, engagement: Engagement, findings_of: Mapping[str, Sequence[Finding]]) -> PlannedAction | None:
    """What is planned for a requirement: its own entry, else that of the gravest finding behind it that has one."""
    stated = engagement.plan_of_action
    keys = (ref, *(finding.key for finding in findings_of.get(ref, ())))
    return next((stated[key] for key in keys if key in stated), None)
