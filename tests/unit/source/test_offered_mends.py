"""What needs no decision is mended in place, and nothing else changes."""

from __future__ import annotations

from assessor.model.diagnostic import Diagnostic, Mend, MendKind
from assessor.model.span import Span
from assessor.source.mending import mended

TEXT = "a: yes  # a comment\nusres: 3\nversion: 12.10\n"


def fault(line: int, column: int, kind: MendKind, text: str = "") -> Diagnostic:
    return Diagnostic("schema/type", "wrong", Span("x.yaml", line, column), mend=Mend(kind, text))


def test_only_the_scalar_changes() -> None:
    problems = [
        fault(1, 4, MendKind.REPLACE, "true"),
        fault(2, 1, MendKind.REPLACE, "users"),
        fault(3, 10, MendKind.QUOTE),
    ]
    new, done = mended(TEXT, problems)
    assert new == 'a: true  # a comment\nusers: 3\nversion: "12.10"\n'
    assert done == problems


def test_nothing_is_mended_where_no_scalar_stands() -> None:
    assert mended(TEXT, [fault(1, 2, MendKind.REPLACE, "x"), fault(9, 9, MendKind.QUOTE)]) == (TEXT, [])


def test_quoted_text_is_not_quoted_again() -> None:
    assert mended('a: "1"\n', [fault(1, 4, MendKind.QUOTE)])[0] == 'a: "1"\n'


def test_two_mends_of_one_scalar_are_one_mend() -> None:
    new, done = mended("a: yes\n", [fault(1, 4, MendKind.REPLACE, "true"), fault(1, 4, MendKind.REPLACE, "false")])
    assert (new, len(done)) == ("a: true\n", 1)
