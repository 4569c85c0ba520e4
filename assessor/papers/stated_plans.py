"""What the organization itself plans: for a requirement, and for a finding, wherever it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.value import replace
from assessor.result.security_plan import FrameworkPart, PlannedItem

if TYPE_CHECKING:
    from assessor.model.engagement import PlannedAction
    from assessor.papers.dossier import Dossier
    from assessor.result.finding import Finding


def framework_parts(dossier: Dossier) -> tuple[FrameworkPart, ...]:
    """What each chosen framework adds to a security plan, with what the engagement's own plan of action says."""
    found = []
    terrain = dossier.assessment.plan.terrain
    for framework in dossier.registry:
        if framework.id in dossier.engagement.frameworks:
            part = framework.ssp_part(dossier.result, terrain) or FrameworkPart(framework=framework.id)
            rules = terrain.frameworks.get(framework.id)
            found.append(_with_own(part, rules.catalog if rules is not None else framework.id, dossier))
    return tuple(found)


def _with_own(part: FrameworkPart, catalog: str, dossier: Dossier) -> FrameworkPart:
    """The framework's plan with what `plan_of_action` states of the same requirements and of what holds them back."""
    items = {item.ref: item for item in part.planned}
    for row in dossier.result.obligations:
        own = _stated(row.ref, dossier) if row.catalog == catalog else None
        if own is None:
            continue
        known = items.get(row.ref) or PlannedItem(ref=row.ref, planned=None, due=None)
        items[row.ref] = replace(
            known,
            planned=known.planned or own.planned,
            due=known.due or own.due,
            owner=own.owner,
            status=own.status,
        )
    return replace(part, planned=tuple(items.values()))


def planned_for(finding: Finding, dossier: Dossier) -> tuple[PlannedItem, ...]:
    """What is planned against a finding: under its own key, else for each of its requirements, once where it is one."""
    own = dossier.engagement.plan_of_action.get(finding.key)
    if own is not None and own.planned:
        ref = finding.obligations[0]
        return (PlannedItem(ref=ref, planned=own.planned, due=own.due, owner=own.owner, status=own.status),)
    plans = {item.ref: item for part in dossier.parts for item in part.planned}
    found: dict[tuple[str | None, str | None], PlannedItem] = {}
    for ref in finding.obligations:
        item = plans.get(ref)
        if item is not None and item.planned:
            found.setdefault((item.planned, item.due), item)
    return tuple(found.values())


def _stated(ref: str, dossier: Dossier) -> PlannedAction | None:
    """What is planned for a requirement: its own entry, else that of the gravest finding behind it that has one."""
    stated = dossier.engagement.plan_of_action
    keys = (ref, *(finding.key for finding in dossier.findings_of.get(ref, ())))
    return next((stated[key] for key in keys if key in stated), None)
