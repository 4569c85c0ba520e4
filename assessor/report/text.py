"""Making other people's text safe to print: no control or direction characters, no missing glyphs, no endless lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Final

LONGEST: Final = 4000
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_WORD: Final = 24  # the longest part of a word that is left out rather than cut
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
# Surrogates, private use and unassigned code points have no agreed shape; format characters (Cf) include
# the direction overrides that can make a printed id read as another one.
_SHAPELESS: Final = frozenset({"Cs", "Co", "Cn"})
_DROPPED: Final = frozenset({"Cc", "Cf"})


@dataclass(slots=True)
class Cleaner:
    """Cleans strings for print and counts what it had to change, so that the brief can say so."""

    printable: frozenset[int] | None = None
    replaced: int = 0
    stripped: int = 0
    shortened: int = 0
    _known: dict[str, str] = field(default_factory=dict)

    def line(self, raw: str) -> str:
        """One string as it will be printed."""
        if raw.isascii() and raw.isprintable() and len(raw) <= LONGEST:
            return raw
        if raw not in self._known:
            self._known[raw] = self._clean(raw)
        return self._known[raw]

    def _clean(self, raw: str) -> str:
        if len(raw) > LONGEST:
            self.shortened += 1
            raw = raw[: LONGEST - 1] + _ELLIPSIS
        return "".join(self._character(character) for character in unicodedata.normalize("NFC", raw))

    def _character(self, character: str) -> str:
        if character in "\t\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}":
            return " "
        category = unicodedata.category(character)
        if category in _DROPPED:
            self.stripped += 1
            return ""
        unprintable = self.printable is not None and ord(character) not in self.printable
        if category in _SHAPELESS or unprintable:
            self.replaced += 1
            return REPLACEMENT
        return character


def shorten(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis where it is longer than `most` characters.

    A word is left out rather than cut in two, unless it is long or nothing but the word stands there.
    """
    if len(text) <= most:
        return text
    start = text[: most - 1]
    words = start.rpartition(" ")[0].rstrip(" ,;:")
    whole = text[most - 1].isspace() or not words or len(words) < most - _WORD
    return (start.rstrip() if whole else words) + _ELLIPSIS
