"""Papers printed, each in one go by an engine that reads styles and fonts once; in other processes where there may be.

With hands nothing is laid out here, so that the process that holds the assessment needs no more memory than that.
"""

from __future__ import annotations

import gc
from io import BytesIO
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.report.press.engine import VARIANT, Engine, identify_universal_access, locked
from assessor.report.press.hand import Hand, Lost
from assessor.report.press.matter import styled
from assessor.report.scope import scoped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

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
        self._feeding = [Thread(target=self._feed, args=(hand,), daemon=True) for hand in self._hands]
        for thread in self._feeding:
            thread.start()

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
        self._done.update(_printed(here))  # all where there are no hands, and what one was lost over
        return [self._done[number] for number in range(len(self._pages))]

    def stop(self) -> None:
        """End the hands."""
        for hand in self._hands:
            hand.stop()

    def _feed(self, hand: Hand) -> None:
        """Let a hand print what waits, until nothing more will."""
        while (number := self._waiting.get()) is not None:
            try:
                hand.tell((number, self._pages[number]))
                self._done.update([hand.hear()])
            except Lost:
                return


def _serve(pipe: Connection) -> None:
    """What a hand does: print each page that it is told."""
    for answer in _printed(iter(pipe.recv, None)):
        pipe.send(answer)


def _printed(pages: Iterable[tuple[int, Page]]) -> Iterator[tuple[int, bytes]]:
    """A PDF of each page under its number, one after another by one engine."""
    engines: dict[str, Engine] = {}
    with locked() as checked:
        for number, page in pages:
            css, root = styled(page.html)
            if css not in engines:
                engines[css] = Engine(css)
            document = engines[css].laid_out(root)
            identify_universal_access(document)
            target = BytesIO()
            document.write_pdf(target, finisher=scoped, pdf_identifier=page.identifier, pdf_variant=VARIANT)
            checked()
            del document
            gc.collect()  # boxes point at each other; without this the memory of all pages adds up
            yield number, target.getvalue()
