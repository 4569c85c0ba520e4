"""Whoever writes a file in an editor is told what each key means: no published schema leaves one unexplained."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor.cli.editor_schemas import schema_files

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = {name: json.loads(text) for name, text in schema_files().items()}


def keys(schema: Any, part: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every key that a part of a schema names, with what is said of it."""
    if isinstance(part, list):
        for item in part:
            yield from keys(schema, item, at)
    elif isinstance(part, dict):
        named = part.get("properties")
        if isinstance(named, dict):
            for key, value in named.items():
                yield f"{at}/{key}", value
        for key, value in part.items():
            yield from keys(schema, value, at if key in {"properties", "items"} else f"{at}/{key}")


def said(schema: Any, part: Any) -> str:
    """What an editor shows for a key: its own words, or those of what it refers to."""
    while isinstance(part, dict) and "description" not in part and "$ref" in part:
        target = schema
        for step in part["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        part = target
    return str(part.get("description", "")) if isinstance(part, dict) else "A key that may not stand here."


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_key_is_explained_in_a_sentence(name: str) -> None:
    found = dict(keys(SCHEMAS[name], SCHEMAS[name]))
    assert found
    assert [key for key, part in found.items() if not said(SCHEMAS[name], part).strip()] == []
    assert [key for key, part in found.items() if not said(SCHEMAS[name], part).endswith((".", ";"))] == []
    assert SCHEMAS[name]["description"]
