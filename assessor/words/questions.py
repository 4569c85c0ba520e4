"""The questions that decide most, as somebody who knows nothing of computers can answer them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from assessor.words import row_findings
from assessor.words.grammar import counted, every, inside, interval, listed, opening, percent, plain, verb
from assessor.words.yaml_lines import flow, path

if TYPE_CHECKING:
    from assessor.result.question import Answer, AnswerValue, OpenKind, OpenQuestion, OpenQuestions
    from assessor.words.names import Names

_SHOWN: Final = 3
NOT_AS_OFTEN: Final = "yes, but not as often, or nobody knows how often"
"""Work that is done, of which the rhythm asked for is not promised."""
_DETECTION: Final[Mapping[str, str]] = {
    "none": "not at all",
    "user_report": "when somebody calls",
    "threshold": "a tool sends an alarm",
    "analytic": "people or programs read what the tools report",
    "hunted": "people go looking for it",
}
_EVIDENCE: Final[Mapping[str, str]] = {
    "none": "nothing",
    "assertion": "only their word",
    "billing_record": "an invoice",
    "work_record": "a ticket or a report of the work",
    "system_record": "a record the system itself makes",
    "signed_record": "a record somebody signed",
}
_HOURS: Final[Mapping[str, str]] = {
    "8x5": "office hours",
    "12x5": "early and late, Monday to Friday",
    "24x7": "round the clock",
}
_PLACES: Final[Mapping[str, str]] = {
    "cloud": "in a cloud service, theirs or one they use",
    "provider": "on their own equipment, and in no cloud",
    "customer": "with you: on your equipment, or in a cloud under your own contract",
    "none": "nowhere: none of it comes with this work",
}
_STATES: Final[Mapping[str, str]] = {
    "done": "it is done",
    "assigned": "somebody is responsible for it",
    "not_done": "nobody does it",
    "met": "it was looked at and is in order",
    "not_met": "it was looked at and is not in order",
    "not_applicable": "it does not concern you",
}


def question(item: OpenQuestion, names: Names) -> str:
    """What is asked, with a question mark."""
    return item.own.text if item.own is not None else _question(item, names)


def _question(item: OpenQuestion, names: Names) -> str:
    """A question of the program's own kinds."""
    who = names.provider(item.provider or "")
    work = listed([inside(names.capability(name)) for name in item.capabilities[:_SHOWN]])
    match item.kind:
        case "fact":
            return names.full_question(item.fact or "")
        case "holder":
            more = len(item.capabilities) - _SHOWN
            rest = f" and {more} more" if more > 0 else ""
            function = inside(names.function(item.function or ""))
            asked = item.plain or f"Who looks after this for you: {function}?"
            return f"{asked} ({opening(work)}{rest}.)" if work else asked
        case "duty" | "duty_date" | "frequency" | "objective" | "statement":
            return _of_you(item, names)
        case "paper":
            return f"Do you hold this paper, signed, from {who}: {inside(names.gate(item.gate or ''))}?"
        case "place":
            data = plain(item.place[-1])
            return f"Where does the {data} lie that {who} has to do with in this work: {work}?"
        case "coverage":
            return _of_coverage(item, who)
        case "hours":
            return f"How many hours a month does {who} work for you?"
        case "order" if item.setting:
            terms = "as a task given" if item.provider in names.employees else "on order"
            return f"Is this in place and working today, whoever asked for it: {work}? ({who} does it only {terms}.)"
        case "order" if item.provider in names.employees:
            return f"Has {who} been given this task: {work}? Your own people do it only where it was assigned to them."
        case kind:
            return _of_work(kind, who, work, names.events.get(item.event or "", item.event or ""))


def _of_coverage(item: OpenQuestion, who: str) -> str:
    """Which groups of assets somebody serves; where none are listed, whether it is more than a product's own data."""
    if len(item.answers) == 1:
        return f"Does the work of {who} reach all your systems that this is about, or only its own product?"
    return f"Which of your sites or systems does {who} look after?"


def _of_you(item: OpenQuestion, names: Names) -> str:
    """A question about what only the organization can do or decide."""
    if item.statement is not None:
        return row_findings.asked(item.statement)
    title = inside(item.title or "")
    asked: Mapping[OpenKind, str] = {
        "duty": f"Does your organization do this? {names.statements.get(item.duty or '', '')}{_part(item, names)}",
        "duty_date": f"When was this last done: {inside(names.duty(item.duty or '', item.part))}?",
        "frequency": f"How often, by your own decision, is this to be done? ({item.title}.)",
        "objective": f"What did the assessor find here: {title}?",
    }
    return asked[item.kind]


def _of_work(kind: OpenKind, who: str, work: str, event: str) -> str:
    """A question about one piece of work of one provider."""
    asked: Mapping[OpenKind, str] = {
        "order": f"Has {who} been told in writing to do this: {work}? It is sold there, but done only on order.",
        "named": f"Is this part of what {who} does for you: {work}?",
        "schedule": f"How often does {who} do this without being called: {work}?",
        "event": f"Does {who} act on this when it happens: {inside(event)}? ({opening(work)}.)",
        "set_up": f"Has {who} set this up so that it is working now: {work}?",
        "coverage_hours": f"At which hours does somebody at {who} do this: {work}?",
        "detection": f"How does {who} notice that something is wrong here: {work}?",
        "evidence": f"What can {who} show you afterwards of this: {work}?",
    }
    return asked[kind]


def _part(item: OpenQuestion, names: Names) -> str:
    if item.part is None:
        return ""
    return f" (Here: {inside(names.duty_parts.get((item.duty or '', item.part), item.part))}.)"


