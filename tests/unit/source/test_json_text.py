"""JSON with places: what is found where, and what is refused."""

from __future__ import annotations

import pytest

from assessor.source.json_text import MAX_DEPTH, read_json
from assessor.source.tree import root

TEXT = '{\n "a": [1, {"b\\"": "x"}],\n "c": {"d": null}\n}'


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        ((), 1, 1),
        (("a",), 2, 7),
        (("a", 1), 2, 11),
        (("a", 1, 'b"'), 2, 19),
        (("c", "d"), 3, 13),
        (("c", "e", "f"), 3, 7),
        (("a", 7), 2, 7),
        (("a", "x"), 2, 7),
    ],
)
def test_every_value_has_a_place(pointer: tuple[str | int, ...], line: int, column: int) -> None:
    document, problems = read_json(TEXT.encode(), "x.json")
    assert problems == []
    assert document is not None
    span = document.span(pointer)
    assert (span.line, span.column) == (line, column)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b'{"a": }', "json/syntax"),
        (b'{"a": 1, "a": 2}', "json/value"),
        (b'{"a": NaN}', "json/value"),
        (b"[" + b"1" * 5000 + b"]", "json/value"),
        (b"[" * (MAX_DEPTH + 1), "json/too-deep"),
        (b"\xff", "text/encoding"),
        (b'"\x1b"', "text/control-character"),
        (b" " * 60, "text/too-large"),
        (b"", "json/syntax"),
    ],
)
def test_what_is_no_sound_json_is_told(raw: bytes, code: str) -> None:
    limit = 50 if code == "text/too-large" else 10_000
    document, problems = read_json(raw, "x.json", limit=limit)
    assert document is None
    assert [item.code for item in problems] == [code]


def test_a_tree_tells_what_is_of_another_kind() -> None:
    document, _ = read_json(b'{"t": ["x"], "l": {"id": 1}, "o": 3, "n": [1], "v": true}', "x.json")
    assert document is not None
    top = root(document)
    assert top is not None
    assert [node.text("id") for node in top.nodes("l")] == ["1"]
    assert top.texts("t") == ("x",)
    assert top.text("v") == "true"
    assert (top.text("t"), top.node("o"), list(top.nodes("n")), top.texts("n"), list(top.nodes("o"))) == (
        None, None, [], (), [],
    )  # fmt: skip
    assert [(item.code, item.span.column) for item in top.problems] == [
        ("import/type", 7), ("import/type", 35), ("import/type", 44), ("import/type", 43), ("import/type", 35),
    ]  # fmt: skip


def test_a_list_is_no_tree() -> None:
    document, _ = read_json(b"[]", "x.json")
    assert document is not None
    assert root(document) is None
