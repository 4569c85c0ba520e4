"""What the reader accepts and what it refuses, each with its own message."""

from __future__ import annotations

import time

import pytest

from assessor.source.dialect import MAX_DEPTH, MAX_PROBLEMS, scalar
from assessor.source.reader import decode, read


def told(text: str) -> list[tuple[str, int, int, str]]:
    document, problems = read(text.encode(), "x")
    assert document is None
    assert all(problem.help for problem in problems)
    return [(item.code, item.span.line, item.span.column, item.message) for item in problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("true", True),
        ("TRUE", True),
        ("False", False),
        ("tRue", "tRue"),
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("0", 0),
        ("-0", 0),
        ("12", 12),
        ("+12", 12),
        ("012", "012"),
        ("0o14", "0o14"),
        ("0x1F", "0x1F"),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("12.10", 12.1),
        ("-0.5", -0.5),
        (".5", ".5"),
        ("5.", "5."),
        ("1e3", "1e3"),
        ("1.0e3", 1000.0),
        ("1.0e999", "1.0e999"),
        (".inf", ".inf"),
        ("-.INF", "-.INF"),
        (".nan", ".nan"),
        ("24:00", "24:00"),
        ("190:20:30", "190:20:30"),
        ("2026-11-21", "2026-11-21"),
        ("2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z"),
        ("1234567890123456789012", "1234567890123456789012"),
        ("164.308(a)(1)", "164.308(a)(1)"),
        ("\u0661\u0662", "\u0661\u0662"),
        ("=", "="),
        ("P1D", "P1D"),
        ("-", "-"),
        ("+", "+"),
    ],
)
def test_plain_scalars(text: str, value: object) -> None:
    found = scalar(text)
    assert found == value
    assert type(found) is type(value)


def test_quotes_keep_text() -> None:
    document, _ = read(b"a: 'no'\nb: \"12\"\nd: |\n  12\n", "x")
    assert document is not None
    assert document.data == {"a": "no", "b": "12", "d": "12\n"}


def test_kinds_of_text() -> None:
    document, problems = read("a: >-\n  one\n  two\n'b c': é\n? d\n: [x, {y: z}]\n\"<<\": merged\n".encode(), "x")
    assert not problems
    assert document is not None
    assert document.data == {"a": "one two", "b c": "é", "d": ["x", {"y": "z"}], "<<": "merged"}


def test_several_faults_are_told_at_once() -> None:
    assert told("a: &x 1\nb: *x\na: 2\nc: !t 3\n<<: {d: e}\n1: f\n[g]: h\n") == [
        ("yaml/anchor", 1, 4, "anchor &x is not part of this format"),
        ("yaml/alias", 2, 4, "alias *x refers to text elsewhere"),
        ("yaml/duplicate-key", 3, 1, "key 'a' appears twice in one mapping, first on line 1"),
        ("yaml/tag", 4, 4, "tag !t is not part of this format"),
        ("yaml/merge-key", 5, 1, "merge key << is not part of this format"),
        ("yaml/key-not-text", 6, 1, "key 1 is read as a number, expected text"),
        ("yaml/key-not-text", 7, 1, "key a list or mapping is read as a list, expected text"),
    ]


@pytest.mark.parametrize("key", ["&k a", "*k", "!t a", "{b: c}", "true", "null", "1.5", "~", ""])
def test_keys_that_are_no_plain_text(key: str) -> None:
    assert told(f"x: &k y\n? {key}\n: z\n")


def test_a_tag_on_a_key_and_on_collections() -> None:
    assert [item[:3] for item in told("!m {a: !s [1], ? !k b : c}\n")] == [
        ("yaml/tag", 1, 1),
        ("yaml/tag", 1, 8),
        ("yaml/tag", 1, 18),
    ]


def test_problems_are_capped() -> None:
    assert len(told("a: [" + "*x, " * 500 + "]\n")) == MAX_PROBLEMS
    assert len(decode("\u202e".encode() * 500, "x")[1]) == MAX_PROBLEMS


def test_a_bomb_takes_no_time_and_no_space() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    start = time.process_time()
    assert told("\n".join(lines))
    assert time.process_time() - start < 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_limited(opening: str) -> None:
    start = time.process_time()
    assert [item[0] for item in told(opening * 20_000)] == ["yaml/too-deep"]
    assert time.process_time() - start < 2
    sound, _ = read(("[" * MAX_DEPTH + "]" * MAX_DEPTH).encode(), "x")
    assert sound is not None


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("a:\n\tb: c\n", "indent with spaces"),
        ("a: @b\n", "put quotes around"),
        ("a: b: c\n", "put quotes around text that contains ': '"),
        ("a: [b\n", "close it with ']'"),
        ("a: 'b\n", "close it with the same quote"),
        ("a: {b: c\n", "close it with '}'"),
        ("%YAML 9.9\n---\na: b\n", "check the indentation"),
        ("a: !<%zz> b\n", "check the indentation"),
        ('a: "\\q"\n', "check the indentation"),
        ("a: *\n", "check the indentation"),
    ],
)
def test_syntax_faults_have_advice(text: str, advice: str) -> None:
    _, problems = read(text.encode(), "x")
    assert [item.code for item in problems] == ["yaml/syntax"]
    assert advice in problems[0].help


def test_a_fault_after_others_is_told_with_them() -> None:
    assert [item[0] for item in told("a: &x 1\nb: [c\n")] == ["yaml/anchor", "yaml/syntax"]


def test_one_document_only() -> None:
    assert [item[:3] for item in told("a: 1\n---\nb: 2\n---\nc: 3\n")] == [("yaml/several-documents", 2, 1)]
    sound, _ = read(b"---\na: 1\n...\n", "x")
    assert sound is not None


def test_the_limit_is_given_in_the_message() -> None:
    _, problems = read(b"a: bcd\n", "x", limit=3)
    assert [item.message for item in problems] == ["the file has 7 bytes, more than the limit of 3"]


def test_bytes_become_text() -> None:
    assert decode("\ufeffé".encode(), "x") == ("é", [])
    assert decode(b"plain\ttext\r\n", "x") == ("plain\ttext\r\n", [])
    text, problems = decode(b"ab\ncd\xffe", "x")
    assert text == ""
    assert [(item.code, item.span.line, item.span.column) for item in problems] == [("text/encoding", 2, 3)]


@pytest.mark.parametrize("point", [0x85, 0x2028, 0x2029])
def test_line_separators_of_yaml_alone(point: int) -> None:
    assert [item[:3] for item in told(f"a: b\nc: d{chr(point)}e\n")] == [("text/control-character", 2, 5)]
    assert read(f'a: "b\\u{point:04x}"\n'.encode(), "x")[1] == []


@pytest.mark.parametrize("point", [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x80, 0x9F, 0xFFFE, 0xFFFF])
def test_control_characters(point: int) -> None:
    raw = f"a: b{chr(point)}\n"
    assert told(raw)[0][:3] == ("text/control-character", 1, 5)
    escape = f'a: "b\\u{point:04x}"\n'
    assert told(escape)[0][:3] == ("text/control-character", 1, 4)


@pytest.mark.parametrize("point", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_direction_overrides(point: int) -> None:
    assert told(f"a: b{chr(point)}\n")[0][:3] == ("text/direction-override", 1, 5)
    assert told(f'"\\u{point:04x}": b\n')[0][:3] == ("text/direction-override", 1, 1)
