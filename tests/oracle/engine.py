"""The engine's own answers on a drawn case, in the words of the second evaluator."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import compile_files
from assessor.assess.summary import summarize
from assessor.assess.verdicts import conditions
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.scales import PREDICATES, TRUTH_WORD, DemandResult, Truth
from assessor.model.structured import engagement_of
from tests.oracle.drawn_findings import Drawn
from tests.oracle.scales import ALL_VERDICTS
from tests.oracle.strategies import in_memory

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import DemandOutcome, DutyUse, Judgement
    from assessor.model.framework import Framework
    from assessor.model.plan import Plan
    from tests.oracle.scales import Mapping

NUMBERS = ["score", "carried_score", "coverage", "confidence"]


def plan_of(library: Mapping, frameworks: list[str]) -> Plan:
    """The compiled library, restricted to some frameworks as for an engagement of these."""
    return restricted(compile_files(in_memory(library), FRAMEWORKS), frameworks)


def restricted(plan: Plan, frameworks: list[str]) -> Plan:
    catalogs = [plan.terrain.frameworks[name].catalog for name in frameworks]
    return replace(plan, catalogs=tuple(part for part in plan.catalogs if part.info.id in catalogs))


def assess(library: Mapping, engagement: Mapping) -> Assessment:
    """The engine's assessment of a drawn case."""
    plan = with_findings(plan_of(library, engagement["frameworks"]), library)
    return assess_engagement(plan, engagement_of(engagement, FRAMEWORKS))


def with_findings(plan: Plan, library: Mapping) -> Plan:
    """The plan with frameworks that find what was drawn for them, besides what else they do."""
    findings = library.get("row_findings", [])
    return replace(plan, registry=tuple(finding(room, findings) for room in plan.registry)) if findings else plan


def finding(room: Framework, findings: list[Mapping]) -> Framework:
    drawn = Drawn(room.id, findings)
    drawn.own_frequencies = room.own_frequencies  # type: ignore[method-assign]
    drawn.own_alternatives = room.own_alternatives  # type: ignore[method-assign]
    return drawn


def answers(assessment: Assessment) -> Mapping:
    """An assessment in the form of `evaluator.evaluate`."""
    verdicts = {
        name: {ref: told(assessment, judgement) for ref, judgement in judged.items()}
        for name, judged in assessment.judgements.items()
    }
    return {"verdicts": verdicts, "summary": summary(assessment)}


def told(assessment: Assessment, judgement: Judgement) -> Mapping:
    """One judgement in the words of the method."""
    use = judgement.alternative
    duties, failing, advice = set(), set(), set()
    for index, outcome in enumerate(judgement.clauses):
        failing |= {(index, predicate) for predicate in failures(outcome)}
        if outcome.chosen is not None:
            duties |= {told_duty(use) for use in outcome.chosen.duties}
            advice |= {(index, kind) for kind in outcome.chosen.advice}
    return {
        "verdict": judgement.verdict.value,
        "carried_by": judgement.carried_by,
        "cause": judgement.cause,
        "alternative": None if use is None else (sorted(use.lacks), sorted(use.flagged), TRUTH_WORD[use.rests]),
        "ground": judgement.ground,
        "evidence": None if judgement.evidence is None else judgement.evidence.name.lower(),
        "duties": sorted(duties),
        "conditions": sorted((item.kind, item.id) for item in conditions(assessment, judgement)),
        "failing": sorted(failing),
        "advice": sorted(advice),
    }


def told_duty(use: DutyUse) -> tuple[str, str]:
    """A duty, or the part of it that is asked for, and how it stands; unconfirmed is assumed anyway."""
    assumed = use.assumed and use.state != "unconfirmed"
    return f"{use.id}/{use.part}" if use.part else use.id, f"{use.state}, assumed" if assumed else use.state


def failures(outcome: DemandOutcome) -> list[str]:
    """The predicates that are no in the alternative that decided a demand which is not met."""
    if outcome.chosen is None or outcome.result >= DemandResult.MET_WITH_DUTY:
        return []
    return [name for name, truth in zip(PREDICATES, outcome.chosen.truths, strict=True) if truth is Truth.NO]


def summary(assessment: Assessment) -> Mapping:
    """Counts and numbers of every framework under every arrangement."""
    plan, found = assessment.plan, {}
    for framework in assessment.case.engagement.frameworks:
        catalog = plan.terrain.frameworks[framework].catalog
        rows = [row for row in plan.obligations if row.catalog == catalog]
        of_arrangement: Mapping = {}
        for name, judged in assessment.judgements.items():
            numbers = summarize(plan.terrain, [(row, judged[row.ref]) for row in rows], today=name == "today")
            of_arrangement[name] = {key: getattr(numbers, key) for key in [*ALL_VERDICTS, *NUMBERS]}
        found[framework] = of_arrangement
    return found
