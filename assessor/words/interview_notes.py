"""What an interview says beside its questions: why it asks, what follows, what it writes, how far it is."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from assessor.interview.conversation import Phrases
from assessor.interview.opening import because
from assessor.interview.step import NOT_KNOWN, YES
from assessor.words import questions
from assessor.words.grammar import counted, inside, listed, opening, percent, verb
from assessor.words.interview import FREE

if TYPE_CHECKING:
    from assessor.interview.step import Reply, Step
    from assessor.model.diagnostic import Diagnostic
    from assessor.result.question import OpenQuestions
    from assessor.words.interview import Speaker

PHRASES: Final = Phrases(
    own_staff="Our own staff",
    own_people="Our own people outside IT",
    not_known="not known yet",
    rounded="the day is not known",
    headings={
        "frameworks": "Which rules to check, as it follows from the answers above.",
        "providers": "Everybody who supports you.",
        "today": "Who does what today; [] means that nobody does it.",
        "duties": "What only you can do, and how it stands.",
        "defined_frequencies": "How often, where that is yours to decide.",
    },
)
WELCOME: Final = (
    "Answer what you know. Press Enter where you do not know: then nothing is written, and it counts as unknown.",
    "You can also type: back (undo the last answer), ? (why this is asked), stop (go on another day).",
)
FIRST: Final = "This is the first question."
NOTHING_CONCERNS: Final = "Then there is nothing to assess, and no file was written."
ENOUGH: Final = 0.6
"""The share of obligations that has to be decided before a brief says much."""
_COMMENT: Final = 72
_SHOWN: Final = 5
_TWO: Final = 2


def expected(step: Step) -> str:
    """What would have been an answer."""
    numbers = f"a number from 1 to {len(step.choices)}" if step.choices else ""
    if step.several:
        numbers = f"{numbers}, or several with commas between them; what excludes the others stands alone"
    free = FREE[step.free] if step.free is not None else ""
    asked = " or ".join(filter(None, (numbers, free)))
    return f"That is no answer here. Please type {asked}, or press Enter if you do not know."


def refused(problem: Diagnostic | None) -> str:
    """Why the file would not hold with an answer."""
    if problem is None:
        return "That cannot be put into the file as it is laid out; `assessor next` shows the line to write by hand."
    help_ = f" ({problem.help})" if problem.help else ""
    return f"That cannot be written: {problem.message}{help_}. Please answer again."


def why(speaker: Speaker, step: Step) -> list[str]:
    """Why it is asked, and what hangs on it."""
    question, names = step.question, speaker.names
    if question is not None and names is not None:
        refs = names.obligations(question.obligations)
        more = f" and {len(refs) - _SHOWN} more" if len(refs) > _SHOWN else ""
        told = opening(questions.weight(question))
        return [f"{told}: {', '.join(refs[:_SHOWN])}{more}." if refs else f"{told}."]
    match step.kind:
        case "concern":
            return [f"If you say yes, {speaker.terrain.frameworks[step.subject].title} concerns you."]
        case "scope":
            return ["What applies to you rests on it, or much of what else is asked. So it comes first."]
        case "provider" | "own_staff" | "model" | "tier":
            return [
                "What a firm promises follows from its kind and from what you pay for; the rules are held against it."
            ]
        case "contract" | "contract_starts" | "contract_ends" | "contract_excludes":
            return ["What the signed paper says goes before what is usual. What it leaves out, nobody does for you."]
        case "missing":
            return ["The brief prints your words where it says what is still to be done."]
        case _:
            return ["The brief needs it: it is printed there, or prices and hours are worked out from it."]


def note(speaker: Speaker, step: Step, reply: Reply) -> str:
    """What follows from an answer; nothing where nothing is to be said."""
    code = reply.chosen[0].code if reply.chosen else ""
    if step.kind == "concern" and code == YES:
        title = speaker.terrain.frameworks[step.subject].title
        return f"So {title} concerns you: {because(speaker.terrain, step.subject, step.place[-1])}."
    if step.kind == "tier" and code == NOT_KNOWN:
        return tier_open(speaker.firm_name(step.subject))
    answer = reply.chosen[0].answer if reply.chosen else None
    if reply.rounded:
        return rounded(str(reply.value), latest=step.latest)
    paper = step.kind == "contract" or (step.question is not None and step.question.kind == "paper")
    if paper and code == YES and answer is not None:
        return f"Please put a copy there: {answer.value}"
    return ""


def rounded(day: str, *, latest: bool) -> str:
    """Which day was written where only the month or the year was said."""
    which = "last" if latest else "first"
    return (
        f"Written as {day}, the {which} day it can have been, to be careful. Put the day itself there once you know it."
    )


def left_out(name: str) -> str:
    """That nothing could be written of a firm."""
    return f"Without that nothing can be said of {name}, so it is left out for now. Ask there, and go on later."


def tier_open(name: str) -> str:
    """That it is not known what somebody sells of what may be sold."""
    return f"Then only what all of these have in common counts for {name}; the rest stays unknown until you ask there."


def comment(speaker: Speaker, step: Step) -> str:
    """What stands behind the line that an answer writes."""
    names = speaker.names
    if step.kind == "missing" and names is not None:
        return _short(inside(names.duty(step.place[1], step.place[3] if len(step.place) > _TWO else None)))
    if step.question is not None and names is not None:
        if step.question.duty is not None:
            return _short(inside(names.duty(step.question.duty, step.question.part)))
        return _short(step.question.plain or questions.question(step.question, names))
    if step.place[:1] == ("organization",) and step.kind != "name":
        fact = speaker.terrain.facts.get(step.place[-1])
        return _short(fact.question if fact is not None else "")
    return "the positions of your own IT people" if step.kind == "own_staff" else ""


def _short(text: str) -> str:
    return shorten(text, _COMMENT, placeholder=" …")


def progress(found: OpenQuestions) -> str:
    """How much is decided by now."""
    decided = found.applicable - found.open
    share = percent(decided / found.applicable) if found.applicable else "100%"
    return f"{decided} of {counted(found.applicable, 'obligation')} decided, {share}"


def enough(found: OpenQuestions) -> str:
    """That a first brief can be written; nothing before it can."""
    decided = found.applicable - found.open
    if not found.open or decided < ENOUGH * found.applicable:
        return ""
    return "That is enough for a first brief. Type stop to end here, or go on: every answer makes it firmer."


def ending(found: OpenQuestions, left: int) -> str:
    """How an interview ended."""
    rest = f"; {counted(left, 'question')} {verb(left, 'is', 'are')} left open" if left else ""
    return f"{opening(progress(found))}{rest}."


def holds_most(speaker: Speaker) -> str:
    """The one answer that most of what is open waits for; nothing where no answer holds so much."""
    found, names = speaker.view.found, speaker.names
    if found is None or names is None:
        return ""
    most = max(found.asked, key=lambda item: len(item.alone), default=None)
    if most is None or len(most.alone) <= found.open / 2:
        return ""
    return f"{counted(len(most.alone), 'obligation')} {verb(len(most.alone), 'waits', 'wait')} for one answer: " + (
        questions.question(most, names)
    )


def chosen(labels: list[str]) -> str:
    """What was answered, in words."""
    return listed(labels)
