"""Values put into a YAML text: it reads back with them, and no other character of it is another."""

from __future__ import annotations

from difflib import ndiff
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assessor.source.edits import Edit, NoPlaceForIt, changed, edited
from assessor.source.reader import read
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.span import Pointer

LINE = {"every": "P7D", "confirmed": {"by": "answer", "on": "2026-11-29", "who": "Jo: Park # 2"}}
PLACE: Pointer = ("providers", 0, "services", "patching", "lines", "os-patching")


def put(text: str, *edits: Edit) -> str:
    before, problems = read(text.encode(), "before")
    assert before is not None, problems
    after = edited(text, edits)  # reads it back itself; here it is read once more
    document, problems = read(after.encode(), "after")
    assert document is not None, (problems, after)
    assert document.data == changed(before.data, edits)
    return after


@pytest.mark.parametrize(
    "text",
    [
        "providers:\n  - id: a   # first\n    model: m\n# the end\n",
        "providers:\n- id: a\n  services:\n    patching:   # later\ntoday: {}\n",
        "providers:\n- id: a\n  services: {}   # none\n\n\n# x\ntoday: {}\n",
        "providers: [{id: a, model: m}]",
        "providers:\n  - {id: a, model: m}   # beside it\n  - {id: b}\n",
        "providers:\n  - id: a\n    services:\n      patching: {sustains: P1M}    # monthly\n      other: {x: 1}\n",
        "providers:\n  - id: a\n    services: {patching: {lines: {os-patching: {every: P1M}}}}\n",
        "providers:\n  - id: a\n    services:\n      patching:\n        lines:\n          os-patching: {every: P1M}\n",
        "providers:\n- id: a\n  services:\n    patching:\n      lines:\n        os-patching:\n          every: P1M\n",
        "providers:\n  - id: a\n    note: |\n      # no comment\n      text\n\n# after\ntoday: {}\n",
        "providers:\n  - id: a\n    note: >-\n      text\n      more",
        'providers:\n  - id: a\n    note: "a\n      b"   # quoted\n',
        "providers:\r\n  - id: a\r\n    model: m\r\n",
        "providers:\n  - id: a\n    services:\n      patching: {\n        sustains: P1M,  # inside\n      }\n",
        "providers:\n  - id: a\n    services: null  # nothing\n",
    ],
)
def test_a_line_is_put_into_any_layout(text: str) -> None:
    after = put(text, Edit(PLACE, LINE))
    assert [part for part in text.split() if part.startswith("#")] == [
        part for part in after.replace("# 2", "").split() if part.startswith("#")
    ]
    assert ("\r\n" in text) is ("\r\n" in after)
    assert after.count("\n") == after.count("\r\n") or "\r" not in after
    again = put(after, Edit((*PLACE, "every"), "P1Y"), Edit((*PLACE, "confirmed"), {"by": "contract"}))
    assert "P7D" not in again
    assert put(again, Edit((*PLACE, "every"), "P1Y")) == again


def test_what_is_added_is_all_that_changes() -> None:
    text = (ROOT / "examples" / "clinic.yaml").read_text(encoding="utf-8")
    after = put(text, Edit(("providers", 1, "services", "patching", "lines", "os-patching"), LINE))
    lines = list(ndiff(text.splitlines(), after.splitlines()))
    assert [line for line in lines if line.startswith("-")] == []
    assert [line[2:] for line in lines if line.startswith("+")] == [
        "        lines:",
        "          os-patching:",
        "            every: P7D",
        '            confirmed: {by: answer, on: "2026-11-29", who: "Jo: Park # 2"}',
    ]


def test_a_list_gets_no_entry() -> None:
    with pytest.raises(NoPlaceForIt):
        edited("providers: []\n", [Edit(PLACE, LINE)])


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
    text = put(TEXT, Edit(("today", "patching"), (), comment="nobody"))
    assert "  backup: [north]\n  patching: [] # nobody\n\nduties" in text
    assert text.replace("  patching: [] # nobody\n", "") == TEXT


def test_a_value_that_is_there_is_replaced_and_its_comment_stays() -> None:
    after = put(TEXT, Edit(("organization", "name"), "Oak & Co"))
    assert after == TEXT.replace("name: Elm #", 'name: "Oak & Co" #')
    after = put("a:  # why\n  - b\n  - c\n", Edit(("a",), ("d",)))
    assert after == "a: [d]  # why\n"


def test_keys_that_are_missing_are_written() -> None:
    text = put(TEXT, Edit(("providers", "north", "contract", "documents", "msa"), None))
    assert "    contract:\n      documents: {msa: null}\n# the end" in text
    text = put(text, Edit(("defined_frequencies", "hipaa:164.308(a)(8)"), "P1Y", heading="How often"))
    assert '\n\n# How often\ndefined_frequencies:\n  "hipaa:164.308(a)(8)": P1Y\n# the end\n' in text


