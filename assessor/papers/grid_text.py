"""Texts of grids as a table program takes them: no longer than a cell, and never a formula."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 32_000
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def fitting(text: str) -> str:
    """A text no longer than a cell holds, with a mark where it was cut."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}\N{HORIZONTAL ELLIPSIS}"


def quoted(text: str) -> str:
    """A text for a file without types: an apostrophe keeps a table program from reading it as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
