"""The risk of a breach in words: what it rests on, whether it counts, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import inside, listed, usd

if TYPE_CHECKING:
    from assessor.result.breach_risk import BreachBasis, BreachRisk
    from assessor.result.economics import Economics
    from assessor.result.prices import EconomicsInput

TITLE: Final = "A breach of data, apart from all of this"
NOBODY: Final = "none known"
_COUNTED: Final = (
    "It counts in what is compared, mean and bad years, because the engagement states risk: breach. Ransomware is "
    "among the disasters above as well, so a part may count twice."
)
_APART: Final = (
    "Ransomware is among the disasters above as well: do not add the two up. This figure decides nothing unless the "
    "engagement asks for it (risk: breach)."
)
_UNSURE: Final = (
    "An order of magnitude at best: effects are differences between those who have a safeguard and those who do not, "
    "and the range of each reaches to none. Size, trade, fines, lawsuits and customers who leave move nothing here."
)


def explanation(basis: BreachBasis, economics: Economics) -> str:
    """What the figures rest on, whether they count, and how sure they are."""
    rate, cost = economics.input_of(basis.rate), economics.input_of(basis.cost)
    taken = f"{economics.input_of(basis.insured).value:.0%}"
    often = (
        f"How likely a breach is today is your own figure, {_percent(rate)} a year."
        if basis.probability_stated
        else f"Of insured organizations {_percent(rate)} report one a year; {taken} of them are taken to have "
        "each safeguard."
    )
    whose = "by your own figure" if basis.cost_stated else "as insurers report"
    dear = f"One costs {usd(cost.value)} ({usd(cost.low)} to {usd(cost.high)}) on average, {whose}."
    return " ".join((often, dear, _effects(basis), _UNSURE, _COUNTED if basis.counted else _APART))


def safeguards(risk: BreachRisk, basis: BreachBasis) -> str:
    """The safeguards an arrangement has, as a list."""
    named = [inside(one.title) for one in basis.safeguards if one.id in risk.safeguards]
    return listed(named) or NOBODY


def chance(risk: BreachRisk) -> str:
    """How likely one is within a year."""
    return f"{100 * risk.probability:.1f}%"


def counts(today: BreachRisk, then: BreachRisk | None) -> str:
    """What a breach adds to what is compared, today and as recommended."""
    later = f" today and {usd(then.compared)} as recommended" if then is not None else " today"
    return f"What is compared counts a breach of data as well, at {usd(today.compared)} a year{later}."


def _effects(basis: BreachBasis) -> str:
    """What each safeguard leaves."""
    left = [
        f"{inside(one.title)} {one.remaining:.0%} of {'how often' if one.of == 'rate' else 'the cost'}"
        for one in basis.safeguards
    ]
    return f"Published effects: {listed(left)} is left." if left else ""


def _percent(figure: EconomicsInput) -> str:
    told = f"{100 * figure.value:.3g}%"
    return told if figure.low == figure.high else f"{told} ({100 * figure.low:.3g} to {100 * figure.high:.3g}%)"
