"""A class that is used a lot makes its values as before."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from assessor.model.value import dataclass, field

_MANY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str
    parts: list[int] = field(default_factory=list)
    place: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Pair:
    left: int
    right: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Longer(Named):
    required: bool = True


class Undecorated(Pair):
    @property
    def both(self) -> int:
        return self.left + self.right


@pytest.fixture(autouse=True, scope="module")
def _used() -> None:
    for number in range(_MANY):
        Named(name=str(number))
        Pair(number)
        Longer(name=str(number))
        Undecorated(number)


def test_a_class_used_a_lot_has_a_constructor_of_its_own() -> None:
    assert len({vars(kind)["__init__"] for kind in (Named, Pair, Longer)}) == 3


def test_values_are_as_before() -> None:
    assert Named(name="a") == Named(parts=[], place=7, name="a")
    assert Named(name="a").parts is not Named(name="b").parts
    assert (Pair(1), Pair(left=1), Pair(1, 2)) == (Pair(1, right=2),) * 3
    assert repr(Longer(name="a", place=1)) == "Longer(name='a', parts=[], place=1, required=True)"
    assert Undecorated(1).both == 3
    with pytest.raises(FrozenInstanceError):
        Pair(1).left = 3  # type: ignore[misc]


@pytest.mark.parametrize(("values", "given"), [((), {}), ((1, 2, 3), {}), ((1,), {"left": 2}), ((1,), {"middle": 2})])
def test_wrong_calls_are_refused(values: tuple[int, ...], given: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Pair(*values, **given)
