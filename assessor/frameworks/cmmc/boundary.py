"""Which outside providers and assets are inside a CMMC assessment, and how they are treated (32 CFR 170.19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.cmmc.result_scope import AssetScope, ProviderScope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.rules import CmmcRules, Level, ProviderRule
    from assessor.frameworks.cmmc.statements import CmmcStatements
    from assessor.frameworks.cmmc.statements import ProviderScope as StatedProvider
    from assessor.frameworks.cmmc.vocabulary import DataHeld
    from assessor.model.engagement import Engagement
    from assessor.model.provider_term import ProviderTerm

CUI: Final = "cui"
SPD: Final = "spd"
NEITHER: Final = "neither"
FEDRAMP_GOOD: Final = ("authorized", "equivalent")


def held_data(holds: tuple[str, ...]) -> DataHeld:
    """The row of the scoping table: CUI outweighs security protection data."""
    return CUI if CUI in holds else SPD if SPD in holds else NEITHER


def rule_for(rules: CmmcRules, stated: StatedProvider) -> ProviderRule | None:
    """The row of the scoping table a provider falls into."""
    holds = held_data(stated.holds)
    return next((rule for rule in rules.providers if (rule.kind, rule.holds) == (stated.kind, holds)), None)


def providers(rules: CmmcRules, engagement: Engagement, stated: CmmcStatements) -> tuple[ProviderScope, ...]:
    """How each outside provider that was described is treated."""
    names = {provider.id: provider.name or provider.id for provider in engagement.providers}
    rows = ((provider, rule_for(rules, provider)) for provider in stated.service_providers)
    return tuple(
        ProviderScope(
            provider=provider.provider,
            name=names.get(provider.provider, provider.provider),
            kind=provider.kind,
            holds=rule.holds,
            in_scope=rule.in_scope,
            fedramp_needed=rule.fedramp,
            fedramp_moderate=provider.fedramp_moderate,
            fedramp_met=_fedramp_met(rule, provider),
            treatment=rule.treatment,
            citation=rule.citation,
        )
        for provider, rule in rows
        if rule is not None
    )


def _fedramp_met(rule: ProviderRule, provider: StatedProvider) -> bool | None:
    """Whether what was stated of FedRAMP is enough; None where it is not needed or nothing was stated."""
    if not rule.fedramp or provider.fedramp_moderate is None:
        return None
    return provider.fedramp_moderate in FEDRAMP_GOOD


def assets(rules: CmmcRules, level: Level, stated: CmmcStatements) -> tuple[AssetScope, ...]:
    """The asset categories of a level, with the counts that were stated."""
    rows = ((kind, kind.treated(level.level)) for kind in rules.assets)
    return tuple(
        AssetScope(
            category=kind.id,
            title=kind.title,
            count=stated.assets.get(kind.id),
            treatment=treated[0],
            citation=treated[1],
            described=kind.described_at == level.level,
            policy=stated.asset_policies.get(kind.id),
            verify=kind.verify,
        )
        for kind, treated in rows
        if treated is not None
    )


def provider_terms(rules: CmmcRules, stated: CmmcStatements) -> Iterator[tuple[str, ProviderTerm]]:
    """What the contract of each outside provider that was described has to hold."""
    for provider in stated.service_providers:
        rule = rule_for(rules, provider)
        for term in rule.terms if rule is not None else ():
            yield provider.provider, term
