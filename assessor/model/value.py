"""`dataclass` as the standard library has it, for frozen values with slots, but cheap to define.

`dataclasses` compiles six functions for each frozen class; with four dozen classes that took longer than everything
else a short command does. Here the standard library still makes the fields and slots (so `fields` and `replace`
work), and all classes share the six functions. Type checkers see the real thing.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, field
else:
    field = dataclasses.field

    def dataclass(*, frozen, slots, kw_only=False, eq=True):  # noqa: ANN001, ANN201 - typed by the branch above
        """Decorate a class of frozen values."""
        if not (frozen and slots):
            raise TypeError("a value is frozen and has slots")
        return lambda kind: _finished(kind, kw_only=kw_only, eq=eq)


__all__ = ["dataclass", "field"]

_MISSING = dataclasses.MISSING


def _finished(kind: type, *, kw_only: bool, eq: bool) -> type:
    """A class with fields and slots, the shared functions, and what these read."""
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    fields = dataclasses.fields(made)
    slots = {item.name: getattr(made, item.name) for item in fields}
    made.__plan__ = tuple((item.name, slots[item.name].__set__, item.default, item.default_factory) for item in fields)
    made.__positional__ = () if kw_only else tuple(slots)
    made.__compared__ = tuple(slots[item.name].__get__ for item in fields if item.compare)
    for name in ("__init__", "__setattr__", "__delattr__", "__setstate__", "__repr__"):
        setattr(made, name, vars(_Shared)[name])
    if eq:
        made.__eq__, made.__hash__ = _Shared.__eq__, _Shared.__hash__
    finished: type = made
    return finished


class _Shared:
    """The functions every value has."""

    __plan__: tuple[tuple[str, Any, Any, Any], ...]
    __positional__: tuple[str, ...]
    __compared__: tuple[Any, ...]

    def __init__(self, *values: Any, **given: Any) -> None:
        kind = type(self)
        if values:
            given |= _by_name(kind, values, given)
        used = 0
        for name, put, default, factory in kind.__plan__:
            if name in given:
                put(self, given[name])
                used += 1
            elif default is not _MISSING:
                put(self, default)
            elif factory is not _MISSING:
                put(self, factory())
            else:
                raise TypeError(f"{kind.__name__} needs '{name}'")
        if used < len(given):
            known = {name for name, *_ in kind.__plan__}
            raise TypeError(f"{kind.__name__} has no '{min(given.keys() - known)}'")

    def __setattr__(self, name: str, _value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field '{name}'")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field '{name}'")

    def __setstate__(self, state: tuple[None, dict[str, Any]]) -> None:  # for copies, made slot by slot
        for name, value in state[1].items():
            object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        return _compared(self) == _compared(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(_compared(self))

    def __repr__(self) -> str:
        shown: Any = dataclasses.fields(self)  # type: ignore[arg-type]
        texts = (f"{item.name}={getattr(self, item.name)!r}" for item in shown if item.repr)
        return f"{type(self).__qualname__}({', '.join(texts)})"


def _by_name(kind: type[_Shared], values: tuple[Any, ...], given: dict[str, Any]) -> dict[str, Any]:
    """Positional values under their names."""
    if len(values) > len(kind.__positional__):
        raise TypeError(f"{kind.__name__} takes {len(kind.__positional__)} positional values, got {len(values)}")
    named = dict(zip(kind.__positional__, values, strict=False))
    if named.keys() & given.keys():
        raise TypeError(f"{kind.__name__} got '{min(named.keys() & given.keys())}' twice")
    return named


def _compared(value: Any) -> tuple[Any, ...]:
    return tuple(read(value) for read in type(value).__compared__)
