"""Values as YAML over several lines, one key below the other, with what a reader takes in at once on one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from assessor.source.flow_style import flow
from assessor.source.flow_style import key as key_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STEP: Final = 2


def spread(value: object) -> bool:
    """Whether a value is written over several lines: one key, or one entry, below the other."""
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    return any(isinstance(part, Mapping) for part in parts)


def under(names: Sequence[str], value: object, indent: int, comment: str) -> Iterator[str]:
    """What stands under a key that has nothing yet: keys, or the entries of a list."""
    if names:
        yield from lines(names, value, indent + STEP, comment)
    elif isinstance(value, list):
        for item in value:
            yield from entry(item, indent + STEP, comment)


def lines(names: Sequence[str], value: object, indent: int, comment: str, *, top: bool = False) -> Iterator[str]:
    """Keys one below the other. A single value stands on one line with the key around it, if that is no section."""
    left, name, rest = " " * indent, key_text(names[0]), names[1:]
    beside = f" # {comment}" if comment else ""
    if len(rest) == 1 and not top and not isinstance(value, Mapping) and not spread(value):
        yield f"{left}{name}: {flow({rest[0]: value})}{beside}"
    elif rest:
        yield f"{left}{name}:"
        yield from lines(rest, value, indent + STEP, comment)
    elif not spread(value):
        yield f"{left}{name}: {flow(value)}{beside}"
    else:
        yield f"{left}{name}:{beside}"
        if isinstance(value, Mapping):
            yield from (f"{left}{' ' * STEP}{key_text(str(key))}: {flow(part)}" for key, part in value.items())
        else:
            yield from under((), value, indent, "")


def entry(value: object, indent: int, comment: str) -> Iterator[str]:
    """An entry of a list: one key below the other."""
    beside = f" # {comment}" if comment else ""
    left, sign = " " * indent, "- "
    if not isinstance(value, Mapping) or not value:
        yield f"{left}- {flow(value)}{beside}"
        return
    for key, part in value.items():
        yield f"{left}{sign}{key_text(str(key))}: {flow(part)}{beside}"
        sign, beside = "  ", ""
