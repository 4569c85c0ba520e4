"""JSON text to a document, bounded, every fault a diagnostic with its place.

The standard reader builds the data; a place is looked for only when somebody asks for it, by walking the text again.
"""

from __future__ import annotations

import json
import re
from json.decoder import JSONDecoder
from typing import TYPE_CHECKING, Any, Final

from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span
from assessor.source.reader import decode

if TYPE_CHECKING:
    from assessor.model.span import Pointer

MAX_BYTES: Final = 24 * 1024 * 1024
MAX_DEPTH: Final = 60
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_BLANK = re.compile(r"[ \t\n\r]*")


class JsonDocument:
    """Data as plain Python values; `span` finds where a value stands, with the interface of a `Document`."""

    def __init__(self, path: str, text: str, data: Any) -> None:
        self.path = path
        self.data = data
        self._text = text

    def span(self, pointer: Pointer) -> Span:
        """Place of the value at a pointer, or of its nearest ancestor that has one."""
        place = _skip(self._text, 0)
        for step in pointer:
            below = _member(self._text, place, step)
            if below is None:
                break
            place = below
        return _place(self.path, self._text, place)


class _Twice(ValueError):  # noqa: N818 - a signal inside this module
    pass


def read_json(raw: bytes, path: str, *, limit: int = MAX_BYTES) -> tuple[JsonDocument | None, list[Diagnostic]]:
    """One JSON text as a document, or None, with what is wrong with it. `path` is printed, nothing is opened."""
    if len(raw) > limit:
        message = f"the file has {len(raw)} bytes, more than the limit of {limit}"
        return None, [Diagnostic("text/too-large", message, Span(path), "split it, or check that it is the right file")]
    text, problems = decode(raw, path)
    if problems:
        return None, problems
    deep = _too_deep(text)
    if deep is not None:
        message = f"nested deeper than {MAX_DEPTH} levels"
        return None, [Diagnostic("json/too-deep", message, _place(path, text, deep), "flatten it")]
    try:
        return JsonDocument(path, text, json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)), []
    except json.JSONDecodeError as fault:
        advice = "make the file anew with the program it came from"
        return None, [Diagnostic("json/syntax", fault.msg, Span(path, fault.lineno, fault.colno), advice)]
    except (ValueError, RecursionError) as fault:  # a key twice, a number that is none, a number of too many digits
        return None, [Diagnostic("json/value", str(fault), Span(path), "make the file anew")]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Twice(f"key {twice[:60]!a} appears twice in one object")
    return found


def _no_constant(name: str) -> None:
    raise _Twice(f"{name} is no value of JSON")


def _too_deep(text: str) -> int | None:
    """Where the text is nested too deeply."""
    depth = 0
    for found in _TOKEN.finditer(text):
        sign = found[0]
        if sign in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                return found.start()
        elif sign in "]}":
            depth -= 1
    return None


def _skip(text: str, place: int) -> int:
    found = _BLANK.match(text, place)
    return found.end() if found is not None else place


def _member(text: str, place: int, step: str | int) -> int | None:
    """Where the member of an object or array begins that begins at a place; None where there is none."""
    opening = text[place : place + 1]
    if opening != ("{" if isinstance(step, str) else "["):
        return None
    decoder = JSONDecoder()
    place, number = _skip(text, place + 1), 0
    while text[place : place + 1] not in ("}", "]", ""):
        name: str | int = number
        if opening == "{":
            name, place = decoder.raw_decode(text, place)
            place = _skip(text, _skip(text, place) + 1)
        if name == step:
            return place
        _, place = decoder.raw_decode(text, place)
        place = _skip(text, place)
        if text[place : place + 1] == ",":
            place = _skip(text, place + 1)
        number += 1
    return None


def _place(path: str, text: str, place: int) -> Span:
    before = text[:place]
    return Span(path, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
