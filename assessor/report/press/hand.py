"""Another process of this program that prints beside it: started and ended here, and nothing is lost where it is.

It is told what to do through a pipe. It ends when it is stopped, and by itself when the pipe closes, so none is left
behind; Ctrl-C reaches this process alone.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import shutil
import signal
import tempfile
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

UNFREED: Final = (
    12  # sheets of paper of which a hand keeps the boxes: to free them takes time, and it has memory to spare
)
_MASKED: Final = frozenset({signal.SIGINT, signal.SIGTERM})


class Lost(Exception):  # noqa: N818 - no fault of this program: what it had to do is done here
    """The other process is no longer there, or could not do what it was told."""


class Hand:
    """One process that runs `work` with its end of a pipe and what else it is given; all must be able to travel."""

    def __init__(self, work: Callable[..., None], *given: object) -> None:
        context = multiprocessing.get_context("spawn")  # the one way that works alike on every system
        self._pipe, theirs = context.Pipe()
        self._folder = tempfile.mkdtemp(prefix="assessor-fonts-")  # for what it unpacks: it may be ended at any moment
        self._process = context.Process(target=_begun, args=(work, theirs, self._folder, *given), daemon=True)
        self._there = True
        self._ready: bool | None = None
        try:
            with _no_signals():
                self._process.start()
        except OSError:  # a machine that allows no more processes
            self._there = False
        theirs.close()

    def tell(self, message: object) -> None:
        """Say something; only to one that waits, else both could wait for each other. Raises Lost."""
        if not self._there:
            raise Lost
        with self._losing():
            self._pipe.send(message)

    def hear(self) -> Any:
        """What it says next, waited for. Raises Lost."""
        if not self._there:
            raise Lost
        with self._losing():
            said = self._pipe.recv()
        if isinstance(said, Lost):
            self.stop()
            raise said
        return said

    def ready(self) -> bool:
        """Whether it says that it is ready, waited for; for work that says so first, and before anything else of it."""
        if self._ready is None:
            try:
                self._ready = self.hear() is None
            except Lost:
                self._ready = False
        return self._ready

    def kill(self) -> None:
        """End it from another thread than the one that hears it, which then loses it."""
        if self._there:
            self._process.kill()

    def stop(self) -> None:
        """End it at once."""
        if self._there:
            self._there = False
            self._process.kill()
            self._process.join()
        self._pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextlib.contextmanager
    def _losing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, EOFError) as gone:
            self.stop()
            raise Lost from gone


def _begun(work: Callable[..., None], pipe: Connection, folder: str, *given: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where signals cannot be held back
    tempfile.tempdir = folder
    gc.freeze()  # modules are no garbage
    try:
        work(pipe, *given)
    except (OSError, EOFError):  # whoever asked is gone
        shutil.rmtree(folder, ignore_errors=True)
    except Exception:  # noqa: BLE001 - what went wrong here is done, and told, over there
        with contextlib.suppress(OSError):
            pipe.send(Lost())


@contextlib.contextmanager
def _no_signals() -> Iterator[None]:
    """A process that is started in here is born with signals held back; what comes meanwhile comes a moment later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _MASKED)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
