"""The place of one word inside an entry: checks of references know the entry, and the text knows the word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.span import Span
from assessor.model.value import replace
from assessor.source.document import COLUMN_BITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.diagnostic import Diagnostic
    from assessor.source.document import Document, Mark

_MASK = (1 << COLUMN_BITS) - 1
_MAPPING_PARTS = 3


def pinpointed(item: Diagnostic, document: Document) -> Diagnostic:
    """A diagnostic moved from its entry to the first place in it of the word it is about, where there is one."""
    line, column = item.span.line - 1, item.span.column - 1
    entry = _entry(document.data, document.marks, line << COLUMN_BITS | column)
    if not item.word or entry is None:
        return item
    place = next(_places(*entry, item.word), None)
    if place is None:
        return item
    return replace(item, span=Span(item.span.path, (place >> COLUMN_BITS) + 1, (place & _MASK) + 1))


def _entry(data: Any, mark: Mark, place: int) -> tuple[Any, Mark] | None:
    """The innermost mapping or list that starts at a place; of what lies side by side only one can hold it."""
    if isinstance(mark, int):
        return None
    nearest = None
    for child in _children(data, mark):
        if _start(child[1]) > place:
            break
        nearest = child
    if nearest is not None and (found := _entry(*nearest, place)) is not None:
        return found
    return (data, mark) if mark[0] == place else None


def _start(mark: Mark) -> int:
    return mark if isinstance(mark, int) else mark[0]


def _children(data: Any, mark: Mark) -> Iterator[tuple[Any, Mark]]:
    if len(mark) == _MAPPING_PARTS:
        for key, inner in mark[2].items():
            yield data[key], inner
    else:
        yield from zip(data, mark[1], strict=False)


def _places(data: Any, mark: Mark, word: str) -> Iterator[int]:
    """Where a word stands as a value or a key, in the order of the text."""
    if isinstance(mark, int):
        if str(data) == word or (isinstance(data, bool) and str(data).lower() == word.lower()):
            yield mark
        return
    if len(mark) == _MAPPING_PARTS:
        for key, inner in mark[2].items():
            if key == word:
                yield mark[1][key]
            yield from _places(data[key], inner, word)
        return
    for below, inner in zip(data, mark[1], strict=False):
        yield from _places(below, inner, word)
