"""What is left of a faulty document is valid, and still knows where it stood."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.source.pruning import sound_part
from assessor.source.reader import read
from assessor.source.schema import schemas
from tests.cli.running import GOOD

if TYPE_CHECKING:
    from assessor.model.span import Pointer
    from assessor.source.document import Document

KNOWN = schemas()
STAND_INS = {"as_of": "2199-12-31", "organization": {"name": "?"}, "frameworks": ["none"]}
HEAD = 'as_of: "2026-11-21"\norganization: {name: Acme}\nframeworks: [mini]\n'


def document(text: str) -> Document:
    made, problems = read(text.encode(), "x")
    assert not problems
    assert made is not None
    return made


def left(text: str) -> tuple[Any, set[str]]:
    made, cut = sound_part(document(text), "engagement", STAND_INS, KNOWN)
    return None if made is None else made.data, set(cut)


def test_what_is_sound_stays_whole() -> None:
    whole = document(HEAD)
    made, cut = sound_part(whole, "engagement", STAND_INS, KNOWN)
    assert made == whole
    assert cut == frozenset()


def test_only_the_fault_goes() -> None:
    data, cut = left(
        HEAD + "extra: 1\nproviders:\n  - {id: a, model: b, covers: some, hours_per_month: -1, note: kept}\n"
    )
    assert data["providers"] == [{"id": "a", "model": "b", "note": "kept"}]
    assert "extra" not in data
    assert cut == {"extra"}


def test_an_entry_without_what_it_needs_goes_whole() -> None:
    data, cut = left(HEAD + "providers:\n  - {id: a}\n  - {id: b, model: c}\n  - {model: d}\n  - {id: e, model: f}\n")
    assert [item["id"] for item in data["providers"]] == ["b", "e"]
    assert cut == {"providers"}


def test_places_move_with_what_is_left() -> None:
    text = HEAD + "providers:\n  - {id: a}\n  - {id: b, model: 1, note: x}\n  - {id: c, model: d}\n"
    made, _ = sound_part(document(text), "engagement", STAND_INS, KNOWN)
    assert made is not None
    assert [item["id"] for item in made.data["providers"]] == ["c"]
    assert str(made.span(("providers", 0, "model"))) == "x:7:20"


def test_stand_ins_take_the_place_of_what_must_be_there() -> None:
    data, cut = left("organization: {covered: true}\nframeworks: []\n")
    assert data == {"as_of": "2199-12-31", "organization": {"covered": True, "name": "?"}, "frameworks": ["none"]}
    assert cut == {"as_of", "organization", "frameworks"}


def test_nothing_can_be_saved_of_another_thing() -> None:
    assert left("- a\n- b\n") == (None, set())
    assert left("text\n") == (None, set())


def test_the_original_is_left_alone() -> None:
    faulty = document(HEAD + "extra: 1\nproviders: [{id: a}]\n")
    before = copy.deepcopy((faulty.data, faulty.marks))
    sound_part(faulty, "engagement", STAND_INS, KNOWN)
    assert (faulty.data, faulty.marks) == before


GOOD_DATA: Any = document(GOOD.read_text(encoding="utf-8")).data
VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 12.5, "", "x", "P1D", [], ["a", "a"], {}, {"id": "a"}, [{}], "customer"]
)


def pointers(value: Any, at: Pointer = ()) -> list[Pointer]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(pointer for step, item in below for pointer in pointers(item, (*at, step)))]


PLACES = pointers(GOOD_DATA)[1:]


@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=4))
@settings(max_examples=150)
def test_what_is_left_is_valid_and_in_its_place(changes: list[tuple[Pointer, Any]]) -> None:
    data = copy.deepcopy(GOOD_DATA)
    for place, value in changes:
        holder = data
        try:
            for step in place[:-1]:
                holder = holder[step]
            holder[place[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    text = json.dumps(data, indent=1)
    made, _ = sound_part(document(text), "engagement", STAND_INS, KNOWN)
    assert made is not None
    assert [item for item in KNOWN.validate(made, "engagement") if item.code.startswith("schema/")] == []
    lines = text.split("\n")
    for place in pointers(made.data):
        holder = made.data
        for step in place:
            holder = holder[step]
        if place and not isinstance(holder, (dict, list)) and str(holder) not in ("2199-12-31", "?", "none"):
            span = made.span(place)
            assert lines[span.line - 1][span.column - 1 :].startswith(json.dumps(holder))
