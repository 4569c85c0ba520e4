"""Every schema an editor is given stands alone, and its example is a file of its kind."""

from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from assessor.cli.editor_schemas import schema_files

FILES = {name.removesuffix(".schema.json"): json.loads(text) for name, text in schema_files().items()}


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_refers_to_nothing_outside(kind: str) -> None:
    schema = FILES[kind]
    Draft202012Validator.check_schema(schema)
    text = json.dumps(schema)
    for reference in set(re.findall(r'"[$]ref": "([^"]*)"', text)):
        place = schema
        assert reference.startswith("#/"), reference
        for name in reference.removeprefix("#/").split("/"):
            place = place[name]
    assert schema["$id"]
    assert schema["description"]


@pytest.mark.parametrize("kind", FILES)
def test_every_kind_has_an_example(kind: str) -> None:
    (example,) = FILES[kind]["examples"]
    assert list(Draft202012Validator(FILES[kind]).iter_errors(example)) == []
