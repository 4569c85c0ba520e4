"""Every obligation under every arrangement: one evaluator judges them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate import supply
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.case import Case
from assessor.evaluate.demand import Judge
from assessor.evaluate.hypotheticals import hypotheticals
from assessor.evaluate.same_asking import judge_all
from assessor.evaluate.supply import CO_MANAGED, RECOMMENDED, TODAY
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assessor.economics.decision import Decision
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Obligation, Plan

# The order of columns everywhere; models a rule pack adds follow by id, before the composite.
FIRST = (TODAY, "break_fix", "managed", "internal_it", "staff_aug", "project_depot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All judgements: arrangement to obligation reference to judgement, in the order of the columns."""

    case: Case
    capacity: Capacity
    variants: Mapping[str, Sequence[Arrangement]]
    judgements: Mapping[str, Mapping[str, Judgement]]
    decision: Decision | None = None

    @property
    def arrangements(self) -> tuple[str, ...]:
        """Names of the arrangements, in the order of the columns."""
        return tuple(self.judgements)

    @property
    def plan(self) -> Plan:
        """The plan that was judged."""
        return self.case.plan


def assess_engagement(
    plan: Plan,
    engagement: Engagement,
    *,
    only: Callable[[Obligation], bool] = lambda _row: True,
    arrangements: Sequence[str] | None = None,
    today: bool = True,
    assume_applicable: bool = False,
    decided: bool = False,
) -> Assessment:
    """Judge a plan's obligations (all, or those `only` keeps) under all or some arrangements. Pure.

    Without `today` only what could be is judged, where no arrangements are named.

    `assume_applicable` sets applicability aside, for questions about a model that concern no organization. `decided`
    searches the cheapest arrangement that complies and judges it as one more; that takes all obligations and today.
    """
    case = Case(plan, engagement, assume_applicable=assume_applicable)
    return assess_case(case, only=only, arrangements=arrangements, today=today, decided=decided)


def assess_case(
    case: Case,
    *,
    only: Callable[[Obligation], bool] = lambda _row: True,
    arrangements: Sequence[str] | None = None,
    today: bool = True,
    decided: bool = False,
) -> Assessment:
    """Judge like `assess_engagement`; what one assessment of a case worked out of it, the next need not. Pure."""
    capacity = Capacity(case)
    judge_of = Judge(case, capacity)
    variants = all_variants(case) if arrangements is None or {*arrangements} - {TODAY} else _today(case)
    asked = [name for name in variants if today or name != TODAY] if arrangements is None else arrangements
    names = [name for name in _columns(variants) if name in asked]
    rows = [row for row in case.plan.obligations if only(row)]
    judgements = {name: judge_all(case, judge_of, rows, variants[name]) for name in names}
    decision = None
    if decided:
        from assessor.economics.decision import decide  # noqa: PLC0415 - the solver comes in when it is asked for

        decision = decide(case, capacity, judgements[TODAY])
        if decision.arrangement is not None:
            variants[RECOMMENDED] = [decision.arrangement]
            judgements[RECOMMENDED] = judge_all(case, judge_of, rows, variants[RECOMMENDED])
    return Assessment(case=case, capacity=capacity, variants=variants, judgements=judgements, decision=decision)


def arrangements_of(plan: Plan, engagement: Engagement) -> tuple[str, ...]:
    """The names of the arrangements that are judged for an engagement whatever is recommended; nothing is judged."""
    return tuple(_columns(all_variants(Case(plan, engagement))))


def all_variants(case: Case) -> dict[str, list[Arrangement]]:
    """Today and every hypothetical, each as its variants."""
    return {**_today(case), **hypotheticals(case.terrain, case.engagement)}


def _today(case: Case) -> dict[str, list[Arrangement]]:
    return {TODAY: [supply.today(case.terrain, case.engagement)]}


def _columns(variants: Mapping[str, object]) -> list[str]:
    known = [name for name in FIRST if name in variants]
    others = sorted(name for name in variants if name not in FIRST and name != CO_MANAGED)
    return [*known, *others, *([CO_MANAGED] if CO_MANAGED in variants else [])]
