"""`NamedTuple` as `typing` has it, but cheap to define: annotations are kept as they are written, not looked into.

A short command spends more on defining the dozen of them than on what it is asked; nothing reads their types.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    _OWN = frozenset({"__annotations__", "__module__", "__qualname__"})

    class _Defining(type):
        """Makes a named tuple of the body of a class."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # noqa: PYI024 - what this is
            made.__annotations__ = fields
            for key, value in body.items():
                if key not in fields and key not in _OWN:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Defining):
        """The base a named tuple is written with; the tuple itself does not have it."""


__all__ = ["NamedTuple"]
