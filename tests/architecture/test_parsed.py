"""The checks of the house find what they look for."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.parsed import is_sentence
from tests.architecture.test_house import constant_keys, looks_into_text, sentences


@pytest.mark.parametrize("text", ["Nobody does it.", "{} of the obligations are open", "a\nnot stated by anybody"])
def test_prose_is_known(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize("text", ["", "satisfied_with_customer_duties", "not stated", "tuple[str, ...] | None", "8x5"])
def test_words_and_codes_are_no_prose(text: str) -> None:
    assert not is_sentence(text)


def test_docstrings_and_errors_are_left_out() -> None:
    code = '"""About this."""\ndef f():\n    """Says what it does."""\n    raise ValueError("nobody runs it here")\n'
    assert list(sentences(ast.parse(code))) == []
    assert len(list(sentences(ast.parse(code + 'x = f"nobody runs {f} at this hour"\n')))) == 1


@pytest.mark.parametrize(
    "code",
    [
        'a.partition(", ")',
        'text.startswith("Ask them ")',
        'text == "nobody runs it"',
        '"of the law" in text and "in the words of" in text',
        "from assessor.words import findings\nfindings.effect(x).endswith('.')",
        "from assessor.words.findings import effect\neffect(x) == effect(y)",
        'match text:\n    case "nobody runs it":\n        pass',
    ],
)
def test_looking_into_a_sentence_is_found(code: str) -> None:
    assert list(looks_into_text(ast.parse(code)))


def test_codes_may_be_compared() -> None:
    code = "from assessor.words.grammar import plain\nx = verdict == 'gap' and plain(name).startswith('a')"
    assert list(looks_into_text(ast.parse(code))) == []


def test_keys_are_found() -> None:
    assert list(constant_keys(ast.parse('a["title"], b.get("why", 1), c[0], d[name], e.get(name)'))) == ["title", "why"]
