"""A YAML text with the places of what stands in it, down to the end of the last thing a node holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LITERAL: Final = ("|", ">")
NAMED_BY: Final = ("id", "provider")
"""The keys that name an entry of a list; the first it has."""


def below(node: Any, step: str | int) -> tuple[Any, Any] | None:
    """The key and the value under a step; an entry of a list, by its number or what names it, has no key."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if not isinstance(node, yaml.SequenceNode):
        return None
    if isinstance(step, int):
        return (None, node.value[step]) if step < len(node.value) else None
    for entry in node.value:
        found = (below(entry, key) for key in NAMED_BY) if isinstance(entry, yaml.MappingNode) else ()
        named = next((item for item in found if item is not None), None)
        if named is not None and named[1].value == step:
            return None, entry
    return None


class Layout:
    """A text with the node it is composed to and the offsets of its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = yaml.compose(text, Loader=_LOADER)
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def at(self, mark: Any) -> int:
        """The offset of a place."""
        return int(self._starts[mark.line]) + int(mark.column)

    def start(self, node: Any) -> int:
        """Where a node begins."""
        return self.at(node.start_mark)

    def end(self, node: Any) -> int:
        """Where the last character of a node's content stands; libyaml lets a block reach to what comes after it."""
        if isinstance(node, yaml.ScalarNode):
            end = self.at(node.end_mark)
            return len(self.text[:end].rstrip()) if node.style in _LITERAL else end
        if node.flow_style or not node.value:
            return self.at(node.end_mark)
        last = node.value[-1]
        if isinstance(node, yaml.SequenceNode):
            return self.end(last)
        return max(self.end(last[1]), self.colon(last[0]))

    def colon(self, key: Any) -> int:
        """The place after the colon of a key."""
        return self.text.index(":", self.at(key.end_mark)) + 1

    def line_end(self, offset: int) -> int:
        """The end of the line a place is on, its comment included."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found is not None else len(self.text)

    def with_piece(self, start: int, end: int, piece: str) -> str:
        """The text with another piece between two places."""
        return self.text[:start] + piece + self.text[end:]

    def with_lines(self, offset: int, lines: Sequence[str]) -> str:
        """The text with lines below the one a place is on; what was its last line is ended."""
        place = self.line_end(offset)
        added = "".join(f"{self.newline}{line}" for line in lines)
        return self.text[:place] + added + (self.text[place:] or self.newline)
