"""A terrain under watch: every field of it is watched, and each way of looking into it is noted as what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor.library.watched_terrain import BY_ID, NESTED, WHOLE, watched_terrain
from assessor.model.economics import Economics
from assessor.model.plan import Terrain
from assessor.model.sense import EVERY, IDS, ShareName, Shares, needed
from assessor.model.value import field_names

if TYPE_CHECKING:
    from collections.abc import Callable

EMPTY: Any = {key: {} for key in ("capabilities", "models", "events", "facts", "duties", "gates", "frameworks")}


@pytest.fixture
def terrain() -> Terrain:
    capacity: Any = None
    return Terrain(**EMPTY, functions={"one": capacity}, capacity=capacity)


def test_every_field_is_watched() -> None:
    assert {*field_names(Terrain), *field_names(Economics)} == {*BY_ID, *WHOLE, *NESTED}


@pytest.mark.parametrize(
    ("look", "noted"),
    [
        (lambda terrain: terrain.models.get("gone"), {("models", "gone")}),
        (lambda terrain: "gone" in terrain.facts, {("facts", "gone")}),
        (lambda terrain: list(terrain.duties), {("duties", "#")}),
        (lambda terrain: len(terrain.gates), {("gates", "#")}),
        (lambda terrain: list(terrain.gates.values()), {("gates", "*")}),
        (lambda terrain: dict(terrain.facts.items()), {("facts", "*")}),
        (lambda terrain: {**terrain.functions}, {("functions", "#"), ("functions", "one")}),
        (lambda terrain: terrain.economics.parameters.get("wage"), {("parameters", "wage")}),
        (lambda terrain: terrain.economics.losses, {("losses", "*")}),
        (lambda terrain: terrain.work_of_duty, {("capabilities", "*")}),
    ],
)
def test_what_is_read_is_noted(
    terrain: Terrain, look: Callable[[Terrain], object], noted: set[tuple[str, str]]
) -> None:
    read: set[ShareName] = set()
    look(watched_terrain(terrain, read))
    assert read == noted


USERS, SITES, GONE = (ShareName("facts", name) for name in ("users", "sites", "gone"))
ALL, NAMES = ShareName("facts", EVERY), ShareName("facts", IDS)


def test_shares_that_are_named_with_all_of_their_part_are_not_needed_besides() -> None:
    other = ShareName("models", "managed")
    assert needed({ALL, USERS, NAMES, other}) == (ALL, other)


def test_a_share_says_what_stands_under_its_name_and_what_does_not() -> None:
    one = Shares([(USERS, "a"), (SITES, "b")])
    other = Shares([(USERS, "a"), (SITES, "c")])
    more = Shares([(USERS, "a"), (SITES, "b"), (GONE, "d")])
    assert one.of(USERS) == other.of(USERS) == more.of(USERS)
    assert one.of(ALL) != other.of(ALL)
    assert one.of(NAMES) == other.of(NAMES) != more.of(NAMES)
    assert one.of(GONE) != more.of(GONE)
    assert Shares([(USERS, "a"), (USERS, "b")]).of(USERS) != one.of(USERS)
