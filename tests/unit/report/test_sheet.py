"""Sheets: every kind of block is laid out, text is escaped, a table that does not fit its page is refused."""

from __future__ import annotations

import jinja2
import pytest

from assessor.errors import RenderError
from assessor.report import assets
from assessor.report.sheet import (
    Bullets,
    Callout,
    Cell,
    Chart,
    Column,
    Figure,
    Heading,
    Paragraph,
    Sheet,
    Table,
    cells,
)
from assessor.report.svg import drawing

WIDE = (Column("Item", 120), Column("Points", 56, number=True))


def laid_out(sheet: Sheet) -> str:
    loader = jinja2.FunctionLoader(lambda name: assets.folder().joinpath("templates", name).read_text(encoding="utf-8"))
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string('{% from "sheet.html.j2" import sheet %}{{ sheet(each, 1) }}').render(each=sheet)


def test_every_kind_of_block_is_laid_out() -> None:
    page = laid_out(
        Sheet(
            anchor="score",
            kicker="CMMC",
            title="82 points",
            lede="Lede.",
            figures=(Figure("82", "of 110", alarming=True),),
            blocks=(
                Heading("First"),
                Paragraph("Second.", quiet=True),
                Callout("Third", "said."),
                Chart(drawing(10, 10, "A chart", []), "Fourth"),
                Bullets(("Fifth",)),
                Table(WIDE, (cells("Sixth", "5"), (Cell("Seventh", "gap", "card-1"), Cell("3"))), title="T", keep=True),
            ),
        )
    )
    for text in ("82 points", "Lede.", "of 110", "First", "Second.", "Third", "Fourth", "Fifth", "Sixth", "Seventh"):
        assert text in page
    assert 'class="kpi kpi-bad"' in page
    assert '<a href="#card-1">Seventh</a>' in page
    assert 'class="num' in page


def test_text_is_escaped() -> None:
    page = laid_out(Sheet("a", "k", "<b>t</b>", blocks=(Table(WIDE, (cells("<i>", "&"),)),)))
    assert "<i>" not in page
    assert "&lt;b&gt;t" in page


def test_a_table_that_does_not_fit_is_refused() -> None:
    with pytest.raises(RenderError):
        Table((Column("a", 100),), ())
    with pytest.raises(RenderError):
        Table(WIDE, (cells("one"),))
