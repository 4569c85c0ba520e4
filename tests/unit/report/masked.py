"""The sentences of a brief with names and numbers masked, to see how much of it is said of anybody."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from assessor.frameworks.registry import FRAMEWORKS
from assessor.report.page import print_page

if TYPE_CHECKING:
    from assessor.result.result import Result

_BLOCK = re.compile(r"<(p|li|td|h1|h2|h3)\b[^>]*>(.*?)</\1>", re.DOTALL)
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)  # figures, no sentences
_TAG = re.compile(r"<[^>]+>")
_END = re.compile(r"(?<=[.;:?!])\s+")
_NUMBER = re.compile(r"\$?\d[\d,.\u2013-]*%?")
_WORDS = 6  # fewer are a label


def sentences(result: Result) -> list[str]:
    """Every sentence outside the method, masked, in the order of the pages."""
    page = print_page(result, FRAMEWORKS, "letter", ("letter", "body")).partition("<body")[2]
    names = sorted({result.organization.name, *(one.name for one in result.providers)}, key=len, reverse=True)
    found = []
    for _, inner in _BLOCK.findall(page):
        text = " ".join(unescape(_TAG.sub(" ", _DRAWING.sub(" ", inner))).split())
        for name in names:
            text = text.replace(name, "NAME")
        found += [_NUMBER.sub("#", part) for part in _END.split(text) if len(part.split()) >= _WORDS]
    return found


def shared(one: Result, other: Result) -> list[str]:
    """The sentences of the first that stand in the second too."""
    theirs = frozenset(sentences(other))
    return [sentence for sentence in sentences(one) if sentence in theirs]
