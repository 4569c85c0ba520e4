"""An open question with the answers somebody can choose or give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from assessor.interview.step import NO, NOBODY, OURSELVES, PARTLY, YES, Choice, Step
from assessor.model.scales import CUSTOMER
from assessor.result.question import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping as Map

    from assessor.model.plan import Terrain
    from assessor.model.rules import Fact
    from assessor.result.question import OpenQuestion

RHYTHMS: Final[Map[str, str | None]] = {
    "daily": "P1D",
    "weekly": "P7D",
    "monthly": "P1M",
    "quarterly": "P3M",
    "half-yearly": "P6M",
    "yearly": "P1Y",
    "never": None,
}
_SHARE: Final = "share from 0 to 1"
# What cannot be put into one answer here; `assessor next` shows it with the lines to write.
_NOT_ASKED: Final = frozenset(("statement", "objective"))


def id_of(question: OpenQuestion) -> str:
    """What a question is called in a file of answers: its key, and for work on order the work."""
    place = question.place[:-1] if question.kind == "duty" and question.place[-1] == "state" else question.place
    return ".".join((*place, *question.capabilities) if question.kind == "order" else place)


def askable(question: OpenQuestion) -> bool:
    """Whether it can be answered in an interview."""
    return question.kind not in _NOT_ASKED and (bool(question.answers) or question.kind in ("schedule", "frequency"))


def step_of(question: OpenQuestion, terrain: Terrain) -> Step:
    """The step that asks it."""
    name = id_of(question)
    if question.kind == "fact":
        return fact_step("open", terrain.facts[question.fact or ""], question=question)
    place = question.place
    free: Map[str, str] = {"duty_date": "date", "hours": "number", "paper": "file"}
    kept = free.get(question.kind)
    choices = tuple(_choices(question))
    return Step(
        id=name,
        kind="open",
        place=place,
        choices=choices,
        several=question.kind == "holder",
        free="date" if kept == "date" else "number" if kept == "number" else "file" if kept == "file" else None,
        question=question,
        subject=question.provider or "",
    )


def fact_step(kind: str, fact: Fact, *, question: OpenQuestion | None = None, subject: str = "") -> Step:
    """The step that asks for a fact about the organization."""
    place = ("organization", fact.id)
    values: tuple[tuple[str, str | bool | tuple[str, ...]], ...] = ()
    match fact.type:
        case "boolean":
            values = ((YES, True), (NO, False))
        case "choice":
            values = tuple((item, (item,) if fact.several else item) for item in fact.choices)
        case "date":
            values = (("none", "none"),)
    free = {"number": "share" if fact.unit == _SHARE else "number", "date": "date", "text": "text"}.get(fact.type)
    return Step(
        id=".".join(place),
        kind="concern" if kind == "concern" else "size" if kind == "size" else "open",
        place=place,
        choices=tuple(Choice(code=code, answer=Answer(place=place, value=value)) for code, value in values),
        several=fact.several,
        free=next((item for item in ("share", "number", "date", "text") if item == free), None),
        subject=subject or fact.id,
        question=question,
    )


def _choices(question: OpenQuestion) -> Iterator[Choice]:
    match question.kind:
        case "schedule" | "frequency":
            for code, every in RHYTHMS.items():
                yield Choice(code=code, answer=Answer(place=question.place, value=every))
        case "duty":
            place = question.place if question.place[-1] == "state" else (*question.place, "state")
            for code in ("done", PARTLY, "assigned", "not_done"):
                yield Choice(code=code, answer=Answer(place=place, value=code))
        case "duty_date":
            yield Choice(code="never", answer=Answer(place=question.place, value="never"))
        case "hours":
            return
        case _:
            seen: set[str] = set()
            for answer in question.answers:
                code = _code(question, answer)
                if code not in seen:
                    seen.add(code)
                    yield Choice(code=code, answer=answer)


def _code(question: OpenQuestion, answer: Answer) -> str:
    """The word of one answer."""
    value = answer.value
    if question.kind == "event" and isinstance(value, Mapping):
        return NO if not value else "in-time" if any(value.values()) else YES
    if question.kind == "holder" and isinstance(value, tuple):
        who = value[0] if value else NOBODY
        return OURSELVES if who == CUSTOMER else who
    if question.kind == "coverage":
        return value[0] if isinstance(value, tuple) else "all"
    if isinstance(value, Mapping):
        return NO if value.get("sold") == "not_sold" else YES
    if question.kind == "order":
        return YES
    if question.kind == "paper":
        return NO if value is None else YES
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)
