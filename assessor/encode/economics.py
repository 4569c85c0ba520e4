"""The texts beside the figures of money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Prose
from assessor.result.breach_risk import BreachBasis
from assessor.result.crossover import Crossover, CrossoverBand
from assessor.result.economics import Economics
from assessor.result.hours import SeatFigures
from assessor.result.losses import CeilingScenario
from assessor.result.prices import EconomicsInput, FeeLine
from assessor.result.texts import TextKey
from assessor.words import breach_figures, money
from assessor.words import crossover as crossover_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.encode.prose import Context


def _input(figure: EconomicsInput, context: Context) -> Mapping[str, str]:
    return {"title": money.input_title(figure, context.names), "source": money.input_source(figure)}


def _crossover(crossover: Crossover, context: Context) -> Mapping[str, str]:
    terms = context.within(Economics).crossover_terms
    return {"explanation": crossover_words.crossover_explanation(crossover, terms)}


def _band(band: CrossoverBand, context: Context) -> Mapping[str, str]:
    return {"explanation": crossover_words.band_explanation(band, context.within(Economics).counting)}


def _breach(basis: BreachBasis, context: Context) -> Mapping[str, str]:
    return {"explanation": breach_figures.explanation(basis, context.within(Economics))}


def _fee_line(line: FeeLine, context: Context) -> Mapping[str, str]:
    economics = context.result.economics  # packages have lines as well
    if economics is None:
        raise LookupError("a fee line without economics")
    return {
        "what": money.fee_title(line, economics, context.names),
        "arithmetic": money.fee_arithmetic(line.basis),
    }


def _seat(seat: SeatFigures, _context: Context) -> Mapping[str, str]:
    return {"text": money.seat_explanation(seat)}


def _ceiling(ceiling: CeilingScenario, context: Context) -> Mapping[str, str]:
    economics = context.within(Economics)
    return {
        "source": money.ceiling_source(ceiling, economics),
        "text": money.ceiling_explanation(ceiling, economics),
    }


ECONOMICS_PROSE: tuple[Prose[Any], ...] = (  # each says texts of another type
    Prose(
        EconomicsInput,
        {"title": TextKey(doc="What it is called."), "source": TextKey(doc="Where it comes from.")},
        _input,
    ),
    Prose(Crossover, {"explanation": TextKey(doc="The crossover in sentences.")}, _crossover),
    Prose(CrossoverBand, {"explanation": TextKey(doc="The rule of thumb in sentences.")}, _band),
    Prose(
        FeeLine,
        {"what": TextKey(doc="What is paid for."), "arithmetic": TextKey(doc="How the inputs make the amount.")},
        _fee_line,
    ),
    Prose(BreachBasis, {"explanation": TextKey(doc="The risk of a breach in sentences.")}, _breach),
    Prose(SeatFigures, {"text": TextKey(doc="The seat in sentences.")}, _seat),
    Prose(
        CeilingScenario,
        {"source": TextKey(doc="Where it comes from."), "text": TextKey(doc="The figure in sentences.")},
        _ceiling,
    ),
)
