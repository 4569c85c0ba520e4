"""How often, how fast and at which hours people write, and what is not understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.model import interval
from assessor.model.scales import DETECTION, EVIDENCE
from assessor.source.rhythms import NEVER, UNTIMED, coverage, kind, rhythm


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("P7D", "P7D"),
        ("p1m", "P1M"),
        ("Weekly", "P7D"),
        ("every 3 months", "P3M"),
        ("Every other week.", "P14D"),
        ("once a year", "P1Y"),
        ("each quarter", "P3M"),
        ("two quarters", "P6M"),
        ("within 4 hours", "PT4H"),
        ("at least every day", "P1D"),
        ("30 minutes", "PT30M"),
        ("only when called", NEVER),
        ("No time promised", UNTIMED),
    ],
)
def test_words_are_understood(said: str, means: str) -> None:
    assert rhythm(said) == means


@pytest.mark.parametrize(
    "said", ["sometimes", "", "P0D", "0 days", "every", "soon", "P101Y", "9999 years", "1.5 days", "٣ days"]
)
def test_what_is_no_rhythm_is_refused(said: str) -> None:
    assert rhythm(said) is None


@given(st.integers(1, 99), st.sampled_from(["minute", "hour", "day", "week", "month", "year"]))
def test_every_count_of_every_unit_is_an_interval_as_long_as_it_says(count: int, unit: str) -> None:
    told, one = rhythm(f"every {count} {unit}s"), rhythm(unit)
    assert told is not None
    assert one is not None
    assert interval.seconds(told) >= count * interval.seconds(one) * 0.95


def test_hours() -> None:
    assert [coverage(said) for said in ("Office hours", "24/7", "12x6", "25x7", "early")] == [
        "8x5",
        "24x7",
        "12x6",
        None,
        None,
    ]


def test_classes_are_taken_by_name_and_in_words() -> None:
    assert [kind(said, EVIDENCE) for said in ("a ticket", "System record", "nothing", "an alarm")] == [
        "work_record",
        "system_record",
        "none",
        None,
    ]
    assert [kind(word, DETECTION) for word in DETECTION] == list(DETECTION)
