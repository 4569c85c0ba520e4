"""Pros and cons of each model with this organization's figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor.report.decision.money import NONE, about
from assessor.report.sheet import Cell, Column, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.weighing import FigureUnit, Polarity
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.result import Result
    from assessor.result.situations import BorneOut, WeighedFigure, Weighing

_BORNE_OUT: Final[Mapping[BorneOut, tuple[str, str]]] = {
    "yes": ("Borne out", "met"),
    "no": ("Not here", "gap"),
    "equal": ("No difference", "na"),
    "unknown": ("Unknown", "none"),
}
_SIDES: Final[Mapping[Polarity, str]] = {"for": "For", "against": "Against"}
_COLUMNS: Final = (
    Column("Side", 14),
    Column("What is said", 64),
    Column("Your figures", 62),
    Column("Here", 23),
    Column("Source", 13, number=True),
)


def weighings_sheet(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """What is said for and against each model, and whether this organization's figures bear it out."""
    weighings = result.weighings
    if not weighings:
        return ()
    sources = list(dict.fromkeys(_document(weighing) for weighing in weighings))
    blocks: list[Block] = []
    for model in dict.fromkeys(weighing.model for weighing in weighings):
        rows = tuple(
            _row(weighing, names, sources.index(_document(weighing)) + 1)
            for weighing in weighings
            if weighing.model == model
        )
        blocks.append(Table(_COLUMNS, rows, title=names.arrangement(model).title))
    numbered = (f"{number} {shorten(source, 240)}" for number, source in enumerate(sources, 1))
    blocks.append(Paragraph(f"Sources: {'; '.join(numbered)}. The result names the place in each.", quiet=True))
    lede = (
        "Arguments that can be computed are computed and compared with the model they are made against. The others are "
        "cited with their source. None of this is our opinion of a provider."
    )
    return (Sheet("weighings", "PROS AND CONS", _title(weighings), lede=lede, blocks=tuple(blocks)),)


def _title(weighings: tuple[Weighing, ...]) -> str:
    tested = [weighing.borne_out for weighing in weighings if weighing.borne_out in ("yes", "no", "equal")]
    if not tested:
        return "What is commonly said for and against each model"
    return f"{tested.count('yes')} of {len(tested)} common arguments hold for your figures"


def _document(weighing: Weighing) -> str:
    """The document an argument is taken from; the place in it stands behind the first comma or semicolon."""
    return re.split(r"[,;] ", weighing.source, maxsplit=1)[0]


def _row(weighing: Weighing, names: BriefNames, source: int) -> tuple[Cell, ...]:
    word, style = _here(weighing)
    return (
        Cell(_SIDES[weighing.polarity]),
        Cell(shorten(weighing.statement, 400)),
        Cell(NONE if weighing.figure is None else shorten(_figure(weighing.figure, names), 300)),
        Cell(word, style),
        Cell(str(source)),
    )


def _here(weighing: Weighing) -> tuple[str, str]:
    """Whether the figures bear an argument out, or how else it stands here."""
    if weighing.borne_out is not None:
        return _BORNE_OUT[weighing.borne_out]
    return ("Cited", "na") if weighing.figure is None else ("Computed", "na")


def _figure(figure: WeighedFigure, names: BriefNames) -> str:
    own = f"{figure.title}: {_value(figure.value, figure.unit)}"
    if figure.against is None:
        return own
    other = _value(figure.against_value, figure.unit)
    return f"{own}; {grammar.inside(names.arrangement(figure.against).title)} {other}"


def _value(value: float | None, unit: FigureUnit) -> str:
    if value is None:
        return "not known"
    if unit == "USD":
        return about(value)
    if unit == "share":
        return grammar.percent(value)
    if unit == "ratio":
        return f"{value:.1f} times"
    shown = f"{value:,.0f}" if float(value).is_integer() else f"{value:.1f}"
    return f"{shown} {unit}"
