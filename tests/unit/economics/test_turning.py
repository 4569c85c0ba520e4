"""What would change the recommendation: from which value of an input on, and what knowing it first saves."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from assessor.api import judged
from assessor.economics.accounts import Accounts
from assessor.economics.choosing import chosen, standings, taken
from assessor.economics.composition import Composition
from assessor.economics.noise import DRAWS, Draws
from assessor.economics.turning import turns
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.economics.recommend import SearchOutcome

KEPT, MOVED = frozenset({0}), frozenset({1})
RANGE = SimpleNamespace(low=0.0, value=150.0, high=200.0)


class Told:
    """Draws of two candidates: one costs 100.50, the other what an input says."""

    np = np
    drawn = ("free", "turning")
    book = SimpleNamespace(parameters={"free": RANGE, "turning": RANGE})

    def __init__(self, **held: float) -> None:
        self.held = held

    def holding(self, name: str, value: float) -> Told:
        return Told(**{name: value})

    def input(self, name: str) -> Any:
        spread = np.linspace(0.0, 200.0, 1000)
        return spread if name == "turning" else np.random.default_rng(1).permutation(spread)

    def cost(self, choice: frozenset[int]) -> Any:
        if choice == KEPT:
            return np.full(1000, 100.5)
        return np.full(1000, self.held["turning"]) if "turning" in self.held else self.input("turning")

    def cash(self, choice: frozenset[int]) -> Any:
        return np.full(1000, 100.0 + 0 * len(choice))


def candidate(choice: frozenset[int], moves: int, unstated: frozenset[tuple[str, str]] = frozenset()) -> Any:
    counted = {"moves": moves, "hires": 0, "contracts": 0, "vendors": 0, "unstated": unstated, "met": 1}
    return SimpleNamespace(id="cheapest", choice=choice, best=SimpleNamespace(price=0), **counted)


def test_an_input_turns_it_where_another_clearly_beats_it_and_is_worth_what_that_saves() -> None:
    """Another is taken where it saves more than two of a hundred; of ten values of equal chance it does at five."""
    kept, moved = candidate(KEPT, 0), candidate(MOVED, 1)
    draws: Any = Told()
    (one,) = turns(draws, [kept, moved], kept)
    assert one.parameter == "turning"
    assert one.instead is moved
    assert one.at == pytest.approx(98.5, abs=0.1)
    assert one.worth == pytest.approx((90.5 + 70.5 + 50.5 + 30.5 + 10.5) / 10, abs=0.2)
    assert turns(draws, [kept], kept) == ()


def test_no_saving_takes_work_from_somebody_whose_fee_nobody_stated() -> None:
    """However little the other arrangement costs, it beats only what takes the same work away."""
    guessed = frozenset({("incident_response", "watcher")})
    kept, moved, other = candidate(KEPT, 1), candidate(MOVED, 0, guessed), candidate(KEPT, 0, guessed)
    cheap: Any = Told(turning=10.0)
    usual: Any = Told()
    assert taken([kept, moved], cheap) is kept
    stands = {id(one.candidate): one.beaten_by for one in standings([kept, moved, other], cheap)}
    assert (stands[id(kept)], stands[id(other)]) == (None, moved)
    assert chosen(standings([kept, moved, other], cheap)).candidate is kept
    assert turns(usual, [kept, moved], kept) == ()


@pytest.fixture(scope="module")
def outcome(cache: Path) -> SearchOutcome:
    assessment = judged(ROOT / "examples" / "clinic.yaml", cache=cache).assessment
    assert assessment.decision is not None
    assert assessment.decision.outcome is not None
    return assessment.decision.outcome


def test_with_that_price_everything_priced_anew_recommends_another(outcome: SearchOutcome) -> None:
    """Prices alone: what incidents cost above their mean keeps its ratio, which other books would simulate anew."""
    assert outcome.taken is not None
    found = [one.candidate for one in outcome.standing if one.recommendable]
    draws = Draws(Composition(outcome.market, outcome.problem, outcome.books))
    known = [draws.cost(one.choice) for one in found]
    of_incidents = frozenset[str]().union(*draws.read.values())
    priced = [turn for turn in outcome.turns if turn.parameter not in of_incidents]
    assert known
    assert priced
    for turn in priced:
        books = Accounts(outcome.market.case, outcome.inputs.at(turn.parameter, turn.at), outcome.market.capacity)
        anew = Draws(Composition(outcome.market, outcome.problem, books)).holding(turn.parameter, turn.at)
        assert taken(found, anew).id == turn.instead.id != outcome.taken.candidate.id


def test_what_is_held_moves_nothing_that_does_not_rest_on_it(outcome: SearchOutcome) -> None:
    """Held at a value or priced anew at it: the same costs in every draw."""
    draws = Draws(Composition(outcome.market, outcome.problem, outcome.books))
    choices = [one.candidate.choice for one in outcome.standing]
    known = [draws.cost(choice) for choice in choices]
    name = outcome.turns[0].parameter
    high = outcome.inputs[name].high
    held = draws.holding(name, high)
    anew = Draws(draws.composition)
    vars(anew)["_inputs"][name] = np.full(DRAWS, high)
    for choice in choices:
        assert held.cost(choice) == pytest.approx(anew.cost(choice), rel=1e-9)
    assert all((draws.cost(choice) == before).all() for choice, before in zip(choices, known, strict=True))
    assert any((held.cost(choice) != before).any() for choice, before in zip(choices, known, strict=True))
