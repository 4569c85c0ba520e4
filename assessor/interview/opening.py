"""What is asked before anything can be judged: who the organization is, and which frameworks concern it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.interview.open_asked import fact_step
from assessor.interview.step import Choice, Step
from assessor.result.question import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.interview.draft import View
    from assessor.model.plan import Terrain

SIZE: Final = "users"


def opening_steps(terrain: Terrain, view: View, *, unnamed: bool) -> Iterator[Step]:
    """The questions that come first, where they are not answered yet."""
    stated = view.engagement.organization
    if unnamed:
        yield Step(id="organization.name", kind="name", place=("organization", "name"), free="name")
    for framework in terrain.frameworks.values():
        for concern in framework.concerns:
            if concern.fact in terrain.facts and concern.fact not in stated:
                yield fact_step("concern", terrain.facts[concern.fact], subject=framework.id)
    if not view.chosen:
        place = ("frameworks",)
        yield Step(
            id="frameworks",
            kind="frameworks",
            place=place,
            several=True,
            choices=tuple(Choice(code=name, answer=Answer(place=place, value=(name,))) for name in terrain.frameworks),
        )
        return
    for chosen in view.engagement.frameworks:
        for name in terrain.frameworks[chosen].asked_first:
            if name not in stated:
                yield fact_step("scope", terrain.facts[name], subject=chosen)
    if SIZE in terrain.facts and SIZE not in stated:
        yield fact_step("size", terrain.facts[SIZE])


def concerned(terrain: Terrain, view: View) -> tuple[str, ...]:
    """The frameworks of the engagement, and behind them those that a stated fact makes its concern."""
    stated = view.engagement.organization
    follows = (
        item.id
        for item in terrain.frameworks.values()
        if any(stated.get(concern.fact) is True for concern in item.concerns)
    )
    return tuple(dict.fromkeys((*view.engagement.frameworks, *follows)))


def because(terrain: Terrain, framework: str, fact: str) -> str:
    """Why a fact makes a framework a concern."""
    return next(item.because for item in terrain.frameworks[framework].concerns if item.fact == fact)
