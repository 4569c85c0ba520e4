"""The situations in which one way of buying support is said to fit, and what this organization's figures say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor.report.sheet import Bullets, Cell, Column, Heading, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar
from assessor.words.situations import asked, remark, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.scales import TruthWord
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.result import Result
    from assessor.result.situations import Situation, SituationClue

_HOLDS: Final[Mapping[TruthWord, tuple[str, str]]] = {
    "yes": ("Yes", "met"),
    "no": ("No", "na"),
    "unknown": ("Unknown", "none"),
}


def situations_sheet(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """Which of the trade's situations the organization is in, and what its own figures say to that."""
    if not result.situations:
        return ()
    recognized = [situation for situation in result.situations if situation.holds == "yes"]
    columns = (Column("Situation", 48), Column("Said to fit", 24), Column("Here", 20), Column("Because", 84))
    blocks: list[Block] = [Table(columns, tuple(_row(situation, names) for situation in result.situations))]
    for situation in recognized:
        blocks.append(Heading(f"{situation.title}: {_fitting(situation, names)} is said to fit"))
        blocks.append(Paragraph(shorten(f"{situation.text} {_followed(result, situation, names)}".strip(), 1200)))
        if situation.contradicted_by:
            blocks.append(Bullets(tuple(shorten(remark(against), 900) for against in situation.contradicted_by)))
    lede = (
        "The trade names eight situations in which break-fix or managed service is the natural choice. They decide "
        "nothing here; the verdicts and the costs do. Where those disagree, it says so under the situation."
    )
    return (Sheet("situations", "SITUATIONS", _title(recognized, names), lede=lede, blocks=tuple(blocks)),)


def _fitting(situation: Situation, names: BriefNames) -> str:
    """The model said to fit, inside a sentence."""
    return grammar.inside(names.arrangement(situation.fits).title)


def _followed(result: Result, situation: Situation, names: BriefNames) -> str:
    """How far the recommendation follows: how many of the functions concerned it gives to that model."""
    recommended = result.recommendation.lines if result.recommendation is not None else ()
    lines = [line for line in recommended if not situation.functions or line.function in situation.functions]
    if not lines:
        return ""
    given = sum(line.model == situation.fits for line in lines)
    return (
        f"The recommendation gives {given} of {len(lines)} {grammar.noun(len(lines), 'function')} "
        f"{'it concerns ' if situation.functions else ''}to {_fitting(situation, names)}."
    )


def _title(recognized: Sequence[Situation], names: BriefNames) -> str:
    if not recognized:
        return "None of the situations the trade describes applies here"
    by_model = Counter(_fitting(situation, names) for situation in recognized)
    verb = grammar.verb(len(recognized), "applies", "apply")
    many = len(by_model) > 1
    models = [f"{count} for {model}" if many else f"for {model}" for model, count in by_model.items()]
    return f"{len(recognized)} of the situations the trade describes {verb} here: {grammar.listed(models)}"


def _row(situation: Situation, names: BriefNames) -> tuple[Cell, ...]:
    word, style = _HOLDS[situation.holds]
    because = "; ".join(_clue(clue) for clue in situation.because if clue.holds == situation.holds)
    return (
        Cell(situation.title),
        Cell(names.arrangement(situation.fits).title),
        Cell(word, style),
        Cell(shorten(because, 900)),
    )


def _clue(clue: SituationClue) -> str:
    """One comparison: what it is, what is asked, what is so."""
    value = value_of(clue) or "not stated"
    reading = ", our reading" if clue.assumption else ""
    question, mark, _ = clue.title.partition("?")
    return f"{question}{mark or ':'} {grammar.opening(value) if mark else value} (asked: {asked(clue)}{reading})"
