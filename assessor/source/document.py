"""A parsed text with the place of every key and value."""

from __future__ import annotations

from typing import Any

from assessor.model.span import Pointer, Span
from assessor.model.value import dataclass

# A place is packed into one int, line and column counted from 0; a mapping's mark is
# [place, {key: place of the key}, {key: mark of the value}], a sequence's [place, [marks]].
Mark = Any
# No file is as long as the widest column that fits.
COLUMN_BITS = 24
_COLUMN_MASK = (1 << COLUMN_BITS) - 1


@dataclass(frozen=True, slots=True)
class Document:
    """Data as plain Python values, and where each of them stands."""

    path: str
    data: Any
    marks: Mark

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
        return Span(self.path, (place >> COLUMN_BITS) + 1, (place & _COLUMN_MASK) + 1)


def _children(mark: Mark) -> Any:
    return None if isinstance(mark, int) else mark[-1]


def _has(below: Any, step: str | int) -> bool:
    if isinstance(below, dict):
        return step in below
    return isinstance(step, int) and 0 <= step < len(below)
