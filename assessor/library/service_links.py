"""What the engagement says of a provider's work: services, lines, what was ordered, what it lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.references import missing
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.engagement import Source
    from assessor.model.engagement import Provider
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer
    from assessor.model.support import Service, SupportModel


def stated(source: Source, plan: Plan, function: str, service: Service, at: Pointer) -> Iterator[Diagnostic]:
    """Lines, events and functions of one stated service exist, and belong together."""
    terrain = plan.terrain
    if function not in terrain.functions:
        yield missing(source.document, "function", function, terrain.functions, at, key=True)
        return
    for event in service.events or {}:
        if event not in terrain.events:
            yield missing(source.document, "event", event, terrain.events, (*at, "events", event), key=True)
    for name, line in service.lines.items():
        if name not in terrain.capabilities:
            mine = {item.id for item in terrain.capabilities.values() if function in item.delivered_by.functions}
            yield missing(source.document, "capability", name, mine, (*at, "lines", name), key=True)
        elif function not in terrain.capabilities[name].delivered_by.functions:
            message = f"capability '{name}' is not delivered by {function}"
            advice = f"move it to {' or '.join(terrain.capabilities[name].delivered_by.functions)}"
            span = source.document.key_span((*at, "lines", name))
            yield Diagnostic("engagement/other-function", message, span, advice)
        for event in line.events or {}:
            if event not in terrain.events:
                yield missing(
                    source.document,
                    "event",
                    event,
                    terrain.events,
                    (*at, "lines", name, "events", event),
                    key=True,
                )


def of_tier(source: Source, plan: Plan, provider: Provider, at: Pointer) -> Iterator[Diagnostic]:
    """What is stated beside a tier fits it, and the tier is named where it matters."""
    yield from ordered(source, plan, provider, at)
    yield from events_left_out(source, plan, provider, at)
    yield from tier_left_open(source, plan, provider, at)


def ordered(source: Source, plan: Plan, provider: Provider, at: Pointer) -> Iterator[Diagnostic]:
    """Work is ordered of a tier that sells it."""
    if not provider.ordered:
        return
    capabilities = plan.terrain.capabilities
    sold = _sold(plan.terrain.models[provider.model], provider.offering)
    for place, name in enumerate(provider.ordered):
        if name not in capabilities:
            yield missing(source.document, "capability", name, sold, (*at, "ordered", place), key=False)
        elif name not in sold:
            span = source.document.span((*at, "ordered", place))
            able = capabilities[name].delivered_by.functions
            message = f"'{name}' is no part of what this provider's tier sells"
            advice = f"if it does the work all the same, state the terms: services.{able[0]}.lines.{name}"
            yield Diagnostic("engagement/not-sold", message, span, advice)


def events_left_out(source: Source, plan: Plan, provider: Provider, at: Pointer) -> Iterator[Diagnostic]:
    """Events stated for a line take the place of those of the tier: a warning where some of these are left out."""
    model = plan.terrain.models[provider.model]
    for function, service in provider.services.items():
        for name, line in service.lines.items():
            left = [
                event for event in _events(model, provider.offering, function, name) if event not in (line.events or {})
            ]
            if not line.events or not left:
                continue
            tier = provider.offering or provider.model
            message = (
                f"these events stand in place of those of '{tier}', so it takes no more: {', '.join(sorted(left))}"
            )
            advice = "add what it does take, with the time promised or null; if it is meant so, leave it"
            span = source.document.key_span((*at, "services", function, "lines", name, "events"))
            yield Diagnostic("engagement/events-left-out", message, span, advice, Severity.WARNING)


def _events(model: SupportModel, offering: str | None, function: str, name: str) -> Mapping[str, str | None]:
    """The events a tier takes for a piece of work, or its model where the tier says nothing."""
    for services in [*(tier.services for tier in model.tiers(offering)), model.services]:
        line = services[function].lines.get(name) if function in services else None
        if line is not None and line.events is not None:
            return line.events
    return {}


def _sold(model: SupportModel, offering: str | None) -> set[str]:
    """The capabilities that a tier sells through some function, as a matter of course or on order."""
    if model.leaves_open(offering):
        return {name for tier in model.offerings for name in _sold(model, tier.id)}
    found: dict[tuple[str, str], str] = {}  # the nearest word on how each is sold
    for services in [*(tier.services for tier in model.tiers(offering)), model.services]:
        for function, service in services.items():
            for name, line in service.lines.items():
                found[function, name] = found.get((function, name)) or line.sold or ""
    return {name for (_, name), sold in found.items() if sold != "not_sold"}


def listed(source: Source, plan: Plan, provider: Provider, function: str, at: Pointer) -> Iterator[Diagnostic]:
    """A provider is given a function that it, its tier or its model lists; otherwise a warning."""
    model = plan.terrain.models.get(provider.model)
    if model is None or function in provider.services or function in model.services:
        return
    if any(function in tier.services for tier in model.possible(provider.offering)):
        return
    what = f"offering '{provider.offering}'" if provider.offering else f"model '{provider.model}' (no offering named)"
    message = f"{what} of '{provider.id}' does not list '{function}', so it is not provided"
    advice = f"state the terms under providers: services: {function} ({{}}: not known yet), or name the offering"
    yield Diagnostic("engagement/not-listed", message, source.document.span(at), advice, Severity.WARNING)


def tier_left_open(source: Source, plan: Plan, provider: Provider, at: Pointer) -> Iterator[Diagnostic]:
    """A provider that has work of which only its tier could tell the terms names one; otherwise a warning."""
    model = plan.terrain.models[provider.model]
    held = {function for function, names in source.engagement.today.items() if provider.id in names}
    told = {name for tier in model.offerings for name in tier.services} - set(provider.services)
    if not model.leaves_open(provider.offering) or not held & told:
        return
    message = f"'{provider.id}' names no offering, so what its offerings do not have in common counts as unknown"
    advice = f"add offering: {' or '.join(tier.id for tier in model.offerings)}"
    yield Diagnostic("engagement/no-offering", message, source.document.span((*at, "model")), advice, Severity.WARNING)
