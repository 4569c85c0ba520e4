"""Checks of parameters, price lists, positions and severities against each other and against the rest of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.money_links import POSITIVE
from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.library.library import Library
    from assessor.model.economics import Charge, Losses, Parameter, PriceList, Safeguard

SHARE = "share"
# What the cost model reads by name, whatever the price lists say.
NEEDED = (
    "after_hours_multiplier",
    "addon_least",
    "after_hours_share",
    "billable_share",
    "break_fix_hourly",
    "certainty",
    "downtime_ceiling",
    "exit_hours",
    "impairment",
    "licence_share",
    "loaded_wage",
    "loading",
    "lost_share",
    "managed_per_user",
    "margin_per_hour",
    "minimum_hours",
    "minor_impairment",
    "minor_staff_affected",
    "moving_hours",
    "on_site_share",
    "onboarding_months",
    "own_tools_per_user",
    "parts_per_incident",
    "project_hourly",
    "repair_share",
    "residual_share",
    "rule_of_thumb",
    "seat_positions",
    "seat_positions_with_leave",
    "term_months",
    "tickets_per_user",
    "trip_fee",
)
_TOLERATED = 1e-9


def parameters(library: Library) -> Iterator[Diagnostic]:
    """A default lies between its bounds, and a share between 0 and 1."""
    for item in library.economics.parameters.values():
        if not item.low <= item.default <= item.high:
            message = (
                f"parameter '{item.id}' is out of order: low {item.low:g}, default {item.default:g}, high {item.high:g}"
            )
            yield Diagnostic("link/range", message, item.span, "order them from low to high")
        if item.id in POSITIVE and not item.low > 0:
            message = f"parameter '{item.id}' starts at {item.low:g}, but the cost model divides by it"
            yield Diagnostic("link/range", message, item.span, "start above 0")
        if item.unit == SHARE and item.high > 1:
            message = f"parameter '{item.id}' is a share but goes up to {item.high:g}"
            yield Diagnostic("link/range", message, item.span, "keep a share between 0 and 1")


def price_lists(library: Library) -> Iterator[Diagnostic]:
    """A price list names a model and an offering, functions, parameters and a responder that exist."""
    losses = library.economics.losses
    responders = {item.id for item in losses.responders} if losses is not None else set()
    for item in library.economics.price_lists.values():
        yield from unknown("model", [item.model], library.models, item.span)
        model = library.models.get(item.model)
        if model is not None and item.offering is not None:
            offerings = [offering.id for offering in model.offerings]
            yield from unknown("offering", [item.offering], offerings, item.span)
        yield from unknown(
            "function",
            [*item.includes, *item.functions, *item.rates, *item.least, *item.packaged],
            library.functions,
            item.span,
        )
        single = (item.hours, item.onboarding, item.term, item.residual, item.bundle_least, item.least_hours)
        named = [name for name in single if name is not None]
        named += [*item.rates.values(), *item.least.values()]
        yield from unknown("parameter", named, library.economics.parameters, item.span)
        if item.responder is not None and losses is not None:
            yield from unknown("responder", [item.responder], responders, item.span)
        if bool(item.bundle) != bool(item.includes):
            message = (
                f"price list '{item.id}' has {'a bundle but no includes' if item.bundle else 'includes but no bundle'}"
            )
            yield Diagnostic(
                "link/bundle", message, item.span, "a bundle needs both a price and the functions it includes"
            )
        yield from _charges(library, item)


def positions(library: Library) -> Iterator[Diagnostic]:
    """A position names a model of employees, its offering, functions and parameters that exist."""
    for item in library.economics.positions.values():
        yield from unknown("model", [item.model], library.models, item.span)
        model = library.models.get(item.model)
        if model is not None and item.offering is not None:
            yield from unknown("offering", [item.offering], [one.id for one in model.offerings], item.span)
        if model is not None and not model.employees:
            message = f"position '{item.id}' has the terms of '{item.model}', whose people are no employees"
            yield Diagnostic("link/position", message, item.span, "name a model with 'employees: true'")
        yield from unknown("function", [*item.functions, *item.services], library.functions, item.span)
        named = [name for name in (item.salary, item.people, item.hiring) if name is not None]
        yield from unknown("parameter", named, library.economics.parameters, item.span)


def _charges(library: Library, item: PriceList) -> Iterator[Diagnostic]:
    every: list[Charge] = [*item.bundle, *item.each]
    every += [charge for charges in item.functions.values() for charge in charges]
    for charge in every:
        yield from unknown("parameter", [charge.amount, *charge.factors], library.economics.parameters, item.span)
        if charge.capability is not None:
            yield from unknown("capability", [charge.capability], library.capabilities, item.span)
        if charge.framework is not None:
            yield from unknown("framework", [charge.framework], library.frameworks, item.span)
        if charge.when is not None:
            facts: Iterable[str] = (leaf.fact or "" for leaf in charge.when.leaves())
            yield from unknown("fact", facts, library.facts, item.span)


def severities(library: Library) -> Iterator[Diagnostic]:
    """Shares add up, every name exists, and the parameters the cost model reads by name are there."""
    losses = library.economics.losses
    if losses is None:
        return
    total = sum(item.share for item in losses.severities)
    if abs(total - 1) > _TOLERATED:
        message = f"the shares of the severities add up to {total:g}"
        yield Diagnostic(
            "link/severity-shares", message, losses.span, "make them add up to 1: every incident has one severity"
        )
    known = library.economics.parameters
    lacking = [name for name in NEEDED if name not in known]
    if lacking:
        message = f"parameters the cost model needs are missing ({len(lacking)}): {', '.join(lacking[:3])} ..."
        yield Diagnostic("link/no-parameter", message, losses.span, "restore them in rules/economics/parameters-*.yaml")
    yield from unknown("parameter", _named(losses), known, losses.span)
    yield from unknown("function", losses.upkeep.functions, library.functions, losses.span)
    for safeguard in losses.breach.safeguards if losses.breach is not None else ():
        yield from unknown("capability", safeguard.capabilities, library.capabilities, safeguard.span)
        yield from _divided(safeguard, known)
    classes = {item.id for item in losses.severities}
    for item in losses.responders:
        yield from unknown("severity", item.bills, classes, item.span)
    yield from unknown("responder", [losses.nobody], {item.id for item in losses.responders}, losses.span)


def _divided(safeguard: Safeguard, known: Mapping[str, Parameter]) -> Iterator[Diagnostic]:
    """What a safeguard leaves is a share above 0: what is stated of today is divided by it."""
    left = known.get(safeguard.remaining)
    if left is not None and not 0 < left.low <= left.high <= 1:
        message = f"parameter '{left.id}', what '{safeguard.id}' leaves, goes from {left.low:g} to {left.high:g}"
        yield Diagnostic("link/range", message, left.span, "keep it above 0 and at most 1; 1 is no effect")


def _named(losses: Losses) -> Iterator[str]:
    """Every parameter the severities, responders and safeguards name."""
    yield losses.upkeep.prevents
    if losses.breach is not None:
        yield from (losses.breach.rate, losses.breach.cost, losses.breach.insured)
        yield from (item.remaining for item in losses.breach.safeguards)
    for severity in losses.severities:
        yield from (
            name for name in (severity.hours, severity.affects, severity.upkeep, severity.recovery) if name is not None
        )
    for item in losses.responders:
        yield from (name for name in (item.wait, item.hourly, item.tools) if name is not None)


ECONOMICS_CHECKS = (parameters, price_lists, positions, severities)
