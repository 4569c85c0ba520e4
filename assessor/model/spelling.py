"""Names somebody may have meant: help for words that are not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = 0.6  # how alike two words are, from 0 to 1, for one to be taken for the other
_PLAINLY = 0.85  # how alike, and with no other word as near, for one to be put in the other's place
_ROUGHLY = 0.5  # where several names are offered, each may be less alike


def did_you_mean(word: str, known: Iterable[str], *, most: int = 1) -> str:
    """Help that names the nearest known words, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    near = get_close_matches(word, list(known), n=most, cutoff=_ALIKE if most == 1 else _ROUGHLY)
    if not near:
        return ""
    *others, last = (f"'{name}'" for name in near)
    return f"did you mean {' or '.join(filter(None, (', '.join(others), last)))}?"


def plainly_meant(word: str, known: Iterable[str]) -> str:
    """The one known word that a misspelled one plainly stands for, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    near = get_close_matches(word, sorted(known), n=2, cutoff=_PLAINLY)
    return near[0] if len(near) == 1 else ""
