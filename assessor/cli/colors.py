"""Color on terminals that want it (https://no-color.org)."""

from __future__ import annotations

import os
from typing import TextIO

_CODES = {"red": "31;1", "yellow": "33", "green": "32", "blue": "34", "dim": "2", "bold": "1"}


def wants_color(stream: TextIO) -> bool:
    """Whether a stream is a terminal and nobody asked for plain text."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def paint(text: str, color: str, stream: TextIO) -> str:
    """Text in a color, where color is wanted."""
    return f"\x1b[{_CODES[color]}m{text}\x1b[0m" if wants_color(stream) else text
