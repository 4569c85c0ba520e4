"""What an engagement says of subservice organizations and providers' reports, against what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.dates import in_order, not_later, stated
from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.soc_2.rules import Soc2Rules
    from assessor.frameworks.soc_2.statements import ProviderReport, Soc2Block, Subservice
    from assessor.library.engagement import Source
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer

_BLOCK = "soc_2"
# What an organization treated in each of the two ways may state and does not need.
_ONLY = {"carve_out": ("assertion",), "inclusive": ("csocs", "monitoring")}
TYPE_2 = 2  # a report on a period; type 1 speaks of a day


def subservice(source: Source, plan: Plan, block: Soc2Block) -> Iterator[Diagnostic]:
    """Providers, capabilities and duties named for subservice organizations exist."""
    providers = {item.id for item in source.engagement.providers}
    capabilities, duties = plan.terrain.capabilities, plan.terrain.duties
    for index, item in enumerate(block.subservice):
        at: Pointer = (_BLOCK, "subservice", index)
        yield from _of_the_other_method(source, item, at)
        yield from unknown("provider", stated(item.provider), providers, source.document.span((*at, "provider")))
        for place, expected in enumerate(item.csocs):
            here: Pointer = (*at, "csocs", place, "capability")
            yield from unknown("capability", stated(expected.capability), capabilities, source.document.span(here))
        known = {*capabilities, *duties}
        yield from unknown(
            "capability-or-duty", stated(item.monitoring), known, source.document.span((*at, "monitoring"))
        )


def _of_the_other_method(source: Source, item: Subservice, at: Pointer) -> Iterator[Diagnostic]:
    """What only an organization left out of the report has, or only one that is included."""
    for name in _ONLY[item.method]:
        value = getattr(item, name)
        if value is not None and value != ():
            message = f"{name} plays no part where the method is {item.method}"
            advice = "remove it, or correct the method"
            span = source.document.key_span((*at, name))
            yield Diagnostic("engagement/idle", message, span, advice, Severity.WARNING)


def provider_report(
    source: Source, plan: Plan, made: Soc2Rules, report: ProviderReport, at: Pointer
) -> Iterator[Diagnostic]:
    """A report is possible for its type, within its dates, and names what exists."""
    document = source.document
    providers = {item.id for item in source.engagement.providers}
    yield from unknown("provider", stated(report.provider), providers, source.document.span((*at, "provider")))
    yield from unknown(
        "opinion", stated(report.opinion), [item.id for item in made.opinions], source.document.span((*at, "opinion"))
    )
    yield from not_later(source, report.period_to, (*at, "period_to"))
    if report.bridge_letter_until is not None:
        yield from not_later(source, report.bridge_letter_until, (*at, "bridge_letter_until"))
    if report.type == TYPE_2 and report.period_from is None:
        message = "a provider's type 2 report covers a period, but period_from is missing"
        advice = "add period_from; for a report on a single day, choose type: 1"
        yield Diagnostic("engagement/report-type", message, document.span((*at, "type")), advice)
    elif report.type != TYPE_2 and report.period_from is not None:
        message = "period_from belongs to a type 2 report; a type 1 report covers a single day"
        yield Diagnostic("engagement/report-type", message, document.key_span((*at, "period_from")), "remove it")
    elif report.period_from is not None:
        yield from in_order(source, report.period_from, report.period_to, (*at, "period_to"))
    for place, name in enumerate(report.scope_covers or ()):
        yield from unknown(
            "function", stated(name), plan.terrain.functions, source.document.span((*at, "scope_covers", place))
        )
    for place, item in enumerate(report.exceptions_relevant):
        here: Pointer = (*at, "exceptions_relevant", place, "capability")
        yield from unknown("capability", stated(item.capability), plan.terrain.capabilities, source.document.span(here))
    yield from _cuecs(source, plan, report, at)


def _cuecs(source: Source, plan: Plan, report: ProviderReport, at: Pointer) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for place, item in enumerate(report.cuecs):
        here: Pointer = (*at, "cuecs", place)
        if item.id in seen:
            span = source.document.span((*here, "id"))
            yield Diagnostic("link/duplicate-id", f"'{item.id}' appears twice in this report", span, "rename one")
        seen.add(item.id)
        yield from unknown(
            "capability",
            stated(item.capability),
            plan.terrain.capabilities,
            source.document.span((*here, "capability")),
        )
        if (item.state == "unmapped") == (item.capability is not None) and item.state is not None:
            if item.capability is not None:
                message, advice = f"'{item.id}' names a capability, but its state is unmapped", "remove one of them"
            else:
                message = f"the state of '{item.id}' is {item.state}, but it names no capability"
                advice = "name the capability that meets it, or write state: unmapped"
            yield Diagnostic("engagement/expectation", message, source.document.span((*here, "state")), advice)
