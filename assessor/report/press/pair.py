"""Two processes at one brief: each lays out and draws what can be done next.

Layout of the parts of a chain is one after another; chains are free of each other, and so is drawing, which is two
fifths of the work. Where two hands are ready this process makes nothing itself, and so needs no engine; what they do
not deliver is made here, and has the same bytes.
"""

from __future__ import annotations

import gc
from contextlib import ExitStack
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Final, Self

from assessor.report.press.board import Board
from assessor.report.press.hand import Lost
from assessor.report.press.helper import helper

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence
    from types import TracebackType

    from assessor.model.brand import Logo
    from assessor.report.press.bench import Bench
    from assessor.report.press.board import Request
    from assessor.report.press.galleys import Galley, Margins
    from assessor.report.press.helper import Compositor

# Another process takes a second to begin: a brief of which fewer parts are missing is printed here alone.
_FEW: Final = 2


class Pair:
    """Makes the parts of chains, here and in hands; `keep` gets each that is drawn. Use it as a context.

    `hands` that are given do all, as long as they are there; else one is made where enough is missing and more
    processes may be.
    """

    def __init__(
        self,
        css: str,
        logo: Logo | None,
        ids: frozenset[str],
        keep: Callable[[str, Galley], None],
        *,
        processes: int,
        hands: Sequence[Compositor] = (),
    ) -> None:
        self._given = (css, logo, ids)
        self._keep = keep
        self._processes = processes
        self._hands = list(hands)
        self._told: set[int] = set()  # the hands that know the styles
        self._board = Board(())
        self._failed: list[Exception] = []
        self._there: SimpleQueue[tuple[str, Galley] | None] = SimpleQueue()  # what hands have drawn, None at their end
        self._helping: list[Thread] = []
        self._opened = ExitStack()
        self._bench: Bench | None = None

    def __enter__(self) -> Self:
        """Nothing begins before something is asked for."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        """End the hands; raises what the engine warned of."""
        self._board.close()
        for hand in self._hands:
            hand.kill()
        self._hands_done()
        for hand in self._hands:
            hand.stop()
        self._opened.__exit__(kind, error, where)

    def fingerprint(self) -> bytes:
        """What decides how the parts look that are made."""
        for hand in self._hands:
            try:
                return hand.ready.fingerprint
            except Lost:
                continue
        from assessor.report.press.fingerprint import fingerprint  # noqa: PLC0415 - the engine only where it is here

        return fingerprint()

    def make(self, chains: Iterable[Generator[Request, Galley, None]]) -> None:
        """Give every chain all that it asks for, and draw it."""
        self._board = Board(chains)
        for hand in self._hands:
            self._have_help(hand)
        if self._bench is not None or not self._hands:
            self._work(help_from=_FEW if self._processes > 1 and not self._hands else None)
        self._hands_done()
        for failed in self._failed:
            raise failed
        self._work()  # what hands were lost over

    def frames(self, margins: Margins) -> bytes:
        """The file that the parts are joined into."""
        for hand in self._hands if self._bench is None else ():
            try:
                hand.tell(margins)
                made: bytes = hand.hear()
            except Lost:
                continue
            return made
        frames = self._here().frames(margins)
        gc.collect()  # the boxes of the margins, before everything is read once more
        return frames

    def _here(self) -> Bench:
        if self._bench is None:
            from assessor.report.press.bench import opened  # noqa: PLC0415 - the engine only where it is used

            self._bench = self._opened.enter_context(opened(*self._given))
        return self._bench

    def _work(self, help_from: int | None = None) -> None:
        """Take part after part; have a hand help once so many were made."""
        made = 0
        while (order := self._board.take()) is not None:
            proof = self._here().proof(order.request.copy)
            self._board.follow(order, proof.galley)
            made += 1
            if made == help_from:
                self._hands.append(helper())
                self._have_help(self._hands[-1])
            galley = proof.drawn()
            self._here().checked()  # what was warned of is not kept
            self._keep(order.request.key, galley)
            del proof
            gc.collect()  # boxes point at each other; without this the memory of all parts adds up

    def _have_help(self, hand: Compositor) -> None:
        thread = Thread(target=self._help, args=(hand,), daemon=True)
        self._helping.append(thread)
        thread.start()

    def _hands_done(self) -> None:
        """Keep what the hands draw, until they have no more to do."""
        working = len(self._helping)
        while working:
            drawn = self._there.get()
            if drawn is None:
                working -= 1
            else:
                self._keep(*drawn)
        for thread in self._helping:
            thread.join()
        self._helping.clear()

    def _help(self, hand: Compositor) -> None:
        """Have a hand take part after part, until it is lost."""
        try:
            if id(hand) not in self._told:
                self._tell(hand)
            self._hand_on(hand)
        except Lost:
            pass  # what it had to do is done here
        except Exception as failed:  # noqa: BLE001 - it is raised where the parts are asked for
            self._failed.append(failed)
            self._board.close()
        finally:
            self._there.put(None)

    def _tell(self, hand: Compositor) -> None:
        if hand.ready.hint is not None:
            raise Lost
        hand.tell(self._given)
        hand.hear()
        self._told.add(id(hand))

    def _hand_on(self, hand: Compositor) -> None:
        while (order := self._board.take()) is not None:
            try:
                hand.tell(order.request.copy)
                order = self._board.follow(order, hand.hear())
                self._there.put((order.request.key, hand.hear()))
            except Lost:
                self._board.give_back(order)
                raise
