"""A sheet: one topic on a page or two, built of a few kinds of block that one template lays out.

Everything in it is finished text. The title says the conclusion; widths of a table are millimeters and add up to
the 176 of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from assessor.errors import RenderError

if TYPE_CHECKING:
    from assessor.report.svg import Drawing

PAGE_WIDTH: Final = 176


@dataclass(frozen=True, slots=True)
class Figure:
    """One large number and the sentence that belongs to it."""

    value: str
    sentence: str
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `style` is a status style of report/words.py (met, part, gap ...), `anchor` a place in the brief."""

    text: str
    style: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, width in millimeters, and whether it holds numbers or ids."""

    title: str
    width: int
    number: bool = False
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the sheet."""

    text: str
    kind: ClassVar[str] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `quiet` for a remark in small print."""

    text: str
    quiet: bool = False
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed remark that starts with a bold word or two."""

    lead: str
    text: str
    kind: ClassVar[str] = "callout"


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with an optional caption."""

    drawing: Drawing
    caption: str = ""
    kind: ClassVar[str] = "chart"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list."""

    items: tuple[str, ...]
    kind: ClassVar[str] = "bullets"


@dataclass(frozen=True, slots=True)
class Table:
    """A table under an optional title; every row has a cell a column. `keep` holds it on one page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    note: str = ""
    keep: bool = False
    kind: ClassVar[str] = "table"

    def __post_init__(self) -> None:
        if sum(column.width for column in self.columns) != PAGE_WIDTH:
            raise RenderError(f"The columns of the table '{self.title}' do not fill the page.")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise RenderError(f"A row of the table '{self.title}' has too few or too many cells.")


Block = Heading | Paragraph | Callout | Chart | Bullets | Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """One topic; `anchor` is unique in the brief, `kicker` the small line above the title."""

    anchor: str
    kicker: str
    title: str
    lede: str = ""
    figures: tuple[Figure, ...] = ()
    blocks: tuple[Block, ...] = ()


def cells(*texts: str) -> tuple[Cell, ...]:
    """A row of plain cells."""
    return tuple(map(Cell, texts))
