"""Plain data of a file with some of its values put differently, found by the type each would be read as."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from assessor.library.loader import shape_of
from assessor.model.shape import annotations_of
from assessor.model.value import is_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.framework import Framework

Put = Callable[[type, str, Any, Any], Any]
"""What stands in place of a value that is no list and no mapping: its class, its key there, its type, and it."""
TEXTS = (str, str | None)


def changed(kind: str, data: dict[str, Any], registry: Sequence[Framework], put: Put) -> dict[str, Any]:
    """The data of a file of a kind with other values in it; of kinds nobody knows, all of it as it is."""
    shape = shape_of(kind, registry)
    if shape is None:
        return data
    key, hint = shape
    if key is None:
        made: dict[str, Any] = _put(hint, data, put)
        return made
    return {**data, key: _put(hint, data[key], put)}


def _put(hint: Any, data: Any, put: Put) -> Any:
    """Data of a type, as `model.shape` would read it; what it reads in other ways is left as it is."""
    if isinstance(data, dict):
        if is_value(hint):
            hints = _hints(hint)
            return {key: _field(hint, key, hints.get(key), value, put) for key, value in data.items()}
        if typing.get_origin(hint) in (dict, Mapping):
            item = _entry(hint)
            return {key: _put(item, value, put) for key, value in data.items()}
    elif isinstance(data, list) and typing.get_origin(hint) is tuple:
        item = _entry(hint)
        return [_put(item, value, put) for value in data]
    return data


def _field(kind: type, key: str, hint: Any, value: Any, put: Put) -> Any:
    if isinstance(value, (dict, list)):
        return value if hint is None else _put(hint, value, put)
    return put(kind, key, hint, value)


def _entry(hint: Any) -> Any:
    """The type of what a tuple or a mapping holds."""
    return _bare(typing.get_args(hint)[0 if typing.get_origin(hint) is tuple else 1])


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The types of a class's fields by their keys in data, without the null that a value may be."""
    hints = annotations_of(kind)
    return {name.rstrip("_"): hint if hint in TEXTS else _bare(hint) for name, hint in hints.items()}


def _bare(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        members = [arg for arg in typing.get_args(hint) if arg is not types.NoneType]
        return members[0] if len(members) == 1 else None
    return hint
