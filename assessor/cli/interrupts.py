"""Ctrl-C and SIGTERM: both end the run the same way, but not while finished files are being put in place."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class Interrupts:
    """What signals do during one run; `replaced` says whether output files are already in place."""

    def __init__(self) -> None:
        self.replaced = False
        self._holding = False
        self._waiting = False

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Raise KeyboardInterrupt on both signals, except on one the caller had ignored; undone at the end."""
        self.replaced = self._holding = self._waiting = False
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        ours = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
        for number in ours:
            signal.signal(number, self._answer)
        try:
            yield
        finally:
            for number in ours:
                signal.signal(number, before[number])

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Let a signal wait until the block has ended, so that files are replaced together or not at all."""
        self._holding = True
        try:
            yield
            self.replaced = True
        finally:
            self._holding = False
        if self._waiting:
            raise KeyboardInterrupt

    def _answer(self, _signal: int, _frame: FrameType | None) -> None:
        if not self._holding:
            raise KeyboardInterrupt
        self._waiting = True


INTERRUPTS = Interrupts()
