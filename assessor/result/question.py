"""What would decide obligations that cannot be judged today: each open answer, and what hangs on it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import count
from typing import Literal

from assessor.model.row_finding import RowFinding
from assessor.model.value import dataclass, replace
from assessor.result.named_subjects import NamedSubjects

AnswerValue = str | float | bool | tuple[str, ...] | Mapping[str, str | float | bool | Mapping[str, str] | None] | None

OpenKind = Literal[
    "fact",
    "holder",
    "order",
    "named",
    "schedule",
    "event",
    "set_up",
    "coverage_hours",
    "detection",
    "evidence",
    "hours",
    "paper",
    "place",
    "duty",
    "duty_date",
    "frequency",
    "coverage",
    "objective",
    "statement",
    "own",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One possible answer, as it would stand in the engagement file."""

    place: tuple[str, ...]
    """Where, key by key."""
    value: AnswerValue
    """What."""
    entry: bool = False
    """Whether it is one more entry of the list at that place."""
    code: str | None = None
    """own: the word it has in a file of answers; none where it only shows how an answer looks."""
    title: str | None = None
    """own: what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """What a framework asks for its own block, or before all other questions, in its own words."""

    text: str
    """The question."""
    free: Literal["text", "number", "date"] | None = None
    """What may be said in own words; it goes to the place of the question."""
    latest: bool = False
    """Whether of a month or a year the last day is the careful one to write."""
    beside: tuple[Answer, ...] = ()
    """What an answer at the place of the question writes before itself: the entry it belongs to."""
    nothing: str | None = None
    """What an answer says that writes nothing; none where there is no such answer."""
    unsaid: Answer | None = None
    """What is written where nobody knows, because to say nothing would say something."""
    more: bool = False
    """Whether it only asks for more than was said, as somebody in an interview can be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """Something the engagement does not say, and the obligations that cannot be judged without it."""

    kind: OpenKind
    """fact: about the organization; holder: who does a function; order, named: whether work is part of what a provider
    does; schedule, event, set_up, coverage_hours, detection, evidence: its terms for one piece of work; hours: hours a
    month there are; paper: a contract paper; place: where the data of a piece of work lie; duty, duty_date: the
    organization's own part; frequency: how often, where that is left to it; coverage: which asset groups a provider
    serves; objective: what an assessor found; statement: two answers that exclude each other, or a clause of which
    nobody says whether it stands in a paper; own: what a framework asks for its own block."""
    place: tuple[str, ...]
    """The key to write, step by step."""
    answers: tuple[Answer, ...]
    """The answers there are, or examples of them."""
    obligations: tuple[str, ...] = ()
    """The open obligations that wait for it."""
    alone: tuple[str, ...] = ()
    """Those of them that wait for nothing else."""
    capabilities: tuple[str, ...] = ()
    """The work it is about."""
    function: str | None = None
    """The function."""
    plain: str | None = None
    """holder: the function's own question, where the rules have one."""
    provider: str | None = None
    """The provider."""
    fact: str | None = None
    """fact: the fact."""
    duty: str | None = None
    """duty, duty_date: the duty."""
    part: str | None = None
    """duty, duty_date: the part of it."""
    gate: str | None = None
    """paper, place: the gate that asks for it."""
    event: str | None = None
    """event: the event."""
    title: str | None = None
    """frequency, objective: what the row is called."""
    statement: RowFinding | None = None
    """statement: what does not fit."""
    decides_also: tuple[str, ...] = ()
    """order: the other work on order that counts as not done once the answer is that nothing was ordered."""
    own: OwnQuestion | None = None
    """What a framework asks before all else: what applies rests on it, or what else is asked."""

    @property
    def setting(self) -> bool:
        """order: whether it is about a setting, which is on or not, whoever ordered it."""
        told = (answer.value for answer in self.answers)
        states = [value.get("every") is None for value in told if isinstance(value, Mapping) and "establishes" in value]
        return self.kind == "order" and any(states)

    @property
    def recurring(self) -> bool:
        """duty: whether it comes back, so that the day it was last done belongs to the answer."""
        return self.kind == "duty" and self.place[-1] != "state"

    @property
    def key(self) -> str:
        """What it is known by while it is open."""
        about = (self.function, self.provider, self.event, self.part, self.gate, *self.capabilities)
        return ":".join((self.kind, "/".join(self.place), *(part for part in about if part)))


def own_question(place: tuple[str, ...], answers: tuple[Answer, ...], own: OwnQuestion) -> OpenQuestion:
    """What a framework asks for its own block, at a place of it."""
    return OpenQuestion(kind="own", place=place, answers=answers, own=own)


def unused_name(stem: str, taken: Container[str], first: int = 1) -> str:
    """A name for one more entry of a list: the stem with the first number that is not taken."""
    return next(name for number in count(first) if (name := f"{stem}-{number}") not in taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestions:
    """All open questions of an engagement, most decisive first, and what the ids in them are called."""

    asked: tuple[OpenQuestion, ...]
    """What would decide most first."""
    waiting: Mapping[str, int]
    """Open obligations: how many questions each waits for."""
    applicable: int
    """Obligations that apply, or may."""
    gaps: int
    """Of these, gaps today."""
    partial: int
    """Partial today."""
    named: NamedSubjects
    """What the ids in it are called."""

    @property
    def open(self) -> int:
        """How many obligations cannot be judged."""
        return len(self.waiting)

    @property
    def without_more(self) -> OpenQuestions:
        """Without what is asked only to hear whether there is more to say."""
        return replace(self, asked=tuple(item for item in self.asked if item.own is None or not item.own.more))

    def settled(self, count: int) -> int:
        """How many of them the first so many questions would settle."""
        answered = dict.fromkeys(self.waiting, 0)
        for question in self.asked[:count]:
            for ref in question.obligations:
                answered[ref] += 1
        return sum(0 < needed == answered[ref] for ref, needed in self.waiting.items())
