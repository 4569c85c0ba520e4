"""The pages of a brief held against the words they should show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor.result.verification import Alteration
from assessor.verification.alignment import aligned, narrowed
from assessor.verification.page_words import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.verification.alignment import Aligned, Mismatch
    from assessor.verification.contents import Contents, Piece
    from assessor.verification.page_words import PageWords, Unit

_SHOWN: Final = 400
_NUMBERS: Final = re.compile(r"\d+")
_NAME: Final = re.compile(r"[^\s,]+")
_PAGE_WORDS: Final = frozenset({"", "confidential", "page", "pageof", "confidentialpage", "confidentialpageof"})


def altered_pages(page: PageWords, contents: Contents, references: frozenset[str]) -> tuple[Alteration, ...]:
    """Every place where the pages say something other than the page of the result."""
    body = [piece for piece in contents.pieces if not piece.mark]
    margins = [piece for piece in contents.pieces if piece.mark]
    found = aligned(page.units, body)
    names = {reference.rpartition(":")[2]: reference for reference in references}
    return (
        *(_words(page, found, mismatch, names) for mismatch in found.mismatches if not _parted(mismatch)),
        *_page_numbers(page, found),
        *_margins(page, found, margins, contents.pages),
        *_outline(page, contents),
    )


def _parted(mismatch: Mismatch) -> bool:
    """Whether the words are the same, only parted otherwise: a long paragraph that goes on over a page."""
    return compact("".join(unit.text for unit in mismatch.units)) == compact(
        "".join(piece.text for piece in mismatch.pieces)
    )


def _words(page: PageWords, found: Aligned, mismatch: Mismatch, names: dict[str, str]) -> Alteration:
    old = " ".join(unit.text for unit in mismatch.units)
    new = " ".join(piece.text for piece in mismatch.pieces)
    near = page.units[min(mismatch.first, len(page.units) - 1)] if page.units else None
    before = max((at for at in found.pages if at < mismatch.first), default=None)
    number = mismatch.pieces[0].page if mismatch.pieces else found.pages.get(before, 0) if before is not None else 1
    old, new = narrowed(old, new) if old and new else (old, new)
    return Alteration(
        kind="words",
        part=_part(near),
        obligation=_obligation(page.units, mismatch.first, names),
        page=number,
        old=old[:_SHOWN],
        new=new[:_SHOWN],
    )


def _part(unit: Unit | None) -> str:
    if unit is None:
        return ""
    return f"{unit.part}, {unit.head}" if unit.head and unit.head != unit.part else unit.part


def _obligation(units: Sequence[Unit], first: int, names: dict[str, str]) -> str:
    """The obligation of the row a unit stands in, else the nearest one named above it under the same heading."""
    if first >= len(units):
        return ""
    here = units[first]
    row = [unit for unit in units[max(first - 40, 0) : first + 40] if unit.group == here.group]
    above = [unit for unit in reversed(units[max(first - 60, 0) : first]) if unit.head == here.head]
    for unit in (*row, *above):
        for word in (unit.text, *_NAME.findall(unit.text)):
            if word in names:
                return names[word]
    return ""


def _page_numbers(page: PageWords, found: Aligned) -> Iterator[Alteration]:
    """Page numbers in the contents that lead elsewhere."""
    for at, printed in found.numbers.items():
        first = page.anchors.get(page.units[at].target)
        right = found.pages.get(first) if first is not None else None
        if right is not None and printed != str(right):
            old = str(right)
            yield Alteration(kind="page_number", part=page.units[at].part, page=found.pages[at], old=old, new=printed)


def _margins(page: PageWords, found: Aligned, margins: Sequence[Piece], pages: int) -> Iterator[Alteration]:
    """What stands outside of the text: names of parts that begin elsewhere, other numbers, anything else."""
    parts = _parts_by_page(page, found, pages)
    sections = {compact(unit.part) for unit in page.units}
    for piece in margins:
        key = compact(piece.text)
        allowed = key in parts.get(piece.page, ()) if key in sections else key in page.furniture
        numbers = _NUMBERS.findall(key)
        numbered = _NUMBERS.sub("", key).strip("/|·-") in _PAGE_WORDS
        counted = numbered and numbers in ([str(piece.page)], [str(piece.page), str(pages)])
        if key and not allowed and not counted:
            yield Alteration(kind="margin", page=piece.page, new=piece.text[:_SHOWN])


def _parts_by_page(page: PageWords, found: Aligned, pages: int) -> dict[int, set[str]]:
    """The parts that a page's margin may name: those with words on it, and the one that went on from before."""
    named: dict[int, set[str]] = {}
    for at, number in sorted(found.pages.items()):
        named.setdefault(number, set()).add(compact(page.units[at].part))
    last: set[str] = set()
    for number in range(1, pages + 1):
        named.setdefault(number, set()).update(last)
        on = [at for at, where in found.pages.items() if where == number]
        last = {compact(page.units[max(on)].part)} if on else last
    return named


def _outline(page: PageWords, contents: Contents) -> Iterator[Alteration]:
    for title in contents.bookmarks:
        if compact(title) not in page.bookmarks:
            yield Alteration(kind="bookmark", new=title[:_SHOWN])
    if compact(contents.title) != compact(page.title):
        yield Alteration(kind="title", old=page.title, new=contents.title)
