"""A part laid out: its pages as a PDF of their own, and what the join must know; importing this brings no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime
    from xml.etree.ElementTree import Element

    from assessor.report.attached import Attached

Anchors = dict[str, tuple[int, float, float]]
Glyphs = dict[str, dict[int, tuple[int, str]]]
Running = tuple[tuple[str, str], ...]


class Above(NamedTuple):
    """What stands on a page above a part, in pixels: how far down it reaches, and the margin that waits below it."""

    end: float
    margin: float


class Heading(NamedTuple):
    """An entry of the outline: its level, and the point of its page (from 0, in points) it leads to."""

    level: int
    label: str
    page: int
    x: float
    y: float


class Galley(NamedTuple):
    """A part on its pages.

    `begins` is the page (from 0) its matter begins on: 1 where nothing fitted below what stands above. `end` is what
    the next part finds above it. `anchors` are points of pages by id, `glyphs` the width and text of each glyph of
    each font.
    """

    pdf: bytes
    pages: int
    begins: int
    end: Above
    anchors: Anchors
    headings: tuple[Heading, ...]
    glyphs: Glyphs


class Copy(NamedTuple):
    """What a part is laid out from: its name, its section as XML, and what stands above it."""

    name: str
    section: str
    above: Above | None


class Margins(NamedTuple):
    """What a brief has beside its parts: its head, what stands in the margins of each page, the glyphs of all parts.

    `attached` rides along, each with the moment it was made; `identifier` is what the file is known by.
    """

    head: Element
    language: str
    running: tuple[Running, ...]
    glyphs: Glyphs
    attached: tuple[tuple[Attached, datetime], ...]
    identifier: bytes
