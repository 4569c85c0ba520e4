"""CMMC as its assessors compute it: score, status, plan of action, dates, scope (32 CFR part 170)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc import boundary, contract_call, status_dates
from assessor.frameworks.cmmc.case_findings import CmmcCase
from assessor.frameworks.cmmc.level_figures import ceilings, level_figure
from assessor.frameworks.cmmc.plan_of_action import plan_of_action, plan_requirement
from assessor.frameworks.cmmc.posted import posted_score
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.cmmc.result_dates import SecurityPlan
from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.statements import CmmcStatements, cmmc_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.cmmc.result_figures import MendingPath
    from assessor.frameworks.cmmc.rules import CmmcRules, Level, Status

_BASE = 2  # the level whose score is posted in SPRS


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> CmmcScore | None:
    """Everything CMMC's own arithmetic says of a case; None where the level is not stated or has no rules."""
    rules = cmmc_rules(case.terrain)
    level = _level(rules, case)
    if rules is None or level is None:
        return None
    stated = cmmc_statements(case.engagement) or CmmcStatements()
    aimed = _status(rules, level, stated)
    shared = CmmcCase(case, rules, stated)
    base = rules.level(min(level.level, _BASE)) or level
    first = level_figure(shared, base, judgements)
    figures = (first,) if level is base else (first, level_figure(shared, level, judgements, below=first))
    held = status_dates.held_status(rules, level, stated, case.as_of)
    recorded = rules.status(held.status)
    term_level = (rules.level(recorded.level) if recorded is not None else None) or level
    affirmed = status_dates.affirmation(rules, stated, case.as_of)
    own_closeout = status_dates.closeout(level, stated, case.as_of)
    return CmmcScore(
        level=level.level,
        assessment=aimed.assessment if aimed is not None else None,
        assessment_title=aimed.title if aimed is not None else None,
        sprs=first.score if base.scored else None,
        range=first.range if base.scored else None,
        posted=posted_score(stated.posted_score, first, rules.affirmation.citation) if base.scored else None,
        status=figures[-1].status,
        status_range=figures[-1].status_range,
        figures=figures,
        poam=plan_of_action(figures[-1].lost, stated.poam, case.engagement.plan_of_action, own_closeout, case.as_of),
        plan_requirement=plan_requirement(shared, base, judgements),
        path_to_88=_refs(first.path_to_floor) if base.scored else None,
        path_to_110=_refs(first.path_to_maximum) if base.scored else None,
        closeout=status_dates.closeout(term_level, stated, case.as_of),
        held=held,
        affirmation=affirmed,
        retention=status_dates.retention(rules, recorded or aimed, status_dates.day(held.since)),
        contract=contract_call.contract_call(rules, stated, held, affirmed, case.as_of),
        phases=contract_call.phases(rules, stated, case.as_of),
        security_plan=_security_plan(stated),
        exceptions=shared.exceptions(),
        providers=boundary.providers(rules, case.engagement, stated),
        assets=boundary.assets(rules, level, stated),
        ceilings=ceilings(shared, base, judgements),
    )


def _level(rules: CmmcRules | None, case: Case) -> Level | None:
    return rules.stated_level(case.facts.get("cmmc_level")) if rules is not None else None


def _status(rules: CmmcRules, level: Level, stated: CmmcStatements) -> Status | None:
    """The status aimed at, by the assessment stated, else what the contract calls for, else the only one there is.

    It says nothing of the status held.
    """
    possible = [status for status in rules.statuses if status.level == level.level]
    if stated.assessment is not None:
        return next((status for status in possible if status.assessment == stated.assessment), None)
    called = stated.contract.requires if stated.contract is not None else None
    return next((status for status in possible if status.id == called), possible[0] if len(possible) == 1 else None)


def _security_plan(stated: CmmcStatements) -> SecurityPlan:
    plan = stated.ssp
    return SecurityPlan(exists=plan.exists if plan is not None else None, date=plan.date if plan is not None else None)


def _refs(path: MendingPath | None) -> tuple[str, ...]:
    """The requirements of a path; none where there is no path to walk."""
    return tuple(step.ref for step in path.steps) if path is not None else ()
