"""What the contracts with providers leave open: `contracts` of the result. Nothing here moves a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.contracts.claims import KINDS
from assessor.assess.contracts.points import Reading
from assessor.assess.naming import Naming, inside, opening

if TYPE_CHECKING:
    from assessor.assess.contracts.claims import Point
    from assessor.assess.engine import Assessment

Rows = list[dict[str, Any]]


def contracts(assessment: Assessment) -> Rows:
    """Every point once, with the obligations it touches: by provider as stated, then by kind, then by capability."""
    order = {provider.id: place for place, provider in enumerate(assessment.case.engagement.providers)}
    refs = {row.ref: place for place, row in enumerate(assessment.plan.obligations)}
    found: dict[Point, set[str]] = {}
    for point in Reading(assessment).points():
        touched = found.setdefault(point._replace(ref=None), set())
        if point.ref is not None:
            touched.add(point.ref)
    naming = Naming(assessment)
    ordered = sorted(
        found.items(),
        key=lambda item: (
            order[item[0].provider],
            KINDS.index(item[0].kind),
            item[0].capability or "",
            item[0].function or "",
            item[0].needs,
            item[0].has,
        ),
    )
    return [
        {
            "provider": point.provider,
            "kind": point.kind,
            "refs": sorted(touched, key=lambda ref: refs.get(ref, len(refs))),
            "capability": point.capability,
            "function": point.function,
            "about": _about(naming, point) or None,
            "needs": point.needs,
            "has": point.has,
            "text": _text(naming, point),
        }
        for point, touched in ordered
    ]


def _text(naming: Naming, point: Point) -> str:
    """One point as a sentence."""
    who = naming.provider(point.provider)
    about = _about(naming, point)
    said = {
        "unowned": f"{about} is nobody's: today's arrangement gives it to {who}, and {point.has}.",
        "ended": f"The contract with {who} {point.has}.",
        "paper": f"{opening(point.needs)} with {who}: {point.has}.",
        "clause": f"The contract with {who} does not have this clause: {inside(point.needs)}.",
        "slow": f"{about}: asked for {point.needs}; {who} {point.has}.",
        "double": f"{about} has two owners: {point.has}.",
        "disagreement": f"{about}: the matrix gives it to {who}, and {point.needs}.",
        "contradiction": f"{about} by {who}: {point.needs}, and {point.has}.",
        "not_included": f"{about}: today's arrangement gives it to {who}, and {point.has}.",
    }
    return said[point.kind]


def _about(naming: Naming, point: Point) -> str:
    if point.capability is not None:
        return naming.capability(point.capability)
    return opening(naming.functions([point.function])) if point.function is not None else ""
