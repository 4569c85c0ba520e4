"""Lines of an explanation, no longer than a terminal is wide."""

from __future__ import annotations

from textwrap import wrap
from typing import Final

_WIDTH: Final = 110


def wrapped(text: str, first: str, rest: str) -> list[str]:
    """A text in lines: the first indented by `first`, the others by `rest`; no line where there is no text."""
    return wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest)
