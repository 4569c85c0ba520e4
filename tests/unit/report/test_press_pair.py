from __future__ import annotations

import os
import signal
import time
from functools import cache
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor.errors import RenderError
from assessor.report.press import pair, presses
from assessor.report.press.engine import Engine, locked
from assessor.report.press.galleys import Copy, Galley, proof_of
from assessor.report.press.hand import Hand, Lost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CSS = "@page { size: 80mm 60mm; margin: 5mm } p { margin: 0 }"
COPIES = tuple(Copy(f"part.{number}", f"<section><p>Part {number}</p></section>", None) for number in range(6))
PAGES = tuple(
    presses.Page(
        f"<html lang='en'><head><title>{n}</title><style>{CSS}</style></head><body><p>{n}</p></body></html>", b"x"
    )
    for n in range(3)
)
FAR = "<html lang='en'><head><title>x</title></head><body><img alt='x' src='http://localhost/x.png'/></body></html>"


@pytest.fixture
def hands() -> Iterator[Callable[..., Hand]]:
    """Makes hands, and ends them."""
    made: list[Hand] = []

    def hand(*given: Any) -> Hand:
        made.append(Hand(*given))
        return made[-1]

    yield hand
    for each in made:
        each.stop()


def _gone(process: int) -> bool:
    """Whether a process ends within some seconds."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_a_hand_does_what_it_is_given_and_leaves_nothing_behind(hands: Callable[..., Hand]) -> None:
    hand = hands(methodcaller("send", "done"))
    assert hand.hear() == "done"
    with pytest.raises(Lost):
        hand.hear()
    folder = Path(hand._folder)
    hand.stop()
    assert not folder.exists()
    with pytest.raises(Lost):
        hand.tell("more")


def test_a_hand_that_is_killed_is_lost(hands: Callable[..., Hand]) -> None:
    hand = hands(methodcaller("recv"))
    hand._process.kill()
    with pytest.raises(Lost):
        hand.hear()


def test_what_goes_wrong_in_a_hand_is_told_as_its_loss(
    hands: Callable[..., Hand], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Lost):
        hands(methodcaller("no_such_thing")).hear()
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals are held back otherwise here")
def test_a_hand_does_not_hear_ctrl_c_and_ends_with_who_asked(hands: Callable[..., Hand]) -> None:
    hand = hands(methodcaller("recv"))
    process = hand._process.pid
    assert process is not None
    os.kill(process, signal.SIGINT)
    time.sleep(0.2)
    assert hand._process.is_alive()
    hand._pipe.close()
    hand._process.join(20)
    assert _gone(process)
    assert not Path(hand._folder).exists()


class Double:
    """A hand in this process that is lost after it has said so much."""

    def __init__(self, says: int) -> None:
        self._left = says
        self._said: list[Galley | None] = [None]
        self._engine = Engine(CSS)

    def tell(self, copy: Copy) -> None:
        proof = proof_of(self._engine, copy, frozenset())
        self._said += [proof.galley, proof.drawn()]

    def heard(self) -> bool:
        return True

    def hear(self) -> Galley | None:
        self._left -= 1
        if self._left < 0:
            raise Lost
        return self._said.pop(0)

    def stop(self) -> None:
        """Nothing to end."""


@cache
def _alone() -> dict[str, Galley]:
    """Every part as it is made by one process."""
    with locked():
        return {copy.name: proof_of(Engine(CSS), copy, frozenset()).drawn() for copy in COPIES}


@pytest.mark.parametrize("says", range(8))
def test_a_hand_that_is_lost_at_any_moment_costs_no_part(says: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair, "Hand", lambda *_given: Double(says))
    found: dict[str, Galley] = {}
    with locked():
        both = pair.Pair(CSS, None, frozenset(), found.__setitem__, processes=2)
        for copy in COPIES:
            assert both.proof(copy.name, copy).end == _alone()[copy.name].end
        both.finish()
    assert found == _alone()


def _papers(pages: Sequence[presses.Page], processes: int) -> list[bytes]:
    printing = presses.Presses(processes)
    try:
        assert printing.missing() is None
        for page in pages:
            printing.ask(page)
        return printing.printed()
    finally:
        printing.stop()


def test_papers_are_the_same_in_one_process_and_in_two() -> None:
    assert _papers(PAGES, 2) == _papers(PAGES, 1)


def test_papers_are_printed_without_hands_that_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presses, "Hand", lambda _work: Double(0))
    monkeypatch.setattr(Double, "tell", lambda *_told: None)
    assert _papers(PAGES, 3) == _papers(PAGES, 1)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_paper_that_asks_for_something_outside_is_refused_by_all(processes: int) -> None:
    with pytest.raises(RenderError, match="outside itself"):
        _papers([presses.Page(FAR, b"x")] * 2, processes)
