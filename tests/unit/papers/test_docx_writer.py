"""A paper as DOCX: every table is there whole, texts stay texts, and the bytes know no clock."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx

from assessor.papers.docx_writer import docx_bytes
from assessor.papers.responsibility_annex import annexes_of
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier


def test_no_table_and_no_row_is_lost(dossier: Callable[..., Dossier]) -> None:
    for paper in annexes_of(dossier("dod-subcontractor")):
        made = docx.Document(BytesIO(docx_bytes(paper)))
        *grids, signatures, sources = made.tables
        assert [len(table.rows) - 1 for table in grids] == [len(grid.rows) for grid in paper.grids]
        for table, grid in zip(grids, paper.grids, strict=True):
            rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
            assert rows == [tuple(column.title for column in grid.columns), *(row.texts for row in grid.rows)]
        assert [row.cells[0].text for row in signatures.rows][1:] == list(paper.signatures)
        assert [tuple(cell.text for cell in row.cells) for row in sources.rows] == list(paper.rests_on)
        assert "Missing" in {item.text for item in made.paragraphs}


def test_a_heading_and_its_note_stay_with_their_table(dossier: Callable[..., Dossier]) -> None:
    paper = next(annexes_of(dossier("clinic")))
    made = docx.Document(BytesIO(docx_bytes(paper)))
    before = {item.text: item.paragraph_format.keep_with_next for item in made.paragraphs}
    assert all(before[grid.note] for grid in paper.grids)
    assert made.styles["Heading 1"].paragraph_format.keep_with_next
    assert made.tables[0].rows[0].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_the_same_paper_gives_the_same_bytes(dossier: Callable[..., Dossier]) -> None:
    paper = next(annexes_of(dossier("clinic")))
    raw = docx_bytes(paper)
    assert raw == docx_bytes(paper)
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        assert {item.date_time for item in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_papers_share_a_frame_and_nothing_that_stands_in_it(dossier: Callable[..., Dossier]) -> None:
    for paper in annexes_of(dossier("clinic")):
        raw = docx_bytes(paper)
        made = docx.Document(BytesIO(raw))
        assert made.sections[0].footer.paragraphs[0].text == f"{paper.title}  |  "
        assert made.core_properties.title == paper.title
        assert made.core_properties.author == paper.organization
        assert made.paragraphs[0].text == paper.title
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            names = packed.namelist()
        assert len(names) == len(set(names))
        assert names[0] == "[Content_Types].xml"


def test_what_users_wrote_is_text() -> None:
    columns = (GridColumn(title="A", width=10),)
    grid = Grid(id="g", title="G", note="N", columns=columns, rows=(GridRow("k", ("</w:t><w:x>&amp; \"'",)),))
    paper = Deliverable(
        stem="s",
        title="<T>",
        lede="L",
        organization="O",
        as_of="2026-11-21",
        rests_on=(("a", "b"),),
        missing=(),
        grids=(grid,),
    )
    made = docx.Document(BytesIO(docx_bytes(paper)))
    assert made.tables[0].rows[1].cells[0].text == "</w:t><w:x>&amp; \"'"
    assert made.paragraphs[0].text == "<T>"
    assert made.core_properties.created is not None
    assert made.core_properties.created.isoformat()[:10] == "2026-11-21"
