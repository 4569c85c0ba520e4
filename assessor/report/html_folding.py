"""The page for a browser: cards that fold, and cells that know their column where a table is too wide for a telephone.

It works on the page the templates made, in which every attribute is quoted and `<` and `>` in texts are escaped.
"""

from __future__ import annotations

import re
from typing import Final

_TAGS: Final = re.compile(r"(<[^>]*>)")
_FOLDED: Final = re.compile(r'<div class="(?:card|sheet)" id="(?:card|finding)-\d+">')
_SPAN: Final = re.compile(r'colspan="(\d+)"')


def folded(html: str) -> str:
    """The same page with what stands below the heading of a card or a finding folded away, until it is opened."""
    pieces = _TAGS.split(html)
    depth = 0
    ends: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []
    for at, piece in enumerate(pieces):
        if piece.startswith("<div"):
            depth += 1
            if _FOLDED.fullmatch(piece):
                waiting.append((at, depth))
        elif piece == "</div>":
            if waiting and waiting[-1][1] == depth:
                ends[waiting.pop()[0]] = at
            depth -= 1
    for start, end in ends.items():
        _fold(pieces, start, end)
    return "".join(pieces)


def _fold(pieces: list[str], start: int, end: int) -> None:
    """Put everything from the first heading of a block on into details, the heading as their summary."""
    inside = range(start, end)
    first = next((at for at in inside if pieces[at].startswith("<h2")), None)
    last = next((at for at in inside if pieces[at] == "</h2>"), None)
    if first is not None and last is not None:
        pieces[first] = f"<details><summary>{pieces[first]}"
        pieces[last] += "</summary>"
        pieces[end] = f"</details>{pieces[end]}"


def labelled(html: str) -> str:
    """The same page with the title of its column on every cell of a table that has a head, and its rows' own heads."""
    pieces = _TAGS.split(html)
    titles: list[str] = []
    column, in_head, open_title = 0, False, -1
    for at, piece in enumerate(pieces):
        if piece.startswith("<table"):
            titles = []
        elif piece.startswith("<thead"):
            in_head = True
        elif piece == "</thead>":
            in_head = False
        elif piece.startswith("<tr"):
            column = 0
        elif piece.startswith("<th") and in_head:
            open_title = at
        elif piece == "</th>" and in_head:
            titles.append("".join(part for part in pieces[open_title + 1 : at] if not part.startswith("<")).strip())
        elif piece.startswith("<td") and not in_head:
            column += _cell(pieces, at, column, titles)
    return "".join(pieces)


def _cell(pieces: list[str], at: int, column: int, titles: list[str]) -> int:
    """Name the column of one cell; how many columns it takes."""
    piece = pieces[at]
    span = _SPAN.search(piece)
    if span is None and column < len(titles) and titles[column]:
        pieces[at] = f'{piece[:-1]} data-label="{_quoted(titles[column])}">'
        words = pieces[at + 1 : pieces.index("</td>", at)]
        if column == 0 and "s-" not in piece and words != [""]:
            _head(pieces, at)
    return int(span[1]) if span else 1


def _head(pieces: list[str], at: int) -> None:
    """The first cell of a row is what the row is about: a reader of the page aloud says it before each other cell."""
    end = pieces.index("</td>", at)
    pieces[at] = pieces[at].replace("<td", '<th scope="row"', 1)
    pieces[end] = "</th>"


def _quoted(text: str) -> str:
    """Text of a page, escaped already, as the value of an attribute."""
    return text.replace('"', "&quot;")
