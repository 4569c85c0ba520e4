"""Providers as the block `cmmc:` describes them, against what the same engagement says of them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.statements import cmmc_statements
from assessor.library.place_links import places_stated
from assessor.library.references import missing
from assessor.model.diagnostic import Diagnostic
from assessor.model.regulated_data import data_contact
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.rules import CmmcRules
    from assessor.frameworks.cmmc.statements import ProviderScope
    from assessor.library.engagement import Source
    from assessor.model.engagement import Provider
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer

PAPER = "fedramp_moderate"


def service_providers(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Every provider the block describes exists, is an outside one, and is described alike in both places."""
    rules, stated = cmmc_rules(plan.terrain), cmmc_statements(source.engagement)
    if rules is None or stated is None or rules.framework not in source.engagement.frameworks:
        return
    known = {provider.id: provider for provider in source.engagement.providers}
    seen: set[str] = set()
    for index, item in enumerate(stated.service_providers):
        at: Pointer = ("cmmc", "service_providers", index)
        if item.provider not in known:
            yield missing(source.document, "provider", item.provider, known, (*at, "provider"), key=False)
            continue
        if item.provider in seen:
            span = source.document.span((*at, "provider"))
            yield Diagnostic(
                "link/duplicate-id", f"provider '{item.provider}' is described twice", span, "keep one of them"
            )
        seen.add(item.provider)
        problem = _contradiction(rules, plan, known[item.provider], item)
        if problem:
            advice = "correct one of them; both places must say the same"
            yield Diagnostic("cmmc/provider", problem, source.document.span((*at, "provider")), advice)


def cui_places(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """No line has CUI in a cloud that the organization says holds none."""
    rules = cmmc_rules(plan.terrain)
    if rules is None or rules.framework not in source.engagement.frameworks:
        return
    stated = source.engagement.organization
    for gate in (gate for gate in plan.terrain.gates.values() if gate.needs == PAPER and gate.when.by_work):
        if gate.when.condition is None or gate.when.condition.truth(stated) is not Truth.NO:
            continue
        told = [f"{name}: {str(stated[name]).lower()}" for name in sorted(gate.when.condition.failing(stated))]
        for index, provider in enumerate(source.engagement.providers):
            for places, at in places_stated(provider, ("providers", index)):
                if places.get(gate.when.data_contact) in gate.when.data_at:
                    message = (
                        f"CUI lies in a cloud of '{provider.id}' here, and the organization says {', '.join(told)}"
                    )
                    span = source.document.span((*at, gate.when.data_contact))
                    yield Diagnostic(
                        "cmmc/provider", message, span, "correct one of them; both places must say the same"
                    )


def _contradiction(rules: CmmcRules, plan: Plan, provider: Provider, item: ProviderScope) -> str:
    model = plan.terrain.models.get(provider.model)
    if model is not None and model.employees:
        return f"'{item.provider}' is your own staff ({provider.model}), not an outside provider"
    holds = "cui" if "cui" in item.holds else "spd" if "spd" in item.holds else "neither"
    rule = next((rule for rule in rules.providers if (rule.kind, rule.holds) == (item.kind, holds)), None)
    ours = {rule.data_contact for rule in rules.providers if rule.data_contact is not None}
    named = sorted(ours & set(data_contact(provider, model)))
    wanted = rule.data_contact if rule is not None else None
    said = f"its data_contact says {', '.join(named)}" if named else "its data_contact does not say so"
    if wanted is not None and wanted not in named:
        return f"'{item.provider}' is {item.kind} and holds {holds}, but {said}"
    if wanted is None and named:
        return f"'{item.provider}' holds neither CUI nor security protection data, but {said}"
    if item.fedramp_moderate is None or PAPER not in provider.artefacts:
        return ""
    there = provider.artefacts[PAPER] is not None
    if there == (item.fedramp_moderate == "none"):
        return f"'{item.provider}' is {item.fedramp_moderate} for FedRAMP Moderate, but its artefacts say otherwise"
    return ""
