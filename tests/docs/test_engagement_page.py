"""Every key of an engagement stands on one page, made from the schema it is checked by.

Run this module to write the page anew: `python -m tests.docs.test_engagement_page`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.cli.running import ROOT
from tests.docs.test_engagement_schema import made as schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = ROOT / "docs" / "engagement.md"
_ANY = "NAME"  # stands for an id of the officer's own, or of the rules


def made() -> str:
    return "\n".join(_lines(json.loads(schema_text()))) + "\n"


def _lines(schema: Any) -> Iterator[str]:
    yield "# Every key of an engagement"
    yield ""
    yield "Made from the schema by `python -m tests.docs.test_engagement_page`."
    yield "[officers.md](officers.md) says what to write when. `[]` behind a key: a list of such entries."
    yield f"`{_ANY}` stands for an id: of a provider, a function, a duty, a capability."
    yield "Facts under `organization` are questions: `assessor init mine.yaml --starter` prints all of them."
    for name, part in schema["properties"].items():
        yield ""
        yield f"## {name}"
        yield ""
        yield "| key | value | what it says |"
        yield "|---|---|---|"
        yield from rows(schema, part, name, required=name in schema["required"])


def rows(schema: Any, part: Any, path: str, *, required: bool = False, above: tuple[str, ...] = ()) -> Iterator[str]:
    """The rows of a key and of all below it; what holds itself, as conditions do, is told once."""
    names = _names(schema, part)
    again = bool(set(names) & set(above))
    part = _found(schema, part)
    for option in part.get("oneOf", part.get("anyOf", [])):
        other = _found(schema, option)
        if "properties" in other or other.get("type") == "array":
            part = {**other, **{key: value for key, value in part.items() if key != "type"}}
    said = part.get("description", "")
    yield f"| `{path}` | {_value(schema, part)} | {'needed. ' if required else ''}{said.replace('|', '/')} |"
    if again:
        return
    if "items" in part and _is_map(schema, part["items"]):
        names += _names(schema, part["items"])
        if not set(_names(schema, part["items"])) & set(above):
            yield from _inside(schema, _found(schema, part["items"]), f"{path}[]", (*above, *names))
    else:
        yield from _inside(schema, part, path, (*above, *names))


def _inside(schema: Any, part: Any, path: str, above: tuple[str, ...]) -> Iterator[str]:
    for name, inner in part.get("properties", {}).items():
        yield from rows(schema, inner, f"{path}.{name}", required=name in part.get("required", ()), above=above)
    others = part.get("additionalProperties")
    if isinstance(others, dict):
        yield from rows(schema, others, f"{path}.{_ANY}", above=above)


def _names(schema: Any, part: Any) -> tuple[str, ...]:
    """The definitions a part refers to, one after the other."""
    found: list[str] = []
    while isinstance(part, dict) and "$ref" in part:
        found.append(part["$ref"])
        part = schema["$defs"][part["$ref"].rsplit("/", 1)[-1]]
    return tuple(found)


def _found(schema: Any, part: Any) -> Any:
    while isinstance(part, dict) and "$ref" in part:
        part = {**schema["$defs"][part["$ref"].rsplit("/", 1)[-1]], **{k: v for k, v in part.items() if k != "$ref"}}
    return part if isinstance(part, dict) else {}


def _is_map(schema: Any, part: Any) -> bool:
    inner = _found(schema, part)
    options = [inner, *(_found(schema, one) for one in inner.get("oneOf", inner.get("anyOf", [])))]
    return any("properties" in one for one in options)


def _value(schema: Any, part: Any) -> str:
    if "x-expected" in part:
        return str(part["x-expected"]).replace("|", "/")
    if "enum" in part:
        return ", ".join(f"`{json.dumps(word) if word is None else word}`" for word in part["enum"])
    if "const" in part:
        return f"`{part['const']}`"
    if "items" in part:
        inner = _found(schema, part["items"])
        return "list" if _is_map(schema, inner) else f"list of: {_value(schema, inner)}"
    kind = part.get("type")
    if kind is None and (options := part.get("oneOf", part.get("anyOf"))):
        return " or ".join(dict.fromkeys(_value(schema, _found(schema, one)) for one in options))
    words = {
        "object": "keys below it",
        "string": "text",
        "boolean": "true or false",
        "null": "null",
        "integer": "number",
    }
    kinds = kind if isinstance(kind, list) else [kind or "text"]
    return " or ".join(words.get(one, one) for one in kinds)


def test_it_is_what_the_schema_says() -> None:
    again = "the schema changed: run `python -m tests.docs.test_engagement_page`"
    assert PAGE.read_text(encoding="utf-8") == made(), again


def test_keys_that_officers_searched_for_are_there() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for key in (
        "covered_entity_on",
        "delay.in_writing",
        "delay.until",
        "data_contact",
        "events.NAME",
        "evidence[].source",
    ):
        assert key in page, key


if __name__ == "__main__":
    PAGE.write_text(made(), encoding="utf-8")
