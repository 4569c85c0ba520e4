"""Lines of the files that diagnostics point into."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_WIDTH = 100  # characters of a line that are shown
_SHOWN_BYTES = 8 * 1024 * 1024


@lru_cache(maxsize=64)
def lines_of(path: str) -> list[str]:
    """The lines of a file, or none where it cannot be read or is too large to show."""
    try:
        if not Path(path).is_file() or Path(path).stat().st_size > _SHOWN_BYTES:
            return []
        return Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def excerpt(line: str, column: int) -> tuple[str, str]:
    """The part of a line around a column, printable characters only, and a caret below it."""
    start = max(0, column - _WIDTH)
    text = "".join(char if char.isprintable() else " " for char in line[start : start + _WIDTH])
    return text.rstrip(), " " * (column - 1 - start) + "^"
