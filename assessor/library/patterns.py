"""Id grammars that cannot run away: a pattern of a rule pack is matched against every id of a catalog."""

from __future__ import annotations

import re

# More repetitions than any framework's ids need; nested ones multiply.
MOST_REPEATS = 64
_BOUNDS = re.compile(r"\{(\d+)(?:,(\d+))?\}")


def fault_of(pattern: str) -> str:
    """What is wrong with an id grammar, or nothing; every repetition needs a bound, so that no id takes for ever."""
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as fault:
        return f"is not a pattern: {fault}"
    if unbounded(pattern):
        return "repeats without a bound (*, + or {n,}), so some ids could take forever to match"
    if repeats(pattern) > MOST_REPEATS:
        return f"repeats more than {MOST_REPEATS} times in all"
    return ""


def _bare(pattern: str) -> str:
    """The pattern with escapes and character classes replaced by a plain letter: only its structure is left."""
    return re.sub(r"\[\^?\]?(?:\\.|[^\]\\])*\]", "x", re.sub(r"\\.", "x", pattern))


def unbounded(pattern: str) -> bool:
    """Whether something may repeat any number of times."""
    return re.search(r"[*+]|\{\d*,\}", _bare(pattern)) is not None


def repeats(pattern: str) -> int:
    """The largest product of nested repetition bounds."""
    bare = _bare(pattern)
    inside, largest = [1], 1
    place = 0
    while place < len(bare):
        letter = bare[place]
        place += 1
        if letter == "(":
            inside.append(1)
            continue
        below = inside.pop() if letter == ")" and len(inside) > 1 else 1
        bounds = _BOUNDS.match(bare, place)
        if bounds is not None:
            below *= int(bounds[2] or bounds[1])
            place = bounds.end()
        inside[-1] = max(inside[-1], below)
        largest = max(largest, below)
    return largest
