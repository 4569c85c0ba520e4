"""One level in figures: what the result prints of the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.supply import TODAY
from assessor.frameworks.cmmc import calendar, path
from assessor.frameworks.cmmc.matter import findings_of
from assessor.frameworks.cmmc.score import AS_MET, Finding, at_best, at_worst, points_lost, tally
from assessor.frameworks.cmmc.status import (
    FINAL,
    NONE,
    STATUS_RANK,
    eligibility,
    open_items,
    status_of,
)
from assessor.model.scales import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.cmmc.matter import Matter
    from assessor.frameworks.cmmc.path import Path
    from assessor.frameworks.cmmc.rules import Level
    from assessor.frameworks.cmmc.score import Requirement


def figure(
    matter: Matter,
    level: Level,
    judgements: Mapping[str, Mapping[str, Judgement]],
    *,
    below: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """One level today. `below` is the figure of the level that must be Final before."""
    judged = judgements[TODAY]
    requirements = matter.requirements(level)
    findings = findings_of(matter, level, judged)
    exists = _plan_exists(matter, level)
    made = tally(level, requirements, findings, plan_exists=exists)
    ends = _statuses(level, requirements, findings, exists=exists)
    if level.needs is not None and below is not None:
        ends = _capped(ends, _held_below(matter, level, below))
    lost = [_lost(matter, level, item, findings[item.id], judged) for item in open_items(requirements, findings)]
    ranged = [made.low, made.high] if level.scored and made.scorable is not False else None
    return {
        "level": level.level,
        "requirements": level.requirements,
        "scored": level.scored,
        "maximum": made.maximum if level.scored else None,
        "minimum": made.minimum if level.scored else None,
        "floor": made.floor,
        "score": made.score if level.scored else None,
        "range": ranged,
        "with_plan": [made.low, made.high] if level.scored else None,
        "scorable": made.scorable,
        "status": ends[0] if ends[0] == ends[1] else None,
        "status_range": list(ends),
        "counts": {finding.value: sum(found is finding for found in findings.values()) for finding in Finding},
        "lost": lost,
        "lost_points": sum(item["points"] for item in lost),
        "barred": sum(not item["eligible"] for item in lost),
        "undetermined": [
            {**_named(item), "points": item.weight}
            for item in requirements
            if findings[item.id] is Finding.UNDETERMINED
        ],
        "not_applicable": [
            {**_named(item), **_unneeded(matter, item, judged[item.ref])}
            for item in requirements
            if findings[item.id] is Finding.NOT_APPLICABLE
        ],
        "needs": level.needs,
        "path_to_floor": _path(path.to_score(level, requirements, findings, made.floor)) if made.floor else None,
        "path_to_conditional": _path(path.to_conditional(level, requirements, findings)),
        "path_to_maximum": _path(path.to_final(level, requirements, findings)),
        "citation": level.citation,
    }


def _plan_exists(matter: Matter, level: Level) -> bool | None:
    plan = matter.stated.ssp
    return plan.exists if plan is not None and level.security_plan is not None else None


def _statuses(
    level: Level, requirements: list[Requirement], findings: Mapping[str, Finding], *, exists: bool | None
) -> tuple[str, str]:
    """The status at worst and at best."""
    worst = {name: at_worst(found) for name, found in findings.items()}
    best = {name: at_best(found) for name, found in findings.items()}
    return (
        status_of(level, requirements, worst, plan_exists=exists),
        status_of(level, requirements, best, plan_exists=exists),
    )


def _held_below(matter: Matter, level: Level, below: dict[str, Any]) -> tuple[str, str]:
    """Whether the Final status needed before can be there: at worst and at best, final or none."""
    stated = calendar.earlier_level(matter.rules, level, matter.stated)
    if stated is not None and matter.case.as_of > stated[1]:
        return NONE, NONE  # it was Final once, and its term is over
    worst, best = below["status_range"]
    return (FINAL if stated is not None and worst == FINAL else NONE, FINAL if best == FINAL else NONE)


def _capped(ends: tuple[str, str], before: tuple[str, str]) -> tuple[str, str]:
    """A level's status where another level must be Final first."""
    worst, best = (
        (end if held == FINAL else min(end, NONE, key=STATUS_RANK.__getitem__))
        for end, held in zip(ends, before, strict=True)
    )
    return worst, best


