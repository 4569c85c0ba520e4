"""The notices of a breach: whether each is owed, its last day, and where it stands (45 CFR 164.404 to 164.412)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa.result_breach import Clock, NoticeTrigger
from assessor.frameworks.hipaa.vocabulary import GIVEN, NOT_KNOWN
from assessor.model.day import days_after
from assessor.model.interval import DAY, seconds
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from assessor.frameworks.hipaa.rules import BreachRules
    from assessor.frameworks.hipaa.rules import Clock as ClockRule
    from assessor.frameworks.hipaa.statements import Delay, Incident
    from assessor.frameworks.hipaa.vocabulary import ActingAs, ClockState, NoticeTriggerCode

_ANY_ROLE: Final[tuple[ActingAs, ...]] = ("covered_entity", "business_associate")


def notice(
    rules: BreachRules,
    clock: ClockRule,
    incident: Incident,
    role: ActingAs | None,
    as_of: date,
    roles: tuple[ActingAs, ...] = _ANY_ROLE,
) -> Clock:
    """One notice: whether it is owed, by when, and where it stands on the day of the assessment.

    `role` is the one in which the organization held the data, if that is known, `roles` those it may have at all.
    """
    owed, trigger = _owed(clock, incident, role, roles)
    due = due_date(rules, clock, incident)
    stated: str | None = getattr(incident, clock.done)
    standing = _standing(owed, due, stated, as_of)
    return Clock(
        id=clock.id,
        title=clock.title,
        state=standing.state,
        due=due.isoformat() if owed is not Truth.NO else None,
        done=stated if owed is not Truth.NO and stated not in (GIVEN, NOT_KNOWN) else None,
        days=standing.days,
        owner=clock.owner,
        trigger=trigger,
        note=clock.note,
        citation=clock.citation,
    )


def due_date(rules: BreachRules, clock: ClockRule, incident: Incident) -> date:
    """The last day of a notice, held back by a law enforcement official's request that came by that day.

    A request delays what is still to be given, for the time it states (45 CFR 164.412): the days of it that fall
    into the time of the notice are not counted, since none may be given on them. One that comes later
    revives no deadline.
    """
    due = clock.last_day(date.fromisoformat(incident.discovered))
    if incident.delay is None or date.fromisoformat(incident.delay.on) > due:
        return due
    began = max(date.fromisoformat(incident.delay.on), due - timedelta(seconds=seconds(clock.within)))
    held = (_held_back(rules, incident.delay) - began).days
    return days_after(due, max(held, 0))


def _held_back(rules: BreachRules, delay: Delay) -> date:
    """How long a request holds: the time it states in writing; by word of mouth not beyond the limit of the rule."""
    until = date.fromisoformat(delay.until)
    if delay.in_writing:
        return until
    return min(until, days_after(date.fromisoformat(delay.on), seconds(rules.oral_delay) // DAY))


class _Owed(NamedTuple):
    """Whether a notice is owed, and what decided that."""

    truth: Truth
    trigger: NoticeTrigger


def _because(
    truth: Truth,
    code: NoticeTriggerCode,
    *,
    limit: int | None = None,
    people: int | None = None,
    states: tuple[str, ...] = (),
) -> _Owed:
    return _Owed(truth, NoticeTrigger(code=code, limit=limit, people=people, states=states))


def _owed(clock: ClockRule, incident: Incident, role: ActingAs | None, roles: tuple[ActingAs, ...]) -> _Owed:
    """Whether a notice is owed by this organization for so many people, and why or why not."""
    if role is None and not roles:
        return _because(Truth.NO, "no_role")
    if role is None and clock.owner in roles:
        return _because(Truth.UNKNOWN, "role_not_stated")
    if role != clock.owner:
        return _because(Truth.NO, "other_role")
    if clock.residents_more_than is not None:
        return _residents(incident, clock.residents_more_than)
    if clock.individuals_at_least is not None:
        return _people(incident, clock.individuals_at_least, many=True)
    if clock.individuals_fewer_than is not None:
        return _people(incident, clock.individuals_fewer_than, many=False)
    return _because(Truth.YES, "every_breach")


def _people(incident: Incident, limit: int, *, many: bool) -> _Owed:
    """All people affected against a limit; what is listed by state is the fewest there can be."""
    least = sum(incident.residents_by_state.values())
    if incident.individuals is None and least < limit:
        return _because(Truth.UNKNOWN, "people_not_stated", limit=limit)
    people = incident.individuals if incident.individuals is not None else least
    truth = Truth.YES if (people >= limit) == many else Truth.NO
    return _because(truth, "people", limit=limit, people=people)


def _residents(incident: Incident, limit: int) -> _Owed:
    """The residents of one state against a limit; people of no stated state may be of any."""
    residents = incident.residents_by_state
    above = tuple(sorted(name for name, count in residents.items() if count > limit))
    if above:
        return _because(Truth.YES, "residents_above", limit=limit, states=above)
    listed, most = sum(residents.values()), max(residents.values(), default=0)
    if incident.individuals is None or most + incident.individuals - listed > limit:
        return _because(Truth.UNKNOWN, "residents_not_stated", limit=limit)
    return _because(Truth.NO, "residents_not_above", limit=limit)


class _Standing(NamedTuple):
    """Where a notice stands; days late, days left, or days past the last day without a notice."""

    state: ClockState
    days: int | None = None


def _standing(owed: Truth, due: date, done: str | None, as_of: date) -> _Standing:
    if owed is Truth.NO:
        return _Standing("not_owed")
    if done == GIVEN:
        return _Standing("done" if as_of <= due else "undated")
    if done == NOT_KNOWN:
        return _Standing("not_known" if owed is Truth.YES else "unknown")
    if done is not None:
        late = (date.fromisoformat(done) - due).days
        return _Standing("late", late) if late > 0 else _Standing("done")
    if owed is Truth.UNKNOWN:
        return _Standing("unknown")
    left = (due - as_of).days
    return _Standing("running", left) if left >= 0 else _Standing("overdue", -left)
