"""Places of values and keys, and the nearest one where there is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from assessor.model.span import Pointer, Span
from assessor.source.reader import read

if TYPE_CHECKING:
    from assessor.source.document import Document

TEXT = b"""\
# a comment
first: one
list:
  - a
  - {deep: [x, y], "quoted key": z}
last:
"""


def document() -> Document:
    made, problems = read(TEXT, "file.yaml")
    assert not problems
    assert made is not None
    return made


def test_values() -> None:
    made = document()
    assert made.span(()) == Span("file.yaml", 2, 1)
    assert made.span(("first",)) == Span("file.yaml", 2, 8)
    assert made.span(("list",)) == Span("file.yaml", 4, 3)
    assert made.span(("list", 0)) == Span("file.yaml", 4, 5)
    assert made.span(("list", 1)) == Span("file.yaml", 5, 5)
    assert made.span(("list", 1, "deep", 1)) == Span("file.yaml", 5, 16)
    assert made.span(("list", 1, "quoted key")) == Span("file.yaml", 5, 34)


def test_keys() -> None:
    made = document()
    assert made.key_span(("first",)) == Span("file.yaml", 2, 1)
    assert made.key_span(("list", 1, "deep")) == Span("file.yaml", 5, 6)
    assert made.key_span(("list", 1, "quoted key")) == Span("file.yaml", 5, 20)
    assert made.key_span(("list", 0)) == made.span(("list", 0)), "an index has no key"


def test_what_is_not_there_is_at_what_holds_it() -> None:
    made = document()
    assert made.span(("missing",)) == made.span(())
    assert made.span(("list", 1, "missing", 3)) == made.span(("list", 1))
    assert made.span(("list", 7)) == made.span(("list",))
    assert made.span(("list", "not an index")) == made.span(("list",))
    assert made.span(("first", "below text")) == made.span(("first",))
    assert made.key_span(("list", 1, "missing")) == made.span(("list", 1))
    assert made.key_span(("missing", "below")) == made.span(())


def test_a_span_reads_as_editors_want_it() -> None:
    assert str(Span("a.yaml", 3, 7)) == "a.yaml:3:7"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(min_value=-999, max_value=999) | st.text("abc <:#é", max_size=6),
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.text("abc:é", min_size=1, max_size=4), below, max_size=3)
    ),
    max_leaves=12,
)


def pointers(value: Any, at: Pointer = ()) -> list[Pointer]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(pointer for step, item in below for pointer in pointers(item, (*at, step)))]


def value_at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value


@given(
    st.dictionaries(st.text("abc:é", min_size=1, max_size=4), VALUES, min_size=1, max_size=4),
    st.sampled_from([None, 2]),
)
def test_json_is_read_and_every_place_is_right(data: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(data, indent=indent, ensure_ascii=False)
    made, problems = read(text.encode(), "x")
    assert not problems
    assert made is not None
    assert made.data == data
    lines = text.split("\n")
    for pointer in pointers(data):
        span = made.span(pointer)
        rest = "\n".join([lines[span.line - 1][span.column - 1 :], *lines[span.line :]])
        found, _ = json.JSONDecoder().raw_decode(rest)
        assert found == value_at(data, pointer)
        if pointer and isinstance(pointer[-1], str):
            key = made.key_span(pointer)
            assert lines[key.line - 1][key.column - 1 :].startswith(json.dumps(pointer[-1], ensure_ascii=False))
