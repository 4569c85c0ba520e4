"""What an engagement states for its security plan and its plan of action, against the rules and its own providers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.library.references import missing
from assessor.model.scales import CUSTOMER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.plan import Plan

FINDING: Final = "/"  # a key of a finding has one, a reference has none


def implementations(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Each is of a requirement or an objective that exists, and names providers that do."""
    stated = source.engagement.system
    if stated is None:
        return
    refs, judged = _refs(plan)
    known = {CUSTOMER, *(provider.id for provider in source.engagement.providers)}
    for ref, told in stated.implementations.items():
        at = ("system", "implementations", ref)
        if ref not in refs and ref.partition(":")[0] in judged:
            yield missing(source.document, "obligation", ref, refs, at, key=True)
        for place, name in enumerate(told.who):
            if name not in known:
                yield missing(source.document, "provider", name, known, (*at, "who", place), key=False)


def connections(source: Source, _plan: Plan) -> Iterator[Diagnostic]:
    """The provider whose system a connection leads to is one of the engagement."""
    stated = source.engagement.system
    known = {provider.id for provider in source.engagement.providers}
    for place, item in enumerate((stated.connections or ()) if stated is not None else ()):
        if item.provider is not None and item.provider not in known:
            at = ("system", "connections", place, "provider")
            yield missing(source.document, "provider", item.provider, known, at, key=False)


def plan_of_action(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Each entry is of a requirement that exists, or of a finding as the workbook keys it."""
    if not source.engagement.plan_of_action:
        return
    refs, judged = _refs(plan)
    for ref in source.engagement.plan_of_action:
        chosen = ref.partition(":")[0] in judged or ":" not in ref
        if FINDING not in ref and ref not in refs and chosen:
            yield missing(source.document, "obligation", ref, refs, ("plan_of_action", ref), key=True)


def _refs(plan: Plan) -> tuple[set[str], set[str]]:
    """Rows of the catalogs that are judged, and the ids of these catalogs; other frameworks are read past."""
    return {row.ref for part in plan.catalogs for row in part.rows}, {part.info.id for part in plan.catalogs}


PLAN_CHECKS = (implementations, connections, plan_of_action)
