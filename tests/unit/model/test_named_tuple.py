"""Our cheap named tuples behave as those of `typing`."""

from __future__ import annotations

import copy
import pickle

import pytest

from assessor.model.named_tuple import NamedTuple


class Point(NamedTuple):
    """A place."""

    left: int
    right: int = 2

    @property
    def both(self) -> int:
        return self.left + self.right


def test_fields_defaults_and_methods() -> None:
    assert Point(1) == Point(1, 2) == Point(left=1) == (1, 2)
    assert (Point(1).both, Point(3)._replace(right=4), Point(1)._asdict()) == (3, (3, 4), {"left": 1, "right": 2})
    assert (Point._fields, Point.__doc__, Point.__module__) == (("left", "right"), "A place.", __name__)
    assert repr(Point(1)) == "Point(left=1, right=2)"
    match Point(1, 5):
        case Point(left=1, right=right):
            assert right == 5
        case _:
            raise AssertionError("a point has its fields")


def test_copies() -> None:
    assert copy.deepcopy(Point(1)) == Point(1)
    assert type(pickle.loads(pickle.dumps(Point(1)))) is Point  # noqa: S301 - made here


def test_wrong_calls_are_refused() -> None:
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, 2, 3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, left=2)  # type: ignore[misc]
    with pytest.raises(TypeError):
        Point(1, middle=2)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="middle"):
        Point(1)._replace(middle=2)  # type: ignore[call-arg]


class Often(NamedTuple):
    """A place that is visited a lot."""

    left: int
    right: int = 2


class Oftener(Often):
    """A tuple of a class below one of named tuples."""

    __slots__ = ()


def test_a_class_used_a_lot_has_a_constructor_of_its_own() -> None:
    before = [Often(1), Often(right=3, left=1), Oftener(1)]
    for number in range(200):
        assert Often(number) == (number, 2)
    assert [Often(1), Often(right=3, left=1), Oftener(1)] == before
    assert (type(Oftener(1)), vars(Often)["__new__"].__qualname__) == (Oftener, "Often.__new__")
    with pytest.raises(TypeError):
        Often()  # type: ignore[call-arg]
