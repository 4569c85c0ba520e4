"""Two processes at one brief: a part begins where the one before it ends, so one draws while the other lays out.

Layout of the parts is one chain; drawing a part is not, and is two fifths of the work. A part that the other process
does not deliver is made here, and has the same bytes.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from assessor.report.press.engine import Engine, locked
from assessor.report.press.galleys import proof_of
from assessor.report.press.hand import Hand, Lost

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from assessor.model.brand import Logo
    from assessor.report.press.galleys import Copy, Galley, Proof

# Another process takes a second to begin: a brief of which fewer parts are missing is printed here alone.
_FEW: Final = 2


class Pair:
    """Lays out one part after another, and draws them, here and in a hand; `keep` gets each that is drawn."""

    def __init__(
        self,
        css: str,
        logo: Logo | None,
        ids: frozenset[str],
        keep: Callable[[str, Galley], None],
        *,
        processes: int,
    ) -> None:
        self.engine = Engine(css, logo)
        self._given = (css, logo, ids)
        self._keep = keep
        self._processes = processes
        self._hand: Hand | None = None
        self._made = 0
        self._here: tuple[str, Proof] | None = None
        self._there: tuple[str, Copy] | None = None
        self._ready = False  # whether the hand waits for a part

    def proof(self, key: str, copy: Copy) -> Galley:
        """A part as it is laid out; its drawing may come later, and is kept under the key."""
        self._made += 1
        if self._made > _FEW and self._processes > 1 and self._hand is None:
            self._hand = Hand(_serve, *self._given)
        self._heard()
        if self._ready and self._hand is not None and (found := self._proof_there(self._hand, key, copy)):
            return found
        self._draw()
        proof = proof_of(self.engine, copy, self._given[2])
        self._here = key, proof
        return proof.galley

    def finish(self) -> None:
        """Draw what is not drawn yet, here and there."""
        self._draw()
        if self._there is not None:
            self._heard(wait=True)

    def stop(self) -> None:
        """End the hand."""
        if self._hand is not None:
            self._hand.stop()

    def _proof_there(self, hand: Hand, key: str, copy: Copy) -> Galley | None:
        self._ready = False
        try:
            hand.tell(copy)
            self._draw()
            found: Galley = hand.hear()
        except Lost:
            return None
        self._there = key, copy
        return found

    def _heard(self, *, wait: bool = False) -> None:
        """What the hand has drawn, if it has by now; where it is lost, made here."""
        hand = self._hand
        if hand is None or self._ready or not (wait or hand.heard()):
            return
        try:
            galley: Galley | None = hand.hear()
            self._ready = True
        except Lost:
            galley = None
            self._processes = 1
        if self._there is not None:
            key, copy = self._there
            self._there = None
            self._keep(key, galley or proof_of(self.engine, copy, self._given[2]).drawn())

    def _draw(self) -> None:
        if self._here is not None:
            key, proof = self._here
            self._here = None
            self._keep(key, proof.drawn())
            del proof
            gc.collect()  # boxes point at each other; without this the memory of all parts adds up


def _serve(pipe: Connection, css: str, logo: Logo | None, ids: frozenset[str]) -> None:
    """What a hand does: say that it is there, then lay out and draw each part that it is told."""
    with locked() as checked:
        engine = Engine(css, logo)
        engine.read()
        pipe.send(None)
        while True:
            proof = proof_of(engine, pipe.recv(), ids)
            checked()
            pipe.send(proof.galley)
            galley = proof.drawn()
            checked()
            pipe.send(galley)
            del proof, galley
            gc.collect()
