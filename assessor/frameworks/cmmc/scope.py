"""Who and what is inside a CMMC assessment, and what a contract calls for (32 CFR 170.3, 170.19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.frameworks.cmmc.calendar import day, phase_on

if TYPE_CHECKING:
    from datetime import date

    from assessor.model.cmmc import CmmcStatements, ProviderScope
    from assessor.model.cmmc_rules import CmmcRules, Level, Phase, ProviderRule
    from assessor.model.engagement import Engagement

CUI, SPD, NEITHER = "cui", "spd", "neither"
FEDRAMP_GOOD = ("authorized", "equivalent")


def held_data(holds: tuple[str, ...]) -> str:
    """The row of the scoping table: CUI outweighs security protection data."""
    return CUI if CUI in holds else SPD if SPD in holds else NEITHER


def rule_for(rules: CmmcRules, stated: ProviderScope) -> ProviderRule | None:
    """The row of the scoping table a provider falls into."""
    holds = held_data(stated.holds)
    return next((rule for rule in rules.providers if (rule.kind, rule.holds) == (stated.kind, holds)), None)


def providers(rules: CmmcRules, engagement: Engagement, stated: CmmcStatements) -> list[dict[str, Any]]:
    """How each outside provider that was described is treated."""
    names = {provider.id: provider.name or provider.id for provider in engagement.providers}
    made = []
    for item in stated.service_providers:
        rule = rule_for(rules, item)
        if rule is None:
            continue
        good = None
        if rule.fedramp:
            good = None if item.fedramp_moderate is None else item.fedramp_moderate in FEDRAMP_GOOD
        made.append(
            {
                "provider": item.provider,
                "name": names.get(item.provider, item.provider),
                "kind": item.kind,
                "holds": rule.holds,
                "in_scope": rule.in_scope,
                "fedramp_needed": rule.fedramp,
                "fedramp_moderate": item.fedramp_moderate,
                "fedramp_met": good,
                "treatment": rule.treatment,
                "citation": rule.citation,
            }
        )
    return made


def assets(rules: CmmcRules, level: Level, stated: CmmcStatements) -> list[dict[str, Any]]:
    """The asset categories of a level, with the counts that were stated."""
    made = []
    for kind in rules.assets:
        treatment = (kind.level_1, kind.level_2, kind.level_3)[level.level - 1]
        if treatment is not None:
            made.append(
                {
                    "category": kind.id,
                    "title": kind.title,
                    "count": stated.assets.get(kind.id),
                    "treatment": treatment,
                    "citation": kind.citation,
                    "verify": kind.verify,
                }
            )
    return made


def contract(
    rules: CmmcRules, stated: CmmcStatements, held: dict[str, Any], affirmed: dict[str, Any], as_of: date
) -> dict[str, Any]:
    """What the contract calls for, and whether the status stated as recorded satisfies it; null where not stated.

    A status whose last affirmation is older than a year is not current (DFARS 204.7501).
    """
    called = stated.contract.requires if stated.contract is not None else None
    order = [status.id for status in rules.statuses]
    wanted = next((status for status in rules.statuses if status.id == called), None)
    solicited = day(stated.contract.solicitation if stated.contract is not None else None)
    phase = phase_on(rules, solicited or as_of)
    satisfied: bool | None = None
    if wanted is None:
        why = "What the contract calls for was not stated."
    elif held["status"] is None:
        why = "No recorded status was stated."
    elif not held["current"]:
        satisfied, why = False, f"The status ended on {held['until']}."
    elif affirmed["overdue"]:
        satisfied, why = False, f"The last affirmation, of {affirmed['last']}, was due again on {affirmed['due']}."
    elif order.index(held["status"]) < order.index(wanted.id):
        satisfied, why = False, f"{held['title']} is less than {wanted.title}."
    else:
        satisfied, why = True, f"{held['title']} is held until {held['until']}."
    return {
        "title": stated.contract.title if stated.contract is not None else None,
        "requires": wanted.id if wanted is not None else None,
        "requires_title": wanted.title if wanted is not None else None,
        "phase": phase.number if phase is not None else None,
        "call": _call(phase, wanted.id) if wanted is not None else None,
        "satisfied": satisfied,
        "why": why,
    }


def _call(phase: Phase | None, wanted: str) -> str:
    """How a phase stands to the status called for: intended, at DoD's discretion, or not foreseen yet."""
    if phase is not None and wanted in phase.demands:
        return "intended"
    return "discretion" if phase is not None and wanted in phase.may else "not_foreseen"
