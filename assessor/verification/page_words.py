"""The words a page of the brief shows, in reading order, without laying anything out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

_SILENT: Final = frozenset({"head", "style", "script", "title", "desc", "template"})
_VOID: Final = frozenset({"meta", "link", "br", "hr", "img", "col", "input", "wbr", "base", "source"})
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)
_LABELLED: Final = re.compile(r"^h[1-6]$")
_LEFT_OUT: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_DASHES: Final = {0x2010: "-", 0x2011: "-"}
_BULLET: Final = "\N{BULLET}"
FURNITURE: Final = ("data-client", "data-section", "data-foot", "data-issuer")


def compact(text: str) -> str:
    """A text as it is compared: no white space, no hyphen a line break may have added, one form of each letter."""
    if text.isascii():
        return "".join(text.split()).casefold()
    folded = unicodedata.normalize("NFKC", text.translate(_DASHES))
    return "".join(letter for letter in folded if unicodedata.category(letter) not in _LEFT_OUT).casefold()


@dataclass(frozen=True, slots=True)
class Unit:
    """One run of words of the page: a cell, a paragraph, a heading."""

    text: str
    """As it reads, white space folded."""
    key: str
    """As it is compared."""
    part: str
    """The part of the brief it stands in."""
    group: int
    """The same for all units of one row or one paragraph."""
    head: str = ""
    """The heading it stands under."""
    target: str = ""
    """Where it is a page number: the id of what stands on that page."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """Everything a page shows and what its margins may say."""

    title: str
    units: tuple[Unit, ...]
    furniture: frozenset[str]
    """What may stand in a margin beside page numbers, as it is compared."""
    anchors: dict[str, int]
    """The first unit at or after each id."""
    bookmarks: tuple[str, ...]
    """Its headings, as they are compared."""
    addresses: frozenset[str]
    """Where its links lead outside."""


def page_words(html: str) -> PageWords:
    """The words of one page of our own making."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return PageWords(
        title=reader.title,
        units=tuple(reader.units),
        furniture=frozenset(filter(None, map(compact, reader.furniture))),
        anchors=reader.anchors,
        bookmarks=tuple(reader.bookmarks),
        addresses=frozenset(reader.addresses),
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.units: list[Unit] = []
        self.furniture: set[str] = set()
        self.anchors: dict[str, int] = {}
        self.bookmarks: list[str] = []
        self.addresses: set[str] = set()
        self.title = ""
        self._open: list[str] = []
        self._silent = 0  # depth of the outermost element that shows nothing, 0 outside of any
        self._text: list[str] = []
        self._part = self._head = ""
        self._group = 0
        self._numbers: list[int] = []
        self._waiting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attrs}
        if tag not in _INLINE:
            self.flush()
        if tag not in _VOID:
            self._open.append(tag)
            if not self._silent and (tag in _SILENT or "hidden" in stated):
                self._silent = len(self._open)
        if tag in ("tr", "p", "li", "h1", "h2", "h3", "h4"):
            self._group += 1
        self.furniture.update(line for name in FURNITURE for line in stated.get(name, "").splitlines())
        self._part = stated.get("data-section", self._part)
        if "id" in stated:
            self._waiting.append(stated["id"])
        if stated.get("href", "#")[:1] != "#":
            self.addresses.add(stated["href"])
        self._lists(tag)
        if "data-target" in stated:
            self._put("", target=stated["data-target"].removeprefix("#"))

    def _lists(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._numbers.append(0 if tag == "ol" else -1)
        elif tag == "li" and self._numbers:
            numbered = self._numbers[-1] >= 0
            self._numbers[-1] += numbered
            self._put(f"{self._numbers[-1]}." if numbered else _BULLET)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        if tag not in _INLINE:
            words = self.flush()
            if _LABELLED.match(tag):
                self._head = words or self._head
                if tag in ("h1", "h2", "h3"):
                    self.bookmarks.append(compact(words))
        while self._open and self._open.pop() != tag:
            pass
        if len(self._open) < self._silent:
            self._silent = 0
        if tag in ("ul", "ol") and self._numbers:
            self._numbers.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(data)
        elif self._open[-2:] == ["head", "title"]:
            self.title += data

    def flush(self) -> str:
        """End the unit that is open; its words."""
        words = " ".join("".join(self._text).split())
        self._text.clear()
        if words:
            self._put(words)
        return words

    def _put(self, words: str, *, target: str = "") -> None:
        for name in self._waiting:
            self.anchors.setdefault(name, len(self.units))
        self._waiting.clear()
        key = compact(words)
        if key or target:
            self.units.append(Unit(words, key, self._part, self._group, self._head, target))
