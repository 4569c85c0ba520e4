"""Values as YAML on one line, as this dialect reads them back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

_PLAIN: Final = re.compile(r"[A-Za-z][\w./-]*|\d+x\d+")
_SPECIAL: Final = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))

_TYPED: Final = frozenset(("true", "false", "null"))


def scalar(text: str) -> str:
    """A text as YAML reads it back as that text."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _SPECIAL else json.dumps(text, ensure_ascii=False)


def key(name: str) -> str:
    """A key as YAML reads it back; here `on` is a text like any other."""
    return name if _PLAIN.fullmatch(name) and name not in _TYPED else scalar(name)


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
            return f"{{{', '.join(f'{key(name)}: {flow(part)}' for name, part in value.items())}}}"
        case int():
            return str(value)
        case float():  # never with an exponent, which this dialect reads as text
            return f"{value:.10f}".rstrip("0").rstrip(".")
        case _:
            raise TypeError(f"no value of a file: {value!r}")
