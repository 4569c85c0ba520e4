"""What of a data file can decide whether anything is wrong with it: all of it but prose and places.

Titles, notes and citations are printed and not compared, so that a word may change in one and every check still says
what it said. A sense holds a dash for such a text. It is found again under the digest of the file's bytes: a file that
has not changed is neither parsed nor validated.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from assessor.library.loader import shape_of
from assessor.model.sense import Sense
from assessor.model.shape import annotations_of
from assessor.model.value import is_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.framework import Framework
    from assessor.source.document import Document

PROSE: Final = frozenset({"title", "note", "rationale", "because", "citation", "definition", "statement"})
"""Fields of data of which checks read whether they hold anything, and no more; tests hold the checks to it.

What obligations state is compared among themselves, and kept beside the sense for that.
"""
_SAID: Final = "-"
_TEXTS: Final = (str, str | None)


def sense_of(document: Document, registry: Sequence[Framework]) -> tuple[Sense, Any, list[str]]:
    """The sense of a file that is valid for its kind, the data in it, and what the obligations in it state."""
    kind = document.data["schema"].removesuffix("/1")
    data = without_prose(kind, document.data, registry)
    cases = tuple((digest_of(item), str(item["id"])) for item in data["cases"]) if kind == "cases" else ()
    told = [row["statement"] for row in document.data["rows"] if _states(row)] if kind == "catalog" else []
    return Sense(digest_of(data), kind, _about(kind, data), cases, digest_of(told)), data, told


def digest_of(data: Any) -> str:
    """The digest of plain data, the order of its keys included."""
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def without_prose(kind: str, data: dict[str, Any], registry: Sequence[Framework]) -> dict[str, Any]:
    """The data of a file with a dash for every text that is only printed; of kinds nobody knows, all of it."""
    shape = shape_of(kind, registry)
    if shape is None:
        return data
    key, hint = shape
    if key is None:
        made: dict[str, Any] = _without(hint, data)
        return made
    return {**data, key: _without(hint, data[key])}


def _states(row: dict[str, Any]) -> bool:
    return bool(row["kind"] == "obligation" and row.get("statement"))


def _about(kind: str, data: dict[str, Any]) -> tuple[str, ...]:
    if kind == "catalog":
        return (str(data["catalog"]["id"]),) if data.get("catalog") is not None else ()
    return (str(data["crosswalk"]["source"]), str(data["crosswalk"]["target"])) if kind == "crosswalk" else ()


def _without(hint: Any, data: Any) -> Any:
    """Data of a type, as `model.shape` would read it; what it reads in other ways is left as it is."""
    if isinstance(data, dict):
        if is_value(hint):
            return {key: _field(_hints(hint).get(key), key, value) for key, value in data.items()}
        if typing.get_origin(hint) in (dict, Mapping):
            item = _entry(hint)
            return {key: _without(item, value) for key, value in data.items()}
    elif isinstance(data, list) and typing.get_origin(hint) is tuple:
        item = _entry(hint)
        return [_without(item, value) for value in data]
    return data


def _field(hint: Any, key: str, value: Any) -> Any:
    if isinstance(value, str):
        return _SAID if key in PROSE and hint in _TEXTS and value.strip() else value
    return _without(hint, value) if hint is not None and isinstance(value, (dict, list)) else value


def _entry(hint: Any) -> Any:
    """The type of what a tuple or a mapping holds."""
    return _bare(typing.get_args(hint)[0 if typing.get_origin(hint) is tuple else 1])


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The types of a class's fields by their keys in data, without the null that a value may be."""
    hints = annotations_of(kind)
    return {name.rstrip("_"): hint if hint in _TEXTS else _bare(hint) for name, hint in hints.items()}


def _bare(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        members = [arg for arg in typing.get_args(hint) if arg is not types.NoneType]
        return members[0] if len(members) == 1 else None
    return hint
