"""Pros and cons of each model with this organization's figures, and the situations in which one is said to fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor.report.decision.money import NONE, about
from assessor.report.sheet import Bullets, Cell, Column, Heading, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

_HOLDS: Final = {"yes": ("Yes", "met"), "no": ("No", "na"), "unknown": ("Cannot be told", "none")}
_BORNE: Final = {
    "yes": ("Borne out", "met"),
    "no": ("Not here", "gap"),
    "equal": ("No difference", "na"),
    "unknown": ("Cannot be told", "none"),
    "": ("Cited", "na"),
}
_SAID: Final = {"for": "For", "against": "Against"}


def situations_sheet(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """Which of the trade's situations the organization is in, and what its own figures say to that."""
    told = result.records("situations")
    if not told:
        return ()
    held = [each for each in told if each.text("holds") == "yes"]
    rows = tuple(_situation(each, names) for each in told)
    columns = (Column("Situation", 48), Column("Said to fit", 24), Column("Here", 20), Column("Because", 84))
    blocks: list[Block] = [Table(columns, rows)]
    for each in held:
        against = each.records("contradicted_by")
        blocks.append(
            Heading(f"{each.text('title')}: {grammar.inside(_model(each.text('fits'), names))} is said to fit")
        )
        blocks.append(Paragraph(shorten(f"{each.text('text')} {_given(result, each, names)}".strip(), 1200)))
        if against:
            blocks.append(Bullets(tuple(shorten(one.text("text"), 900) for one in against)))
    lede = (
        "The trade names eight situations in which break-fix or managed service is the natural choice. They decide "
        "nothing here: the verdicts and the costs do. Where these say something else, it stands under the situation."
    )
    return (Sheet("situations", "SITUATIONS", _title(held, names), lede=lede, blocks=tuple(blocks)),)


def _given(result: Record, each: Record, names: BriefNames) -> str:
    """How far the recommendation follows: how many of the functions concerned it gives to that model."""
    models = {one.text("id"): one.text("model") for one in result.records("providers")}
    concerned = set(each.strings("functions"))
    lines = [
        line
        for line in result.record("recommendation").records("lines")
        if not concerned or line.text("function") in concerned
    ]
    if not lines:
        return ""
    # nobody is hired yet under a name such as managed/gold: the model and the tier to ask for
    given = [
        line
        for line in lines
        if models.get(line.text("supplier"), line.text("supplier").partition("/")[0]) == each.text("fits")
    ]
    return (
        f"The recommendation gives {len(given)} of {len(lines)} {grammar.noun(len(lines), 'function')} "
        f"{'it concerns ' if concerned else ''}to {grammar.inside(_model(each.text('fits'), names))}."
    )


def _title(held: list[Record], names: BriefNames) -> str:
    counts: dict[str, int] = {}
    for each in held:
        counts[each.text("fits")] = counts.get(each.text("fits"), 0) + 1
    if not counts:
        return "None of the situations the trade describes is recognized here"
    verb = "is recognized" if len(held) == 1 else "are recognized"
    told = [f"{count} for {grammar.inside(_model(name, names))}" for name, count in counts.items()]
    if len(counts) == 1:
        told = [f"for {grammar.inside(_model(held[0].text('fits'), names))}"]
    return f"{len(held)} of the situations the trade describes {verb} here: {grammar.listed(told)}"


def _model(identifier: str, names: BriefNames) -> str:
    found = [each.title for each in names.arrangements if each.id == identifier]
    return found[0] if found else grammar.opening(grammar.plain(identifier))


def _situation(each: Record, names: BriefNames) -> tuple[Cell, ...]:
    word, style = _HOLDS.get(each.text("holds"), _HOLDS["unknown"])
    decisive = [test for test in each.records("because") if test.text("holds") == each.text("holds")]
    because = "; ".join(_test(test) for test in decisive)
    return (
        Cell(each.text("title")),
        Cell(_model(each.text("fits"), names)),
        Cell(word, style),
        Cell(shorten(because, 900)),
    )


def _test(test: Record) -> str:
    """One comparison: what it is, what is asked, what is so."""
    has = "not stated" if test.absent("value") else test.text("said")
    mine = ", our reading" if test.data.get("assumption") is True else ""
    question, mark, _ = test.text("title").partition("?")
    return f"{question}{mark or ':'} {grammar.opening(has) if mark else has} (asked: {test.text('asks')}{mine})"


def weighings_sheet(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """What is said for and against each model, and whether this organization's figures bear it out."""
    found = result.records("weighings")
    if not found:
        return ()
    columns = (
        Column("Side", 14),
        Column("What is said", 64),
        Column("Your figures", 62),
        Column("Here", 23),
        Column("Source", 13, number=True),
    )
    sources = list(dict.fromkeys(_document(each) for each in found))
    blocks: list[Block] = []
    for model in dict.fromkeys(each.text("model") for each in found):
        rows = tuple(
            _weighing(each, names, sources.index(_document(each)) + 1) for each in found if each.text("model") == model
        )
        blocks.append(Table(columns, rows, title=_model(model, names)))
    told = (f"{number} {shorten(source, 240)}" for number, source in enumerate(sources, 1))
    blocks.append(Paragraph(f"Sources: {'; '.join(told)}. The result names the place in each.", quiet=True))
    tested = [each for each in found if each.text("borne_out") in ("yes", "no", "equal")]
    borne = sum(each.text("borne_out") == "yes" for each in tested)
    title = (
        f"{borne} of {len(tested)} common arguments are borne out by your own figures"
        if tested
        else "What is commonly said for and against each model"
    )
    lede = (
        "An argument that can be computed is computed, and compared with the model it is made against. The others are "
        "cited, with who says so; nothing here is our opinion of a provider."
    )
    return (Sheet("weighings", "PROS AND CONS", title, lede=lede, blocks=tuple(blocks)),)


def _document(each: Record) -> str:
    """The document an argument is taken from; the place in it stands behind the first comma or semicolon."""
    return re.split(r"[,;] ", each.text("source"), maxsplit=1)[0]


def _weighing(each: Record, names: BriefNames, source: int) -> tuple[Cell, ...]:
    word, style = _BORNE.get(each.text("borne_out"), _BORNE["unknown"])
    figure = each.record("figure")
    told = NONE
    if figure.data:
        told = f"{figure.text('title')}: {_value(figure.number('value'), figure.text('unit'))}"
        if figure.text("against"):
            other = _value(figure.number("against_value"), figure.text("unit"))
            told += f"; {grammar.inside(_model(figure.text('against'), names))} {other}"
        elif not each.text("borne_out"):
            word, style = "Computed", "na"
    return (
        Cell(_SAID.get(each.text("polarity"), "")),
        Cell(shorten(each.text("statement"), 400)),
        Cell(shorten(told, 300)),
        Cell(word, style),
        Cell(str(source)),
    )


def _value(value: float | None, unit: str) -> str:
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
