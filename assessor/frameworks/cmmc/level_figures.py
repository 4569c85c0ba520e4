"""One level in figures: its score, its status, what it lost and the ways to more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.frameworks.cmmc import mending
from assessor.frameworks.cmmc.case_findings import findings_of
from assessor.frameworks.cmmc.level_status import (
    FINAL,
    NONE,
    STATUS_RANK,
    eligibility,
    open_requirements,
    status_of,
)
from assessor.frameworks.cmmc.points import AS_MET, at_best, at_worst, points_lost, tally
from assessor.frameworks.cmmc.result_figures import (
    Ceiling,
    Finding,
    FindingTally,
    InapplicableRequirement,
    LevelFigure,
    LostRequirement,
    UndeterminedRequirement,
)
from assessor.frameworks.cmmc.status_dates import earlier_level
from assessor.model.scales import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.cmmc.case_findings import CmmcCase
    from assessor.frameworks.cmmc.points import Requirement
    from assessor.frameworks.cmmc.rules import Level
    from assessor.frameworks.cmmc.vocabulary import StatusKind

_NO_LOSS = "32 CFR 170.24(b)(3)"  # a requirement that does not apply counts as MET


def level_figure(
    shared: CmmcCase,
    level: Level,
    judgements: Mapping[str, Mapping[str, Judgement]],
    *,
    below: LevelFigure | None = None,
) -> LevelFigure:
    """One level today. `below` is the figure of the level that must be Final before."""
    judged = judgements[TODAY]
    requirements = shared.requirements(level)
    findings = findings_of(shared, level, judged)
    exists = _plan_exists(shared, level)
    score = tally(level, requirements, findings, plan_exists=exists)
    ends = _status_ends(level, requirements, findings, exists=exists)
    if level.needs is not None and below is not None:
        ends = _capped(ends, _held_below(shared, level, below))
    lost = tuple(
        _lost(shared, level, requirement, findings[requirement.id], judged[requirement.ref])
        for requirement in open_requirements(requirements, findings)
    )
    return LevelFigure(
        level=level.level,
        requirements=level.requirements,
        scored=level.scored,
        maximum=score.maximum if level.scored else None,
        minimum=score.minimum if level.scored else None,
        floor=score.floor,
        score=score.score if level.scored else None,
        range=score.ends if level.scored and score.scorable is not False else None,
        with_plan=score.ends if level.scored else None,
        scorable=score.scorable,
        status=ends[0] if ends[0] == ends[1] else None,
        status_range=ends,
        counts=_counts(findings),
        lost=lost,
        lost_points=sum(requirement.points for requirement in lost),
        barred=sum(not requirement.eligible for requirement in lost),
        undetermined=_undetermined(requirements, findings),
        not_applicable=tuple(
            _inapplicable(shared, requirement, judged[requirement.ref])
            for requirement in requirements
            if findings[requirement.id] is Finding.NOT_APPLICABLE
        ),
        needs=level.needs,
        path_to_floor=mending.to_score(level, requirements, findings, score.floor) if score.floor else None,
        path_to_conditional=mending.to_conditional(level, requirements, findings),
        path_to_maximum=mending.to_final(level, requirements, findings),
        citation=level.citation,
    )


def ceilings(shared: CmmcCase, level: Level, judgements: Mapping[str, Mapping[str, Judgement]]) -> tuple[Ceiling, ...]:
    """What each arrangement could reach at most, if its conditions and duties are met; never today's score."""
    requirements = shared.requirements(level)
    return tuple(
        _ceiling(level, name, requirements, findings_of(shared, level, judged))
        for name, judged in judgements.items()
        if name != TODAY
    )


def _ceiling(
    level: Level, arrangement: str, requirements: list[Requirement], findings: Mapping[str, Finding]
) -> Ceiling:
    score = tally(level, requirements, findings)
    worst, best = _status_ends(level, requirements, findings, exists=None)
    return Ceiling(
        arrangement=arrangement,
        score=score.score if level.scored else None,
        range=score.ends if level.scored else None,
        status=worst if worst == best else None,
        not_met=len(open_requirements(requirements, findings)),
        undetermined=sum(finding is Finding.UNDETERMINED for finding in findings.values()),
        met=sum(finding in AS_MET for finding in findings.values()),
    )


