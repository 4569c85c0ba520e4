"""Breaches in sentences: what an incident is and why, why a notice is owed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.hipaa.result_breach import Clock, Incident
    from assessor.frameworks.hipaa.vocabulary import ActingAs

_OWNERS: Final[Mapping[ActingAs, str]] = {
    "covered_entity": "a covered entity",
    "business_associate": "a business associate",
}
_ENCRYPTION_NOT_STATED: Final = "; whether the data was encrypted is not stated, so it is presumed not to be"


def incident(stated: Incident) -> str:
    """Why an incident is a breach, is taken for one, or is none."""
    encryption = "" if stated.encrypted is False else _ENCRYPTION_NOT_STATED
    presumed = f"no risk assessment is stated, so it is presumed to be a breach{encryption}"
    return {
        "secured": "the data was encrypted as HHS guidance describes, so it was not unsecured",
        "excepted": f"not a breach by definition: {stated.exception}",
        "low_probability": "all factors were weighed and show a low probability of compromise",
        "breach": f"the risk assessment does not show a low probability of compromise{encryption}",
        "presumed": f"{_not_weighed(stated)}{encryption}" if stated.assessed else presumed,
    }[stated.kind]


def _not_weighed(stated: Incident) -> str:
    """The factors that a claim of low probability leaves out."""
    lacking = len(stated.lacking_factors)
    titles = "; ".join(factor.title for factor in stated.factors if factor.id in stated.lacking_factors)
    claim = (
        f"a low probability is claimed, but {lacking} of {len(stated.factors)} factors "
        f"{verb(lacking, 'was', 'were')} not weighed"
    )
    return f"{claim}, so it is presumed to be a breach: {titles}"


def notice(clock: Clock) -> str:
    """Why a notice is owed or not, or what is not stated."""
    trigger = clock.trigger
    return {
        "no_role": "the organization is neither a covered entity nor a business associate",
        "role_not_stated": "the role in which the organization held the data is not stated (acting_as)",
        "other_role": f"only {_OWNERS[clock.owner]} has to give it",
        "every_breach": "required for every breach",
        "people": _people(trigger.people or 0, trigger.limit or 0),
        "people_not_stated": "how many people are affected is not stated",
        "residents_above": f"more than {trigger.limit} residents of {', '.join(trigger.states)}",
        "residents_not_stated": f"whether more than {trigger.limit} live in one state is not stated",
        "residents_not_above": f"no state has more than {trigger.limit} affected residents",
    }[trigger.code]


def _people(people: int, limit: int) -> str:
    many = f"{limit} or more" if people >= limit else f"fewer than {limit}"
    return f"{people} {verb(people, 'person is', 'people are')} affected, {many}"
