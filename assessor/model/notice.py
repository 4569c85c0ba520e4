"""Who must be told of an incident, by whom and by when: rules, what a client states itself, and the last day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, Literal

from assessor.model.condition import Condition
from assessor.model.day import days_after, months_after
from assessor.model.interval import DAY, months_and_rest
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

# discovery: the day the incident is discovered; end_of_year: the last day of that year; notice: the last day of
# another notice, as if that were given at the last moment.
NoticeStart = Literal["discovery", "end_of_year", "notice"]
# Who is told and may be named by the engagement: the prime contractor of its contract, the bank that settles cards.
Party = Literal["prime", "acquirer"]
_DECEMBER, _LAST = 12, 31
_FRIDAY: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRule:
    """One notice that may be owed, or one thing to keep, as a rule or a contract states it.

    `when` is about facts of the organization; what hangs on the incident itself stands in words under `only_if`.
    `act` is `keep` where something is kept for so long instead of told by then. Without `within` the text names no
    time. `business_days` leaves out Saturdays and Sundays, and knows no holidays. `after` names the notice that
    `counted_from: notice` starts at; `duty` the duty whose owner sends it. `party` says whom of those told the
    engagement may name; `reach` is how they are reached, as stated.
    """

    id: str
    what: str
    to: str
    party: Party | None = None
    reach: str | None = None
    by: str | None = None
    act: Literal["tell", "keep"] = "tell"
    within: str | None = None
    counted_from: NoticeStart = "discovery"
    after: str | None = None
    business_days: bool = False
    when: Condition | None = None
    only_if: str | None = None
    duty: str | None = None
    citation: str
    note: str | None = None
    verify: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderNotice(NoticeRule):
    """A notice that a provider of the engagement owes the organization."""

    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedNotice:
    """A notice that the organization itself states: under a state's law, an insurance policy, a customer's contract.

    `source` is where it stands, `contact` how they are reached; nothing of it is checked.
    """

    to: str
    source: str
    what: str | None = None
    within: str | None = None
    business_days: bool = False
    who: str | None = None
    contact: str | None = None
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


def last_day(rule: NoticeRule, discovered: date, others: Mapping[str, NoticeRule]) -> date | None:
    """The last day of a notice for an incident discovered on a day; None where no time is named.

    The day of discovery itself is not counted. Months end on the same day of the month, or on its last. Of hours that
    are no whole days only the whole days in them count, `hours_over` has the rest; what is kept is kept for that too.
    Notices that count from each other in a circle name no day.
    """
    if rule.within is None:
        return None
    start = discovered
    if rule.counted_from == "end_of_year":
        start = date(discovered.year, _DECEMBER, _LAST)
    elif rule.counted_from == "notice":
        left = {name: other for name, other in others.items() if name != rule.id}
        before = left.get(rule.after or "")
        found = None if before is None else last_day(before, discovered, left)
        if found is None:
            return None
        start = found
    months, rest = months_and_rest(rule.within)
    start, days = months_after(start, months), (-(-rest // DAY) if rule.act == "keep" else rest // DAY)
    return _business_days_after(start, days) if rule.business_days else days_after(start, days)


def hours_over(within: str) -> str | None:
    """The hours and minutes of a duration beyond its whole days, as a duration; None where there are none."""
    minutes = months_and_rest(within)[1] % DAY // 60
    hours, rest = divmod(minutes, 60)
    if not minutes:
        return None
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest else ''}"


def _business_days_after(start: date, days: int) -> date:
    """So many Mondays to Fridays later; the start itself is not counted."""
    found = start
    while days > 0 and found < date.max:
        found += timedelta(days=1)
        days -= found.weekday() <= _FRIDAY
    return found
