"""Parts that were laid out before: kept for one run, and in a folder from one run to the next."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, Final

from assessor.library.store import Store
from assessor.report.press.galleys import Above, Galley, Heading

if TYPE_CHECKING:
    from pathlib import Path

# Parts of some eight briefs.
_MOST: Final = 256


class Kept:
    """Parts by the digest of all that decides how they look: what is given here, and what each key is made of."""

    def __init__(self, folder: Path | None, *looks: bytes) -> None:
        self._store = Store(folder, most=_MOST)
        self._here: dict[str, Galley] = {}
        self._base = hashlib.sha256()
        for part in looks:
            self._base.update(hashlib.sha256(part).digest())

    def key(self, *parts: object) -> str:
        """The key of a part."""
        digest = self._base.copy()
        digest.update(repr(parts).encode())
        return digest.hexdigest()

    def get(self, key: str) -> Galley | None:
        """The part under a key, or None where it is not known or damaged."""
        found = self._here.get(key)
        if found is None and (stored := self._store.get(key)) is not None:
            found = self._here[key] = _read(stored)
        return found

    def here(self, key: str) -> Galley:
        """A part that was looked up or remembered in this run."""
        return self._here[key]

    def put(self, key: str, galley: Galley) -> None:
        """Remember a part."""
        self._here[key] = galley
        self._store.put(key, _written(galley))


def _written(galley: Galley) -> dict[str, Any]:
    return galley._asdict() | {"pdf": base64.b64encode(galley.pdf).decode()}


def _read(stored: dict[str, Any]) -> Galley:
    """A part as JSON gives it back: lists for tuples, texts for numbers that are keys."""
    return Galley(
        pdf=base64.b64decode(stored["pdf"]),
        pages=stored["pages"],
        begins=stored["begins"],
        end=Above(*stored["end"]),
        anchors={name: (page, x, y) for name, (page, x, y) in stored["anchors"].items()},
        headings=tuple(Heading(*heading) for heading in stored["headings"]),
        glyphs={
            font: {int(glyph): (width, text) for glyph, (width, text) in glyphs.items()}
            for font, glyphs in stored["glyphs"].items()
        },
    )
