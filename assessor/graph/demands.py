"""From an author's edge and a capability's defaults to one demand (docs/method.md, section 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.plan import Demand
from assessor.model.scales import PROPOSED

if TYPE_CHECKING:
    from assessor.model.capability import Capability
    from assessor.model.crosswalk import Aspect, DemandText, Edge
    from assessor.model.scales import Basis

_DEFAULT: Final = "engine_default"


def demand_of(edge: Edge, capability: Capability, clause: Edge, *, reviewed: bool) -> Demand:
    """What one edge asks of one capability; `clause` is the edge or the group that weighs it."""
    text = edge.demand
    basis = text.basis if text is not None else _DEFAULT
    stated, defaults = text, capability.defaults
    own_timing = stated is not None and (stated.every is not None or stated.event is not None or stated.state)
    timing = stated if stated is not None and own_timing else defaults
    detection, detection_basis = _aspect(stated.detection if stated else None, basis, defaults.detection)
    evidence, evidence_basis = _aspect(stated.evidence if stated else None, basis, capability.evidence.class_)
    hours = stated.hours if stated is not None else None
    independence = stated.independence if stated is not None else None
    if independence is not None and independence.basis == PROPOSED:
        independence = None
    return Demand(
        capability=capability.id,
        control=edge.control,
        relationship=edge.relationship,
        rationale=edge.rationale,
        reviewed=reviewed,
        every=timing.every,
        loosest=timing.loosest,
        event=timing.event,
        within=timing.within,
        state=timing.state,
        basis=basis if own_timing else _DEFAULT,
        hours=hours if hours is not None else defaults.hours,
        hours_basis=basis if hours is not None else _DEFAULT,
        detection=detection,
        detection_basis=detection_basis,
        evidence=evidence,
        evidence_basis=evidence_basis,
        independence=independence.is_ if independence else None,
        independence_from=independence.from_ if independence else (),
        independence_basis=(independence.basis or basis) if independence else _DEFAULT,
        defines_work=independence is not None and independence.defines_work,
        because=_text(text, "because"),
        citation=_text(text, "citation"),
        weight=clause.weight,
        side_reason=clause.reason,
    )


def _aspect(stated: Aspect | None, edge_basis: Basis, inherited: str | None) -> tuple[str | None, Basis]:
    if stated is None:
        return inherited, _DEFAULT
    basis = stated.basis or edge_basis
    return (None, _DEFAULT) if basis == PROPOSED else (stated.class_, basis)


def _text(text: DemandText | None, name: str) -> str | None:
    value = getattr(text, name, None)
    return None if value is None else str(value)
