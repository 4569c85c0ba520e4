from __future__ import annotations

import pytest

from assessor.report import assets
from assessor.report.text import LONGEST, Cleaner, shorten
from assessor.words import grammar


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("plain", "plain"),
        ("two\nlines\tof text", "two lines of text"),
        ("\u202etxt.exe\u202c", "txt.exe"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("zero\u200bwidth", "zerowidth"),
        ("e\u0301 is composed", "é is composed"),
        ("private \ue000", "private \ufffd"),
        ("漢字", "\ufffd\ufffd"),
        ("😀 ok", "\ufffd ok"),
        ("lone \ud800", "lone \ufffd"),
        ("Łódź ≤ 5 → done", "Łódź ≤ 5 → done"),
    ],
)
def test_a_line_is_made_printable(raw: str, clean: str) -> None:
    assert Cleaner(assets.printable()).line(raw) == clean


def test_a_browser_keeps_scripts_it_has_fonts_for() -> None:
    assert Cleaner().line("漢字") == "漢字"


def test_what_was_changed_is_counted() -> None:
    cleaner = Cleaner(assets.printable())
    for text in ("漢", "x\x00y", "z" * 9000):
        cleaner.line(text)
    assert (cleaner.replaced, cleaner.stripped, cleaner.shortened) == (1, 1, 1)


def test_long_text_is_cut_visibly() -> None:
    assert len(Cleaner().line("z" * 9000)) == LONGEST
    assert shorten("abcdef", 4) == "abc…"
    assert shorten("known to be missing", 13) == "known to be…"
    assert shorten("known to be missing", 12) == "known to be…"
    assert shorten("a " + "東" * 60, 40) == "a " + "東" * 37 + "…"
    assert shorten("abcd", 4) == "abcd"


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        ("P1D", "every day"),
        ("P7D", "every 7 days"),
        ("P3M", "every 3 months"),
        ("PT1H", "every hour"),
        ("soon", "every soon"),
    ],
)
def test_an_interval_is_said_in_words(duration: str, said: str) -> None:
    assert grammar.every(duration) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(None, "\u2013"), (0, "0%"), (1, "100%"), (0.999, ">99%"), (0.001, "<1%"), (0.865, "87%"), (0.5, "50%")],
)
def test_only_a_true_whole_is_printed_as_one(share: float | None, said: str) -> None:
    assert grammar.percent(share) == said


def test_dates_lists_and_ids_are_said_in_words() -> None:
    assert grammar.day("2026-11-21") == "November 21, 2026"
    assert grammar.day("someday") == "someday"
    assert grammar.iso_day("2026-13-01") == ""
    assert grammar.listed([]) == ""
    assert grammar.listed(["a"]) == "a"
    assert grammar.listed(["a", "b", "c"]) == "a, b and c"
    assert grammar.plain("mfa_report") == "MFA report"
