"""What one process has to print a brief with: an engine that reads styles and fonts once, and what it makes by it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from assessor.report.press.engine import Engine, locked
from assessor.report.press.frames import frames_of
from assessor.report.press.proofs import proof_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessor.model.brand import Logo
    from assessor.report.press.galleys import Copy, Margins
    from assessor.report.press.proofs import Proof


class Bench:
    """Makes proofs of parts, and the frames of a brief whose ids are `ids`; `checked` raises what was warned of."""

    def __init__(self, engine: Engine, ids: frozenset[str], checked: Callable[[], None]) -> None:
        self._engine = engine
        self._ids = ids
        self.checked = checked

    def proof(self, copy: Copy) -> Proof:
        """A part laid out."""
        return proof_of(self._engine, copy, self._ids)

    def frames(self, margins: Margins) -> bytes:
        """The file that the parts are joined into."""
        return frames_of(self._engine, margins)


@contextmanager
def opened(css: str, logo: Logo | None, ids: frozenset[str]) -> Iterator[Bench]:
    """A bench of some styles, while it is used: any warning of the engine is an error."""
    with locked() as checked:
        engine = Engine(css, logo)
        engine.read()
        yield Bench(engine, ids, checked)
