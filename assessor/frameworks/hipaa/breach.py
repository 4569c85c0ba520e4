"""Breaches: whether an incident is one, and the notices that are due, by when (45 CFR 164.402 to 164.412).

The days are outer limits: every notice is due without unreasonable delay. All dates are whole days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa.notices import notice
from assessor.frameworks.hipaa.result_breach import Incident, RiskFactor
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.frameworks.hipaa.rules import BreachRules, HipaaRules
    from assessor.frameworks.hipaa.statements import Incident as StatedIncident
    from assessor.frameworks.hipaa.statements import RiskAssessment
    from assessor.frameworks.hipaa.vocabulary import ActingAs, IncidentKind

ROLES: Final[tuple[ActingAs, ...]] = ("covered_entity", "business_associate")
NOTIFIABLE: Final[tuple[IncidentKind, ...]] = ("breach", "presumed")


def incident(case: Case, rules: HipaaRules, stated: StatedIncident) -> Incident:
    """One incident: what it is, why, and each clock that runs or does not."""
    breach = rules.breach
    classified = classification(breach, stated)
    role = acting_as(case, stated)
    roles = tuple(name for name in ROLES if case.facts.get(name) is not False)
    exception = next((known for known in breach.exceptions if known.id == stated.exception), None)
    return Incident(
        id=stated.id,
        title=stated.title,
        discovered=stated.discovered,
        acting_as=role,
        individuals=stated.individuals,
        residents_by_state=dict(sorted(stated.residents_by_state.items())),
        kind=classified.kind,
        encrypted=stated.encrypted,
        exception=exception.title if exception is not None else None,
        assessed=stated.assessment is not None,
        factors=tuple(RiskFactor(id=factor.id, title=factor.title) for factor in breach.factors),
        citation=classified.citation,
        lacking_factors=lacking_factors(breach, stated.assessment),
        clocks=tuple(notice(breach, clock, stated, role, case.as_of, roles) for clock in breach.clocks)
        if classified.kind in NOTIFIABLE
        else (),
    )


def acting_as(case: Case, stated: StatedIncident) -> ActingAs | None:
    """In which role the organization holds the data: as stated, else the only one it has; None where it has both."""
    if stated.acting_as is not None:
        return stated.acting_as
    roles = [name for name in ROLES if case.facts.get(name) is True]
    return roles[0] if len(roles) == 1 else None


def lacking_factors(rules: BreachRules, assessment: RiskAssessment | None) -> tuple[str, ...]:
    """The factors an assessment does not weigh; all of them without one."""
    return tuple(factor.id for factor in rules.factors if assessment is None or not getattr(assessment, factor.id))


class Classification(NamedTuple):
    """What an incident is, and by which paragraph."""

    kind: IncidentKind
    citation: str


def classification(rules: BreachRules, stated: StatedIncident) -> Classification:
    """What an incident is: a breach is presumed unless something shows that it is none."""
    if stated.encrypted is True:
        return Classification("secured", rules.secured)
    exception = next((known for known in rules.exceptions if known.id == stated.exception), None)
    if exception is not None:
        return Classification("excepted", exception.citation)
    assessment = stated.assessment
    if assessment is None or (assessment.low_probability and lacking_factors(rules, assessment)):
        return Classification("presumed", rules.presumption)
    return Classification("low_probability" if assessment.low_probability else "breach", rules.presumption)
