"""The words a brief should show beside those it shows: what was left out, put in or changed, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor.model.named_tuple import NamedTuple
from assessor.verification.page_words import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.verification.contents import Piece
    from assessor.verification.page_words import Unit

_FARTHEST: Final = 400
_LONGEST: Final = 3000
_SURE: Final = 24


class Found(NamedTuple):
    """A piece with the form it is compared in."""

    piece: Piece
    key: str


class Mismatch(NamedTuple):
    """Units that stand between two places where page and file agree, and the pieces that stand there."""

    first: int
    """The first unit."""
    units: tuple[Unit, ...]
    pieces: tuple[Piece, ...]


class Aligned(NamedTuple):
    """What matched, and what did not."""

    pages: dict[int, int]
    """The page of each unit that matched."""
    numbers: dict[int, str]
    """By unit that is a page number, what is printed there."""
    mismatches: tuple[Mismatch, ...]


def aligned(units: Sequence[Unit], pieces: Sequence[Piece]) -> Aligned:
    """Page and file side by side; heads that a page repeats, and rows and paragraphs that a page cuts, agree."""
    return _Alignment(units, [Found(piece, compact(piece.text)) for piece in pieces]).run()


class _Alignment:
    def __init__(self, units: Sequence[Unit], found: list[Found]) -> None:
        self._units = units
        self._found = [each for each in found if each.key]
        self._pages: dict[int, int] = {}
        self._numbers: dict[int, str] = {}
        self._head = ""

    def run(self) -> Aligned:
        at = here = 0
        wrong: list[Mismatch] = []
        while at < len(self._units) or here < len(self._found):
            step = self._agreed(at, here)
            if step is None and self._joined_rows(here):
                step = self._agreed(at, here)
            if step is None:
                step = self._lost(at, here, wrong)
            at, here = at + step[0], here + step[1]
        return Aligned(self._pages, self._numbers, tuple(wrong))

    def _agreed(self, at: int, here: int) -> tuple[int, int] | None:
        """How many units and pieces agree from here, or None."""
        if here < len(self._found) and self._matches(at, here):
            self._pages[at] = self._found[here].piece.page
            return 1, 1
        repeated = self._repeated(here)
        if repeated:
            return 0, repeated
        return self._run_together(at, here)

    def _matches(self, at: int, here: int) -> bool:
        if at >= len(self._units):
            return False
        unit, found = self._units[at], self._found[here]
        if unit.target:
            if not found.key.isdigit():
                return False
            self._numbers[at] = found.key
            return True
        if unit.key == found.key:
            if found.piece.heading and not (here and self._found[here - 1].piece.heading):
                self._head = self._head_at(here)[0]
            return True
        return False

    def _head_at(self, here: int) -> tuple[str, int]:
        """The words of the head of a table that begins here, and its pieces."""
        end = here
        while end < len(self._found) and self._found[end].piece.heading:
            end += 1
        return "\n".join(each.key for each in self._found[here:end]), end - here

    def _repeated(self, here: int) -> int:
        """The number of pieces from here that only repeat the head of a table on its next page."""
        if here >= len(self._found) or not self._found[here].piece.heading:
            return 0
        if here and self._found[here - 1].piece.page == self._found[here].piece.page:
            return 0
        head, pieces = self._head_at(here)
        return pieces if head == self._head else 0

    def _run_together(self, at: int, here: int) -> tuple[int, int] | None:
        """Units and pieces that are the same words, cut in different places."""
        left = right = ""
        units = pieces = 0
        pages: dict[int, int] = {}
        while len(left) < _LONGEST:
            if len(left) <= len(right):
                if at + units >= len(self._units) or self._units[at + units].target:
                    return None
                left += self._units[at + units].key
                units += 1
            else:
                skipped = self._repeated(here + pieces)
                pieces += skipped
                if here + pieces >= len(self._found):
                    return None
                right += self._found[here + pieces].key
                pieces += 1
            if here + pieces > 0:
                pages[at + units - 1] = self._found[min(here + max(pieces, 1), len(self._found)) - 1].piece.page
            if left == right:
                self._pages.update(pages)
                return units, pieces
            if not (left.startswith(right) or right.startswith(left)):
                return None
        return None

    def _joined_rows(self, here: int) -> bool:
        """Put together a row that a page cut: its first halves stand on one page, its second ones on the next."""
        row = self._row(here)
        if not row:
            return False
        after = row[-1] + 1
        if after >= len(self._found) or self._found[after].piece.page != self._found[row[0]].piece.page + 1:
            return False
        start = after + self._repeated(after)
        rest = self._row(start)
        if not rest or len(rest) > len(row):
            return False
        head = row[: row.index(here)] if here in row else []
        for first, second in zip(row[len(row) - len(rest) :], rest, strict=True):
            one, two = self._found[first], self._found[second]
            self._found[first] = Found(one.piece._replace(text=one.piece.text + two.piece.text), one.key + two.key)
        del self._found[after : rest[-1] + 1]
        return not head

    def _row(self, here: int) -> list[int]:
        """The pieces of the table row that this one is in."""
        if here >= len(self._found) or not self._found[here].piece.row:
            return []
        row, end = self._found[here].piece.row, here
        while end < len(self._found) and self._found[end].piece.row == row:
            end += 1
        return list(range(here, end))

    def _lost(self, at: int, here: int, wrong: list[Mismatch]) -> tuple[int, int]:
        """Note what does not agree up to the nearest place where page and file agree again."""
        units, pieces = self._nearest(at, here)
        shown = tuple(each.piece for each in self._found[here : here + pieces])
        wrong.append(Mismatch(at, tuple(self._units[at : at + units]), shown))
        return units, pieces

    def _nearest(self, at: int, here: int) -> tuple[int, int]:
        most = max(len(self._units) - at, len(self._found) - here)
        for distance in range(1, min(most, _FARTHEST) + 1):
            for units in range(distance + 1):
                if self._agree_again(at + units, here + distance - units):
                    return units, distance - units
        return max(len(self._units) - at, 0), max(len(self._found) - here, 0)

    def _agree_again(self, at: int, here: int) -> bool:
        """Whether two in a row agree here, or one that is long enough to be sure of."""
        if at >= len(self._units) or here >= len(self._found):
            return at >= len(self._units) and here >= len(self._found)
        if self._units[at].key != self._found[here].key:
            return False
        if len(self._found[here].key) >= _SURE or at + 1 >= len(self._units) or here + 1 >= len(self._found):
            return True
        return self._units[at + 1].key == self._found[here + 1].key


_EDGE: Final = re.compile(r"\S+")


def narrowed(old: str, new: str) -> tuple[str, str]:
    """Two texts without the words both begin and end with, but for one on each side."""
    if compact(old) == compact(new):
        return old, new
    before, after = _EDGE.findall(old), _EDGE.findall(new)
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    first, last = max(start - 1, 0), max(end - 1, 0)
    return " ".join(before[first : len(before) - last]), " ".join(after[first : len(after) - last])
