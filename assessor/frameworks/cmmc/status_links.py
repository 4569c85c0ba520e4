"""The status recorded for an organization, as the block `cmmc:` states it: which one, since when, affirmed when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.library.dates import not_later
from assessor.model.day import days_after, years_after
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.rules import CmmcRules, Level
    from assessor.frameworks.cmmc.statements import CmmcStatements
    from assessor.library.engagement import Source
    from assessor.model.span import Pointer

_DAYS = ("conditional_status_date", "status_date", "affirmed", "level_2_final", "level_2_renewed")


def recorded_status(
    source: Source, rules: CmmcRules, aimed: Level | None, stated: CmmcStatements
) -> Iterator[Diagnostic]:
    """Days that can be, in an order that can be, of a status that is named."""
    status = rules.status(stated.held_status)
    level = (rules.level(status.level) if status is not None else None) or aimed
    yield from _days(source, rules, stated)
    yield from _closeout(source, level, stated)
    yield from _held(source, stated)
    for each in rules.levels:
        if each.needs is not None and each in (aimed, level):
            recorded = status is not None and status.level == each.level
            yield from _earlier(source, rules, each, stated, recorded=recorded)


def _days(source: Source, rules: CmmcRules, stated: CmmcStatements) -> Iterator[Diagnostic]:
    """Nothing recorded lies in the future, and no status before the rule."""
    days: list[tuple[Pointer, str | None]] = [(("cmmc", name), getattr(stated, name)) for name in _DAYS]
    for at, day in days:
        if day is not None and day < rules.in_force:
            message = f"{day} is before {rules.in_force}, the effective day of the rule: no CMMC status can be older"
            advice = "state the date on which the status was entered in SPRS or eMASS"
            yield Diagnostic("cmmc/too-early", message, source.document.span(at), advice)
    if stated.ssp is not None:
        days.append((("cmmc", "ssp", "date"), stated.ssp.date))
    if stated.posted_score is not None:
        days.append((("cmmc", "posted_score", "date"), stated.posted_score.date))
    for at, day in days:
        if day is not None:
            yield from not_later(source, day, at)


def _closeout(source: Source, level: Level | None, stated: CmmcStatements) -> Iterator[Diagnostic]:
    """A Final status follows its Conditional one within the days allowed."""
    final, conditional = stated.status_date, stated.conditional_status_date
    if final is None or conditional is None or level is None or level.plan is None:
        return
    due = days_after(date.fromisoformat(conditional), level.plan.closeout_days).isoformat()
    if not conditional <= final <= due:
        order = "before the Conditional one" if final < conditional else f"after the last day of the closeout, {due}"
        message = f"the Final status of {final} is {order}"
        advice = "an expired Conditional status cannot become Final: correct the dates, or leave the expired one out"
        yield Diagnostic("cmmc/closeout", message, source.document.span(("cmmc", "status_date")), advice)


def _held(source: Source, stated: CmmcStatements) -> Iterator[Diagnostic]:
    """A recorded status has a name and a day, and an affirmation is not older than the status it affirms."""
    name = "status_date" if stated.status_date is not None else "conditional_status_date"
    latest = stated.status_date or stated.conditional_status_date
    if latest is not None and stated.held_status is None:
        message = f"which status was recorded on {latest} is not stated; the assessment aimed at does not tell"
        advice = "state held_status, the id of the status shown in SPRS or eMASS"
        yield Diagnostic("cmmc/held", message, source.document.key_span(("cmmc", name)), advice, Severity.WARNING)
    if latest is None and stated.held_status is not None:
        message = f"'{stated.held_status}' is held, but its date is not stated"
        advice = "state status_date, or conditional_status_date while the plan of action is open"
        place = source.document.span(("cmmc", "held_status"))
        yield Diagnostic("cmmc/held", message, place, advice, Severity.WARNING)
    if latest is not None and stated.affirmed is not None and stated.affirmed < latest:
        message = f"the affirmation of {stated.affirmed} is older than the status of {latest}, so it does not affirm it"
        advice = "every assessment and every closeout must be affirmed: state the date of the latest affirmation"
        place = source.document.span(("cmmc", "affirmed"))
        yield Diagnostic("cmmc/affirmed", message, place, advice, Severity.WARNING)


def _earlier(
    source: Source, rules: CmmcRules, level: Level, stated: CmmcStatements, *, recorded: bool
) -> Iterator[Diagnostic]:
    """The status a level needs was Final before the one recorded at that level, and its term is not over."""
    needed = rules.status(level.needs)
    below = rules.level(needed.level) if needed is not None else None
    since = (stated.conditional_status_date or stated.status_date) if recorded else None
    if needed is None or below is None:
        return
    final, renewed = stated.level_2_final, stated.level_2_renewed
    if final is None:
        if since is not None:
            message = f"level {level.level} requires {needed.title} to be Final first, and that date is not stated"
            place = source.document.key_span(("cmmc",))
            yield Diagnostic("cmmc/level-2-first", message, place, "state level_2_final", Severity.WARNING)
        return
    at: Pointer = ("cmmc", "level_2_final")
    if since is not None and final > since:
        message = f"{needed.title} became Final on {final}, after the level {level.level} status of {since}"
        advice = "level 2 comes first: state the date it first became Final, and the renewal as level_2_renewed"
        yield Diagnostic("cmmc/level-2-later", message, source.document.span(at), advice)
    until = years_after(date.fromisoformat(max(final, renewed or final)), below.validity_years).isoformat()
    if source.engagement.as_of > until:
        message = f"{needed.title} ended on {until}, and level {level.level} depends on it"
        advice = "renew it, and state the date as level_2_renewed"
        yield Diagnostic("cmmc/level-2-first", message, source.document.span(at), advice, Severity.WARNING)
