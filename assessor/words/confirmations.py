"""A provider's confirmation sheet in the words of somebody who does the work and knows nothing of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import counted, day, every, inside, interval, listed, opening, plain, verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.provider_answers import Aspect
    from assessor.result.confirmation import ConfirmationSheets, Promise, Sheet, VerdictStanding
    from assessor.words.names import Names

_SHOWN: Final = 6
COLUMNS: Final = ("No.", "What we rely on", "Depends on it", "Yes", "No", "How often", "Since when", "Comment")
_DETECTION: Final[Mapping[str, str]] = {
    "none": "Do you take this up at all?",
    "user_report": "Do you take this up when we call you?",
    "threshold": "Do you notice trouble with this yourselves, because a tool raises an alarm, without a call from us?",
    "analytic": "Do people or programs at your company read what the tools report, so that trouble is noticed?",
    "hunted": "Do your people go looking for trouble, even when no tool has raised an alarm?",
}
_EVIDENCE: Final[Mapping[str, str]] = {
    "none": "Is this done, even though no record is kept?",
    "assertion": "Will you tell us in writing that this was done, if we ask?",
    "billing_record": "Can you show us an invoice for this work?",
    "work_record": "Can you show us a ticket or a report of this work, if we ask?",
    "system_record": "Can you show us a record of this work that the system itself made (a log, an export), if we ask?",
    "signed_record": "Can you show us a signed record of this work, if we ask?",
}
_PLACES: Final[Mapping[str, str]] = {
    "cloud": "Does our {data} that comes with this work lie in a cloud service, yours or one you use?",
    "provider": "Does our {data} that comes with this work lie on your own equipment, and in no cloud?",
    "customer": "Does our {data} stay with us: on our equipment, or in a cloud under our own contract?",
    "none": "Does this work do without our {data}?",
}
_OTHERWISE: Final[Mapping[Aspect, str]] = {
    "schedule": "if less often, how often: weekly, every 3 months; or: only when called",
    "set_up": "leave empty",
    "event": "if it takes longer, within what time: 4 hours, 2 days; or: no time promised",
    "hours": "if other hours, which: office hours, 12x5, 24x7",
    "detection": "if otherwise: when somebody calls, alarm, reports, hunting, or not at all",
    "place": "if elsewhere: cloud, our equipment, your equipment, none",
    "evidence": "if something else: nothing, our word, invoice, ticket, system record, or signed record",
}


def title(promise: Promise, names: Names) -> str:
    """The work, as its trade calls it."""
    return names.capability(promise.capability)


def meaning(promise: Promise, found: ConfirmationSheets) -> str:
    """What the work is, in a sentence."""
    known = (item.definition for item in found.open.named.capabilities if item.id == promise.capability)
    return next(known, "")


def question(promise: Promise, names: Names) -> str:
    """What is asked about which work, to be answered with yes or no."""
    told = f"{title(promise, names)}: {inside(_asked(promise, names))}"
    return f"{told} Answer yes only if our contract or order names this work." if promise.on_order else told


def _asked(promise: Promise, names: Names) -> str:
    asked = promise.asked or ""
    match promise.aspect:
        case "schedule":
            return f"Do you do this at least {every(asked)}, without a call from us?"
        case "set_up":
            return "Is this set up for us, and working today?"
        case "event":
            happening = inside(names.events.get(promise.event or "", promise.event or ""))
            within = f" within {interval(asked)}" if promise.asked is not None else ""
            return f"When {happening}, do you act on it{within}?"
        case "hours":
            return f"Is somebody at work for this at these hours: {around(asked)}?"
        case "detection":
            return _DETECTION[asked]
        case "evidence":
            return _EVIDENCE[asked]
        case "place":
            return _PLACES[asked].format(data=plain(promise.data or ""))


def around(hours: str) -> str:
    """Coverage hours in words."""
    a_day, _, days = hours.partition("x")
    return "around the clock" if hours == "24x7" else f"{a_day} hours on {days} days a week"


def otherwise(aspect: Aspect) -> str:
    """What may be written where the answer is another than yes."""
    return _OTHERWISE[aspect]


def hangs(promise: Promise, names: Names) -> str:
    """How many obligations hang on a promise, and which."""
    if not promise.obligations:
        return "Part of what we wrote down for this work"
    refs = names.obligations(promise.obligations)
    more = f" and {len(refs) - _SHOWN} more" if len(refs) > _SHOWN else ""
    open_ = f", {len(promise.waiting)} of them open without your answer" if promise.waiting else ""
    return f"{counted(len(refs), 'obligation')}{open_}: {', '.join(refs[:_SHOWN])}{more}"


def heading(found: ConfirmationSheets, sheet: Sheet, names: Names) -> str:
    """What the sheet is."""
    return f"What {names.provider(sheet.provider)} does for {found.origin.organization}: please confirm"


def file_stem(sheet: Sheet) -> str:
    """The name of the sheet's files, without the ending."""
    return f"confirmation-{sheet.provider}"


