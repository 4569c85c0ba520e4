from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import cache
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor.errors import RenderError
from assessor.report.press import pair, presses
from assessor.report.press.board import Board, Request
from assessor.report.press.engine import Engine
from assessor.report.press.galleys import Copy, Galley, proof_of
from assessor.report.press.hand import Hand, Lost
from assessor.report.press.lock import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

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
        self.told: list[object] = []

    def ready(self) -> bool:
        return True

    def tell(self, said: object) -> None:
        self.told.append(said)
        if isinstance(said, Copy):
            drawn = _alone()[said.name]
            self._said += [drawn._replace(pdf=b"", glyphs={}), drawn]

    def hear(self) -> Galley | None:
        self._left -= 1
        if self._left < 0:
            raise Lost
        return self._said.pop(0)

    def kill(self) -> None:
        """Nothing to end."""

    def stop(self) -> None:
        """Nothing to end."""


@cache
def _alone() -> dict[str, Galley]:
    """Every part as it is made by one process."""
    with locked():
        return {copy.name: proof_of(Engine(CSS), copy, frozenset()).drawn() for copy in COPIES}


def _chain(copies: Sequence[Copy], told: list[str]) -> Generator[Request, Galley, None]:
    for done, copy in enumerate(copies):
        galley = yield Request(copy.name, copy, len(copies) - done)
        assert galley.end == _alone()[copy.name].end
        told.append(copy.name)


@pytest.mark.parametrize("says", range(8))
def test_a_hand_that_is_lost_at_any_moment_costs_no_part(says: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair, "helper", lambda: Double(says))
    monkeypatch.setattr(pair, "_FEW", 1)
    found: dict[str, Galley] = {}
    told: list[str] = []
    expected = _alone()  # before a thread asks for it
    with locked():
        both = pair.Pair(CSS, None, frozenset(), found.__setitem__, processes=2)
        both.make([_chain(COPIES[:4], told), _chain(COPIES[4:], told)])
        both.stop()
    assert found == expected
    assert sorted(told) == sorted(expected)  # each chain was told each of its parts once


def test_a_hand_that_is_ready_helps_from_the_start() -> None:
    hand = Double(99)
    found: dict[str, Galley] = {}
    expected = _alone()
    with locked():
        both = pair.Pair(CSS, None, frozenset(), found.__setitem__, processes=1, hand=hand)  # type: ignore[arg-type]
        both.make([_chain(COPIES, [])])
        both.make([_chain(COPIES[:1], [])])
        both.stop()
    assert found == expected
    assert hand.told[0] == (CSS, None, frozenset())
    assert len(hand.told) > 1


def test_the_press_brings_no_engine_before_a_hand_is_at_work() -> None:
    code = "import sys, assessor.report.pdf; print(*({'weasyprint', 'pikepdf'} & set(sys.modules)))"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == ""


def test_what_goes_wrong_while_a_chain_asks_is_raised_wherever_it_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Generator[Request, Galley, None]:
        yield Request("part.0", COPIES[0], 1)
        raise RenderError("no second part")

    monkeypatch.setattr(pair, "helper", lambda: Double(9))
    monkeypatch.setattr(pair, "_FEW", 1)
    for first, second in ((broken(), _chain(COPIES[1:], [])), (_chain(COPIES[1:], []), broken())):
        kept: dict[str, Galley] = {}
        both = pair.Pair(CSS, None, frozenset(), kept.__setitem__, processes=2)
        with locked():
            with pytest.raises(RenderError, match="no second part"):
                both.make([first, second])
            both.stop()


def test_a_board_gives_out_the_longest_chain_first_and_one_part_of_a_chain_at_a_time() -> None:
    board = Board([_chain(COPIES[:1], []), _chain(COPIES[1:3], []), _chain(COPIES[3:], [])])
    orders = [board.take() for _ in range(3)]
    assert [order.request.copy.name for order in orders if order] == ["part.3", "part.1", "part.0"]
    assert orders[0] is not None
    board.follow(orders[0], _alone()["part.3"])
    following = board.take()
    assert following is not None
    assert following.request.copy.name == "part.4"
    board.give_back(following)
    assert board.take() == following
    board.close()
    assert board.take() is None


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
