"""A confirmation sheet as a page for print, its text finished and clean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.report import assets, page_size_in
from assessor.report.cleaning import cleaned
from assessor.report.page import environment
from assessor.report.text import Cleaner, shorten
from assessor.words import confirmations, grammar
from assessor.words.names import names_of

if TYPE_CHECKING:
    from assessor.result.confirmation import ConfirmationSheets, Sheet

STYLES: Final = ("brief.css", "print.css", "confirmation.css")
_NAME: Final = 48
_SHORT_DIGEST: Final = 16
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One question."""

    number: str
    meaning: str
    question: str
    hangs: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the sheet, in reading order."""

    heading: str
    lede: str
    origin: tuple[tuple[_Pair, _Pair], ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    signature: tuple[str, ...]
    notes: tuple[str, ...]
    client: str
    section: str
    foot: str
    engine: str
    as_of: str


def confirmation_page(found: ConfirmationSheets, sheet: Sheet) -> str:
    """One provider's sheet as HTML for the PDF, on the paper of the organization's country."""
    size = page_size_in(found.origin.country)
    cleaner = Cleaner(assets.printable())
    page = page_of(cleaned(found, cleaner), cleaned(sheet, cleaner))
    css = assets.font_rules(embedded=False) + "".join(map(assets.style, (*STYLES, f"{size}-landscape.css")))
    return environment().get_template("confirmation.html.j2").render(sheet=page, css=css)


def page_of(found: ConfirmationSheets, sheet: Sheet) -> Page:
    """The finished texts of a sheet."""
    names = names_of(found.open.named)
    origin = confirmations.origin(found, sheet, names)
    made = found.origin
    return Page(
        heading=confirmations.heading(found, sheet, names),
        lede=confirmations.lede(found, sheet),
        origin=tuple(zip(origin[::2], origin[1::2], strict=True)),
        columns=confirmations.COLUMNS,
        rows=tuple(
            Row(
                number=str(number),
                meaning=confirmations.meaning(promise, found),
                question=confirmations.question(promise, names),
                hangs=confirmations.hangs(promise, names),
            )
            for number, promise in enumerate(sheet.promises, 1)
        ),
        signature=confirmations.SIGNATURE,
        notes=confirmations.notes(sheet),
        client=f"{shorten(made.organization, _NAME)} \N{MIDDLE DOT} Confirmation sheet",
        section=shorten(names.provider(sheet.provider), _NAME),
        foot=f"Engagement {made.digest[:_SHORT_DIGEST]}\N{HORIZONTAL ELLIPSIS} \N{MIDDLE DOT} assessor {made.version}",
        engine=f"assessor {made.version}",
        as_of=grammar.iso_day(made.as_of),
    )
