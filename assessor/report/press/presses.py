"""Papers printed in other processes where there may be, else here; importing this brings no engine.

With hands nothing is laid out here, so that the process that holds the assessment needs no more memory than that, and
they get ready while it judges.
"""

from __future__ import annotations

from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.errors import RenderError
from assessor.report import pdf_available
from assessor.report.press.hand import UNFREED, Hand, Lost

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_PAPERS: Final = "assessor.report.press.papers"
_MOST: Final = 4  # hands: each takes a second to begin, and memory


class Page(NamedTuple):
    """A finished page, and what the file that is printed of it is known by."""

    html: str
    identifier: bytes


class Presses:
    """Prints pages while more are asked for; of the same bytes however many processes there are. Stop it at the end."""

    def __init__(self, processes: int) -> None:
        self._pages: list[Page] = []
        self._done: dict[int, bytes] = {}
        self._waiting: SimpleQueue[int | None] = SimpleQueue()
        count = min(processes, _MOST)
        self._hands = [Hand(_serve) for _ in range(count if count > 1 else 0)]
        self._ready: SimpleQueue[str | Lost | None] = SimpleQueue()
        self._feeding = [Thread(target=self._feed, args=(hand,), daemon=True) for hand in self._hands]
        for thread in self._feeding:
            thread.start()

    def missing(self) -> str | None:
        """None where there is an engine, else the one line that says what to install; to be asked once."""
        for _ in self._hands:
            if not isinstance(said := self._ready.get(), Lost):
                return said
        return pdf_available(_PAPERS)

    def ask(self, page: Page) -> None:
        """Have a page printed."""
        self._pages.append(page)
        self._waiting.put(len(self._pages) - 1)

    def printed(self) -> list[bytes]:
        """A PDF of each page in the order they were asked for. Raises RenderError."""
        for _ in self._feeding:
            self._waiting.put(None)
        for thread in self._feeding:
            thread.join()
        here = [(number, page) for number, page in enumerate(self._pages) if number not in self._done]
        if here:  # all where there are no hands, and what one was lost over
            if hint := pdf_available(_PAPERS):
                from assessor.report.pango import MISSING  # noqa: PLC0415 - it decides no byte of a page

                raise RenderError(MISSING, hint=hint)
            from assessor.report.press.papers import printed  # noqa: PLC0415 - the engine only where it prints

            self._done.update(printed(here))
        return [self._done[number] for number in range(len(self._pages))]

    def stop(self) -> None:
        """End the hands."""
        for hand in self._hands:
            hand.stop()

    def _feed(self, hand: Hand) -> None:
        """Let a hand say whether it can print, and print what waits until nothing more will."""
        try:
            hint: str | None = hand.hear()
        except Lost as lost:
            self._ready.put(lost)
            return
        self._ready.put(hint)
        if hint is not None:
            return
        while (number := self._waiting.get()) is not None:
            try:
                hand.tell((number, self._pages[number]))
                self._done.update([hand.hear()])
            except Lost:
                return


def _serve(pipe: Connection) -> None:
    """What a hand does: say what is missing, if anything is, then print each page that it is told."""
    hint = pdf_available(_PAPERS)
    pipe.send(hint)
    if hint is None:
        from assessor.report.press.papers import printed  # noqa: PLC0415 - the engine only where there is one

        for answer in printed(iter(pipe.recv, None), unfreed=UNFREED):
            pipe.send(answer)
