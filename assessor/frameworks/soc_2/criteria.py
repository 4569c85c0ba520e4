"""Which criteria a report covers, and what each of them asks for today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessor.evaluate.duty_standing import word
from assessor.model.scales import DemandResult, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import DemandOutcome, Judgement
    from assessor.frameworks.soc_2.rules import Category, Soc2Rules
    from assessor.model.plan import Demand, Obligation

    Today = Mapping[str, Judgement]

_LETTERS = re.compile(r"[A-Z]+")


def category_of(rules: Soc2Rules, name: str) -> Category | None:
    """The category of a criterion by the letters its id begins with: C1.1 is confidentiality, CC1.1 security."""
    found = _LETTERS.match(name)
    return next((item for item in rules.categories if found is not None and item.letters == found[0]), None)


def chosen(case: Case, category: Category) -> Truth:
    """Whether a category is in the report; what nobody stated is unknown."""
    if category.fact is None:
        return Truth.YES
    value = case.facts.get(category.fact)
    return Truth.UNKNOWN if value is None else Truth.YES if value is True else Truth.NO


def criteria(case: Case, rules: Soc2Rules) -> list[Obligation]:
    """Every criterion of the framework's catalog, in its order."""
    catalog = case.terrain.frameworks[rules.framework].catalog
    return [row for row in case.plan.obligations if row.catalog == catalog]


def asked(demand: Demand) -> str:
    """What a demand is on: a capability, a duty, or the paper of a population."""
    return demand.capability or demand.duty or demand.population or ""


def deciding(judged: Judgement) -> Iterator[DemandOutcome]:
    """The demands that decided a criterion today, populations left out: no record can show a population."""
    for outcome in judged.clauses:
        if outcome.demand.population is None:
            yield outcome


def capability_today(today: Today, name: str) -> DemandResult | None:
    """The worst that became today of any demand on a capability, or None when nothing that applies asks for it."""
    found = [
        outcome.result
        for judged in today.values()
        for clause in judged.outcomes
        for outcome in clause
        if outcome.demand.capability == name
    ]
    return min(found, default=None)


def duty_today(case: Case, name: str) -> Truth:
    """Whether a duty is done or assigned."""
    told = word(case.engagement.duties.get(name))
    if told == "unknown":
        return Truth.UNKNOWN
    return Truth.YES if told in ("done", "assigned") else Truth.NO
