"""The line that says what was written of one paper, sheet or brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TABLE = ".csv"


def written(files: Sequence[Path]) -> str:
    """Its first file, the endings of its other formats, and how many tables stand in files of their own.

    `wrote out/quote.pdf, .docx, 4 tables as .csv`; `wrote out/quote-*.csv: 4 tables` where there is nothing else.
    """
    tables = [path for path in files if path.suffix == _TABLE]
    others = [path for path in files if path.suffix != _TABLE]
    if len(tables) == 1:
        others, tables = list(files), []
    if not others:
        return f"wrote {_common(tables)}*{_TABLE}: {counted(len(tables), 'table')}"
    first, *rest = others
    endings = [path.suffix if path.stem == first.stem else path.name for path in rest]
    apart = [f"{counted(len(tables), 'table')} as {_TABLE}"] if tables else []
    return ", ".join([f"wrote {first}", *endings, *apart])


def _common(paths: Sequence[Path]) -> str:
    """What all paths begin with, up to the last hyphen."""
    first, *others = map(str, paths)
    size = next(
        (place for place, letter in enumerate(first) if any(other[place : place + 1] != letter for other in others)),
        len(first),
    )
    return first[: first.rfind("-", 0, size) + 1]
