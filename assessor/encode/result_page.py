"""The documentation of `result.json`, made from the types of the result: a table for each record."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from assessor.encode.json_schema import TEXT, records_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.encode.json_schema import JsonSchema
    from assessor.result.texts import TextKeys

COMMAND = "assessor catalog result --out docs/result.md"
_INTRODUCTION = f"""# What is in result.json

Every record of `result.json` (`assessment/1`), made from the types in `assessor/result` and `assessor/frameworks` by
`{COMMAND}`. The same as a JSON Schema: `assessor catalog schema`.

- Every key is always there. A value that may be missing is `null`, a list that may be empty is `[]`.
- A record has no keys but those listed.
- *text* marks a sentence made from the values beside it. It is there to be shown; a program branches on the others.
- Days are `YYYY-MM-DD`, money is in US dollars.
- The file is canonical JSON: UTF-8, sorted keys, no spaces. `digest` is the SHA-256 of the object without that key."""


def result_page(*, texts: TextKeys, score_types: Mapping[str, type]) -> str:
    """The page as Markdown: sections as the modules of the types, in the order a reader meets them."""
    sections: dict[str, list[tuple[str, JsonSchema]]] = {}
    for name, kind, schema in records_of(texts=texts, score_types=score_types):
        sections.setdefault(kind.__module__, []).append((name, schema))
    lines = [_INTRODUCTION]
    for module, records in sections.items():
        lines += ["", f"## {_title(module)}"]
        for name, schema in records:
            lines += ["", *_record(name, schema)]
    return "\n".join(lines) + "\n"


def _title(module: str) -> str:
    """What a module says it holds."""
    return (sys.modules[module].__doc__ or "").partition("\n")[0].rstrip(".")


def _record(name: str, schema: JsonSchema) -> Iterator[str]:
    yield f"### {name}"
    yield ""
    yield schema["description"]
    yield ""
    yield "| key | type | meaning |"
    yield "|---|---|---|"
    for key, field in schema["properties"].items():
        mark = "*text* " if field.get(TEXT) else ""
        yield f"| `{key}` | {_cell(_type(field))} | {_cell(mark + field['description'])} |"


def _type(field: JsonSchema) -> str:
    """A type in words, with links to the records it holds."""
    if "anyOf" in field:
        return " or ".join(_type(member) for member in field["anyOf"])
    if "enum" in field:
        return ", ".join("null" if value is None else f"`{_shown(value)}`" for value in field["enum"])
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{_anchor(name)})"
    kinds = field.get("type", "any")
    return " or ".join(_kind(kind, field) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _kind(kind: str, field: JsonSchema) -> str:
    if kind == "array" and "items" in field:
        return f"list of {_grouped(field['items'])}"
    if kind == "array":
        return f"list of {len(field['prefixItems'])}: {', '.join(_type(part) for part in field['prefixItems'])}"
    if kind == "object" and isinstance(field.get("additionalProperties"), dict):
        return f"object, for each key {_type(field['additionalProperties'])}"
    if kind == "object":
        return "object with " + ", ".join(f"`{key}`: {_grouped(value)}" for key, value in field["properties"].items())
    return kind


def _grouped(field: JsonSchema) -> str:
    """A type in a list; several are bracketed so that `or` stays inside."""
    several = "anyOf" in field or "enum" in field or not isinstance(field.get("type", ""), str)
    return f"({_type(field)})" if several else _type(field)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else str(value).lower()


def _anchor(name: str) -> str:
    """The anchor Markdown gives a heading."""
    return name.lower().replace(".", "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
