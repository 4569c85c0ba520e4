"""Who does the work of one requirement: the system's part, and what is inherited from each outside provider.

A provider exports what it provides, with the duties that come with it; the system inherits the one and satisfies the
other, where they are done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.papers.oscal.document import held, line, prop, props, prose
from assessor.words import oscal_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier
    from assessor.result.obligation import Obligation
    from assessor.result.security_plan import DutyLine, Holder, RequirementLine, Status, WorkLine

_STATES: Final[Mapping[Status, str]] = {
    "implemented": "implemented",
    "unfinished": "partial",
    "alternative": "alternative",
    "partial": "partial",
    "planned": "planned",
    "not_implemented": "not-implemented",
    "not_applicable": "not-applicable",
    "not_known": "not-known",
}
_DONE: Final = ("done", "assigned")


def by_components(item: RequirementLine, row: Obligation, oscal: OscalDossier) -> list[Object]:
    """The system's own entry, and one for each outside provider with a part in the work."""
    return [_system(item, row, oscal), *(_provider(name, item, row, oscal) for name in item.inherited_from)]


def _system(item: RequirementLine, row: Obligation, oscal: OscalDossier) -> Object:
    told = [item.how] if item.how is not None else []
    told += [_sentence(work, holder, row, oscal) for work, holder in _own(item)]
    told += [_nobody(work, row, oscal) for work in item.works if not work.holders]
    blank = not told
    return held(
        component_uuid=oscal.system,
        uuid=oscal.uuid("by-component", item.ref, oscal.system),
        description=prose(" ".join(told)) if told else oscal_texts.NOT_STATED,
        props=[prop("stated", "false", oscal_texts.NOT_STATED_REMARK)] if blank and item.works else [],
        implementation_status={"state": _STATES[item.status]},
        inherited=[
            {
                "uuid": oscal.uuid("inherited", item.ref, holder.provider, str(work.demand)),
                "provided-uuid": _provided(item, holder, work, oscal),
                "description": prose(_sentence(work, holder, row, oscal)),
            }
            for work, holder in _outside(item)
        ],
        satisfied=[
            {
                "uuid": oscal.uuid("satisfied", item.ref, name, duty.id, duty.part or ""),
                "responsibility-uuid": _responsibility(item, name, duty, oscal),
                "description": prose(oscal.names.duty(duty.id, duty.part)),
                "props": _duty_props(duty),
            }
            for name in item.inherited_from
            for duty in _duties(item, name)
            if duty.state in _DONE and duty.fault is None
        ],
    )


def _provider(name: str, item: RequirementLine, row: Obligation, oscal: OscalDossier) -> Object:
    works = [(work, holder) for work, holder in _outside(item) if holder.provider == name]
    return held(
        component_uuid=oscal.component(name),
        uuid=oscal.uuid("by-component", item.ref, name),
        description=prose(" ".join(_sentence(work, holder, row, oscal) for work, holder in works)),
        implementation_status={"state": "implemented" if all(holder.works for _, holder in works) else "partial"},
        export=held(
            provided=[
                {
                    "uuid": _provided(item, holder, work, oscal),
                    "description": prose(_sentence(work, holder, row, oscal)),
                    "props": _terms(work, holder),
                }
                for work, holder in works
            ],
            responsibilities=[
                {
                    "uuid": _responsibility(item, name, duty, oscal),
                    "description": prose(oscal.names.statements.get(duty.id) or oscal.names.duty(duty.id, duty.part)),
                    "props": _duty_props(duty),
                }
                for duty in _duties(item, name)
            ],
        ),
    )


def _outside(item: RequirementLine) -> Iterator[tuple[WorkLine, Holder]]:
    """Each piece of work with each provider outside that does it, once."""
    told = set()
    for work in item.works:
        for holder in work.holders or ():
            key = (work.demand, holder.provider)
            if holder.outside and holder.provider in item.inherited_from and key not in told:
                told.add(key)
                yield work, holder


def _own(item: RequirementLine) -> Iterator[tuple[WorkLine, Holder]]:
    for work in item.works:
        for holder in work.holders or ():
            if not holder.outside:
                yield work, holder


def _duties(item: RequirementLine, provider: str) -> list[DutyLine]:
    """The organization's own part of the work that a provider does, once each."""
    found = {
        (duty.id, duty.part): duty
        for work, holder in _outside(item)
        if holder.provider == provider
        for duty in work.duties
    }
    return list(found.values())


def _sentence(work: WorkLine, holder: Holder, row: Obligation, oscal: OscalDossier) -> str:
    names = oscal.names
    outside = holder.outside or holder.provider in names.providers
    who = names.provider(holder.provider) if outside else names.organization
    piece = oscal_texts.work(row.demands[work.demand], names)
    if not holder.works:
        return oscal_texts.falls_to(who, piece)
    ground = "assumed" if any(duty.assumed for duty in work.duties) and not holder.outside else holder.ground
    return oscal_texts.done_by(who, piece, holder.every, ground)


def _nobody(work: WorkLine, row: Obligation, oscal: OscalDossier) -> str:
    piece = oscal_texts.work(row.demands[work.demand], oscal.names)
    return oscal_texts.unstated(piece) if work.holders is None else oscal_texts.nobody(piece)


def _terms(work: WorkLine, holder: Holder) -> list[Object]:
    return props(
        (
            ("capability", work.capability),
            ("function", holder.function or None),
            ("every", holder.every),
            ("rests-on", holder.ground),
            ("confirmed-by", line(holder.confirmed_by) if holder.confirmed_by is not None else None),
            ("meets", "true" if holder.works else "false"),
        )
    )


def _asked(duty: DutyLine, oscal: OscalDossier) -> str:
    return oscal.names.statements.get(duty.id) or oscal.names.duty(duty.id, duty.part)


def _duty_props(duty: DutyLine) -> list[Object]:
    return props((("duty", duty.id), ("state", duty.state or "not-stated"), ("who", duty.who), ("last", duty.last)))


def _provided(item: RequirementLine, holder: Holder, work: WorkLine, oscal: OscalDossier) -> str:
    return oscal.uuid("provided", item.ref, holder.provider, str(work.demand))


def _responsibility(item: RequirementLine, provider: str, duty: DutyLine, oscal: OscalDossier) -> str:
    return oscal.uuid("responsibility", item.ref, provider, duty.id, duty.part or "")
