"""A paper to hand over as HTML: what it rests on, what is missing, its grids, and room to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report import assets
from assessor.report.cleaning import cleaned
from assessor.report.page import environment
from assessor.report.text import Cleaner
from assessor.words import deliverables

if TYPE_CHECKING:
    from assessor.report.deliverable import Deliverable

STYLES: Final = ("brief.css", "print.css", "deliverable.css")


def deliverable_page(paper: Deliverable, *, embedded: bool) -> str:
    """The finished page; `embedded` puts the fonts into it."""
    paper = cleaned(paper, Cleaner(assets.printable()))
    css = assets.font_rules(embedded=embedded) + "".join(map(assets.style, (*STYLES, f"{paper.size}-landscape.css")))
    return environment().get_template("deliverable.html.j2").render(paper=paper, css=css, words=deliverables)
