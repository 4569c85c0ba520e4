"""One level in figures: from verdicts and determinations to findings, and from these to what the result prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.supply import TODAY
from assessor.frameworks.cmmc import path
from assessor.frameworks.cmmc.score import AS_MET, Finding, Requirement, at_best, at_worst, points_lost, tally
from assessor.frameworks.cmmc.status import (
    FINAL,
    NONE,
    STATUS_RANK,
    eligibility,
    open_items,
    status_of,
)
from assessor.model.scales import IN_PLACE, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.cmmc.path import Path
    from assessor.model.cmmc import CmmcStatements, ExceptionNote
    from assessor.model.cmmc_rules import CmmcRules, ExceptionRule, Level


class Matter:
    """What all levels share: the case, the rules, the statements, and what of the exceptions holds."""

    def __init__(self, case: Case, rules: CmmcRules, stated: CmmcStatements) -> None:
        self.case, self.rules, self.stated = case, rules, stated
        catalog = case.terrain.frameworks[rules.framework].catalog
        self.rows = {row.ref: row for row in case.plan.obligations if row.catalog == catalog}
        self.notes = {note.requirement: note for note in stated.exceptions}
        self.kinds = {kind.id: kind for kind in rules.exceptions}

    def requirements(self, level: Level) -> list[Requirement]:
        """The requirements of a level in the catalog's order, with what they are worth."""
        return [
            Requirement(
                row.id,
                row.ref,
                row.title,
                _whole(row.props.get("weight")) or 0,
                _whole(row.props.get("partial_weight")),
            )
            for row in self.rows.values()
            if row.props.get("level") == level.level
        ]

    def exceptions(self) -> list[dict[str, Any]]:
        """Every exception that was stated, and what it lacks to count as MET."""
        made = []
        for note in self.stated.exceptions:
            kind, row = self.kinds.get(note.kind), self.rows.get(note.requirement)
            if kind is None or row is None:
                continue
            made.append(
                {
                    "ref": row.ref,
                    "id": row.id,
                    "title": row.title,
                    "kind": kind.id,
                    "kind_title": kind.title,
                    "stated": {name: getattr(note, name) for name in kind.needs if getattr(note, name) is not None},
                    "lacks": lacking(kind, note),
                    "citation": kind.citation,
                }
            )
        return made

    def excepted(self, ref: str) -> bool:
        """Whether an exception of this requirement has everything it needs to count as MET."""
        note = self.notes.get(ref)
        kind = self.kinds.get(note.kind) if note is not None else None
        return note is not None and kind is not None and not lacking(kind, note)


def lacking(kind: ExceptionRule, note: ExceptionNote) -> list[str]:
    """What an exception still needs, in words."""
    return [meaning for name, meaning in kind.needs.items() if getattr(note, name) in (None, False)]


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def finding_of(matter: Matter, judged: Judgement, ref: str, *, today: bool) -> Finding:
    """What a verdict means for the score. Partial credit exists only where a person determined it."""
    if today and judged.determined is not None and judged.determined.status == Finding.PARTIAL_CREDIT.value:
        return Finding.PARTIAL_CREDIT
    if judged.verdict is Verdict.COMPENSATED and today:
        return Finding.MET if matter.excepted(ref) else Finding.NOT_MET
    if judged.verdict in IN_PLACE:
        return Finding.MET
    if judged.verdict in (Verdict.PARTIAL, Verdict.GAP):
        return Finding.NOT_MET
    return Finding.NOT_APPLICABLE if judged.verdict is Verdict.NOT_APPLICABLE else Finding.UNDETERMINED


def findings_of(matter: Matter, level: Level, judged: Mapping[str, Judgement], *, today: bool) -> dict[str, Finding]:
    """The finding for every requirement of a level, by its id; not judged is undetermined."""
    return {
        item.id: finding_of(matter, judged[item.ref], item.ref, today=today)
        if item.ref in judged
        else Finding.UNDETERMINED
        for item in matter.requirements(level)
    }


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
    findings = findings_of(matter, level, judged, today=True)
    exists = _plan_exists(matter, level)
    made = tally(level, requirements, findings, plan_exists=exists)
    ends = _statuses(level, requirements, findings, exists=exists)
    if level.needs is not None and below is not None:
        ends = _capped(ends, _held_below(matter, below))
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
        "lost": [_lost(matter, level, item, findings[item.id], judged) for item in open_items(requirements, findings)],
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


def _held_below(matter: Matter, below: dict[str, Any]) -> tuple[str, str]:
    """Whether the Final status needed before can be there: at worst and at best, final or none."""
    stated = matter.stated.level_2_final is not None
    worst, best = below["status_range"]
    return (FINAL if stated and worst == FINAL else NONE, FINAL if best == FINAL else NONE)


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
    return {
        "why": judged.reason,
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
    from assessor.frameworks.cmmc import calendar  # noqa: PLC0415 - beside the one use

    planned = {item.requirement: item for item in matter.stated.poam}
    closeout = calendar.closeout(level, matter.stated, matter.case.as_of)
    rows = []
    for lost in made["lost"]:
        item = planned.get(lost["ref"])
        due = item.due if item is not None else None
        rows.append(
            {
                **{name: lost[name] for name in ("ref", "id", "title", "points", "eligible", "reason", "citation")},
                "planned": item.planned if item is not None else None,
                "due": due,
                "in_time": None if due is None or closeout is None else due <= closeout["due"],
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
        findings = findings_of(matter, level, judged, today=False)
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
