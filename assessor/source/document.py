"""A parsed text with the place of every key and value."""

from __future__ import annotations

from typing import Any

from assessor.model.span import NOWHERE, Pointer, Span
from assessor.model.value import dataclass

# A place is packed into one int, line and column counted from 0; a mapping's mark is
# [place, {key: place of the key}, {key: mark of the value}], a sequence's [place, [marks]].
Mark = Any
# No file is as long as the widest column that fits.
COLUMN_BITS = 24
_COLUMN_MASK = (1 << COLUMN_BITS) - 1
# Places in the first text that was put into a document start this far on, in the second twice as far, and so on.
FOREIGN_LINES = 1 << 32 << COLUMN_BITS


@dataclass(frozen=True, slots=True)
class Document:
    """Data as plain Python values, and where each of them stands; `others` are the texts put in after reading."""

    path: str
    data: Any
    marks: Mark
    others: tuple[str, ...] = ()

    def span(self, pointer: Pointer) -> Span:
        """Place of the value at a pointer, or of its nearest ancestor that has one."""
        mark = self.marks
        for step in pointer:
            below = _children(mark)
            if below is None or not _has(below, step):
                break
            mark = below[step]
        return self._at(mark if isinstance(mark, int) else mark[0])

    def key_span(self, pointer: Pointer) -> Span:
        """Place of the key a pointer ends with (of the value, when it ends with an index)."""
        mark = self.marks
        for step in pointer[:-1]:
            below = _children(mark)
            if below is None or not _has(below, step):
                return self.span(pointer)
            mark = below[step]
        if isinstance(mark, list) and len(mark) == 3 and pointer[-1] in mark[1]:  # noqa: PLR2004 - a mapping's mark
            return self._at(mark[1][pointer[-1]])
        return self.span(pointer)

    def _at(self, place: int) -> Span:
        text, here = divmod(place, FOREIGN_LINES)
        path = self.others[text - 1] if 0 < text <= len(self.others) else self.path
        return Span(path, (here >> COLUMN_BITS) + 1, (here & _COLUMN_MASK) + 1)


@dataclass(frozen=True, slots=True)
class Unplaced(Document):
    """Data nobody asks the places of: everything stands where its text begins."""

    marks: Mark = 0
    start: Span = NOWHERE

    def span(self, _pointer: Pointer) -> Span:
        """The beginning of the text."""
        return self.start

    def key_span(self, _pointer: Pointer) -> Span:
        """The beginning of the text."""
        return self.start


def _children(mark: Mark) -> Any:
    return None if isinstance(mark, int) else mark[-1]


def _has(below: Any, step: str | int) -> bool:
    if isinstance(below, dict):
        return step in below
    return isinstance(step, int) and 0 <= step < len(below)


def shifted(mark: Mark, by: int) -> Mark:
    """The marks of a text, moved on to where it stands among the texts of a document."""
    if isinstance(mark, int):
        return mark + by
    if len(mark) == 2:  # noqa: PLR2004 - a list's mark
        return [mark[0] + by, [shifted(item, by) for item in mark[1]]]
    keys = {key: place + by for key, place in mark[1].items()}
    return [mark[0] + by, keys, {key: shifted(item, by) for key, item in mark[2].items()}]
