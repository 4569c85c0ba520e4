"""Parts that were laid out before: kept for one run, and in a folder from one run to the next."""

from __future__ import annotations

import base64
import hashlib
import zlib
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from assessor.library.store import Store
from assessor.report import assets
from assessor.report.press.galleys import Above, Galley, Heading

# Parts of some eight briefs.
_MOST: Final = 256
# What of the report lays out as well: the fonts and the logo that are served, the tags of tables.
_CALLED: Final = ("assets.py", "issuer.py", "scope.py")


class Kept:
    """Parts by the digest of all that decides how they look: text, styles, fonts, engine, what stands above."""

    def __init__(self, folder: Path | None, *looks: bytes) -> None:
        self._store = Store(folder, most=_MOST)
        self._here: dict[str, Galley] = {}
        self._base = hashlib.sha256()
        for part in looks:
            self._base.update(hashlib.sha256(part).digest())
        self._empty = self._store.folder is None or not any(self._store.folder.iterdir())

    def key(self, *parts: object) -> str:
        """The key of a part."""
        digest = self._base.copy()
        digest.update(repr(parts).encode())
        return digest.hexdigest()

    def get(self, key: str) -> Galley | None:
        """The part under a key, or None where it is not known or damaged."""
        found = self._here.get(key)
        if found is None and not self._empty and (stored := self._store.get(self._stored(key))) is not None:
            found = self._here[key] = _read(stored)
        return found

    def here(self, key: str) -> Galley:
        """A part that was looked up or remembered in this run."""
        return self._here[key]

    def put(self, key: str, galley: Galley) -> None:
        """Remember a part."""
        self._here[key] = galley
        if self._store.remembers:
            self._store.put(self._stored(key), _written(galley))

    def _stored(self, key: str) -> str:
        return hashlib.sha256(self._made_by + key.encode()).hexdigest()

    @cached_property
    def _made_by(self) -> bytes:
        return hashlib.sha256(_program()).digest()


def _program() -> bytes:
    """What lays out here: its versions, the code of this room and what it calls outside it, the fonts."""
    import cssselect2  # noqa: PLC0415 - the engine only where something was kept, or is to be kept
    import pydyf  # noqa: PLC0415
    import weasyprint  # noqa: PLC0415
    from weasyprint.text.ffi import pango  # noqa: PLC0415

    engine = (weasyprint.__version__, pydyf.__version__, cssselect2.VERSION)
    versions = (*engine, pango.pango_version(), zlib.ZLIB_RUNTIME_VERSION)
    code = [file.read_bytes() for file in code_files()]
    fonts = [assets.paper_font(face.unpacked) for face in assets.FACES]
    return repr((versions, _sha(*code), _sha(*fonts))).encode()


def code_files() -> tuple[Path, ...]:
    """The code that decides the bytes of a part: this room's own, and what it calls of the report."""
    room = Path(__file__).parent
    return (*sorted(room.glob("*.py")), *(room.parent / name for name in _CALLED))


def _sha(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


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
