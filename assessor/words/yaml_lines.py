"""Answers as the lines of YAML somebody writes into an engagement file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from assessor.source.flow_style import flow, scalar

if TYPE_CHECKING:
    from assessor.result.question import Answer

__all__ = ["entry", "flow", "path", "scalar", "what_if"]

_FOR_A_PATH: Final = re.compile(r"[\w-]+")


def path(place: tuple[str, ...]) -> str:
    """A key with the keys around it, as `--what-if` takes it."""
    return ".".join(step if _FOR_A_PATH.fullmatch(step) else json.dumps(step) for step in place)


def entry(answer: Answer) -> str:
    """The line to write: the last key and the value, or an entry of a list."""
    if answer.place[0] == "determinations":
        return f"- {flow(answer.value)}"
    return f"{scalar(answer.place[-1])}: {flow(answer.value)}"


def what_if(answer: Answer) -> str:
    """The same as `--what-if` takes it."""
    return f"{path(answer.place)}={flow(answer.value)}"