def test_a_section_that_is_empty_is_filled_below_its_own_comment() -> None:
    text = put("a: 1\ntoday: # who\nb: 2\n", Edit(("today", "backup"), ("north",), comment="new"))
    assert text == "a: 1\ntoday: # who\n  backup: [north] # new\nb: 2\n"


def test_a_mapping_on_one_line_stays_on_it() -> None:
    text = put(TEXT, Edit(("duties", "rd-a", "last"), "2026-01-01"), Edit(("duties", "rd-b"), {"state": "done"}))
    assert 'duties: {rd-a: {state: done, last: "2026-01-01"}, rd-b: {state: done}}\n' in text


SOUTH = {"id": "south", "model": "vendor"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("schema: a\n", "schema: a\n\n# Who\nproviders:\n  - id: south\n    model: vendor\n"),
        ("providers: []\n", "providers: [{id: south, model: vendor}]\n"),
        ("providers: [{id: north}] # who\n", "providers: [{id: north}, {id: south, model: vendor}] # who\n"),
        ("providers: # who\na: 1\n", "providers: # who\n  - id: south\n    model: vendor\na: 1\n"),
        ("providers: null # who\n", "providers: [{id: south, model: vendor}] # who\n"),
        ("providers:\n- id: north # a\n\na: 1", "providers:\n- id: north # a\n- id: south\n  model: vendor\n\na: 1"),
        ("{a: 1}\n", "a: 1\n\n# Who\nproviders:\n  - id: south\n    model: vendor\n"),
    ],
)
def test_an_entry_is_added_to_a_list_or_to_none(before: str, after: str) -> None:
    assert put(before, Edit(("providers",), SOUTH, entry=True, heading="Who")) == after


def test_an_entry_stands_below_a_text_of_several_lines() -> None:
    text = put(TEXT, Edit(("providers",), SOUTH, entry=True))
    assert "      of text\n  - id: south\n    model: vendor\n# the end" in text


@pytest.mark.parametrize(
    "edit",
    [
        Edit(("duties", "rd-b", "last"), "x"),
        Edit(("providers", "south", "note"), "x"),
        Edit(("providers", 7, "note"), "x"),
        Edit(("organization", "name", "x"), "x"),
        Edit(("organization",), "x", entry=True),
    ],
)
def test_where_there_is_no_place_it_says_so(edit: Edit) -> None:
    with pytest.raises(NoPlaceForIt):
        edited(TEXT, [edit])


@pytest.mark.parametrize("text", ["[a]\n", "a\n", "", "a: [\n", "a: &x 1\n"])
def test_a_text_that_holds_no_keys_or_none_that_can_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(NoPlaceForIt):
        edited(text, [Edit(("b",), 1)])


def test_what_would_change_something_else_is_refused() -> None:
    with pytest.raises(NoPlaceForIt):
        edited("a: |+\n  text\n", [Edit(("b",), 1)])  # the blank line before a section would be part of the text


@pytest.mark.parametrize(("number", "shown"), [(12345678, "12345678"), (0.25, "0.25"), (2500000.0, "2500000")])
def test_a_number_is_written_in_full(number: float, shown: str) -> None:
    assert put("a: 1\n", Edit(("a",), number)) == f"a: {shown}\n"


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_takes_answers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = yaml.safe_load(text)
    places = (
        ("organization", "sites"),
        ("today", "mdm"),
        ("duties", "rd-new", "state"),
        ("providers", "new-one", "note"),
    )
    entry = Edit(("providers",), {"id": "new-one", "model": "vendor"}, entry=True)
    after = put(text, entry, *(Edit(place, 7) for place in places))
    said = yaml.safe_load(after)
    assert said["providers"][:-1] == before["providers"]
    assert said["providers"][-1] == {"id": "new-one", "model": "vendor", "note": 7}
    assert said["duties"]["rd-new"] == {"state": 7}
    kept = [line for line in text.splitlines() if line.strip().startswith("#")]
    assert [line for line in after.splitlines() if line.strip().startswith("#")] == kept


KEYS = st.sampled_from(["a", "b", "c-d", "on", "null"])
LEAVES = st.one_of(st.none(), st.booleans(), st.sampled_from(["P7D", "24x7", "yes", "a: b", "# no", "it's", "é"]))


@given(
    st.lists(st.tuples(st.lists(KEYS, min_size=1, max_size=4), LEAVES), max_size=6),
    st.sampled_from(["a: {x: 1}", "q: 1", "b:\n  c-d: {}\n"]),
)
def test_any_edits_read_back(drawn: list[tuple[list[str], object]], text: str) -> None:
    data = read(text.encode(), "before")[0]
    assert data is not None
    for steps, value in drawn:
        edit = Edit(tuple(steps), value)
        try:
            wanted = changed(data.data, [edit])
            text = edited(text, [edit])
        except NoPlaceForIt:  # a single value stands on the way
            continue
        data, problems = read(text.encode(), "after")
        assert data is not None, (problems, text)
        assert data.data == wanted, text
