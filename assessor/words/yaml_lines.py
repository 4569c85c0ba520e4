"""Answers as the lines of YAML somebody writes into an engagement file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from assessor.source import flow_style
from assessor.source.flow_style import scalar

if TYPE_CHECKING:
    from assessor.result.question import Answer

__all__ = ["entry", "flow", "path", "scalar", "what_if"]

_FOR_A_PATH: Final = r"[\w-]+"
# What somebody reads first in an entry; other keys follow by name. A value from a result has lost its order.
_FIRST: Final = (
    *(
        "id",
        "obligation",
        "capability",
        "on",
        "by",
        "record",
        "name",
        "model",
        "offering",
        "state",
        "document",
        "last",
        "every",
    ),
    *("rationale", "measure", "grounds"),
)


def flow(value: object) -> str:
    """A value on one line, the keys of its mappings in the order they are read."""
    return flow_style.flow(_in_order(value))


def _in_order(value: object) -> object:
    match value:
        case Mapping():
            return {key: _in_order(value[key]) for key in sorted(value, key=_rank)}
        case tuple() | list():
            return tuple(map(_in_order, value))
        case _:
            return value


def _rank(key: str) -> tuple[int, str]:
    return (_FIRST.index(key) if key in _FIRST else len(_FIRST), key)


def path(place: tuple[str, ...]) -> str:
    """A key with the keys around it, as `--what-if` takes it."""
    return ".".join(step if re.fullmatch(_FOR_A_PATH, step) else json.dumps(step) for step in place)


def entry(answer: Answer) -> str:
    """The line to write: the last key and the value, or an entry of a list."""
    if answer.place[0] == "determinations" or answer.entry:
        return f"- {flow(answer.value)}"
    return f"{scalar(answer.place[-1])}: {flow(answer.value)}"


def what_if(answer: Answer) -> str:
    """The same as `--what-if` takes it."""
    value = (answer.value,) if answer.entry else answer.value
    return f"{path(answer.place)}={flow(value)}"
