"""The plan of action and milestones as OSCAL: every finding as an item, with its risk beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.papers.oscal.document import held, line, props, prose
from assessor.papers.oscal.package import SSP
from assessor.papers.oscal.risks import finding_props, risks
from assessor.papers.oscal.security_plan_document import system_id
from assessor.words import deliverables, findings, oscal_texts

if TYPE_CHECKING:
    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.package import Package
    from assessor.result.finding import Finding
    from assessor.result.security_plan import PlannedItem


def plan_of_action(package: Package) -> Object | None:
    """The whole plan; None where nothing is open, because OSCAL has no plan without an item."""
    items = package.result.findings
    if not items:
        return None
    return {
        "plan-of-action-and-milestones": {
            "uuid": package.uuid("plan-of-action"),
            "metadata": package.metadata(
                f"{oscal_texts.POAM_TITLE}: {package.names.organization}", remarks=oscal_texts.findings(len(items))
            ),
            "import-ssp": {"href": SSP},
            "system-id": system_id(package),
            "local-definitions": {"components": [package.tool]},
            "risks": risks(package, observed=False),
            "poam-items": [_item(item, package) for item in items],
        }
    }


def _item(finding: Finding, package: Package) -> Object:
    said = findings.parts(package.dossier.subject(finding))
    planned = {item.ref: item for row in package.facts.requirements for item in row.planned}
    stated = [planned[ref] for ref in finding.obligations if ref in planned]
    applying = {row.ref for row in package.applying}
    return held(
        uuid=package.uuid("item", finding.id),
        title=line(said.title),
        description=prose(f"{said.condition} {said.action}"),
        props=[
            *finding_props(finding, package),
            *props(
                (
                    ("due", finding.due),
                    ("status", deliverables.status(finding, package.result.as_of)),
                    ("cost", deliverables.cost(finding)),
                )
            ),
            *(
                entry
                for item in stated
                for entry in props(
                    (("planned", item.planned), ("planned-day", item.due), ("planned-owner", item.owner))
                )
            ),
        ],
        related_findings=[
            {"finding-uuid": package.uuid("finding", ref)} for ref in finding.obligations if ref in applying
        ],
        related_risks=[{"risk-uuid": package.finding(finding)}],
    )


def _planned(item: PlannedItem) -> list[Object]:
    return props((("planned", item.planned), ("planned-day", item.due), ("planned-owner", item.owner)))
