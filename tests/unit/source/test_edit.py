"""A value put into a text changes that value and nothing else."""

from __future__ import annotations

import pytest
import yaml

from assessor.source.edit import CannotPut, add, put
from tests.cli.running import ROOT

TEXT = """# a file
schema: engagement/1
organization:
  name: Elm # its name
today:  # who
  backup: [north]

duties: {rd-a: {state: done}, rd-b: done}
providers:
  - id: north
    model: managed
    note: >-
      Two lines
      of text
# the end
"""


def test_a_new_line_stands_below_what_is_there() -> None:
    text = put(TEXT, ("today", "patching"), "[]", comment="nobody")
    assert "  backup: [north]\n  patching: [] # nobody\n\nduties" in text
    assert text.replace("  patching: [] # nobody\n", "") == TEXT


def test_a_value_that_is_there_is_replaced_and_its_comment_stays() -> None:
    assert put(TEXT, ("organization", "name"), '"Oak"') == TEXT.replace("name: Elm #", 'name: "Oak" #')


def test_keys_that_are_missing_are_written() -> None:
    text = put(TEXT, ("providers", "north", "contract", "documents", "msa"), "null")
    assert "    contract:\n      documents: {msa: null}\n# the end" in text
    text = put(text, ("defined_frequencies", "hipaa:164.308(a)(8)"), "P1Y", heading="How often")
    assert (
        text.endswith('\n\n# How often\ndefined_frequencies:\n  "hipaa:164.308(a)(8)": P1Y\n') or "# How often" in text
    )
    assert yaml.safe_load(text)["defined_frequencies"] == {"hipaa:164.308(a)(8)": "P1Y"}


def test_a_mapping_on_one_line_stays_on_it() -> None:
    text = put(TEXT, ("duties", "rd-a", "last"), '"2026-01-01"')
    assert 'rd-a: {state: done, last: "2026-01-01"}, rd-b: done}' in text


def test_an_entry_is_added_to_a_list_or_to_none() -> None:
    text = add(TEXT, "providers", [("id", "south"), ("model", "vendor")])
    assert "      of text\n  - id: south\n    model: vendor\n# the end" in text
    text = add("schema: a\n", "providers", [("id", "south"), ("model", "vendor")], heading="Who")
    assert text == "schema: a\n\n# Who\nproviders:\n  - id: south\n    model: vendor\n"
    assert "[{id: south, model: vendor}]" in add("providers: []\n", "providers", [("id", "south"), ("model", "vendor")])


@pytest.mark.parametrize(
    "place", [("duties", "rd-b", "last"), ("providers", "south", "note"), ("organization", "name", "x")]
)
def test_where_there_is_no_place_it_says_so(place: tuple[str, ...]) -> None:
    with pytest.raises(CannotPut):
        put(TEXT, place, "x")


@pytest.mark.parametrize("text", ["[a]\n", "{a: 1}\n", "a\n"])
def test_a_text_that_is_no_block_of_keys_is_left_alone(text: str) -> None:
    with pytest.raises(CannotPut):
        put(text, ("b",), "1")


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_takes_answers(path: object) -> None:
    text = (ROOT / "examples" / str(path)).read_text(encoding="utf-8")
    before = yaml.safe_load(text)
    after = add(text, "providers", [("id", "new-one"), ("model", "vendor")])
    for place in (
        ("organization", "sites"),
        ("today", "mdm"),
        ("duties", "rd-new", "state"),
        ("providers", "new-one", "note"),
    ):
        after = put(after, place, "7")
    said = yaml.safe_load(after)
    assert said["providers"][:-1] == before["providers"]
    assert said["providers"][-1] == {"id": "new-one", "model": "vendor", "note": 7}
    assert said["duties"]["rd-new"] == {"state": 7}
    kept = [line for line in text.splitlines() if line.strip().startswith("#")]
    assert [line for line in after.splitlines() if line.strip().startswith("#")] == kept
