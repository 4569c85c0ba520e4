"""An open question with the answers somebody can choose or give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from assessor.interview.step import (
    NO,
    NOBODY,
    NOTHING,
    OTHERWISE,
    OURSELVES,
    OWN_PEOPLE,
    PARTLY,
    UNWRITTEN,
    YES,
    Choice,
    Step,
)
from assessor.library.engagement_links import SHARE
from assessor.model.scales import CUSTOMER
from assessor.result.question import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Mapping as Map

    from assessor.interview.step import FreeText, StepKind
    from assessor.model.engagement import Provider
    from assessor.model.plan import Terrain
    from assessor.model.rules import Fact
    from assessor.model.support import SupportModel
    from assessor.result.question import OpenKind, OpenQuestion

RHYTHMS: Final[Map[str, str | None]] = {
    "daily": "P1D",
    "weekly": "P7D",
    "monthly": "P1M",
    "quarterly": "P3M",
    "half-yearly": "P6M",
    "yearly": "P1Y",
    "never": None,
}
_FREE: Final[Map[OpenKind, FreeText]] = {"duty_date": "date", "hours": "number", "paper": "file"}
_OF_FACT: Final[Map[str, FreeText]] = {"number": "number", "date": "date", "text": "text"}
# What cannot be put into one answer here; `assessor next` shows it with the lines to write.
_NOT_ASKED: Final = frozenset(("objective",))


def id_of(question: OpenQuestion) -> str:
    """What a question is called in a file of answers: its key, and for work on order the work."""
    place = question.place[:-1] if question.kind == "duty" and question.place[-1] == "state" else question.place
    return ".".join((*place, *question.capabilities) if question.kind == "order" else place)


def askable(question: OpenQuestion) -> bool:
    """Whether it can be answered in an interview."""
    if question.own is not None and question.kind == "own":
        return question.own.free is not None or any(item.code is not None for item in question.answers)
    return question.kind not in _NOT_ASKED and (bool(question.answers) or question.kind in ("schedule", "frequency"))


def step_of(question: OpenQuestion, terrain: Terrain, providers: Sequence[Provider]) -> Step:
    """The step that asks it."""
    name = id_of(question)
    if question.kind == "fact":
        return fact_step("open", terrain.facts[question.fact or ""], question=question)
    place = question.place
    choices = tuple(_choices(question, terrain, providers))
    own = question.own
    return Step(
        id=name,
        kind="open",
        place=place,
        choices=choices,
        several=question.kind == "holder"
        or (own is not None and any(item.entry and item.code for item in question.answers)),
        free=own.free if own is not None else _FREE.get(question.kind),
        latest=own is not None and own.latest,
        question=question,
        subject=question.provider or "",
    )


def fact_step(kind: StepKind, fact: Fact, *, question: OpenQuestion | None = None, subject: str = "") -> Step:
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
        case _:
            pass
    free = "share" if fact.unit == SHARE else _OF_FACT.get(fact.type)
    return Step(
        id=".".join(place),
        kind=kind,
        place=place,
        choices=tuple(Choice(code=code, answer=Answer(place=place, value=value)) for code, value in values),
        several=fact.several,
        free=free,
        latest=fact.careful == "last",
        subject=subject or fact.id,
        question=question,
    )


def _choices(question: OpenQuestion, terrain: Terrain, providers: Sequence[Provider]) -> Iterator[Choice]:
    match question.kind:
        case "schedule" | "frequency":
            for code, every in RHYTHMS.items():
                yield Choice(code=code, answer=Answer(place=question.place, value=every))
        case "duty":
            place = question.place if question.place[-1] == "state" else (*question.place, "state")
            for code in ("done", PARTLY, "assigned", "not_done"):
                yield Choice(code=code, answer=Answer(place=place, value=code) if code != PARTLY else None)
        case "duty_date":
            yield Choice(code="never", answer=Answer(place=question.place, value="never"))
        case "hours":
            return
        case "own":
            yield from _own_choices(question)
        case _:
            yield from _listed(question, terrain, providers)


def _own_choices(question: OpenQuestion) -> Iterator[Choice]:
    """The answers a framework words itself, and the one that writes nothing."""
    for answer in question.answers:
        if answer.code is not None:
            yield Choice(code=answer.code, answer=answer)
    if question.own is not None and question.own.nothing is not None:
        yield Choice(code=NOTHING)


def _listed(question: OpenQuestion, terrain: Terrain, providers: Sequence[Provider]) -> Iterator[Choice]:
    """The answers the question brings with it, each word once."""
    seen: set[str] = set()
    for answer in question.answers:
        code = _code(question, answer)
        if question.kind == "holder" and code == NOBODY and _may_be_own(question, terrain, providers):
            yield Choice(code=OWN_PEOPLE, answer=Answer(place=answer.place, value=(OWN_PEOPLE,)))
        held = question.kind != "holder" or _could_hold(answer, question, providers, terrain)
        if code not in seen and held:
            seen.add(code)
            yield Choice(code=code, answer=answer)
            if question.kind == "named" and isinstance(answer.value, Mapping) and "every" in answer.value:
                yield Choice(code=OTHERWISE, answer=Answer(place=answer.place, value={}))


def _could_hold(answer: Answer, question: OpenQuestion, providers: Sequence[Provider], terrain: Terrain) -> bool:
    """Whether somebody may be given a function: whoever only tests or assesses holds nothing but what it lists."""
    who = answer.value[0] if isinstance(answer.value, tuple) and answer.value else CUSTOMER
    held = next((item for item in providers if item.id == who), None)
    if held is None:
        return True
    return terrain.models[held.model].kind != "independent" or lists(held, question.function or "", terrain)


def own_people_model(terrain: Terrain) -> SupportModel | None:
    """The model of people of the organization's own who have another job than IT."""
    found = (item for item in terrain.models.values() if item.employees and item.kind == "vendor")
    return next(found, None)


def _may_be_own(question: OpenQuestion, terrain: Terrain, providers: Sequence[Provider]) -> bool:
    """Whether one of the organization's own people may do it, of whom nobody was named so far."""
    function = terrain.functions.get(question.function or "")
    named = any(item.id == OWN_PEOPLE for item in providers)
    delegable = function is not None and function.kind == "delegable"
    return delegable and not named and own_people_model(terrain) is not None


def lists(provider: Provider, function: str, terrain: Terrain) -> bool:
    """Whether a provider, its tier or its model says anything of a function."""
    model = terrain.models[provider.model]
    tiers = model.possible(provider.offering)
    return any(function in stated for stated in (provider.services, model.services, *(tier.services for tier in tiers)))


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
    if question.kind == "order" and isinstance(value, Mapping) and value.get("establishes") is False:
        return NO
    if question.kind == "order" and isinstance(value, Mapping) and value.get("sold") != "not_sold":
        return UNWRITTEN
    if isinstance(value, Mapping):
        return NO if value.get("sold") == "not_sold" else YES
    if question.kind == "order":
        return YES if value else NOTHING
    if question.kind == "paper":
        return NO if value is None else YES
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)
