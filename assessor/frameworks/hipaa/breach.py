"""Breaches: whether an incident is one, and the notices that are due, by when (45 CFR 164.402 to 164.412).

The days are outer limits: every notice is due without unreasonable delay. All dates are whole days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from assessor.model.day import days_after
from assessor.model.interval import DAY, seconds
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.frameworks.hipaa.rules import BreachRules, Clock, HipaaRules
    from assessor.frameworks.hipaa.statements import Delay, Incident, RiskAssessment

ROLES = COVERED_ENTITY, BUSINESS_ASSOCIATE = "covered_entity", "business_associate"


def incident_data(case: Case, rules: HipaaRules, item: Incident) -> dict[str, Any]:
    """One incident: what it is, why, and each clock that runs or does not."""
    kind, why, citation = classified(rules.breach, item)
    role = acting_as(case, item)
    roles = tuple(name for name in ROLES if case.facts.get(name) is not False)
    notifiable = kind in ("breach", "presumed")
    return {
        "id": item.id,
        "title": item.title,
        "discovered": item.discovered,
        "acting_as": role,
        "individuals": item.individuals,
        "residents_by_state": dict(sorted(item.residents_by_state.items())),
        "kind": kind,
        "why": why,
        "citation": citation,
        "lacking_factors": lacking_factors(rules.breach, item.assessment),
        "clocks": [clock_data(rules.breach, clock, item, role, case.as_of, roles) for clock in rules.breach.clocks]
        if notifiable
        else [],
    }


def acting_as(case: Case, item: Incident) -> str | None:
    """In which role the organization holds the data: as stated, else the only one it has; None where it has both."""
    if item.acting_as is not None:
        return item.acting_as
    roles = [name for name in (COVERED_ENTITY, BUSINESS_ASSOCIATE) if case.facts.get(name) is True]
    return roles[0] if len(roles) == 1 else None


def lacking_factors(rules: BreachRules, assessment: RiskAssessment | None) -> list[str]:
    """The factors an assessment does not weigh; all of them without one."""
    return [factor.id for factor in rules.factors if assessment is None or not getattr(assessment, factor.id)]


def classified(rules: BreachRules, item: Incident) -> tuple[str, str, str]:
    """What an incident is (secured, excepted, low_probability, breach, presumed), why, and by which paragraph."""
    if item.encrypted is True:
        return "secured", "the data was encrypted as HHS guidance describes, so it was not unsecured", rules.secured
    exception = next((known for known in rules.exceptions if known.id == item.exception), None)
    if exception is not None:
        return "excepted", f"not a breach by definition: {exception.title}", exception.citation
    tail = "" if item.encrypted is False else "; whether the data was encrypted is not stated, so it is taken not to be"
    if item.assessment is None:
        return "presumed", f"no risk assessment is stated, so it is taken for a breach{tail}", rules.presumption
    lacking = lacking_factors(rules, item.assessment)
    if not item.assessment.low_probability:
        return "breach", f"the risk assessment does not show a low probability of compromise{tail}", rules.presumption
    if lacking:
        titles = {factor.id: factor.title for factor in rules.factors}
        told = "; ".join(titles[name] for name in lacking)
        said = f"a low probability is claimed, but {len(lacking)} of {len(rules.factors)} factors are not weighed"
        return "presumed", f"{said}, so it is taken for a breach: {told}{tail}", rules.presumption
    return "low_probability", "all factors are weighed and show a low probability of compromise", rules.presumption


def clock_data(
    rules: BreachRules,
    clock: Clock,
    item: Incident,
    role: str | None,
    as_of: date,
    roles: tuple[str, ...] = ROLES,
) -> dict[str, Any]:
    """One notice: whether it is owed, by when, and where it stands on the day of the assessment.

    `role` is the one in which the organization held the data, if that is known, `roles` those it may have at all.
    """
    owed, why = _owed(clock, item, role, roles)
    due = due_date(rules, clock, item)
    done = getattr(item, clock.done)
    state, days = _state(owed, due, done, as_of)
    return {
        "id": clock.id,
        "title": clock.title,
        "state": state,
        "due": due.isoformat() if owed is not Truth.NO else None,
        "done": done if owed is not Truth.NO else None,
        "days": days,
        "why": why,
        "note": clock.note,
        "citation": clock.citation,
    }


def due_date(rules: BreachRules, clock: Clock, item: Incident) -> date:
    """The last day of a notice, held back by a law enforcement official's request that came by that day.

    A request delays what is still to be given (45 CFR 164.412); one that comes later revives no deadline.
    """
    due = clock.last_day(date.fromisoformat(item.discovered))
    if item.delay is None or date.fromisoformat(item.delay.on) > due:
        return due
    return max(due, _held_back(rules, item.delay))


def _held_back(rules: BreachRules, delay: Delay) -> date:
    """How long a request holds: the time it states in writing; by word of mouth not beyond the limit of the rule."""
    until = date.fromisoformat(delay.until)
    if delay.in_writing:
        return until
    return min(until, days_after(date.fromisoformat(delay.on), seconds(rules.oral_delay) // DAY))


def _owed(clock: Clock, item: Incident, role: str | None, roles: tuple[str, ...]) -> tuple[Truth, str]:
    """Whether a notice is owed by this organization for so many people, and why or why not."""
    if role is None and not roles:
        return Truth.NO, "the organization is neither a covered entity nor a business associate"
    if role is None and clock.owner in roles:
        return Truth.UNKNOWN, "in which role the organization held the data is not stated (acting_as)"
    if role != clock.owner:
        whose = "a covered entity" if clock.owner == COVERED_ENTITY else "a business associate"
        return Truth.NO, f"only {whose} owes it"
    if clock.residents_more_than is not None:
        return _residents(item, clock.residents_more_than)
    if clock.individuals_at_least is not None:
        return _people(item, clock.individuals_at_least, many=True)
    if clock.individuals_fewer_than is not None:
        return _people(item, clock.individuals_fewer_than, many=False)
    return Truth.YES, "owed for every breach"


def _people(item: Incident, limit: int, *, many: bool) -> tuple[Truth, str]:
    """All people affected against a limit; what is listed by state is the fewest there can be."""
    least = sum(item.residents_by_state.values())
    if item.individuals is None and least < limit:
        return Truth.UNKNOWN, "how many people are affected is not stated"
    count = item.individuals if item.individuals is not None else least
    reached = count >= limit
    told = f"{count} people are affected, {'' if reached else 'fewer than '}{limit}{' or more' if reached else ''}"
    return (Truth.YES if reached == many else Truth.NO), told


def _residents(item: Incident, limit: int) -> tuple[Truth, str]:
    """The residents of one state against a limit; people of no stated state may be of any."""
    over = sorted(name for name, count in item.residents_by_state.items() if count > limit)
    if over:
        return Truth.YES, f"more than {limit} residents of {', '.join(over)}"
    listed, most = sum(item.residents_by_state.values()), max(item.residents_by_state.values(), default=0)
    if item.individuals is None or most + item.individuals - listed > limit:
        return Truth.UNKNOWN, f"whether more than {limit} live in one state is not stated"
    return Truth.NO, f"no state has more than {limit} of them"


def _state(owed: Truth, due: date, done: str | None, as_of: date) -> tuple[str, int | None]:
    """(state, days): days late, days left, or days past the last day without a notice."""
    if owed is Truth.NO:
        return "not_owed", None
    if done is not None:
        late = (date.fromisoformat(done) - due).days
        return ("late", late) if late > 0 else ("done", None)
    if owed is Truth.UNKNOWN:
        return "unknown", None
    left = (due - as_of).days
    return ("running", left) if left >= 0 else ("overdue", -left)