def _named(item: Requirement) -> dict[str, Any]:
    return {"ref": item.ref, "id": item.id, "title": item.title}


def _lost(
    matter: Matter, level: Level, item: Requirement, found: Finding, judged: Mapping[str, Judgement]
) -> dict[str, Any]:
    allowed = eligibility(level, item, found)
    determined = judged[item.ref].determined is not None
    unproven = judged[item.ref].verdict is Verdict.COMPENSATED and not matter.excepted(item.ref)
    return {
        **_named(item),
        "finding": found.value,
        "points": points_lost(item, found),
        "full_points": item.weight,
        "source": "exception" if unproven else "determination" if determined else "verdict",
        "eligible": allowed.allowed,
        "reason": allowed.reason,
        "citation": allowed.citation,
    }


def _unneeded(matter: Matter, item: Requirement, judged: Judgement) -> dict[str, Any]:
    """Why a requirement does not apply, and what must be true for that to cost nothing."""
    rule = next((rule for rule in matter.rules.not_applicable if rule.requirement == item.id), None)
    # A determination made anyway gives way to the fact, so its text is not the reason; one of N/A gives its own.
    by_hand = judged.determined is not None and judged.determined.status == Finding.NOT_APPLICABLE.value
    denied = rule is not None and not by_hand and matter.case.facts.get(rule.fact) is False
    asked = matter.case.terrain.facts.get(rule.fact) if rule is not None and denied else None
    return {
        "why": f"{asked.question} No." if asked is not None else judged.reason,
        "condition": rule.condition if rule is not None else None,
        "citation": rule.citation if rule is not None else "32 CFR 170.24(b)(3)",
    }


def _path(found: Path | None) -> dict[str, Any] | None:
    if found is None:
        return None
    steps = [
        {**_named(step.requirement), "points": step.points, "score": step.score, "determine": step.determine}
        for step in found.steps
    ]
    return {"start": found.start, "goal": found.goal, "count": len(steps), "steps": steps}


def plan_of_action(matter: Matter, level: Level, made: dict[str, Any]) -> list[dict[str, Any]]:
    """The plan of action this level would need: what is lost, whether the plan may hold it, and what was planned."""
    planned = {item.requirement: item for item in matter.stated.poam}
    closeout = calendar.closeout(level, matter.stated, matter.case.as_of)
    rows = []
    for lost in made["lost"]:
        item = planned.get(lost["ref"])
        due = item.due if item is not None else None
        over = due is not None and due < matter.case.as_of.isoformat()
        rows.append(
            {
                **{name: lost[name] for name in ("ref", "id", "title", "points", "eligible", "reason", "citation")},
                "planned": item.planned if item is not None else None,
                "due": due,
                "over": over,
                "in_time": False if over else None if due is None or closeout is None else due <= closeout["due"],
            }
        )
    return rows


def ceilings(matter: Matter, level: Level, judgements: Mapping[str, Mapping[str, Judgement]]) -> list[dict[str, Any]]:
    """What each arrangement could reach at most, if its conditions and duties are met; never today's score."""
    made = []
    requirements = matter.requirements(level)
    for name, judged in judgements.items():
        if name == TODAY:
            continue
        findings = findings_of(matter, level, judged)
        sums = tally(level, requirements, findings)
        worst, best = _statuses(level, requirements, findings, exists=None)
        made.append(
            {
                "arrangement": name,
                "score": sums.score if level.scored else None,
                "range": [sums.low, sums.high] if level.scored else None,
                "status": worst if worst == best else None,
                "not_met": len(open_items(requirements, findings)),
                "undetermined": sum(found is Finding.UNDETERMINED for found in findings.values()),
                "met": sum(found in AS_MET for found in findings.values()),
            }
        )
    return made
