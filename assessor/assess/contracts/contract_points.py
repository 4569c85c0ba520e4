"""What the contracts with providers leave open: `contracts` of the result. Nothing here moves a verdict."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING

from assessor.assess.contracts.points import Reading
from assessor.model.interval import seconds
from assessor.model.value import replace
from assessor.result.scales import ContractPointKind

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.model.rules import Gate
    from assessor.result.contract import ContractPoint, ContractTerm

_KINDS: tuple[ContractPointKind, ...] = typing.get_args(ContractPointKind)


def contracts(assessment: Assessment) -> tuple[ContractPoint, ...]:
    """Every point once, with the obligations it touches: by provider as stated, then by kind, then by capability."""
    providers = {provider.id: place for place, provider in enumerate(assessment.case.engagement.providers)}
    rows = {row.ref: place for place, row in enumerate(assessment.plan.obligations)}
    gates = assessment.plan.terrain.gates
    refs: dict[ContractPoint, set[str]] = {}
    for point, ref in Reading(assessment).points():
        refs.setdefault(point, set()).update([ref] if ref is not None else [])

    def place(point: ContractPoint) -> tuple[object, ...]:
        return (
            providers[point.provider],
            _KINDS.index(point.kind),
            point.capability or "",
            point.function or "",
            *_paper(point, gates[point.gate] if point.gate is not None else None),
            *_term(point.promised),
            point.event or "",
            *_term(point.needed),
            point.claimants,
            point.given_to or (),
            point.assumed or False,
        )

    return tuple(
        replace(point, refs=tuple(sorted(refs[point], key=lambda ref: rows.get(ref, len(rows)))))
        for point in sorted(refs, key=place)
    )


def _paper(point: ContractPoint, gate: Gate | None) -> tuple[bool, str, str, str]:
    """Papers some work needs come first, by title; then their clauses, by title; then other papers by name."""
    clause = point.clause
    return (
        gate is None,
        gate.title if gate is not None and clause is None else "",
        f"{clause.title} {clause.citation}" if clause is not None else "",
        point.document or "",
    )


def _term(term: ContractTerm | None) -> tuple[int, int, str]:
    """Intervals before times and hours, the shortest first."""
    if term is None:
        return 0, 0, ""
    return (
        seconds(term.every) if term.every is not None else 0,
        seconds(term.within) if term.within is not None else 0,
        term.hours or "",
    )
