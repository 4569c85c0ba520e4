"""Values put into a YAML text: it reads back with them, and no other character of it is another."""

from __future__ import annotations

from difflib import ndiff
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.source.edits import Edit, NoPlaceForIt, changed, edited
from assessor.source.reader import read
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from assessor.model.span import Pointer

LINE = {"every": "P7D", "confirmed": {"by": "answer", "on": "2026-11-29", "who": "Jo: Park # 2"}}
PLACE: Pointer = ("providers", 0, "services", "patching", "lines", "os-patching")


def put(text: str, *edits: Edit) -> str:
    before, problems = read(text.encode(), "before")
    assert before is not None, problems
    after = edited(text, edits)
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
        except (NoPlaceForIt, TypeError, AttributeError):  # a single value stands on the way
            continue
        data, problems = read(text.encode(), "after")
        assert data is not None, (problems, text)
        assert data.data == wanted, text
