"""A text that is not YAML because one line stands out of step: which line that is, told from its neighbours."""

from __future__ import annotations

import re
from typing import NamedTuple

_KEY = re.compile(r"(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s'\"\[{#&*!|>%@`-][^:#]*):(?:\s|$)")
_DASHES = re.compile(r" *(?:- +)*")


class OddLine(NamedTuple):
    """A line out of step: its number and column, counted from 0, and whether it is one that lacks its colon."""

    line: int
    column: int
    no_colon: bool = False


def before_a_colon(lines: list[str], line: int, column: int) -> OddLine | None:
    """The line that makes a colon at this place one too many; None where the line itself has two of them."""
    if _KEY.match(lines[line].lstrip()) is None or ":" in lines[line][_start(lines, line) : column].rstrip(":"):
        return None
    above = _content(lines, range(line - 1, -1, -1))
    if above is None:
        return None
    if _KEY.match(lines[above].lstrip()) is None:
        return OddLine(above, _start(lines, above), no_colon=True)
    return _of_two(lines, above, line)


def where_a_block_ends(lines: list[str], opened: int, line: int, column: int) -> OddLine | None:
    """Which line is out of step where a block stops too early: the one it began with, or the one it stopped at.

    None where reading stopped within a line: then its own text is at fault.
    """
    if line >= len(lines) or column not in (_start(lines, line), _depth(lines, line)):
        return None
    above = _content(lines, range(line - 1, -1, -1))
    if above is not None and (above == opened or (_depth(lines, above) - _depth(lines, line)) % 2):
        return _of_two(lines, above, line)
    return OddLine(line, _start(lines, line))


def _of_two(lines: list[str], above: int, line: int) -> OddLine:
    """Of two neighbours with keys that do not line up, the one that nothing around it lines up with.

    Most texts indent in steps of two, so of an even and an odd indentation the odd one is the slip.
    """
    if (_depth(lines, above) - _depth(lines, line)) % 2:
        slip = above if _depth(lines, above) % 2 else line
        return OddLine(slip, _start(lines, slip))
    below = _content(lines, range(line + 1, len(lines)))
    further = _content(lines, range(above - 1, -1, -1))
    depth = _depth(lines, line)
    fits_below = below is not None and depth in (_depth(lines, below), _start(lines, below))
    odd = fits_below and _depth(lines, below or line) != _depth(lines, above)
    if not odd and further is not None:
        odd = depth == _depth(lines, further) != _depth(lines, above)
    chosen = above if odd else line
    return OddLine(chosen, _start(lines, chosen))


def _content(lines: list[str], numbers: range) -> int | None:
    """The first of these lines that is neither blank nor a comment."""
    return next((at for at in numbers if (text := lines[at].strip()) and not text.startswith("#")), None)


def _start(lines: list[str], line: int) -> int:
    """Where the text of a line begins."""
    return len(lines[line]) - len(lines[line].lstrip(" "))


def _depth(lines: list[str], line: int) -> int:
    """Where the key of a line begins, after the dashes of its list."""
    found = _DASHES.match(lines[line])
    return found.end() if found else 0
