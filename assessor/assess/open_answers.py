"""The answers a question can have, as values and places of the engagement file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.interval import seconds
from assessor.model.scales import AS_DEFINED, CUSTOMER, DETECTION, EVIDENCE
from assessor.result.question import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.evaluate.case import Case
    from assessor.model.plan import Demand
    from assessor.model.row_finding import FindingCode
    from assessor.result.question import AnswerValue, OpenKind

_SCALES: Final[Mapping[OpenKind, tuple[str, ...]]] = {"detection": DETECTION, "evidence": EVIDENCE}
_OFTEN: Final = ("P1Y", "P6M", "P3M", "P1M")
_HOURS: Final = ("8x5", "12x5", "24x7")


def answers(place: tuple[str, ...], values: Iterable[AnswerValue]) -> tuple[Answer, ...]:
    """Answers that all stand at one place."""
    return tuple(Answer(place=place, value=value) for value in values)


def of_fact(case: Case, name: str) -> tuple[Answer, ...]:
    """A fact about the organization, by its type."""
    fact = case.terrain.facts[name]
    examples: Mapping[str, tuple[AnswerValue, ...]] = {
        "boolean": (True, False),
        "number": (0,),
        "date": (case.engagement.as_of, "none"),
    }
    return answers(("organization", name), fact.choices or examples.get(fact.type, ("text",)))


def of_holder(case: Case, function: str) -> tuple[Answer, ...]:
    """Who does a function: the organization where it is reserved to it, else any provider, or nobody."""
    if case.terrain.functions[function].kind == "reserved":
        who: list[tuple[str, ...]] = [(CUSTOMER,), ()]
    else:
        who = [*((provider.id,) for provider in case.engagement.providers), ()]
    return answers(("today", function), who)


def of_order(case: Case, provider: str, line: tuple[str, ...], demand: Demand) -> tuple[Answer, ...]:
    """Ordered, beside what is ordered anyway; not part of the service; or nothing at all was ordered.

    A setting may be on although nobody ordered it, and own staff may do what nobody wrote down.
    """
    capability = demand.capability or ""
    held = next(item for item in case.engagement.providers if item.id == provider)
    bought = tuple(sorted({*(held.ordered or ()), capability}))
    ordered = Answer(place=("providers", provider, "ordered"), value=bought)
    unwritten, not_this = of_line(line, demand)
    if demand.state and demand.every is None:
        return (ordered, *answers(line, ({"establishes": True}, {"establishes": False})))
    if case.terrain.models[held.model].employees:
        return (ordered, unwritten, not_this)
    if held.ordered:
        return (ordered, not_this)
    return (ordered, not_this, Answer(place=ordered.place, value=()))


def of_line(line: tuple[str, ...], demand: Demand) -> tuple[Answer, ...]:
    """Whether a piece of work is part of a service: on the terms asked for, or not."""
    terms: dict[str, str | bool | None] = {}
    if demand.every is not None:
        terms["every"] = demand.every if demand.every != AS_DEFINED else "P1Y"
    if demand.state:
        terms["establishes"] = True
    return answers(line, (terms, {"sold": "not_sold"}))


def of_schedule(line: tuple[str, ...], every: str | None) -> tuple[Answer, ...]:
    """A rhythm: the one asked for, or none."""
    return answers((*line, "every"), (every or "P1M", None))


def of_event(line: tuple[str, ...], event: str, within: str | None) -> tuple[Answer, ...]:
    """Whether an event is taken: in a promised time, without one, not at all."""
    taken: list[AnswerValue] = [{event: within}] if within is not None else []
    return answers((*line, "events"), [*taken, {event: None}, {}])


def of_class(line: tuple[str, ...], kind: OpenKind) -> tuple[Answer, ...]:
    """A class of detection or of record."""
    return answers((*line, kind), _SCALES[kind])


def of_coverage_hours(line: tuple[str, ...]) -> tuple[Answer, ...]:
    """Hours of a day and days of a week."""
    return answers((*line, "hours"), _HOURS)


def of_duty(case: Case, place: tuple[str, ...], *, recurring: bool) -> tuple[Answer, ...]:
    """How a duty stands; of work that comes back, with the day it was last done."""
    if recurring:
        done = {"state": "done", "last": case.engagement.as_of}
        return answers(place, (done, {"state": "assigned"}, {"state": "not_done"}))
    return answers((*place, "state"), ("done", "assigned", "not_done"))


def of_duty_date(case: Case, place: tuple[str, ...]) -> tuple[Answer, ...]:
    """The day something was last done."""
    return answers(place, (case.engagement.as_of, "never"))


_OF_A_DAY: Final[frozenset[FindingCode]] = frozenset({"undated", "stale"})


def of_statement(case: Case, place: tuple[str, ...], code: FindingCode) -> tuple[Answer, ...]:
    """What only a framework asks: whether it is so, or the day it was done; what is wrong otherwise is no question."""
    if code in _OF_A_DAY and (place[-1] == "collected" or place[-1].endswith("_on")):
        return answers(place, (case.engagement.as_of,))
    return answers(place, (True, False) if code == "not_stated" else ())


def of_paper(provider: str, needs: str) -> tuple[Answer, ...]:
    """The file a paper is kept in, or that there is none."""
    return answers(("providers", provider, "artefacts", needs), (f"papers/{provider}-{needs}.pdf", None))


def of_frequency(place: tuple[str, ...]) -> tuple[Answer, ...]:
    """How often, where the organization decides."""
    return answers(place, (*_OFTEN, None))


def of_coverage(case: Case, place: tuple[str, ...], groups: Iterable[str]) -> tuple[Answer, ...]:
    """All asset groups, or some; everything where none are listed."""
    everything: list[AnswerValue] = ["all"]
    known = sorted(groups) if case.engagement.asset_groups else ()
    return answers(place, [*everything, *((group,) for group in known)])


def of_objective(ref: str) -> tuple[Answer, ...]:
    """What was found of an objective."""
    found = ({"obligation": ref, "status": status} for status in ("met", "not_met", "not_applicable"))
    return answers(("determinations", ref), found)


def merged(first: tuple[Answer, ...], more: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Answers of one question asked for two obligations: a rhythm each of them asks for, the shortest first."""
    known = [*first, *(answer for answer in more if answer not in first)]
    rhythms = [answer for answer in known if answer.place[-1] == "every" and isinstance(answer.value, str)]
    rhythms.sort(key=lambda answer: seconds(str(answer.value)))
    return (*rhythms, *(answer for answer in known if answer not in rhythms))