def key(item: OpenQuestion) -> str:
    """The key to write; where it holds a list, with the entry asked about."""
    return path(item.place) + (f": [{', '.join(item.capabilities)}]" if item.kind == "order" else "")


def means(item: OpenQuestion, answer: Answer, names: Names) -> str:
    """What an answer says, beside its line."""
    return answer.title or "" if item.kind == "own" else _means(item, answer, names)


def _means(item: OpenQuestion, answer: Answer, names: Names) -> str:
    """An answer to a question of the program's own kinds."""
    value = answer.value
    if isinstance(value, Mapping):
        return _mapping(item, value)
    match item.kind:
        case "holder":
            return names.all_providers(value) if isinstance(value, tuple) and value else "nobody"
        case "order":
            return _ordered(item, names) if value else _nothing_ordered(item, names)
        case "paper":
            return "no, there is none" if value is None else "yes; the file, or where you keep it"
        case "schedule" | "frequency":
            return _rhythm(item.kind, value)
        case "duty" | "detection" | "evidence" | "place" | "coverage_hours":
            words = {"duty": _STATES, "detection": _DETECTION, "evidence": _EVIDENCE, "place": _PLACES}.get(
                item.kind, _HOURS
            )
            return words[str(value)]
        case "duty_date":
            return "it was never done" if value == "never" else "the day it was last done"
        case "coverage":
            return "all of them" if value == "all" else f"only {names.group(flow(value).strip('[]'))}"
        case "hours":
            return "the number of hours"
        case _:
            return _fact(value)


def _ordered(item: OpenQuestion, names: Names) -> str:
    """That work was ordered."""
    if not item.setting:
        return "yes, it is written in"
    return (
        "yes, and it was given as a task" if item.provider in names.employees else "yes, and it was ordered in writing"
    )


def _nothing_ordered(item: OpenQuestion, names: Names) -> str:
    """That nothing was ordered, and of what else that decides."""
    said = "no, and nothing else was ordered there either"
    if not item.decides_also:
        return said
    rest = [inside(names.capability(name)) for name in item.decides_also[:_SHOWN]]
    more = len(item.decides_also) - _SHOWN
    shown = listed([*rest, f"{more} more"] if more > 0 else rest)
    return f"{said}: then {shown} {verb(len(item.decides_also), 'counts', 'count')} as not done"


def _rhythm(kind: OpenKind, value: AnswerValue) -> str:
    if value is None:
        return "only when called" if kind == "schedule" else "nobody has decided it"
    return f"{every(str(value))}{', or as often as it is' if kind == 'schedule' else ''}"


def _fact(value: AnswerValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return "the number"
    if value == "none":
        return "it never happened"
    return "the day" if str(value)[:4].isdigit() else ""


def _mapping(item: OpenQuestion, value: Mapping[str, str | float | bool | Mapping[str, str] | None]) -> str:
    """What an answer of several keys says."""
    if "status" in value or "state" in value:
        told = _STATES[str(value.get("status") or value["state"])]
        return f"{told}; the day it last was" if "last" in value else told
    if value.get("sold") == "not_sold":
        return "no, it is not part of it"
    if item.kind == "event":
        within = next(iter(value.values()), None)
        return "no" if not value else f"yes, within {interval(str(within))}" if within else "yes, no time is promised"
    if item.setting and "establishes" in value and not value.get("every"):
        return "yes, but nobody gave the order in writing" if value.get("establishes") else "no, it is not"
    if item.kind == "order":
        often = f" {every(str(value['every']))}" if value.get("every") else ""
        return f"yes, they do it{often}, but it is written nowhere"
    if value.get("every"):
        return f"yes, {every(str(value['every']))}"
    asked = any(isinstance(other.value, Mapping) and other.value.get("every") for other in item.answers)
    return NOT_AS_OFTEN if asked else "yes"


def weight(item: OpenQuestion) -> str:
    """How many obligations hang on it."""
    alone, all_ = len(item.alone), len(item.obligations)
    if item.own is not None:
        return "sets what applies to you, or what else is asked"
    if not all_ and item.kind == "paper":
        return "decides no obligation while another paper is missing; asked so that each provider without it is named"
    if not all_:
        return "decides no obligation; the recommendation needs it"
    if alone == all_:
        return f"decides {counted(all_, 'obligation')} by itself"
    others = f"{counted(all_, 'obligation')} {verb(all_, 'waits', 'wait')} for it"
    return f"{others}, {alone} of them for nothing else" if alone else f"{others}, and for other answers"


def head(found: OpenQuestions, shown: int) -> str:
    """How much can be judged today, and how that would grow."""
    judged = found.applicable - found.open
    if not found.open:
        gaps = f"{counted(found.gaps, 'gap')} and {found.partial} partial"
        return (
            f"Nothing is open: all {counted(found.applicable, 'obligation')} that apply can be judged. "
            f"Today there are {gaps}; `assessor assess` lists them."
        )
    today = (
        f"{judged} of {found.applicable} obligations that apply can be judged ({percent(judged / found.applicable)})"
    )
    if not shown:
        return f"Today {today}. No single answer would settle the {found.open} that are open; ask `assessor explain`."
    settled = found.settled(shown)
    grown = percent((judged + settled) / found.applicable)
    asked = "This question" if shown == 1 else f"These {shown} questions"
    left = "the one that is open" if found.open == 1 else f"the {found.open} that are open"
    some = "" if found.open == 1 else "all of " if settled == found.open else f"{settled} of "
    return f"Today {today}. {asked} would settle {some}{left}, and bring that to {grown}."


def rest(found: OpenQuestions, shown: int) -> str:
    """How many questions are not shown; nothing where all are."""
    more = len(found.asked) - shown
    return f"{counted(more, 'more question')}: --all prints {verb(more, 'it', 'them')}." if more > 0 else ""
