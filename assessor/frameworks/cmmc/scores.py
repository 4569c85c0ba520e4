"""CMMC as its assessors compute it: score, status, plan of action, dates, scope (32 CFR part 170)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.frameworks.cmmc import calendar, scope
from assessor.frameworks.cmmc.figure import ceilings, figure, plan_of_action
from assessor.frameworks.cmmc.matter import Matter
from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.statements import CmmcStatements, cmmc_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.cmmc.rules import CmmcRules, Level, Status

_BASE = 2  # the level whose score is posted in SPRS


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> dict[str, Any] | None:
    """Everything CMMC's own arithmetic says of a case; None where the level is not stated or has no rules."""
    rules = cmmc_rules(case.terrain)
    level = _level(rules, case)
    if rules is None or level is None:
        return None
    stated = cmmc_statements(case.engagement) or CmmcStatements()
    status = _status(rules, level, stated)
    matter = Matter(case, rules, stated)
    base = rules.level(min(level.level, _BASE)) or level
    figures = [figure(matter, base, judgements)]
    if level is not base:
        figures.append(figure(matter, level, judgements, below=figures[0]))
    held = calendar.held(rules, level, stated, case.as_of)
    recorded = rules.status(held["status"])
    of = (rules.level(recorded.level) if recorded is not None else None) or level
    affirmed = calendar.affirmation(rules, stated, case.as_of)
    first, last = figures[0], figures[-1]
    scored = first if base.scored else None
    return {
        "level": level.level,
        "assessment": status.assessment if status is not None else None,
        "assessment_title": status.title if status is not None else None,
        "sprs": first["score"] if scored else None,
        "range": first["range"] if scored else None,
        "status": last["status"],
        "status_range": last["status_range"],
        "figures": figures,
        "poam": plan_of_action(matter, level, last),
        "path_to_88": _refs(first["path_to_floor"]) if scored else None,
        "path_to_110": _refs(first["path_to_maximum"]) if scored else None,
        "closeout": calendar.closeout(of, stated, case.as_of),
        "held": held,
        "affirmation": affirmed,
        "retention": calendar.retention(rules, recorded or status, calendar.day(held["since"])),
        "contract": scope.contract(rules, stated, held, affirmed, case.as_of),
        "phases": calendar.phases(rules, stated, case.as_of),
        "security_plan": _plan(stated),
        "exceptions": matter.exceptions(),
        "providers": scope.providers(rules, case.engagement, stated),
        "assets": scope.assets(rules, level, stated),
        "ceilings": ceilings(matter, base, judgements),
    }


def _level(rules: CmmcRules | None, case: Case) -> Level | None:
    return rules.stated_level(case.facts.get("cmmc_level")) if rules is not None else None


def _status(rules: CmmcRules, level: Level, stated: CmmcStatements) -> Status | None:
    """The status aimed at, by the assessment stated, else what the contract calls for, else the only one there is.

    It says nothing of the status held.
    """
    mine = [status for status in rules.statuses if status.level == level.level]
    if stated.assessment is not None:
        return next((status for status in mine if status.assessment == stated.assessment), None)
    called = stated.contract.requires if stated.contract is not None else None
    return next((status for status in mine if status.id == called), mine[0] if len(mine) == 1 else None)


def _plan(stated: CmmcStatements) -> dict[str, Any]:
    plan = stated.ssp
    return {"exists": plan.exists if plan is not None else None, "date": plan.date if plan is not None else None}


def _refs(path: dict[str, Any]) -> list[str]:
    return [step["ref"] for step in path["steps"]]
