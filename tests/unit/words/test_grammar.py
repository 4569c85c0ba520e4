"""The grammar of everything printed: intervals, lists, titles inside a sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.words.grammar import every, inside, interval, listed, number, opening, spaced
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P1D", "1 day"),
        ("P7D", "7 days"),
        ("P1W", "1 week"),
        ("P3M", "3 months"),
        ("P1Y", "1 year"),
        ("PT4H", "4 hours"),
        ("PT15M", "15 minutes"),
        ("P1DT12H", "1 day 12 hours"),
        ("P1Y6M", "1 year 6 months"),
    ],
)
def test_an_interval_in_words(text: str, words: str) -> None:
    assert interval(text) == words


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "T4H", "P4H", "PT1D", "P7", "P1DT", "P1D2", "PD", "P-1D", "7 days", "none"]
)
def test_what_is_no_duration_stays_as_it_is(text: str) -> None:
    assert interval(text) == text


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["Y", "M", "W", "D"]))
def test_an_interval_keeps_every_number(number: int, unit: str) -> None:
    assert re.findall(r"\d+", interval(f"P{number}{unit}")) == [str(number)]


def test_a_rhythm() -> None:
    assert [every(duration) for duration in ("P1D", "P3M")] == ["every day", "every 3 months"]


def test_titles_inside_a_sentence_and_at_its_beginning() -> None:
    assert [inside("Log review"), inside("FedRAMP paper"), inside("SOC 2 report")] == [
        "log review",
        "FedRAMP paper",
        "SOC 2 report",
    ]
    assert opening("the CUI of it") == "The CUI of it"
    assert spaced("not_yet-stated") == "not yet stated"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list(words: tuple[str, ...], sentence: str) -> None:
    assert listed(words) == sentence


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "0"),
        (45, "45"),
        (45.7, "45.7"),
        (12345.67, "12,345.67"),
        (1_250_000, "1,250,000"),
        (1_250_000.004, "1,250,000"),
        (-1234.5, "-1,234.5"),
        (1 / 3, "0.333333"),
        (0.00002, "0.00002"),
        (-1e-30, "0"),
    ],
)
def test_a_number_has_no_exponent_and_all_its_cents(value: float, told: str) -> None:
    assert number(value) == told


def test_no_sentence_leaves_a_number_to_the_general_format() -> None:
    """It rounds to six digits and then writes exponents."""
    words = sorted((ROOT / "assessor" / "words").rglob("*.py"))
    assert [path.name for path in words if re.search(r":,?g\}", path.read_text(encoding="utf-8"))] == []