def _plan_exists(shared: CmmcCase, level: Level) -> bool | None:
    plan = shared.stated.ssp
    return plan.exists if plan is not None and level.security_plan is not None else None


def _status_ends(
    level: Level, requirements: list[Requirement], findings: Mapping[str, Finding], *, exists: bool | None
) -> tuple[StatusKind, StatusKind]:
    """The status at worst and at best."""
    worst = {name: at_worst(finding) for name, finding in findings.items()}
    best = {name: at_best(finding) for name, finding in findings.items()}
    return (
        status_of(level, requirements, worst, plan_exists=exists),
        status_of(level, requirements, best, plan_exists=exists),
    )


def _held_below(shared: CmmcCase, level: Level, below: LevelFigure) -> tuple[StatusKind, StatusKind]:
    """Whether the Final status needed before can be there: at worst and at best, final or none."""
    stated = earlier_level(shared.rules, level, shared.stated)
    if stated is not None and shared.case.as_of > stated.until:
        return NONE, NONE  # it was Final once, and its term is over
    worst, best = below.status_range
    return (FINAL if stated is not None and worst == FINAL else NONE, FINAL if best == FINAL else NONE)


def _capped(
    ends: tuple[StatusKind, StatusKind], before: tuple[StatusKind, StatusKind]
) -> tuple[StatusKind, StatusKind]:
    """A level's status where another level must be Final first."""
    worst, best = (
        (end if held == FINAL else min(end, NONE, key=STATUS_RANK.__getitem__))
        for end, held in zip(ends, before, strict=True)
    )
    return worst, best


def _counts(findings: Mapping[str, Finding]) -> FindingTally:
    counts = {kind.value: sum(finding is kind for finding in findings.values()) for kind in Finding}
    return FindingTally(**counts)


def _lost(
    shared: CmmcCase, level: Level, requirement: Requirement, finding: Finding, judged: Judgement
) -> LostRequirement:
    allowed = eligibility(level, requirement, finding)
    unproven = judged.verdict is Verdict.COMPENSATED and not shared.excepted(requirement.ref)
    return LostRequirement(
        ref=requirement.ref,
        id=requirement.id,
        title=requirement.title,
        finding=finding,
        points=points_lost(requirement, finding),
        full_points=requirement.weight,
        source="exception" if unproven else "determination" if judged.determined is not None else "verdict",
        eligible=allowed.allowed,
        ruling=allowed.ruling,
        citation=allowed.citation,
    )


def _undetermined(
    requirements: Sequence[Requirement], findings: Mapping[str, Finding]
) -> tuple[UndeterminedRequirement, ...]:
    return tuple(
        UndeterminedRequirement(
            ref=requirement.ref, id=requirement.id, title=requirement.title, points=requirement.weight
        )
        for requirement in requirements
        if findings[requirement.id] is Finding.UNDETERMINED
    )


def _inapplicable(shared: CmmcCase, requirement: Requirement, judged: Judgement) -> InapplicableRequirement:
    """Why a requirement does not apply, and what must be true for that to cost nothing."""
    rule = next((rule for rule in shared.rules.not_applicable if rule.requirement == requirement.id), None)
    # A determination made anyway gives way to the fact, so its text is not the reason; one of N/A gives its own.
    by_hand = judged.determined is not None and judged.determined.status == Finding.NOT_APPLICABLE.value
    denied = rule is not None and not by_hand and shared.case.facts.get(rule.fact) is False
    return InapplicableRequirement(
        ref=requirement.ref,
        id=requirement.id,
        title=requirement.title,
        denied=rule.fact if rule is not None and denied else None,
        condition=rule.condition if rule is not None else None,
        citation=rule.citation if rule is not None else _NO_LOSS,
    )
