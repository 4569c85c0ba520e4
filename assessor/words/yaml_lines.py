"""Answers as the lines of YAML somebody writes into an engagement file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assessor.result.question import Answer

_PLAIN: Final = re.compile(r"[A-Za-z][\w./-]*|\d+x\d+")
_SPECIAL: Final = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_FOR_A_PATH: Final = re.compile(r"[\w-]+")


def scalar(text: str) -> str:
    """A text as YAML reads it back as that text."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _SPECIAL else json.dumps(text, ensure_ascii=False)


def flow(value: object) -> str:
    """A value on one line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return scalar(value)
        case tuple() | list():
            return f"[{', '.join(map(flow, value))}]"
        case Mapping():
            return f"{{{', '.join(f'{scalar(key)}: {flow(part)}' for key, part in value.items())}}}"
        case int() | float():
            return f"{value:g}"
        case _:
            raise TypeError(f"no value of a file: {value!r}")


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
