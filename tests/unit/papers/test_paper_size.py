"""Papers are printed on the paper of the organization's country, in every format that has pages."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from assessor.model.value import replace
from assessor.papers.docx_writer import docx_bytes
from assessor.papers.notification_matrix import notification_matrix
from assessor.report import PageSize, page_size_in
from assessor.report.deliverable_page import deliverable_page
from tests.unit.papers.writing import files_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier

# The long and the short side in twentieths of a point.
SIDES: dict[PageSize, tuple[int, int]] = {"letter": (15840, 12240), "a4": (16838, 11906)}


@pytest.mark.parametrize("size", SIDES)
def test_a_paper_lies_on_its_side(dossier: Callable[..., Dossier], size: PageSize) -> None:
    paper = replace(notification_matrix(dossier("clinic")), size=size)
    name = {"a4": "A4"}.get(size, size)
    assert re.findall(r"size: (\w+) landscape", deliverable_page(paper, embedded=False)) == [name]
    text = zipfile.ZipFile(BytesIO(docx_bytes(paper))).read("word/document.xml").decode()
    found = re.search(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', text)
    assert found is not None
    assert all(abs(int(told) - side) < 20 for told, side in zip(found.groups(), SIDES[size], strict=True))
    widths = [sum(map(int, re.findall(r'w:gridCol w:w="(\d+)"', one))) for one in text.split("<w:tblGrid>")[1:]]
    assert all(abs(width - (SIDES[size][0] - 2016)) < 30 for width in widths), "tables as wide as the page"


def test_the_country_decides(dossier: Callable[..., Dossier]) -> None:
    assert [page_size_in(country) for country in (None, "US", "canada", "DE")] == ["letter", "letter", "letter", "a4"]
    html = files_of(dossier("clinic"), "notification-matrix", ("html",))["notification-matrix.html"].decode()
    assert "size: letter landscape" in html
