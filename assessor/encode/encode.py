"""A result as JSON data: every field under its key, and beside it the texts its type has."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Context, Prose
from assessor.model.value import field_names, replace
from assessor.result.decode import key_of
from assessor.words.names import names_of

if TYPE_CHECKING:
    from assessor.result.result import Result

JsonObject = dict[str, Any]  # the one place where a result is an untyped object: on its way out


def encode(result: Result, prose: Sequence[Prose[Any]]) -> JsonObject:
    """The whole object; its digest covers everything but itself."""
    data: JsonObject = encode_value(
        result, prose, Context(result=result, names=names_of(result, result.offers, result.positions))
    )
    del data["digest"]
    data["digest"] = hashlib.sha256(canonical(data)).hexdigest()
    return data


def encode_value(value: object, prose: Sequence[Prose[Any]], context: Context) -> Any:
    """A part of a result as JSON data, with its texts."""
    return _Encoder(prose, context).plain(value)


def sealed(result: Result, prose: Sequence[Prose[Any]]) -> tuple[Result, JsonObject]:
    """The result with the digest its JSON object has, and that object."""
    data = encode(result, prose)
    return replace(result, digest=data["digest"]), data


def canonical(data: object) -> bytes:
    """Compact JSON with sorted keys: the bytes that are hashed, written and attached."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


_AS_IT_IS = frozenset((str, int, float, bool, type(None)))


class _Encoder:
    """One walk through a result; the trail of values around the present one is kept, not copied."""

    def __init__(self, prose: Sequence[Prose[Any]], context: Context) -> None:
        self._prose: dict[type, tuple[Prose[Any], ...]] = {}
        for entry in prose:
            self._prose[entry.kind] = (*self._prose.get(entry.kind, ()), entry)
        self._context = context
        self._fields: dict[type, tuple[tuple[str, str], ...]] = {}

    def plain(self, value: Any) -> Any:
        """A value as JSON data; the kinds most values are of are looked up, the others asked for."""
        kind = type(value)
        if kind in _AS_IT_IS:
            return value
        if kind in self._fields:
            return self._record(value)
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, (str, int, float)):
            return value
        if isinstance(value, (tuple, list)):
            return [part if type(part) in _AS_IT_IS else self.plain(part) for part in value]
        if isinstance(value, Mapping):
            return self._mapping(value)
        return self._record(value)

    def _mapping(self, value: Mapping[Any, Any]) -> JsonObject:
        data, keys = {}, self._context.keys
        for key, part in value.items():
            keys.append(str(key))
            data[str(key)] = self.plain(part)
            keys.pop()
        return data

    def _record(self, value: Any) -> JsonObject:
        kind = type(value)
        fields = self._fields.get(kind)
        if fields is None:
            fields = tuple((name, key_of(name)) for name in field_names(kind))
            self._fields[kind] = fields
        around = self._context.around
        around.append(value)
        data: JsonObject = {}
        for name, key in fields:
            part = getattr(value, name)
            data[key] = part if type(part) in _AS_IT_IS else self.plain(part)
        around.pop()
        for entry in self._prose.get(kind, ()):
            for key, text in entry.of(value, self._context).items():
                data[key] = list(text) if isinstance(text, (tuple, list)) else text
        return data
