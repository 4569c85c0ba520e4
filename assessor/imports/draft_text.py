"""Texts and ids of others, made to fit a rule pack: plain text of bounded length, ids a row may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor.source.dialect import BIDI, CONTROL, MARKUP, MAX_TEXT

if TYPE_CHECKING:
    from assessor.imports.draft import Located, LossLog

LONGEST_ID: Final = 60
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.()\[\]-]{0,59}")
_TAG: Final = re.compile(r"</?[A-Za-z!?][^<>]{0,200}>")
_CUT: Final = " [...]"


def plain(text: str, what: str, losses: LossLog, where: Located, *, longest: int = MAX_TEXT) -> str:
    """The text on one line, without what a pack refuses; what had to go is logged under `what`."""
    found = re.sub(r"\s+", " ", text).strip()
    clean = _TAG.sub("", BIDI.sub("", CONTROL.sub("", found)))
    while MARKUP.search(clean):
        clean = MARKUP.sub(" ", clean)
    clean = re.sub(r"\s+", " ", clean).strip()
    if clean != found:
        losses.add("text_cleaned", what, where)
    if len(clean) > longest:
        losses.add("text_cut", what, where)
        clean = clean[: longest - len(_CUT)].rstrip() + _CUT
    return clean


def is_row_id(text: str) -> bool:
    """Whether a text can be the id of a row as it stands."""
    return _ID.fullmatch(text) is not None


def as_row_id(text: str) -> str:
    """The nearest id a row can have."""
    found = re.sub(r"[^A-Za-z0-9.()\[\]-]+", "-", text).strip("-.")[:LONGEST_ID]
    return found if is_row_id(found) else f"x-{found}"[:LONGEST_ID].rstrip("-.") or "x"


def as_pack_id(text: str) -> str:
    """An id of a pack made of a title: lower kebab-case, at most 40 characters, a letter first."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    while words and not words[0][0].isalpha():
        words.pop(0)
    found = "-".join(words)[:40].rstrip("-")
    return found or "imported"


def shortened(text: str, longest: int) -> str:
    """The start of a text, cut between words."""
    return text if len(text) <= longest else text[: longest - len(_CUT)].rsplit(" ", 1)[0].rstrip(",;:") + _CUT
