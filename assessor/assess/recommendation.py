"""The recommended arrangement as a part of the result: lines, prices, what binds, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.chosen_arrangement import ChosenArrangement
from assessor.assess.packages import bill_of, fewer_vendors_of, other_hands, packages_of, range_of, running_contracts
from assessor.assess.recommended_conditions import conditions_of
from assessor.economics import readiness
from assessor.economics.amounts import dollars
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import IN_PLACE, Verdict
from assessor.result.packages import CostStep, DemandSaving, Unready, WorthKnowing
from assessor.result.recommendation import (
    ExcludedSupplier,
    Recommendation,
    RunnerUp,
    Sensitivity,
    SingleChange,
    UnmetObligation,
)
from assessor.result.worth_asking import WorthAsking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.assess.engine import Assessment
    from assessor.economics.recommend import SearchOutcome
    from assessor.economics.single_changes import PricedChange
    from assessor.economics.swings import Swing
    from assessor.model.rules import Gate
    from assessor.result.prices import Range
    from assessor.result.recommendation import NoRecommendation

_OPEN = (Verdict.GAP, Verdict.PARTIAL, Verdict.NOT_ASSESSABLE, Verdict.NOT_TESTED)
_MOST_CHANGES = 5
_MOST_KNOWN = 5
_DIGITS = 4
_CENTS = 2


def recommendation(assessment: Assessment) -> Recommendation | None:
    """The recommendation, or None where nothing could be worked out (`no_recommendation` says why)."""
    decision = assessment.decision
    if decision is None or decision.outcome is None or decision.why_none is not None:
        return None
    return _recommendation(assessment, decision.outcome)


def no_recommendation(assessment: Assessment) -> NoRecommendation | None:
    """Why there is no recommendation; None where there is one, or none was asked for."""
    return assessment.decision.why_none if assessment.decision is not None else None


def unready(assessment: Assessment) -> Unready | None:
    """What is not known well enough for a recommendation; None where that is not why there is none."""
    decision = assessment.decision
    if decision is None or decision.outcome is None or decision.why_none is None:
        return None
    outcome = decision.outcome
    made = packages_of(outcome)
    return Unready(
        decided=round(readiness.decided(assessment.case), _DIGITS),
        held=round(readiness.held(outcome.market, outcome.best.choice), _DIGITS),
        holders_unknown=readiness.unknown_holders(outcome.market, outcome.best.choice),
        indication=tuple(package for package in made if {"one_provider", "cheapest"} & set(package.ids)),
    )


def _recommendation(assessment: Assessment, outcome: SearchOutcome) -> Recommendation:
    best, problem = outcome.best, outcome.problem
    chosen = ChosenArrangement(assessment, outcome) if best.exists else None
    bill = bill_of(outcome, best.choice) if best.exists else None
    gates = assessment.plan.terrain.gates
    changes = tuple(_single_change(change, gates) for change in outcome.changes[:_MOST_CHANGES])
    obstacles = outcome.obstacle.targets if outcome.obstacle is not None else ()
    return Recommendation(
        status=best.status,
        gap=round(best.gap / best.price, _DIGITS) if best.price else 0.0,
        arrangement=chosen.by_function() if chosen is not None else None,
        lines=chosen.lines() if chosen is not None else (),
        suppliers=chosen.suppliers() if chosen is not None else (),
        annual_cost=None if bill is None else dollars(bill.cash),
        own_tools=None if bill is None else dollars(bill.tools),
        running_contracts=running_contracts(outcome, best.choice) if chosen is not None else (),
        expected_invoices=None if bill is None else dollars(bill.invoices),
        expected_losses=None if bill is None else dollars(bill.losses),
        risk_charge=None if bill is None else dollars(best.price - bill.cash - bill.losses - bill.breach),
        breach=outcome.books.breach_risk(outcome.market.arrangement(best.choice)) if best.exists else None,
        functional_cost=dollars(best.price) if best.exists else None,
        unconstrained_cost=None if outcome.least is None else dollars(outcome.least),
        price_of_compliance=None if outcome.least is None else dollars(best.price - outcome.least),
        runner_up=_runner_up(outcome),
        packages=packages_of(outcome),
        attribution=tuple(_attribution(outcome)),
        today_range=_today_range(outcome),
        fewer_vendors=fewer_vendors_of(outcome),
        demand_savings=tuple(
            DemandSaving(obligations=one.targets, capabilities=one.capabilities, annual=dollars(one.cents))
            for one in outcome.savings
        ),
        worth_knowing=tuple(_worth_knowing(outcome)),
        worth_asking=tuple(_worth_asking(outcome)),
        single_change=changes[0] if changes else None,
        single_changes=changes,
        closes=_closes(assessment),
        residue=tuple(
            UnmetObligation(ref=row.ref, capability=row.capability, predicates=row.predicates)
            for row in outcome.residue
        ),
        conditions=(*conditions_of(assessment), *chosen.covering()) if chosen is not None else (),
        advice_cost=None if outcome.with_advice is None else dollars(max(0, outcome.with_advice - best.price)),
        obstacles=obstacles,
        obstacle_capabilities=tuple(
            sorted({name for target in problem.targets if target.id in obstacles for name in target.about})
        ),
        left_out=tuple(ExcludedSupplier(supplier=left.supplier, code=left.code) for left in outcome.market.left_out),
        sensitivity=tuple(_sensitivity(outcome, swing) for swing in outcome.swings),
        concentration=chosen.concentration() if chosen is not None else (),
    )


def _worth_asking(outcome: SearchOutcome) -> Iterator[WorthAsking]:
    for one in outcome.asking:
        yield WorthAsking(
            supplier=one.term.supplier,
            function=one.term.function,
            capability=one.term.capability,
            obligations=one.targets,
            annual=None if one.cents is None else dollars(one.cents),
            annual_range=None if one.cents is None or one.drawn is None else range_of(one.drawn),
            instead=other_hands(outcome, one.instead) if one.cents is not None else (),
        )


def _runner_up(outcome: SearchOutcome) -> RunnerUp | None:
    second = outcome.second
    if second is None:
        return None
    return RunnerUp(
        differences=other_hands(outcome, second.choice),
        annual_cost=dollars(bill_of(outcome, second.choice).cash),
        functional_cost=dollars(second.price),
        difference=dollars(second.price - outcome.best.price),
    )


def _attribution(outcome: SearchOutcome) -> Iterator[CostStep]:
    """The steps from what is recommended down to the same package without obligations, and what that costs more.

    More than the cheapest arrangement that does what is done today: the price of keeping what the package keeps.
    """
    for step in outcome.steps:
        asking = (target for target in outcome.problem.targets if set(target.about) & set(step.capabilities))
        yield CostStep(
            kind="work",
            function=step.group,
            capabilities=step.capabilities,
            obligations=tuple(target.id for target in asking),
            annual=dollars(step.saving),
        )
    if outcome.least is None:
        return
    more = outcome.best.price - sum(step.saving for step in outcome.steps) - outcome.least
    if more > 0:
        yield CostStep(kind="fewer_changes", function=None, capabilities=(), obligations=(), annual=dollars(more))


def _single_change(change: PricedChange, gates: Mapping[str, Gate]) -> SingleChange:
    asking = (gate.id for gate in gates.values() if gate.needs == change.paper)
    return SingleChange(
        kind="function" if change.paper is None else "paper",
        function=change.function,
        paper=change.paper,
        gate=None if change.paper is None else next(asking),
        supplier=change.supplier,
        closes=change.closes,
        loses=change.loses,
        annual_cost=dollars(change.cost),
    )


def _closes(assessment: Assessment) -> tuple[str, ...]:
    """Obligations that are open today and in place as recommended."""
    judgements = assessment.judgements
    return tuple(
        ref
        for ref, judgement in judgements.get(RECOMMENDED, {}).items()
        if judgement.verdict in IN_PLACE and judgements[TODAY][ref].verdict in _OPEN
    )


def _today_range(outcome: SearchOutcome) -> Range | None:
    """What today's arrangement costs in cash over the draws."""
    return None if outcome.today_cash is None else range_of(outcome.today_cash)


def _worth_knowing(outcome: SearchOutcome) -> Iterator[WorthKnowing]:
    for one in outcome.turns[:_MOST_KNOWN]:
        parameter = outcome.inputs[one.parameter]
        yield WorthKnowing(
            parameter=parameter.id,
            title=parameter.label or parameter.id,
            unit=parameter.unit,
            low=parameter.low,
            value=parameter.value,
            high=parameter.high,
            assumption=parameter.assumption,
            turns_at=round(one.at, _DIGITS),
            instead=one.instead.id,
            annual=round(one.worth, _CENTS),
        )


def _sensitivity(outcome: SearchOutcome, swing: Swing) -> Sensitivity:
    parameter = outcome.inputs[swing.parameter]
    return Sensitivity(
        parameter=swing.parameter,
        title=parameter.label or parameter.id,
        unit=parameter.unit,
        low=parameter.low,
        value=parameter.value,
        high=parameter.high,
        low_cost=round(swing.low, _CENTS),
        high_cost=round(swing.high, _CENTS),
    )
