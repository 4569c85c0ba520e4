"""How a brief is printed: paper, sections, what rides along, what it is held against, who issues it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.brand import Brand
    from assessor.report import PageSize
    from assessor.report.attached import Attached
    from assessor.report.press.hand import Hand
    from assessor.report.version_pages import Earlier


class Printing(NamedTuple):
    """How a brief is printed.

    The paper is that of the organization's country where None, the sections are all where None; `carried` rides along
    in the PDF; `earlier` is what the brief is held against, `brand` that of whoever issues it,
    `kept` a folder for parts that were laid out before, `processes` how many may print at once, `hand` one of them
    that was started already.
    """

    paper: PageSize | None = None
    sections: tuple[str, ...] | None = None
    carried: tuple[Attached, ...] = ()
    earlier: Earlier | None = None
    brand: Brand | None = None
    kept: Path | None = None
    processes: int = 1
    hand: Hand | None = None
