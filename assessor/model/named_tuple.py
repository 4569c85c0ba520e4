"""`NamedTuple` as `typing` has it, but cheap to define: annotations are kept as they are written, not looked into.

A short command spends more on defining three dozen of them than on what it is asked. All share their functions, and
one that is used a lot gets a constructor of its own (`constructor.py`), which is what `typing` compiles for each.
"""

from __future__ import annotations

import collections
from itertools import count
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import NamedTuple, Self

_MANY: Final = 60  # tuples of a class, after which it gets a constructor of its own
_GETTER: Final = collections._tuplegetter  # type: ignore[attr-defined] # noqa: SLF001 - a property, of twice its speed


class _Shared(tuple[Any, ...]):
    """The functions every named tuple has."""

    __slots__ = ()
    _fields: tuple[str, ...]
    _field_defaults: dict[str, Any]
    _made: count[int]

    def __new__(cls, *values: Any, **given: Any) -> Self:
        if next(cls._made) == _MANY:
            _construct_alone(cls)
        whole = not given and len(values) == len(cls._fields)
        return tuple.__new__(cls, values if whole else _in_order(cls, values, given))

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, got {len(made)}")
        return made

    def _replace(self, /, **changes: Any) -> Self:
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"{type(self).__name__} has no '{min(changes)}'")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        texts = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(texts)})"

    def __getnewargs__(self) -> tuple[Any, ...]:  # for copies
        return tuple(self)


_SHARED: Final = {
    name: vars(_Shared)[name]
    for name in ("__slots__", "__new__", "_make", "_replace", "_asdict", "__repr__", "__getnewargs__")
}


def _construct_alone(kind: type[_Shared]) -> None:
    """Give a class that is used a lot a constructor that makes its tuples alone."""
    from assessor.model.constructor import tuple_constructor  # noqa: PLC0415 - a short command makes few values

    owner: Any = next(base for base in kind.__mro__ if "_fields" in vars(base))
    owner.__new__ = tuple_constructor(owner.__name__, owner._fields, owner._field_defaults)


def _in_order(kind: type[_Shared], values: Sequence[Any], given: dict[str, Any]) -> list[Any]:
    """The values of all fields, those that are given by name and those nobody gave after those given by place."""
    names, defaults = kind._fields, kind._field_defaults
    if len(values) > len(names):
        raise TypeError(f"{kind.__name__} takes {len(names)} values, got {len(values)}")
    made = [*values]
    for name in names[len(made) :]:
        if name in given:
            made.append(given.pop(name))
        elif name in defaults:
            made.append(defaults[name])
        else:
            raise TypeError(f"{kind.__name__} needs '{name}'")
    if given:
        raise TypeError(f"{kind.__name__} {'got twice' if min(given) in names else 'has no'} '{min(given)}'")
    return made


if not TYPE_CHECKING:

    class _Defining(type):
        """Makes a named tuple of the body of a class."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            getters = {field: _GETTER(number, None) for number, field in enumerate(fields)}
            own = {
                "_fields": fields,
                "_field_defaults": {field: body[field] for field in fields if field in body},
                "_made": count(1),
                "__match_args__": fields,
            }
            return type(name, (tuple,), {**_SHARED, **body, **getters, **own})

    class NamedTuple(metaclass=_Defining):
        """The base a named tuple is written with; the tuple itself does not have it."""


__all__ = ["NamedTuple"]
