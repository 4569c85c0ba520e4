"""A result as JSON data: every field under its key, and beside it the texts its type has."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Context, Prose
from assessor.result.decode import key_of
from assessor.words.names import names_of

if TYPE_CHECKING:
    from assessor.result.result import Result

JsonObject = dict[str, Any]  # the one place where a result is an untyped object: on its way out


def encode(result: Result, prose: Sequence[Prose[Any]]) -> JsonObject:
    """The whole object; its digest covers everything but itself."""
    by_kind: dict[type, tuple[Prose[Any], ...]] = {}
    for entry in prose:
        by_kind[entry.kind] = (*by_kind.get(entry.kind, ()), entry)
    data = _plain(result, by_kind, Context(result=result, names=names_of(result)))
    del data["digest"]
    data["digest"] = hashlib.sha256(canonical(data)).hexdigest()
    return dict(data)


def sealed(result: Result, prose: Sequence[Prose[Any]]) -> Result:
    """The result with the digest its JSON object has."""
    return dataclasses.replace(result, digest=encode(result, prose)["digest"])


def canonical(data: object) -> bytes:
    """Compact JSON with sorted keys: the bytes that are hashed, written and attached."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _plain(value: Any, prose: Mapping[type, tuple[Prose[Any], ...]], context: Context) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Mapping):
        return {
            str(key): _plain(item, prose, dataclasses.replace(context, keys=(*context.keys, str(key))))
            for key, item in value.items()
        }
    if isinstance(value, (tuple, list)):
        return [_plain(item, prose, context) for item in value]
    below = dataclasses.replace(context, around=(*context.around, value))
    data = {key_of(field.name): _plain(getattr(value, field.name), prose, below) for field in dataclasses.fields(value)}
    for entry in prose.get(type(value), ()):
        texts = entry.of(value, context)
        data.update({key: list(text) if isinstance(text, (tuple, list)) else text for key, text in texts.items()})
    return data
