"""The system security plan as OSCAL: the system as stated, its components, and every requirement by component."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.papers.dossier import TODAY
from assessor.papers.oscal.by_component import by_components
from assessor.papers.oscal.document import held, line, prop, props, prose
from assessor.words import grammar, oscal_texts
from assessor.words.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.system import SystemStatus
    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier
    from assessor.result.security_plan import RequirementLine, SecurityPlan, SspProvider

_STATES: Final[Mapping[SystemStatus, str]] = {
    "operational": "operational",
    "under_development": "under-development",
    "major_change": "under-major-modification",
}
_BLANK: Final = ("stated", "false")


def security_plan(oscal: OscalDossier) -> Object:
    """The whole plan."""
    facts = oscal.facts
    selected = {row.ref for row in oscal.selected}
    rows = [item for item in facts.requirements if item.ref in selected]
    return {
        "system-security-plan": {
            "uuid": oscal.uuid("system-security-plan"),
            "metadata": oscal.metadata(oscal_texts.plan_title(oscal.names.organization), remarks=_missing(facts)),
            "import-profile": {"href": oscal.profile},
            "system-characteristics": _characteristics(facts, oscal),
            "system-implementation": _implementation(facts, oscal),
            "control-implementation": {
                "description": prose(oscal_texts.IMPLEMENTATION),
                "implemented-requirements": [_requirement(item, oscal) for item in rows],
            },
        }
    }


def _missing(facts: SecurityPlan) -> str | None:
    return oscal_texts.blanks([blank.place for blank in facts.blanks]) if facts.blanks else None


def system_id(oscal: OscalDossier) -> Object:
    """The identifier stated for the system, or one of ours."""
    stated = oscal.facts.texts.get("identifier")
    if stated is not None:
        return {"id": line(stated)}
    return {"identifier-type": "http://ietf.org/rfc/rfc4122", "id": oscal.system}


def _stated(text: str | None) -> tuple[str, Object]:
    """A text, or that it is a blank, with the mark of one."""
    if text is not None:
        return prose(text), {}
    return oscal_texts.NOT_STATED, {"props": [prop(*_BLANK, oscal_texts.NOT_STATED_REMARK)]}


def _characteristics(facts: SecurityPlan, oscal: OscalDossier) -> Object:
    texts = facts.texts
    purpose, purpose_mark = _stated(texts.get("purpose"))
    information, information_mark = _stated(texts.get("information"))
    boundary, boundary_mark = _stated(texts.get("boundary"))
    remarks = "" if facts.status is not None else oscal_texts.NOT_STATED_REMARK
    diagram = texts.get("diagram")
    drawn = {
        "uuid": oscal.uuid("diagram"),
        "description": prose(diagram or ""),
        "links": [{"href": line(diagram or ""), "rel": "diagram"}],
    }
    return held(
        system_ids=[system_id(oscal)],
        system_name=line(texts.get("name") or oscal_texts.system_name(oscal.names.organization)),
        description=purpose,
        **purpose_mark,
        system_information={
            "information-types": [
                {
                    "uuid": oscal.uuid("information"),
                    "title": oscal_texts.INFORMATION,
                    "description": information,
                    **information_mark,
                }
            ]
        },
        status=held(state=_STATES[facts.status] if facts.status is not None else "other", remarks=remarks),
        authorization_boundary=held(
            description=boundary, **boundary_mark, diagrams=[drawn] if diagram is not None else []
        ),
    )


def _implementation(facts: SecurityPlan, oscal: OscalDossier) -> Object:
    environment, mark = _stated(facts.texts.get("environment"))
    system = {
        "uuid": oscal.system,
        "type": "this-system",
        "title": line(facts.texts.get("name") or oscal_texts.system_name(oscal.names.organization)),
        "description": prose(oscal_texts.SYSTEM),
        "props": [prop("environment", environment), *(mark and [prop(*_BLANK)])],
        "status": {"state": "operational" if facts.status == "operational" else "other"},
    }
    people = [(role, person) for role, person in facts.people.items()]
    users = {
        "uuid": oscal.uuid("users"),
        "title": oscal_texts.USERS,
        "props": [prop(f"{role.replace('_', '-')}", person.name) for role, person in people] or [prop(*_BLANK)],
        "remarks": oscal_texts.NOT_STATED_REMARK,
    }
    providers = [_provider(item, oscal) for item in facts.providers if oscal.component(item.id) != oscal.system]
    return held(
        props=[prop("asset-group", item.title) for item in facts.groups],
        users=[users],
        components=[system, *providers],
    )


def _provider(item: SspProvider, oscal: OscalDossier) -> Object:
    known = next((held_by for held_by in oscal.result.providers if held_by.id == item.id), None)
    model = oscal.names.support_models.get(known.model) if known is not None else None
    title = model.title if model is not None else ""
    name, tier = oscal.names.provider(item.id), known.offering if known is not None else None
    return held(
        uuid=oscal.component(item.id),
        type="service",
        title=line(name),
        description=prose(oscal_texts.provider(name, title, tier)),
        props=[
            prop("employees", "true" if item.employees else "false"),
            *(prop("function", name) for name in item.functions),
            *(prop("paper", paper.gate, paper.path or "missing") for paper in item.papers),
        ],
        status={"state": "operational"},
    )


def _requirement(item: RequirementLine, oscal: OscalDossier) -> Object:
    row = oscal.dossier.obligations[item.ref]
    verdict = row.verdicts[TODAY]
    told = []
    if item.status == "not_applicable":
        told.append(oscal_texts.not_applicable(reason(verdict.why, oscal.names)))
    if item.all_blanks:
        told.append(oscal_texts.blanks([blank.place for blank in item.all_blanks]))
    return held(
        uuid=oscal.uuid("requirement", item.ref),
        control_id=oscal.controls[item.ref],
        props=props(
            (
                ("verdict", verdict.verdict.value),
                ("status", item.status),
                ("ground", verdict.ground),
                ("confidence", grammar.grade(verdict.confidence) if verdict.confidence is not None else None),
                ("policy", item.paper),
            )
        ),
        statements=[
            {
                "statement-id": oscal.controls[objective.ref],
                "uuid": oscal.uuid("statement", objective.ref),
                "remarks": prose(objective.how),
            }
            for objective in item.objectives
            if objective.how is not None
        ],
        by_components=by_components(item, row, oscal),
        remarks=prose(" ".join(told)) if told else None,
    )
