"""The assessment plan as OSCAL: for each requirement what is examined, who is interviewed, what is tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.papers.assessment_plan import PARTS, examined, part_of, people, tested
from assessor.papers.oscal.document import held, line, prop, prose, standard
from assessor.papers.oscal.package import SSP
from assessor.words import oscal_texts, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.package import Package
    from assessor.result.obligation import Obligation


def assessment_plan_document(package: Package) -> Object | None:
    """The whole plan; None where nothing applies."""
    rows = package.applying
    if not rows:
        return None
    return {
        "assessment-plan": {
            "uuid": package.uuid("assessment-plan"),
            "metadata": package.metadata(f"{oscal_texts.VISIT_TITLE}: {package.names.organization}"),
            "import-ssp": {"href": SSP},
            "local-definitions": {"activities": [_activity(row, package) for row in rows]},
            "reviewed-controls": package.reviewed(rows),
            "assessment-subjects": [{"type": "component", "include-all": {}}],
            "assessment-assets": {
                "components": [package.tool],
                "assessment-platforms": [
                    {
                        "uuid": package.fixed("platform"),
                        "title": oscal_texts.PLATFORM,
                        "uses-components": [{"component-uuid": package.fixed("tool")}],
                    }
                ],
            },
            "tasks": list(_tasks(package)),
        }
    }


def _tasks(package: Package) -> Iterator[Object]:
    """The parts of the visit, each with the requirements looked at in it."""
    for part in PARTS:
        rows = [row for row in package.applying if part_of(row, package.dossier) == part]
        if rows:
            yield {
                "uuid": package.uuid("task", part),
                "type": "action",
                "title": line(visits.DAYS[part]),
                "description": prose(visits.note(part)),
                "associated-activities": [
                    {
                        "activity-uuid": package.uuid("activity", row.ref),
                        "subjects": [{"type": "component", "include-all": {}}],
                    }
                    for row in rows
                ],
            }


def _activity(row: Obligation, package: Package) -> Object:
    steps = [*_steps(row, package)]
    return held(
        uuid=package.uuid("activity", row.ref),
        title=line(f"{package.names.obligation(row.ref)} {row.title}"),
        description=prose(row.statement or row.title),
        steps=steps,
        related_controls=package.reviewed((row,)),
    )


def _steps(row: Obligation, package: Package) -> Iterator[Object]:
    dossier = package.dossier
    texts = [("EXAMINE", text) for text in dict.fromkeys(examined(row, dossier))]
    texts += [("INTERVIEW", visits.interview(who, work)) for who, work in people(row, dossier)]
    works = [demand for demand in row.demands if demand.capability is not None]
    texts += [("TEST", text) for text in dict.fromkeys(tested(demand, dossier) for demand in works)]
    for method, text in dict.fromkeys(texts):
        yield {
            "uuid": package.uuid("step", row.ref, method, text),
            "title": line(text),
            "description": prose(text),
            "props": [standard("method", method), *([] if method != "INTERVIEW" else [prop("named", "as-stated")])],
        }
