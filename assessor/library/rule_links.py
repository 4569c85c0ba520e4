"""Checks of capabilities, functions, models, duties, gates and frameworks against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.contract_links import clauses
from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic
from assessor.model.scales import PROPOSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.library import Library
    from assessor.model.rules import Duty, FrameworkRules
    from assessor.model.scales import DutyKind
    from assessor.model.span import Span
    from assessor.model.support import Service, SupportModel

CONTROLS = "nist-800-53"


def active_controls(library: Library) -> dict[str, bool]:
    """Controls by bare id, and whether they are in force (not withdrawn)."""
    catalog = library.catalogs.get(CONTROLS)
    return {row.id: not row.withdrawn for row in catalog.rows if row.kind == "control"} if catalog else {}


def control_names(controls: Mapping[str, bool], names: tuple[str, ...], span: Span) -> Iterator[Diagnostic]:
    """Each named control exists and is in force."""
    yield from unknown("control", names, controls, span)
    for name in names:
        if controls.get(name) is False:
            yield Diagnostic("link/withdrawn-control", f"control '{name}' is withdrawn", span, "name its successor")


def capabilities(library: Library) -> Iterator[Diagnostic]:
    """A capability names functions, controls, events and a duty that exist."""
    controls = active_controls(library)
    for item in library.capabilities.values():
        yield from unknown("function", item.delivered_by.functions, library.functions, item.span)
        named = (*item.controls.primary, *item.controls.supporting)
        yield from unknown("control", named, controls, item.span)
        for name in named:
            if controls.get(name) is False:
                message = f"control '{name}' is withdrawn"
                yield Diagnostic("link/withdrawn-control", message, item.span, "name its successor")
        if item.defaults.event is not None:
            yield from unknown("event", [item.defaults.event], library.events, item.span)
        if item.duty is not None:
            yield from unknown("duty", [item.duty], library.duties, item.span)


def events(library: Library) -> Iterator[Diagnostic]:
    """The day on which something last came is a date fact, of what the customer starts itself."""
    for item in library.events.values():
        if item.last_on is None:
            continue
        yield from unknown("fact", [item.last_on], library.facts, item.span)
        fact = library.facts.get(item.last_on)
        if fact is not None and fact.type != "date":
            message = f"event '{item.id}' last came on a date, but '{item.last_on}' is a {fact.type}"
            yield Diagnostic("link/fact-type", message, item.span, "name a fact of type date")
        if item.origin != "customer":
            message = f"event '{item.id}' comes from outside: somebody has to be ready for it, whenever it last came"
            yield Diagnostic("link/last-on", message, item.span, "remove last_on")


def facts(library: Library) -> Iterator[Diagnostic]:
    """The day on which a duty was last done stands for a date fact; a part is one of that duty."""
    for item in library.facts.values():
        if item.duty is None:
            continue
        yield from unknown("duty", [item.duty], library.duties, item.span)
        if item.type != "date":
            message = f"a duty gives a day, but '{item.id}' is a {item.type}"
            yield Diagnostic("link/fact-type", message, item.span, "make it a fact of type date, or remove duty")
        duty = library.duties.get(item.duty)
        if duty is not None and item.part is not None:
            yield from unknown("part", [item.part], {part.id: part for part in duty.parts}, item.span)


def functions(library: Library) -> Iterator[Diagnostic]:
    """Delegable functions, and only they, name the model that owns them when work is shared."""
    for item in library.functions.values():
        if item.kind != "delegable":
            if item.co_managed_owner is not None:
                message = f"function '{item.id}' is {item.kind}; only a delegable one has a co_managed_owner"
                yield Diagnostic("link/owner", message, item.span, "remove co_managed_owner")
            continue
        if item.co_managed_owner is None:
            message = f"delegable function '{item.id}' has no co_managed_owner"
            yield Diagnostic("link/owner", message, item.span, "name a model such as managed")
            continue
        support = {model.id for model in library.models.values() if model.kind == "support"}
        yield from unknown("model", [item.co_managed_owner], support, item.span)


def duties(library: Library) -> Iterator[Diagnostic]:
    """Duties attach to obligations, concern frameworks and go through duties that exist."""
    judged = {ref for ref, row in library.rows().items() if row.kind == "obligation"}
    for item in library.duties.values():
        yield from unknown("obligation", item.attaches_to, judged, item.span)
        if item.basis == PROPOSED:
            message = f"duty '{item.id}' is proposed, and a proposal binds nobody"
            yield Diagnostic("link/basis", message, item.span, "move it to an overlay pack")
        yield from unknown("framework", item.concerns, library.frameworks, item.span)
        for aside in item.side:
            if aside.obligation not in item.attaches_to:
                message = f"duty '{item.id}' is side to '{aside.obligation}', to which it does not attach"
                yield Diagnostic("link/side", message, item.span, "add it to attaches_to, or remove it from side")
        yield from unknown("duty", item.through, library.duties, item.span)
        yield from _timing(item, item.kind, item.every, item.id)
        seen: set[str] = set()
        for part in item.parts:
            yield from unknown("obligation", part.attaches_to, judged, item.span)
            yield from _timing(item, part.kind, part.every, f"{item.id}, part {part.id}")
            if part.id in seen:
                message = f"duty '{item.id}' has two parts called '{part.id}'"
                yield Diagnostic("link/duplicate-id", message, item.span, "rename one of them")
            seen.add(part.id)


def _timing(duty: Duty, kind: DutyKind | None, every: str | None, where: str) -> Iterator[Diagnostic]:
    """Recurring work says how often, and nothing else does."""
    if (kind == "recurring") != (every is not None):
        message = f"'{where}' is {'recurring without' if every is None else 'not recurring and has'} an interval"
        yield Diagnostic("link/duty-timing", message, duty.span, "state kind: recurring and every: together")


def gates(library: Library) -> Iterator[Diagnostic]:
    """Gates name a framework, capabilities, a duty and an obligation that exist."""
    judged = {ref for ref, row in library.rows().items() if row.kind == "obligation"}
    for item in library.gates.values():
        yield from unknown("framework", [item.when.framework], library.frameworks, item.span)
        yield from unknown("capability", item.when.capabilities, library.capabilities, item.span)
        named = [item.duty, item.past.duty if item.past is not None else None]
        yield from unknown("duty", [name for name in named if name], library.duties, item.span)
        yield from unknown("obligation", [item.decides] if item.decides else [], judged, item.span)


def frameworks(library: Library) -> Iterator[Diagnostic]:
    """Frameworks name a catalog of obligations; every such catalog has a framework."""
    catalogs = {item.id for item in library.catalogs.values() if item.header.kind == "obligations"}
    for item in library.frameworks.values():
        yield from unknown("catalog", [item.catalog], catalogs, item.span)
        yield from _alternatives(library, item)
        named = [concern.fact for concern in item.concerns]
        yield from unknown("fact", item.asked_first, library.facts, item.span)
        yield from unknown("fact", named, library.facts, item.span)
        for name in named:
            if name in library.facts and library.facts[name].type != "boolean":
                message = f"a framework concerns whoever says yes, but '{name}' is a {library.facts[name].type}"
                yield Diagnostic("link/fact-type", message, item.span, "name a fact of type boolean")
    spoken_for = {item.catalog for item in library.frameworks.values()}
    for name in sorted(catalogs - spoken_for):
        header = library.catalogs[name].header
        yield Diagnostic("link/no-framework", f"no framework uses catalog '{name}'", header.span, "add one")


def _alternatives(library: Library, item: FrameworkRules) -> Iterator[Diagnostic]:
    """What documented alternatives rest on are date facts; grounds that never suffice are among the grounds."""
    rule = item.alternatives
    if rule is None:
        return
    yield from unknown("ground", rule.never_alone, rule.grounds, item.span)
    if rule.rests_on is None:
        return
    named = [rule.rests_on.fact, *([rule.rests_on.not_before] if rule.rests_on.not_before else [])]
    yield from unknown("fact", named, library.facts, item.span)
    for name in named:
        if name in library.facts and library.facts[name].type != "date":
            message = f"alternatives rest on a date, but '{name}' is a {library.facts[name].type}"
            yield Diagnostic("link/fact-type", message, item.span, "name a fact of type date")


def models(library: Library) -> Iterator[Diagnostic]:
    """Services name functions, events and capabilities that exist; offerings extend in a line."""
    for model in library.models.values():
        yield from unknown("event", model.jobs, library.events, model.span)
        yield from services(library, model.services, model.span)
        yield from _offerings(library, model)
        if model.kind == "support" and not model.offerings:
            yield Diagnostic("link/no-offering", f"model '{model.id}' has no offering", model.span, "add at least one")


def _offerings(library: Library, model: SupportModel) -> Iterator[Diagnostic]:
    known: dict[str, str | None] = {}
    for offering in model.offerings:
        yield from services(library, offering.services, offering.span)
        if offering.id in known:
            message = f"offering '{offering.id}' appears twice in '{model.id}'"
            yield Diagnostic("link/duplicate-id", message, offering.span, "rename one of them")
        if offering.extends is not None and offering.extends not in known:
            message = f"offering '{offering.id}' extends '{offering.extends}', which is not listed before it"
            yield Diagnostic("link/unknown-offering", message, offering.span, "list the smallest offering first")
        known[offering.id] = offering.extends


def services(library: Library, stated: Mapping[str, Service], span: Span) -> Iterator[Diagnostic]:
    """Faults in the terms a model, offering or provider states."""
    yield from unknown("function", stated, library.functions, span)
    for function, service in stated.items():
        yield from unknown("event", service.events or {}, library.events, span)
        yield from unknown("capability", service.lines, library.capabilities, span)
        for name, line in service.lines.items():
            yield from unknown("event", line.events or {}, library.events, span)
            capability = library.capabilities.get(name)
            known = capability is not None and function in library.functions
            if capability is not None and known and function not in capability.delivered_by.functions:
                message = f"capability '{name}' is not delivered by {function}"
                advice = f"move it to {' or '.join(capability.delivered_by.functions)}"
                yield Diagnostic("link/other-function", message, span, advice)


RULE_CHECKS = (capabilities, events, facts, functions, duties, gates, frameworks, models, clauses)