def lede(found: ConfirmationSheets, sheet: Sheet) -> str:
    """Why somebody is asked, and how to answer."""
    under = listed([item.title for item in found.open.named.frameworks])
    hang, asked = counted(len(sheet.obligations), "obligation"), counted(len(sheet.promises), "question")
    return (
        f"{found.origin.organization} has to show how it meets {under}, and for {hang} it relies on your work. "
        f"Please answer {asked} with yes or no. Yes means: this is done today as the question says. Where it is done "
        "otherwise, answer no and write how often, or how fast, it is done. Leave open what you do not know; an open "
        "answer changes nothing."
    )


def origin(found: ConfirmationSheets, sheet: Sheet, names: Names) -> tuple[tuple[str, str], ...]:
    """Where the sheet comes from, line by line."""
    made = found.origin
    return (
        ("Asked by", made.organization),
        ("Asked of", f"{names.provider(sheet.provider)} ({sheet.provider})"),
        ("As of", day(made.as_of)),
        ("Engagement", made.file),
        ("Digest (SHA-256)", made.digest),
        ("Made by", f"assessor {made.version}"),
    )


# What stands beside the keys of the file to fill in.
LEAVE_AS_IS: Final = "Where the questions come from; leave this as it is."
PLEASE_SIGN: Final = "Who answers: please fill in."
KEYS: Final[Mapping[str, str]] = {
    "by": "your name",
    "role": "such as service manager",
    "on": "the day, such as 2026-11-30",
    "answer": "yes or no",
    "since": "a day, such as 2026-01-31",
}
SIGNATURE: Final = ("Name", "Role", "Date")


def notes(sheet: Sheet) -> tuple[str, ...]:
    """What becomes of the answers."""
    return (
        "Your answers go into the customer's record of who does what. They are no contract, and change none.",
        f"For answers a program can read, fill in {file_stem(sheet)}.xlsx, or the YAML file attached to the PDF.",
    )


def written(sheet: Sheet, names: Names) -> str:
    """One provider's sheet in a line at the terminal."""
    waiting = {ref for promise in sheet.promises for ref in promise.waiting}
    open_ = f", {len(waiting)} of them open today" if waiting else ""
    hang = len(sheet.obligations)
    return (
        f"{opening(names.provider(sheet.provider))} ({sheet.provider}): {counted(len(sheet.promises), 'question')} "
        f"on which {counted(hang, 'obligation')} {verb(hang, 'rests', 'rest')}{open_}"
    )


def nothing(provider: str | None) -> str:
    """That no sheet was made."""
    who = f"'{provider}'" if provider is not None else "anybody"
    return f"There is nothing to ask {who}: no verdict rests on a word that is not confirmed, and none waits for one."


def moved(before: VerdictStanding, after: VerdictStanding) -> str:
    """How today's verdicts moved: those in place with what they rest on, and those that are open."""
    grounds = (
        (before.confirmed, after.confirmed, "confirmed"),
        (before.stated, after.stated, "stated"),
        (before.assumed, after.assumed, "assumed"),
    )
    told = ", ".join(f"{_moved(*counts)} {word}" for *counts, word in grounds)
    return f"today, {_moved(before.in_place, after.in_place)} in place: {told}; {_moved(before.open, after.open)} open"


def _moved(before: int, after: int) -> str:
    return str(after) if before == after else f"{before} \N{RIGHTWARDS ARROW} {after}"


def unchanged(counted_: int, *, finished: bool) -> str:
    """That a sheet leaves the engagement as it is."""
    if not counted_ or not finished:
        return "There is no answer on the sheet yet that could be written; nothing changes."
    return f"The engagement says all of this already ({counted(counted_, 'answer')}); nothing changes."


def not_written(counted_: int) -> str:
    """That the change was only shown."""
    return f"{counted(counted_, 'answer')}; nothing was written. Add --write to write them into the engagement."
