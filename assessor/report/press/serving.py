"""What the process does that helps to print a brief."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from assessor.report.press.engine import Engine
from assessor.report.press.galleys import proof_of
from assessor.report.press.hand import UNFREED
from assessor.report.press.lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from assessor.report.press.galleys import Copy


def serve(pipe: Connection) -> None:
    """What a hand does: say it is ready, read styles and say so, then lay out and draw each part that it is told."""
    pipe.send(None)
    css, logo, ids = pipe.recv()
    with locked() as checked:
        engine = Engine(css, logo)
        engine.read()
        pipe.send(None)
        unfreed = 0
        for copy in _told(pipe):
            proof = proof_of(engine, copy, ids)
            checked()
            pipe.send(proof.galley)
            galley = proof.drawn()
            checked()
            pipe.send(galley)
            unfreed += galley.pages
            del proof, galley
            if unfreed > UNFREED:
                gc.collect()
                unfreed = 0


def _told(pipe: Connection) -> Iterator[Copy]:
    while True:
        yield pipe.recv()
