"""Structured values as the JSON data and texts that `shape.structure_lazily` reads; only filling a cache needs it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from assessor.model.shape import plain
from assessor.model.value import defaults, field_names, is_value


class Texts:
    """JSON texts one after the other: most are never read, so each is decoded from its place when it is."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, value: object) -> int:
        """Put a structured value at the end; its place."""
        text, place = json.dumps(plain(value), separators=(",", ":")), self._length
        self._parts.append(text)
        self._length += len(text)
        return place

    def joined(self) -> str:
        """All of them, as `text_at` reads them."""
        return "".join(self._parts)


def packed(value: object, texts: Texts) -> dict[str, Any]:
    """A structured value as JSON data like `plain`, but entries of its mappings as their places among `texts`."""
    usual = defaults(type(value))
    data: dict[str, Any] = {}
    for name in field_names(type(value)):
        item, key = getattr(value, name), name.rstrip("_")
        if isinstance(item, Mapping):
            data[key] = {entry: texts.add(part) for entry, part in item.items()}
        elif name not in usual or item != usual[name]:
            data[key] = packed(item, texts) if is_value(item) else plain(item)
    return data
