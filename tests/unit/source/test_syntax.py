"""A text that is not YAML is told at the place to mend."""

from __future__ import annotations

import pytest

from assessor.source.reader import read


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('a: "open\nb: 1\nc: 2\n', (1, 4), "quoted text that opens here"),
        ("a: [one, two\nb: 1\n", (1, 4), "list that opens here"),
        ("a: {b: 1\nc: 2\n", (1, 4), "mapping that opens here"),
        ("a: [one\n", (1, 4), "list that opens here"),
        ("a:\n  - [one two: three, {x: 1 y: 2}]\n", (2, 29), "inside the mapping that opens on line 2"),
        ("a: 'Joe's'\n", (1, 9), "did not find expected key"),
        ("a: 1\n b: 2\n", (2, 2), "does not stand in line"),
        ("a: 1\nb: c: 2\n", (2, 5), "mapping values are not allowed"),
        ('a: "one\nb: 2\nc: "three\nd: 4\n', (1, 4), "goes on to line 3"),
        ("a:\n   b: 1\n  c: 2\n", (2, 4), "does not stand in line"),
        ("a:\n  - b: 1\n   - c: 2\n", (3, 4), "does not stand in line"),
        ("a: 1\nsome words\nb: 2\n", (2, 1), "no colon after its key"),
        ("a:\n  some words\n  b: 2\n", (2, 3), "no colon after its key"),
        ("a:\n    b: 1\n    c: 2\n      d: 3\n", (4, 7), "does not stand in line"),
    ],
)
def test_where_and_what(text: str, place: tuple[int, int], said: str) -> None:
    document, (fault,) = read(text.encode(), "x.yaml")
    assert document is None
    assert (fault.span.line, fault.span.column) == place
    assert said in fault.message
    assert fault.help


def test_a_tab_is_to_be_spaces() -> None:
    _, (fault,) = read(b"a:\n  b: word\n\tc: 4\n", "x.yaml")
    assert fault.help == "indent with spaces, not tabs"
