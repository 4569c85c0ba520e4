"""Our cheap dataclasses behave as the standard library's."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str
    parts: list[int] = field(default_factory=list)
    place: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things."""

    left: int
    right: int = 2


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    value: int


def test_defaults_and_factories() -> None:
    assert Named(name="a") == Named(name="a", parts=[], place=0)
    assert Named(name="a").parts is not Named(name="b").parts
    assert (Pair(1), Pair(1, 2), Pair(left=1)) == (Pair(1, 2),) * 3


def test_equality_hash_and_text_follow_the_fields() -> None:
    assert Named(name="a", place=1) == Named(name="a", place=2)
    others: list[object] = [(1, 2), Named(name="a"), None]
    assert Pair(1) not in others
    assert len({Pair(1), Pair(1, 2), Pair(2)}) == 2
    assert repr(Named(name="a", place=1)) == "Named(name='a', parts=[])"
    assert Single(1) != Single(1)


def test_nothing_can_be_changed() -> None:
    pair = Pair(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        pair.left = 3  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del pair.left
    assert not hasattr(pair, "__dict__")


def test_the_standard_library_knows_them() -> None:
    assert [item.name for item in dataclasses.fields(Pair)] == ["left", "right"]
    assert dataclasses.replace(Pair(1), right=5) == Pair(1, 5)
    assert copy.deepcopy(Named(name="a", parts=[1])) == Named(name="a", parts=[1])
    assert pickle.loads(pickle.dumps(Pair(1, 3))) == Pair(1, 3)  # noqa: S301 - made here


@pytest.mark.parametrize(
    ("values", "given", "fault"),
    [
        ((), {}, "needs 'left'"),
        ((1, 2, 3), {}, "takes 2 positional values, got 3"),
        ((1,), {"left": 2}, "got 'left' twice"),
        ((1,), {"middle": 2}, "has no 'middle'"),
    ],
)
def test_wrong_calls_are_refused(values: tuple[int, ...], given: dict[str, int], fault: str) -> None:
    with pytest.raises(TypeError, match=fault):
        Pair(*values, **given)


def test_only_frozen_values_with_slots() -> None:
    with pytest.raises(TypeError, match="frozen and has slots"):
        dataclass(frozen=False, slots=True)
