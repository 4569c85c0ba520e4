"""Untyped data of somebody else's format, looked into by kind: a text, a list, an object, each with its place.

What is not of the kind asked for is told once, with its place, and counts as not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.span import Pointer, Span

_MOST_PROBLEMS = 50


class Placed(Protocol):
    """Data that knows where each of its values stands."""

    @property
    def data(self) -> Any:
        """The data."""

    def span(self, pointer: Pointer) -> Span:
        """Where the value at a pointer stands."""


class Node:
    """One object of the data; `problems` is shared by all nodes of a document."""

    def __init__(self, document: Placed, pointer: Pointer, value: Any, problems: list[Diagnostic]) -> None:
        self._document = document
        self._value: dict[str, Any] = value
        self.pointer = pointer
        self.problems = problems

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self._document.span(self.pointer)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it has."""
        return tuple(self._value)

    def text(self, key: str) -> str | None:
        """A text, a number or a truth value as text; None where there is none."""
        value = self._value.get(key)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return str(value)
        self.refuse("text", key)
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; a single text counts as a list of one."""
        value = self._value.get(key)
        if isinstance(value, str):
            return (value,)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.refuse("a list of texts", key)
            return ()
        return tuple(value)

    def node(self, key: str) -> Node | None:
        """An object; None where there is none."""
        value = self._value.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.refuse("an object", key)
            return None
        return Node(self._document, (*self.pointer, key), value, self.problems)

    def nodes(self, key: str) -> Iterator[Node]:
        """The objects of a list; a single object counts as a list of one."""
        value = self._value.get(key)
        if isinstance(value, dict):
            yield Node(self._document, (*self.pointer, key), value, self.problems)
            return
        if value is None:
            return
        if not isinstance(value, list):
            self.refuse("a list", key)
            return
        for number, item in enumerate(value):
            if isinstance(item, dict):
                yield Node(self._document, (*self.pointer, key, number), item, self.problems)
            else:
                self.refuse("an object", key, number)

    def refuse(self, expected: str, *at: str | int) -> None:
        """Tell that something else was expected at a place below."""
        if len(self.problems) < _MOST_PROBLEMS:
            place = self._document.span((*self.pointer, *at))
            message = f"'{at[0] if at else self.pointer[-1]}' is not {expected}"
            self.problems.append(Diagnostic("import/type", message, place, f"expected {expected}"))


def root(document: Placed) -> Node | None:
    """The whole document as an object; None where it is none."""
    return Node(document, (), document.data, []) if isinstance(document.data, dict) else None
