"""Who and what is inside a CMMC assessment, and what a contract calls for (32 CFR 170.3, 170.19)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from assessor.frameworks.cmmc.calendar import day, earlier_level, phase_on

if TYPE_CHECKING:
    from assessor.frameworks.cmmc.rules import CmmcRules, Level, Phase, ProviderRule, Status
    from assessor.frameworks.cmmc.statements import CmmcStatements, ProviderScope
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

    A status that was not affirmed, or longer ago than a year, is not current (32 CFR 170.22, DFARS 204.7501).
    """
    wanted = rules.status(stated.contract.requires if stated.contract is not None else None)
    solicited = day(stated.contract.solicitation if stated.contract is not None else None)
    phase = phase_on(rules, solicited or as_of)
    satisfied, why = _answer(rules, stated, wanted, held, affirmed, as_of)
    return {
        "title": stated.contract.title if stated.contract is not None else None,
        "requires": wanted.id if wanted is not None else None,
        "requires_title": wanted.title if wanted is not None else None,
        "phase": phase.number if phase is not None else None,
        "call": _call(phase, wanted.id) if wanted is not None else None,
        "satisfied": satisfied,
        "why": why,
    }


def _answer(
    rules: CmmcRules,
    stated: CmmcStatements,
    wanted: Status | None,
    held: dict[str, Any],
    affirmed: dict[str, Any],
    as_of: date,
) -> tuple[bool | None, str]:
    """Whether the status held is enough, and why; None where what would decide it is not stated."""
    status = rules.status(held["status"])
    if wanted is None:
        return None, "What the contract calls for was not stated."
    if held["kind"] is None:
        return None, "No recorded status was stated."
    if status is None:
        return None, f"A status is recorded since {held['since']}; which status was recorded is not stated."
    if not held["current"]:
        return False, f"The status ended on {held['until']}."
    if rules.statuses.index(status) < rules.statuses.index(wanted):
        return False, f"{status.title} is less than {wanted.title}."
    earlier = _earlier(rules, stated, status, date.fromisoformat(held["since"]), as_of)
    if earlier is not None:
        return earlier
    if affirmed["last"] is None:
        return None, f"Whether anybody affirmed the status of {affirmed['due']} since is not stated."
    if affirmed["covers"] is False:
        return False, f"The last affirmation, of {affirmed['last']}, is older than the status of {affirmed['due']}."
    if affirmed["overdue"]:
        return False, f"The last affirmation, of {affirmed['last']}, was due again on {affirmed['due']}."
    return True, f"{status.title} is held until {held['until']}."


def _earlier(
    rules: CmmcRules, stated: CmmcStatements, status: Status, since: date, as_of: date
) -> tuple[bool | None, str] | None:
    """What is wrong with the status that must be Final before the one held; None where nothing is."""
    level = rules.level(status.level)
    needed = rules.status(level.needs) if level is not None else None
    if level is None or needed is None:
        return None
    found = earlier_level(rules, level, stated)
    if found is None:
        return None, f"{status.title} needs {needed.title} to be Final before; its day is not stated."
    final, until = found
    if final > since:
        return False, f"{needed.title} became Final on {final}, after {status.title} of {since}, which needs it before."
    if as_of > until:
        return False, f"{needed.title}, which {status.title} needs, ended on {until}."
    return None


def _call(phase: Phase | None, wanted: str) -> str:
    """How a phase stands to the status called for: intended, at DoD's discretion, or not foreseen yet."""
    if phase is not None and wanted in phase.demands:
        return "intended"
    return "discretion" if phase is not None and wanted in phase.may else "not_foreseen"
