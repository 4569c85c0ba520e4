"""Determinations of what the facts put out of scope: they decide nothing, and that must not go unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.case import Case
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.model.plan import Plan

_FAILED = ("not_met", "partial_credit")


def problems(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """A finding that something fails contradicts the facts that say it does not apply; any other is idle there."""
    stated = source.engagement.determinations
    if not stated or any(name not in plan.terrain.frameworks for name in source.engagement.frameworks):
        return
    told = Case(plan, source.engagement).applicability
    parents = {row.ref: row.parent for part in plan.catalogs for row in part.rows if row.kind == "objective"}
    for index, item in enumerate(stated):
        ref = parents.get(item.obligation) or item.obligation
        if told.get(ref) is not Truth.NO or item.status == "not_applicable":
            continue
        span = source.document.span(("determinations", index, "status"))
        message = f"'{item.obligation}' is determined {item.status}, but the stated facts put it out of scope"
        if item.status in _FAILED:
            advice = "correct the fact that puts it out of scope, or remove the determination"
            yield Diagnostic("determination/outside", message, span, advice)
        else:
            advice = "it has no effect: remove it, or correct the fact that puts it out of scope"
            yield Diagnostic("determination/outside", message, span, advice, Severity.WARNING)
