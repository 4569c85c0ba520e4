"""The published schema of result.json and what the engine really writes."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from assessor.encode.encode import canonical
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.scales import PREDICATES, Verdict
from tests.cli.running import GOOD, MINI, ROOT, Finished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATH = ROOT / "assessor" / "result" / "result.schema.json"
SCHEMA: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))


def objects(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        by_framework = place == "/properties/scores"  # so not all of them are there
        if isinstance(schema.get("properties"), dict) and not by_framework:
            yield place, schema
        for key, below in schema.items():
            yield from objects(below, f"{place}/{key}")
    elif isinstance(schema, list):
        for index, below in enumerate(schema):
            yield from objects(below, f"{place}/{index}")


def test_it_is_a_schema_and_closed() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    found = dict(objects(SCHEMA))
    assert len(found) > 20
    for place, schema in found.items():
        assert schema["additionalProperties"] is False, place
        assert schema["required"] == list(schema["properties"]), place


def test_every_field_is_described() -> None:
    for place, schema in objects(SCHEMA):
        for name, field in schema["properties"].items():
            assert field.get("description"), f"{place}: {name}"


def test_its_words_are_the_engine_s() -> None:
    records = SCHEMA["$defs"]
    assert records["ObligationVerdict"]["properties"]["verdict"]["enum"] == [verdict.value for verdict in Verdict]
    assert records["Comparison"]["properties"]["predicate"]["enum"] == list(PREDICATES)
    assert list(SCHEMA["properties"]["scores"]["properties"]) == [framework.id for framework in FRAMEWORKS]


def test_texts_are_marked() -> None:
    texts = {
        name for _, schema in objects(SCHEMA) for name, field in schema["properties"].items() if field.get("x-text")
    }
    assert {"nearest", "needs", "has", "limits", "condition", "action"} <= texts


def hold(raw: bytes, result: Any) -> None:
    faults = sorted(Draft202012Validator(SCHEMA).iter_errors(result), key=lambda fault: fault.json_path)
    assert [f"{fault.json_path}: {fault.message[:200]}" for fault in faults[:5]] == []
    assert raw == canonical(result), "canonical JSON"
    digest = result.pop("digest")
    assert hashlib.sha256(canonical(result)).hexdigest() == digest


def test_the_small_result(call: Callable[..., Finished], cache: Path, tmp_path: Path) -> None:
    done = call("assess", GOOD, "--data", MINI, "--cache", cache, "--format", "json", "--quiet", "--out", tmp_path)
    assert done.code == 0, done.err
    raw = (tmp_path / "result.json").read_bytes()
    result = json.loads(raw)
    assert sorted(result) == sorted(SCHEMA["properties"])
    hold(raw, result)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_results_of_the_examples(name: str, example_json: Callable[[str], bytes]) -> None:
    raw = example_json(name)
    result = json.loads(raw)
    hold(raw, result)
    numbers_agree(result)


def numbers_agree(result: Any) -> None:
    """The counts of the summary are those of the rows they are said to count."""
    for framework in result["frameworks"]:
        rows = [row for row in result["obligations"] if row["catalog"] == framework["catalog"]]
        for arrangement in result["arrangements"]:
            summary = result["summary"][framework["id"]][arrangement]
            verdicts = [row["verdicts"][arrangement]["verdict"] for row in rows]
            assert {word.value: summary[word.value] for word in Verdict} == {
                word.value: verdicts.count(word.value) for word in Verdict
            }
    assert sum(result["finding_counts"].values()) == len(result["findings"])


def test_it_travels_in_the_wheel() -> None:
    """The wheel takes all of /assessor, and nothing there keeps a JSON file out."""
    import tomllib

    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert "/assessor" in build["targets"]["wheel"]["include"]
    assert "exclude" not in build
    assert "exclude" not in build["targets"]["wheel"]
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8") if (ROOT / ".gitignore").exists() else ""
    assert ".json" not in ignored
