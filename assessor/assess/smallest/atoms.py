"""Atoms of a change, each with the statements it comes to in the engagement file (docs/method.md, 13)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assessor.model.shape import plain
from assessor.model.stated import name_of, stated
from assessor.result.smallest import Atom, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.engagement import Engagement
    from assessor.result.smallest import AmendedPart, AtomKind, TermName

Place = tuple[str, ...]


def atom(  # noqa: PLR0913 - one thing to do has that many sides
    kind: AtomKind,
    *statements: Statement,
    demand: int | None = None,
    provider: str | None = None,
    function: str | None = None,
    capability: str | None = None,
    term: TermName | None = None,
    amended: AmendedPart | None = None,
    gate: str | None = None,
    duty: str | None = None,
    part: str | None = None,
    assignable: bool = False,
    title: str | None = None,
    model: str | None = None,
    offering: str | None = None,
) -> Atom:
    """An atom of one kind, with the values that kind has."""
    return Atom(
        kind=kind,
        statements=statements,
        demand=demand,
        provider=provider,
        function=function,
        capability=capability,
        term=term,
        amended=amended,
        gate=gate,
        duty=duty,
        part=part,
        assignable=assignable,
        title=title,
        model=model,
        offering=offering,
    )


def to_replace(name: str) -> str:
    """A mark for words of the organization; a trial takes it for them, a file with it has not stated them."""
    return f"[{name}]"


def statement(engagement: Engagement, place: Place, value: object) -> Statement:
    """A value at a place, beside what stands there."""
    return Statement(place=place, value=value, was=plain(stated(engagement, place)))


def entry(engagement: Engagement, place: Place, name: str, value: Mapping[str, object]) -> Statement:
    """One more entry of a list; a list that is empty, or in which the name stands twice, is written as a whole."""
    there = stated(engagement, place)
    entries = there if isinstance(there, tuple) else ()
    names = [name_of(item) for item in entries]
    if not entries or None in names or names.count(name) > 1:
        return statement(engagement, place, [*(plain(item) for item in entries), value])
    return statement(engagement, (*place, name), value)


def joined(engagement: Engagement, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements as they would be written: the last word on a place counts, and what stands inside another joins it.

    The first entry of a list is written with its list.
    """
    made: dict[Place, Statement] = {}
    for item in statements:
        around = next((place for place in made if item.place[: len(place)] == place and place != item.place), None)
        for inner in [place for place in made if place[: len(item.place)] == item.place and place != item.place]:
            del made[inner]  # a whole that is written later holds what was written inside it
        if around is None:
            first = made.get(item.place)
            was = item.was if first is None else first.was
            made[item.place] = Statement(place=item.place, value=item.value, was=was)
        else:
            whole = made[around]
            value = _within(whole.value, item.place[len(around) :], item.value)
            made[around] = Statement(place=around, value=value, was=whole.was)
    return tuple(_with_list(engagement, item) for item in made.values())


def _with_list(engagement: Engagement, item: Statement) -> Statement:
    above = stated(engagement, item.place[:-1]) if len(item.place) > 1 else None
    if above == () and isinstance(item.value, Mapping):
        return Statement(place=item.place[:-1], value=[item.value], was=[])
    return item


def _within(whole: object, rest: Place, value: object) -> object:
    if not rest:
        return value
    known = whole if isinstance(whole, Mapping) else {}
    return {**known, rest[0]: _within(known.get(rest[0]), rest[1:], value)}


def paper_file(owner: str, needs: str) -> str:
    """Where a paper might lie once it is signed; whoever signs it writes the true name."""
    return f"papers/{owner}-{needs}.pdf"
