"""What an engagement states of groups that work does not concern, and of work done once, against the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.dates import not_later
from assessor.library.place_links import places_of_data
from assessor.library.references import missing
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.scales import CUSTOMER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.model.engagement import DoneWork, Provider
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer


def not_needed(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """The capability and the groups exist."""
    capabilities, groups = plan.terrain.capabilities, {group.id for group in source.engagement.asset_groups}
    for index, item in enumerate(source.engagement.not_needed):
        at: Pointer = ("not_needed", index)
        if item.capability not in capabilities:
            yield missing(source.document, "capability", item.capability, capabilities, (*at, "capability"), key=False)
        for place, name in enumerate(item.groups):
            if name not in groups:
                yield missing(source.document, "asset-group", name, groups, (*at, "groups", place), key=False)


def reach_of_lines(source: Source, _plan: Plan) -> Iterator[Diagnostic]:
    """The groups that a service or a line covers exist."""
    groups = {group.id for group in source.engagement.asset_groups}
    for index, provider in enumerate(source.engagement.providers):
        for function, service in provider.services.items():
            at: Pointer = ("providers", index, "services", function)
            stated = [(service.covers, at)]
            stated += [(line.covers, (*at, "lines", name)) for name, line in service.lines.items()]
            for covers, place in stated:
                for position, name in enumerate(covers.groups if covers is not None else ()):
                    if name not in groups:
                        where = (*place, "covers", position)
                        yield missing(source.document, "asset-group", name, groups, where, key=False)


def shared_products(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """A product that has a function beside somebody else says what it covers; otherwise a warning."""
    if source.engagement.asset_groups:
        return
    providers = {item.id: item for item in source.engagement.providers}
    for function, names in source.engagement.today.items():
        for index, name in enumerate(names if len(names) > 1 else ()):
            provider = providers.get(name)
            model = plan.terrain.models.get(provider.model) if provider is not None else None
            if provider is None or model is None or not model.product or _said_of(provider, function):
                continue
            message = f"'{name}' is a product beside somebody else in '{function}': how far it reaches is not stated"
            advice = "if it serves every system this is about, add covers: all to it, to its service or to the line"
            span = source.document.span(("today", function, index))
            yield Diagnostic("engagement/shared-product", message, span, advice, Severity.WARNING)


def _said_of(provider: Provider, function: str) -> bool:
    """Whether something is said of how far a provider reaches in a function, or nothing of what it does there."""
    service = provider.services.get(function)
    if service is None or provider.covers is not None or service.covers is not None:
        return True
    return bool(service.lines) and all(line.covers is not None for line in service.lines.values())


def done(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Work done once is of a capability somebody may be asked for, by somebody known, and not of the future."""
    providers = {provider.id for provider in source.engagement.providers}
    for index, item in enumerate(source.engagement.done):
        at: Pointer = ("done", index)
        capability = plan.terrain.capabilities.get(item.capability)
        if capability is None:
            known = plan.terrain.capabilities
            yield missing(source.document, "capability", item.capability, known, (*at, "capability"), key=False)
        elif capability.performed_by == CUSTOMER:
            message = f"'{item.capability}' is the organization's own work, whoever helps with it"
            advice = f"state its duty: duties: {capability.duty}"
            yield Diagnostic("engagement/done", message, source.document.span((*at, "capability")), advice)
        if item.by not in {*providers, CUSTOMER}:
            yield missing(source.document, "provider", item.by, {*providers, CUSTOMER}, (*at, "by"), key=False)
        yield from not_later(source, item.on, (*at, "on"))
        yield from _record(source, item, at)


def _record(source: Source, item: DoneWork, at: Pointer) -> Iterator[Diagnostic]:
    """Without a record it counts for nothing; a record of the engagement speaks of the same capability."""
    if item.record is None:
        message = f"no record of '{item.capability}' on {item.on} is named, so it counts for nothing"
        advice = "record: the id of an evidence record, or a file"
        yield Diagnostic("engagement/no-record", message, source.document.span(at), advice, Severity.WARNING)
        return
    known = next((record for record in source.engagement.evidence if record.id == item.record), None)
    if known is not None and known.capability != item.capability:
        message = f"record '{known.id}' speaks of '{known.capability or known.duty}', not of '{item.capability}'"
        advice = "name a record of this work"
        yield Diagnostic("engagement/done", message, source.document.span((*at, "record")), advice)


SCOPE_CHECKS = (not_needed, reach_of_lines, places_of_data, shared_products, done)
