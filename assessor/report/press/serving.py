"""What a process does that helps to print a brief."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from assessor.report.press.bench import opened
from assessor.report.press.galleys import Margins
from assessor.report.press.hand import UNFREED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from assessor.report.press.galleys import Copy


def serve(pipe: Connection) -> None:
    """What a hand does: read the styles it is told and say so, then make each part, or the margins, that it is told."""
    with opened(*pipe.recv()) as bench:
        pipe.send(None)
        unfreed = 0
        for told in _told(pipe):
            if isinstance(told, Margins):
                frames = bench.frames(told)
                bench.checked()
                pipe.send(frames)
                continue
            proof = bench.proof(told)
            bench.checked()
            pipe.send(proof.galley)
            galley = proof.drawn()
            bench.checked()
            pipe.send(galley)
            unfreed += galley.pages
            del proof, galley
            if unfreed > UNFREED:
                gc.collect()
                unfreed = 0


def _told(pipe: Connection) -> Iterator[Copy | Margins]:
    while True:
        yield pipe.recv()
