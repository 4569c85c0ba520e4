"""Findings of ours as OSCAL risks: one cause each, with what would mend it and the day by which somebody acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.papers.oscal.document import held, line, prop, props, prose
from assessor.words import deliverables, findings, owners

if TYPE_CHECKING:
    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier
    from assessor.result.finding import Finding


def risks(oscal: OscalDossier, *, observed: bool) -> list[Object]:
    """A risk for each finding; with the observations behind it where the document holds them."""
    return [_risk(item, oscal, observed=observed) for item in oscal.result.findings]


def _risk(finding: Finding, oscal: OscalDossier, *, observed: bool) -> Object:
    subject = oscal.dossier.subject(finding)
    said = findings.parts(subject)
    applying = {row.ref for row in oscal.applying}
    seen = [{"observation-uuid": oscal.uuid("observation", ref)} for ref in finding.obligations if ref in applying]
    return held(
        uuid=oscal.finding(finding),
        title=line(said.title),
        description=prose(said.condition),
        statement=prose(findings.effect(subject)),
        props=finding_props(finding, oscal),
        status="open",
        origins=oscal.origins,
        deadline=oscal.moment(finding.due),
        remediations=[
            held(
                uuid=oscal.uuid("remediation", finding.id),
                lifecycle="recommendation",
                title=line(said.title),
                description=prose(said.action),
                props=props(
                    (("cost", deliverables.cost(finding, oscal.result)), ("supplier", _supplier(finding, oscal)))
                ),
                tasks=[
                    {
                        "uuid": oscal.uuid("milestone", finding.id),
                        "type": "milestone",
                        "title": line(said.action),
                        "timing": {"on-date": {"date": oscal.moment(finding.due)}},
                    }
                ],
            )
        ],
        related_observations=seen if observed else [],
    )


def finding_props(finding: Finding, oscal: OscalDossier) -> list[Object]:
    """What a finding is and who acts on it."""
    return [
        prop("finding", finding.id),
        prop("kind", finding.kind),
        prop("severity", finding.severity, finding.why.reason or None),
        prop("due-by-law", "true" if finding.by_law else "false"),
        prop("owner", owners.told(finding.owner)),
        *(prop("requirement", oscal.controls[ref]) for ref in finding.obligations),
    ]


def _supplier(finding: Finding, oscal: OscalDossier) -> str | None:
    return deliverables.supplier(finding, oscal.names) or None
