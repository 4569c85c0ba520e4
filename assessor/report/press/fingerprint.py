"""What decides the bytes of a part beside its text and styles: engine, code and fonts, to take a digest of."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path
from typing import Final

import cssselect2
import pydyf
import weasyprint
from weasyprint.text.ffi import pango

from assessor.report import assets

# What of the report lays out as well: the fonts and the logo that are served, the tags of tables.
_CALLED: Final = ("assets.py", "issuer.py", "scope.py")


def fingerprint() -> bytes:
    """What lays out here: its versions, the code of this room and what it calls outside it, the fonts."""
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
