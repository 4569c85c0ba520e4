"""The notification matrix in words: when each clock starts, how long it runs, whom nobody named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.interval import seconds
from assessor.model.notice import hours_over
from assessor.model.scales import Truth
from assessor.words.grammar import inside, interval, listed, opening, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.contract import ServiceLevel
    from assessor.model.notice import NoticeRule, NoticeStart

TITLE: Final = "Notification matrix"
LEDE: Final = (
    "Who must be told of an incident, by whom and by when. Last days are outer limits: most of these notices are due "
    "without unreasonable delay, which may be much sooner. Whether an incident is one that must be reported is for "
    "the people named here, and where it is in doubt for a lawyer."
)
NOTE: Final = (
    "Rows marked 'as you state it' stand in no rule of ours: nothing of them is checked. A day in brackets is to be "
    "checked at its source before anybody relies on it."
)
STATED: Final = "as you state it"
CONTRACT: Final = "What the contract promises on an incident"
YOU: Final = "You"
KEPT_TITLE: Final = "What to keep"
KEPT_NOTE: Final = "No notice, but kept for those who may ask for it: nothing of it is repaired or wiped before."
FIRST: Final = "Something looks like an incident: who is called first, at any hour"
CALL_FIRST: Final = "________ (name; nobody is stated)"
REACHED: Final = "How to reach them"
REACH: Final = "________ (telephone, portal or address)"
WHOEVER: Final = "Whoever notices it"
NOBODY: Final = "________ (nobody named)"
ALWAYS: Final = "yes, before it is known whether it must be reported"
AT_ONCE: Final = "at once"
DISCOVERY: Final = "write down day and hour: every clock below counts from them"
WRITE_DOWN: Final = "discovered ________ (day, hour)"
ON_ITS_SIDE: Final = "An incident on the provider's side that touches your systems or data"
IF_AGREED: Final = "its contract says so"
NOT_STATED: Final = "no contract term is stated"
AGREE: Final = "Agree on a time, and on a number that is answered at night."

AT_NIGHT: Final = "By night and at weekends: ________ (name and number)"
TELLS: Final = "Notice of an incident"
NO_TIME: Final = "No time for it is stated"


def in_contract(needed: str) -> str:
    """What a contract has to say, beside a notice that rests on it."""
    return f"Has to stand in its contract. {needed} {AGREE}"


def time_needed(organization: str, clock: NoticeRule | None) -> str:
    """What a provider and the organization agree on before anything else of an incident."""
    asked = f"Hours within which it tells {organization}, and a number that is answered at night"
    if clock is None:
        return asked
    return (
        f"{asked}. {interval(clock.within or '').capitalize()} run from discovery for this: {inside(clock.what)} "
        f"({clock.citation}). A time that is only usual for what is bought counts for nothing here"
    )


def applies(rule: NoticeRule, truth: Truth, questions: list[str]) -> str:
    """Whether a notice concerns the organization, and of which incidents."""
    if truth is Truth.UNKNOWN:
        return f"not known: {' '.join(questions)}"
    return f"yes, if {rule.only_if}" if rule.only_if is not None else "yes"


def within(rule: NoticeRule) -> str:
    """How long the clock runs."""
    if rule.within is None:
        return "no time named"
    days = ", Monday to Friday only" if rule.business_days else ""
    lead = "for at least " if rule.act == "keep" else ""
    return f"{lead}{interval(rule.within)}{days}"


def starts(rule: NoticeRule, others: Mapping[str, NoticeRule]) -> str:
    """When the clock starts."""
    if rule.counted_from == "end_of_year":
        return "the last day of the year of discovery"
    if rule.counted_from == "notice":
        before = others.get(rule.after or "")
        return f"the day this was given: {before.what}" if before is not None else ""
    hours = rule.within is not None and "T" in rule.within
    return "the hour of discovery" if hours else "the day of discovery"


_STARTS: Final[Mapping[NoticeStart, str]] = {
    "discovery": "discovered",
    "end_of_year": "December 31,",
    "notice": "given",
}

_HOURS_FROM: Final[Mapping[NoticeStart, str]] = {
    "discovery": "discovery",
    "end_of_year": "the end of the year",
    "notice": "that notice",
}


def last(rule: NoticeRule, day: str | None, *, asked: bool) -> str:
    """The last day, where there is one; where no day of discovery was given, the sum to fill in."""
    if rule.within is None:
        return ""
    if not asked:
        start = _STARTS[rule.counted_from]
        return f"{start} ________ + {interval(rule.within)} = ________"
    if day is None:
        return "no day can be named"
    told = f"until {day} or longer" if rule.act == "keep" else _told_by(rule, rule.within, day)
    return f"[{told}]" if rule.verify else told


def _told_by(rule: NoticeRule, stated: str, day: str) -> str:
    """The end of a clock: a day, and where hours are stated the hour, which is that of its start or counts from it."""
    over = hours_over(stated)
    if over is None:
        return f"by the same hour of {day}" if "T" in stated else day
    if seconds(over) == seconds(stated):
        return f"within {interval(over)} of {_HOURS_FROM[rule.counted_from]} on {day}"
    return f"{interval(over)} after the same hour of {day}"


def level(stated: ServiceLevel, events: Mapping[str, str]) -> str:
    """What a service level of a contract is about."""
    about = events.get(stated.event or "", stated.event or "") if stated.event else f"severity {stated.severity}"
    hours = f" ({stated.hours})" if stated.hours else ""
    mended = f", mended within {interval(stated.resolve_within)}" if stated.resolve_within is not None else ""
    return f"{CONTRACT}: {about}{hours}{mended}"


def to_check(rule: NoticeRule) -> str:
    """What to look at before relying on a row."""
    return " ".join(filter(None, ("To be checked at its source." if rule.verify else "", rule.note or "")))


def no_clock(providers: list[str]) -> str:
    """Providers of which no contract clock for incidents is stated."""
    return f"No contract states how soon these tell you of an incident: {listed(providers)}."


def no_others() -> str:
    """That state law, an insurer or customers may ask for more."""
    return (
        "State law, the cyber insurer and customers' contracts are not stated: write them under 'notices' in the "
        "engagement file. Every state has a breach law of its own."
    )


def nobody(count: int) -> str:
    """That rows have no person as owner."""
    return f"Nobody is named for {count} of the notices you send."


def counted(day: str) -> str:
    """From which day the last days are counted."""
    return f"Last days are counted from a discovery on {day}."


def role(owner: str) -> str:
    """A role where nobody is named."""
    return f"{opening(plain(owner))} (nobody named for it)"


def proposed(who: str) -> str:
    """Who stands for the role a duty falls to, where nobody is named for the duty itself."""
    return f"proposed: {who}; nobody is named for it"


def document(names: list[str]) -> str:
    """The contract papers a clock stands in."""
    return f"Contract: {listed(names)}" if names else "Contract, as stated"
