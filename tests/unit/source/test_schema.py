"""The wording of every schema keyword, and the schemas themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.framework import schema_folders
from assessor.source import faults
from assessor.source.document import Document
from assessor.source.faults import leaves, worded
from assessor.source.reader import read
from assessor.source.schema import _formats, schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.diagnostic import Diagnostic

KNOWN = schemas(schema_folders(FRAMEWORKS))


def told(schema: dict[str, Any], text: str) -> list[Diagnostic]:
    document, problems = read(text.encode(), "x")
    assert not problems
    assert document is not None
    checker = Draft202012Validator(schema, format_checker=_formats())
    found = checker.iter_errors(document.data)
    return [problem for error in found for leaf in leaves(error) for problem in worded(document, leaf)]


ITEM = {"type": "object", "properties": {"id": {"type": "string"}, "size": {"type": "integer"}}}
CASES: list[tuple[str, dict[str, Any], str, str, str, str]] = [
    ("text", {"type": "string"}, "12", "schema/type", "the number 12 found, expected text", "put it in quotes"),
    ("text, truth", {"type": "string"}, "true", "schema/type", "the boolean true found, expected text", "quotes"),
    ("text, list", {"type": "string"}, "[a]",
     "schema/type", "a list found, expected text", "write a single text"),
    ("list", {"type": "array"}, "a",
     "schema/type", "the text 'a' found, expected a list", "write a list: [one, two]"),
    ("mapping", {"type": "object"}, "[]",
     "schema/type", "an empty list found, expected a mapping", "keys and values"),
    ("nothing", {"type": "object"}, "null", "schema/type", "null found, expected a mapping (key: value)", "keys and"),
    ("truth", {"type": "boolean"}, "yes", "schema/type", "the text 'yes' found, expected true or false", "disagree"),
    ("truth, word", {"type": "boolean"}, "maybe", "schema/type", "the text 'maybe' found", "write true or false"),
    ("number", {"type": "number"}, "many",
     "schema/type", "the text 'many' found, expected a number", "a plain number"),
    ("whole", {"type": "integer"}, "1.5", "schema/type", "the number 1.5 found, expected a whole number", "whole"),
    ("either", {"type": ["string", "null"]}, "[]", "schema/type", "expected text or null", "a single text"),
    ("own words", {"type": "string", "x-expected": "a name"}, "1", "schema/type", "found, expected a name", "quotes"),
    ("word", {"enum": ["done", "assigned"]}, "dnoe",
     "schema/enum", "'dnoe' is not one of 'done', 'assigned'", "'done'?"),
    ("far word", {"enum": ["done", "assigned"]}, "x",
     "schema/enum", "'x' is not one of", "choose one of these words"),
    ("word, number", {"enum": ["done"]}, "3", "schema/enum", "3 is not one of 'done'", "choose one of these words"),
    ("constant", {"const": "a/1"}, "a/2", "schema/const", "'a/2' found, expected 'a/1'", "write 'a/1'"),
    ("pattern", {"pattern": "^a"}, "b", "schema/pattern", "'b' found, expected", "rewrite it in that form"),
    ("date", {"format": "date"}, '"2026-02-30"', "schema/format", "'2026-02-30' found", "write year, month and day"),
    ("interval", {"format": "interval"}, "weekly", "schema/format", "'weekly' found, expected", "P7D is 7 days"),
    ("defined", {"format": "interval-or-defined"}, "defined", "schema/format", "'defined' found", "P7D is 7 days"),
    ("hours", {"format": "coverage-hours"}, "24/7", "schema/format", "'24/7' found", "24x7 is around the clock"),
    ("short", {"minLength": 1}, '""',
     "schema/length", "'' found, expected 1 or more characters", "write something"),
    ("long", {"maxLength": 3}, "abcd", "schema/length", "'abcd' found, expected at most 3 characters", "shorten it"),
    ("least", {"minimum": 0}, "-1", "schema/range", "-1 found, expected 0 or more", "check the number"),
    ("most", {"maximum": 9}, "10", "schema/range", "10 found, expected 9 or less", "check the number"),
    ("few", {"minItems": 1}, "[]",
     "schema/too-few-items", "an empty list found, expected a list of 1 or more entries", "add"),
    ("many", {"maxItems": 1}, "[a, b]",
     "schema/too-many-items", "a list found, expected a list of at most 1", "remove"),
    ("twice", {"uniqueItems": True}, "[a, b, a]",
     "schema/repeated", "a list with 'a' twice found, expected", "keep one"),
    ("keys", {"minProperties": 1}, "{}",
     "schema/too-few-keys", "0 keys found, expected at least 1 here", "add what is"),
    ("key", {"maxProperties": 1}, "{a: 1, b: 2}",
     "schema/too-many-keys", "2 keys found, expected at most 1", "split"),
    ("with", {"dependentRequired": {"a": ["b"]}}, "{a: 1}",
     "schema/required-with", "expected 'b' together with 'a'", "add the"),
    ("missing", {"required": ["as_of"]}, "{a: 1}", "schema/required", "key 'as_of' is missing", "add 'as_of:'"),
    ("not", {"properties": {"a": {"not": {}}}}, "{a: 1}", "schema/not-here", "'a' does not belong here", "remove it"),
    ("name", {"propertyNames": {"pattern": "^a"}}, "{b: 1}", "schema/key", "key 'b' found, expected", "rename it"),
    ("names", {"propertyNames": {"enum": ["partial"]}}, "{partal: 1}",
     "schema/key", "expected one of partial", "'partial'?"),
    ("unknown", {**ITEM, "additionalProperties": False}, "{sise: 1}",
     "schema/unknown-key", "unknown key 'sise'", "'size'?"),
    ("stranger", {**ITEM, "additionalProperties": False}, "{z: 1}",
     "schema/unknown-key", "unknown key 'z'", "known keys here: id, size"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "text", "code", "message", "advice"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_wording(schema: dict[str, Any], text: str, code: str, message: str, advice: str) -> None:
    found = told(schema, text)
    assert [item.code for item in found] == [code]
    assert message in found[0].message
    assert advice in found[0].help


def keywords(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, below in schema.items():
            if key in ("properties", "$defs"):
                for item in below.values():
                    yield from keywords(item)
            elif key not in ("enum", "const", "required", "dependentRequired", "examples"):
                yield key
                yield from keywords(below)
            else:
                yield key
    elif isinstance(schema, list):
        for item in schema:
            yield from keywords(item)


SILENT = {
    "$schema",
    "$id",
    "$ref",
    "title",
    "description",
    "examples",
    "x-expected",
    "items",
    "if",
    "then",
    "else",
    "allOf",
    "anyOf",
}


def test_every_keyword_of_the_schemas_is_worded() -> None:
    used = {word for kind in (*KNOWN.kinds(), "common") for word in keywords(KNOWN.schema(kind))} - SILENT
    covered = {word for case in CASES for word in keywords(case[1])}
    assert used <= covered
    assert set(faults._CODES) <= covered


@pytest.mark.parametrize("kind", [*KNOWN.kinds(), "common"])
def test_every_schema_is_one(kind: str) -> None:
    schema = KNOWN.schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"https://assessor.example/schemas/{kind}-1.schema.json"
    assert schema["title"]
    assert schema["description"]
    if kind != "common":
        named = (
            schema["properties"].get("schema") or schema["properties"]["format"]
        )  # what is read, and what is written
        assert named["const"] == f"{kind}/1"


def test_faults_inside_conditions_are_told_where_they_are() -> None:
    tree = "{all: [{fact: a, at_least: b}, {any: []}]}"
    text = f'schema: catalog/1\nrows:\n  - id: "1"\n    kind: group\n    title: A\n    applies_when: {tree}\n'
    document, _ = read(text.encode(), "x")
    assert document is not None
    assert [(item.code, item.span.column) for item in KNOWN.validate(document, "catalog")] == [
        ("schema/type", 46),
        ("schema/too-few-items", 56),
    ]


def test_each_fault_is_told_once_and_not_without_end() -> None:
    rows = "".join(f"  - {{id: {n}, kind: x}}\n" for n in range(400))
    document, _ = read(f"schema: catalog/1\nrows:\n{rows}".encode(), "x")
    assert document is not None
    found = KNOWN.validate(document, "catalog")
    assert len(found) == len(set(found))
    assert 100 <= len(found) <= 103


def test_long_text_is_one_fault() -> None:
    text = "as_of: '2026-11-21'\norganization: {name: A}\nframeworks: [a]\nproviders:\n"
    document, _ = read(f"{text}  - {{id: a, model: b, note: {'n' * 4001}}}\n".encode(), "x")
    assert document is not None
    assert [item.code for item in KNOWN.validate(document, "engagement")] == ["text/too-long"]


def test_a_value_cannot_break_out_of_a_message() -> None:
    found = told({"enum": ["a"]}, '"' + "x" * 500 + '"')
    assert len(found[0].message) < 120


def test_nowhere_is_a_place() -> None:
    found = list(worded(Document("x", {}, 0), next(Draft202012Validator({"required": ["a"]}).iter_errors({}))))
    assert str(found[0].span) == "x:1:1"
