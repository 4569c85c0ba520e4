"""The plan of action and milestones as OSCAL: every finding as an item, with its risk beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.papers.oscal.document import held, line, props, prose
from assessor.papers.oscal.oscal_dossier import SSP
from assessor.papers.oscal.risks import finding_props, risks
from assessor.papers.oscal.security_plan_document import system_id
from assessor.words import deliverables, findings, oscal_texts

if TYPE_CHECKING:
    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier
    from assessor.result.finding import Finding


def plan_of_action(oscal: OscalDossier) -> Object | None:
    """The whole plan; None where nothing is open, because OSCAL has no plan without an item."""
    items = oscal.result.findings
    if not items:
        return None
    return {
        "plan-of-action-and-milestones": {
            "uuid": oscal.uuid("plan-of-action"),
            "metadata": oscal.metadata(
                f"{oscal_texts.POAM_TITLE}: {oscal.names.organization}", remarks=oscal_texts.findings(len(items))
            ),
            "import-ssp": {"href": SSP},
            "system-id": system_id(oscal),
            "local-definitions": {"components": [oscal.tool]},
            "risks": risks(oscal, observed=False),
            "poam-items": [_item(item, oscal) for item in items],
        }
    }


def _item(finding: Finding, oscal: OscalDossier) -> Object:
    said = findings.parts(oscal.dossier.subject(finding))
    applying = {row.ref for row in oscal.applying}
    return held(
        uuid=oscal.uuid("item", finding.id),
        title=line(said.title),
        description=prose(f"{said.condition} {said.action}"),
        props=[
            *finding_props(finding, oscal),
            *props(
                (
                    ("due", finding.due),
                    ("status", deliverables.status(finding)),
                    ("cost", deliverables.cost(finding, oscal.result)),
                )
            ),
            *(
                entry
                for item in finding.plans
                for entry in props(
                    (("planned", item.planned), ("planned-day", item.due), ("planned-owner", item.owner))
                )
            ),
        ],
        related_findings=[
            {"finding-uuid": oscal.uuid("finding", ref)} for ref in finding.obligations if ref in applying
        ],
        related_risks=[{"risk-uuid": oscal.finding(finding)}],
    )
