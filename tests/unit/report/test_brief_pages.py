"""How long the brief is on paper, and that no number, day or id is broken on it."""

from __future__ import annotations

import re
import subprocess
from html import unescape
from shutil import which
from typing import TYPE_CHECKING

import pytest

from assessor import api, report
from tests.unit.assess.test_severity import example

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    report.pdf_available() is not None or which("pdftotext") is None, reason="Pango or pdftotext is not installed here"
)
# pages of the whole; the retailer has 196 obligations
MOST_PAGES = {"clinic": 30, "retailer": 30}
MOST_OF_THE_BODY = 12
FULL = 0.5


def pages(pdf: bytes, folder: Path) -> list[list[tuple[float, str]]]:
    """The words of every page with where they end, as a share of the page's height."""
    file = folder / "brief.pdf"
    file.write_bytes(pdf)
    found = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True, text=True).stdout
    told = []
    for page in found.split("<page ")[1:]:
        height = float(re.findall(r'height="([\d.]+)"', page)[0])
        words = re.findall(r'yMax="([\d.]+)">(.*?)</word>', page)
        told.append([(float(low) / height, unescape(word)) for low, word in words])
    return told


@pytest.mark.parametrize("name", sorted(MOST_PAGES))
def test_a_brief_of_one_framework_is_short_and_its_pages_are_full(name: str, tmp_path: Path) -> None:
    found = pages(api.render(example(name), "pdf"), tmp_path)
    assert len(found) <= MOST_PAGES[name]
    first_annex = next(at for at, page in enumerate(found) if "Annex A Obligations" in _text(page)[:160])
    assert first_annex - 2 <= MOST_OF_THE_BODY
    thin = [at + 1 for at in range(2, first_annex - 1) if _filled(found[at]) < FULL]
    assert thin == []
    # a sum, a day or an id that goes on in the next line is cut short in its own
    assert [
        word
        for page in found
        for _, word in page
        if re.fullmatch(r"\$\d{1,3}(,\d{3})*,\d{1,2}|\d{4}-\d\d-\d?|\$", word)
    ] == []
    assert [word for page in found[:first_annex] for _, word in page if re.match(r"(duties\.)?rd-[a-z]", word)] == []


def _text(page: list[tuple[float, str]]) -> str:
    return " ".join(word for _, word in page)


def _filled(page: list[tuple[float, str]]) -> float:
    """How far down the page its text reaches, the footer left out."""
    return max(low for low, _ in page if low < 0.94)
