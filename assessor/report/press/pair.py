"""Two processes at one brief: each lays out and draws what can be done next.

Layout of the parts of a chain is one after another; chains are free of each other, and so is drawing, which is two
fifths of the work. A part that the other process does not deliver is made here, and has the same bytes.
"""

from __future__ import annotations

import gc
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING, Final

from assessor.report import bring_engine
from assessor.report.press.board import Board
from assessor.report.press.galleys import proof_of
from assessor.report.press.hand import Lost
from assessor.report.press.helper import helper

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from assessor.model.brand import Logo
    from assessor.report.press.board import Request
    from assessor.report.press.engine import Engine
    from assessor.report.press.galleys import Galley
    from assessor.report.press.hand import Hand

# Another process takes a second to begin: a brief of which fewer parts are missing is printed here alone.
_FEW: Final = 2


class Pair:
    """Lays out and draws the parts of chains, here and in a hand; `keep` gets each that is drawn.

    A `hand` that is given helps from the start; else one is made where enough is missing and more processes may be.
    """

    def __init__(
        self,
        css: str,
        logo: Logo | None,
        ids: frozenset[str],
        keep: Callable[[str, Galley], None],
        *,
        processes: int,
        hand: Hand | None = None,
    ) -> None:
        self._given = (css, logo, ids)
        self._keep = keep
        self._processes = processes
        self._hand = hand
        self._told = False  # whether the hand knows the styles
        self._helping: Thread | None = None
        self._board = Board(())
        self._failed: list[Exception] = []
        self._there: list[tuple[str, Galley]] = []  # what the hand has drawn

    @cached_property
    def engine(self) -> Engine:
        """The engine of this process, brought where it is first needed. Raises RenderError where there is none."""
        bring_engine()
        from assessor.report.press.engine import Engine  # noqa: PLC0415 - once a hand is at work

        if gc.get_freeze_count():
            gc.freeze()  # modules are no garbage
        return Engine(*self._given[:2])

    def make(self, chains: Iterable[Generator[Request, Galley, None]]) -> None:
        """Give every chain all that it asks for, and draw it."""
        self._board = Board(chains)
        if self._hand is not None and not self._told:
            self._have_help(self._hand)
        self._work(help_from=_FEW if self._processes > 1 and self._hand is None else None)
        if self._helping is not None:
            self._helping.join()
            self._helping = None
            for failed in self._failed:
                raise failed
            self._work()  # what the hand was lost over
        for key, galley in self._there:
            self._keep(key, galley)
        self._there.clear()

    def stop(self) -> None:
        """End the hand."""
        self._board.close()
        if self._hand is not None:
            self._hand.kill()
            if self._helping is not None:
                self._helping.join()
            self._hand.stop()

    def _work(self, help_from: int | None = None) -> None:
        """Take part after part; have the hand help once so many were made."""
        made = 0
        if self._helping is not None:
            self.engine.read()  # before anything is taken, as the hand could do that meanwhile
        while (order := self._board.take()) is not None:
            proof = proof_of(self.engine, order.request.copy, self._given[2])
            self._board.follow(order, proof.galley)
            made += 1
            if made == help_from:
                self._hand = helper()
                self._have_help(self._hand)
            self._keep(order.request.key, proof.drawn())
            del proof
            gc.collect()  # boxes point at each other; without this the memory of all parts adds up

    def _have_help(self, hand: Hand) -> None:
        self._told = True
        self._helping = Thread(target=self._help, args=(hand,), daemon=True)
        self._helping.start()

    def _help(self, hand: Hand) -> None:
        """Have the hand take part after part, until it is lost."""
        try:
            if not hand.ready():
                return
            hand.tell(self._given)
            hand.hear()
            self._hand_on(hand)
        except Lost:
            pass  # what it had to do is done here
        except Exception as failed:  # noqa: BLE001 - it is raised where the parts are asked for
            self._failed.append(failed)
            self._board.close()

    def _hand_on(self, hand: Hand) -> None:
        while (order := self._board.take()) is not None:
            try:
                hand.tell(order.request.copy)
                order = self._board.follow(order, hand.hear())
                self._there.append((order.request.key, hand.hear()))
            except Lost:
                self._board.give_back(order)
                raise
