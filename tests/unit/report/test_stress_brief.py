"""An engagement with the longest names, words without a break and scripts of every direction stays on its pages."""

from __future__ import annotations

import re
import subprocess
from html import unescape
from itertools import islice
from shutil import which
from typing import TYPE_CHECKING, NamedTuple

import pytest

from assessor import api, report
from assessor.api.writing import rendered
from assessor.report.printing import Printing
from benchmarks.stress import engagement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    report.pdf_available() is not None or which("pdftotext") is None, reason="Pango or pdftotext is not installed here"
)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_MARGIN = 20  # points: nothing is printed nearer to the edge of the paper
_TOUCHING = 1.5  # points by which boxes of neighbours may overlap


class Word(NamedTuple):
    """A word and its box, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@pytest.fixture(scope="module")
def pages(data_root: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[float, list[Word]]]:
    """The pages of letter and body: the width of each, and its words."""
    folder = tmp_path_factory.mktemp("stress")
    path, file = folder / "stress.yaml", folder / "brief.pdf"
    path.write_text(engagement(4, 400, ("hipaa",)), encoding="utf-8")
    result = api.assess(path, data=data_root, cache=cache)
    file.write_bytes(rendered(result, ["pdf"], printing=Printing(sections=("letter", "body")))["pdf"])
    found = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True, text=True).stdout
    return [_page(page) for page in found.split("<page ")[1:]]


def _page(page: str) -> tuple[float, list[Word]]:
    words = [
        Word(float(left), float(top), float(right), float(bottom), unescape(text))
        for left, top, right, bottom, text in _WORD.findall(page)
    ]
    return float(re.findall(r'width="([\d.]+)"', page)[0]), words


def test_nothing_leaves_the_paper(pages: list[tuple[float, list[Word]]]) -> None:
    out = [
        (number, word.text[:40])
        for number, (width, words) in enumerate(pages, 1)
        for word in words
        if word.left < _MARGIN or word.right > width - _MARGIN
    ]
    assert len(pages) > 2
    assert out == []


def test_no_word_lies_on_another(pages: list[tuple[float, list[Word]]]) -> None:
    assert [
        (number, one.text[:40], other.text[:40])
        for number, (_, words) in enumerate(pages, 1)
        for one, other in _neighbours(words)
        if _shared(one, other)
    ] == []


def _neighbours(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Pairs of which one begins above the other's end."""
    ordered = sorted(words, key=lambda word: word.top)
    for at, one in enumerate(ordered):
        for other in islice(ordered, at + 1, None):
            if other.top >= one.bottom:
                break
            yield one, other


def _shared(one: Word, other: Word) -> bool:
    """Whether two boxes share more than their edges; lines may stand close, so half of a height has to be shared."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > _TOUCHING and down > min(one.bottom - one.top, other.bottom - other.top) / 2
