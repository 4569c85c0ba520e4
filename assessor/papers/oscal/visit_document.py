"""The assessment plan as OSCAL: for each requirement what is examined, who is interviewed, what is tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.papers.assessment_plan import PARTS, examined, tested
from assessor.papers.oscal.document import held, line, prop, prose, standard
from assessor.papers.oscal.oscal_dossier import SSP
from assessor.papers.visit_people import looked_at, part_of, people
from assessor.words import oscal_texts, visits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier
    from assessor.result.obligation import Obligation


def assessment_plan_document(oscal: OscalDossier) -> Object | None:
    """The whole plan; None where nothing applies."""
    rows = oscal.applying
    if not rows:
        return None
    return {
        "assessment-plan": {
            "uuid": oscal.uuid("assessment-plan"),
            "metadata": oscal.metadata(f"{oscal_texts.VISIT_TITLE}: {oscal.names.organization}"),
            "import-ssp": {"href": SSP},
            "local-definitions": {"activities": [_activity(row, oscal) for row in rows]},
            "reviewed-controls": oscal.reviewed(rows),
            "assessment-subjects": [{"type": "component", "include-all": {}}],
            "assessment-assets": {
                "components": [oscal.tool],
                "assessment-platforms": [
                    {
                        "uuid": oscal.fixed("platform"),
                        "title": oscal_texts.PLATFORM,
                        "uses-components": [{"component-uuid": oscal.fixed("tool")}],
                    }
                ],
            },
            "tasks": list(_tasks(oscal)),
        }
    }


def _tasks(oscal: OscalDossier) -> Iterator[Object]:
    """The parts of the visit, each with the requirements looked at in it."""
    for part in PARTS:
        rows = [row for row in oscal.applying if part_of(row, oscal.dossier) == part]
        if rows:
            yield {
                "uuid": oscal.uuid("task", part),
                "type": "action",
                "title": line(visits.PARTS[part]),
                "description": prose(visits.note(part)),
                "associated-activities": [
                    {
                        "activity-uuid": oscal.uuid("activity", row.ref),
                        "subjects": [{"type": "component", "include-all": {}}],
                    }
                    for row in rows
                ],
            }


def _activity(row: Obligation, oscal: OscalDossier) -> Object:
    steps = [*_steps(row, oscal)]
    return held(
        uuid=oscal.uuid("activity", row.ref),
        title=line(f"{oscal.names.obligation(row.ref)} {row.title}"),
        description=prose(row.statement or row.title),
        steps=steps,
        related_controls=oscal.reviewed((row,)),
    )


def _steps(row: Obligation, oscal: OscalDossier) -> Iterator[Object]:
    dossier = oscal.dossier
    texts = [("EXAMINE", text) for text in dict.fromkeys(examined(row, dossier))]
    texts += [("INTERVIEW", visits.interview(who, work)) for who, work in people(row, dossier)]
    works = [demand for demand in looked_at(row, dossier) if demand.capability is not None]
    known = oscal.requirements.get(row.ref)
    texts += [("TEST", text) for text in dict.fromkeys(tested(row, demand, known, dossier) for demand in works)]
    for method, text in dict.fromkeys(texts):
        yield {
            "uuid": oscal.uuid("step", row.ref, method, text),
            "title": line(text),
            "description": prose(text),
            "props": [standard("method", method), *([] if method != "INTERVIEW" else [prop("named", "as-stated")])],
        }
