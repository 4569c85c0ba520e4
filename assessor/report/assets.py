"""Where the brief's templates, styles and fonts are, and how they are read."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from assessor.library.resources import shipped

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Face:
    """One bundled font file under the family name the styles use."""

    family: str
    weight: int
    file: str

    @property
    def unpacked(self) -> str:
        """The same font as the PDF engine reads it, which would take long to unpack it for every brief."""
        return self.file.replace(".woff2", ".ttf")


FACES: Final = (
    Face("Plex Sans", 400, "ibm-plex-sans-latin-400-normal.woff2"),
    Face("Plex Sans", 600, "ibm-plex-sans-latin-600-normal.woff2"),
    Face("Plex Sans Ext", 400, "ibm-plex-sans-latin-ext-400-normal.woff2"),
    Face("Plex Sans Ext", 600, "ibm-plex-sans-latin-ext-600-normal.woff2"),
    Face("Plex Serif", 300, "ibm-plex-serif-latin-300-normal.woff2"),
    Face("Plex Serif", 400, "ibm-plex-serif-latin-400-normal.woff2"),
    Face("Plex Serif Ext", 300, "ibm-plex-serif-latin-ext-300-normal.woff2"),
    Face("Plex Mono", 400, "ibm-plex-mono-latin-400-normal.woff2"),
    Face("Audit Marks", 400, "audit-marks.woff2"),
)


def folder() -> Path:
    """Root of the report data, in a checkout and installed alike."""
    return shipped("reports")


def style(name: str) -> str:
    """Text of one style sheet."""
    return folder().joinpath("styles", name).read_text(encoding="utf-8")


def script(name: str) -> str:
    """Text of one script of the page for a browser."""
    return folder().joinpath("scripts", name).read_text(encoding="utf-8")


def font(file: str) -> bytes:
    """Bytes of one bundled font; only the files listed in FACES exist for the brief."""
    if file not in {face.file for face in FACES}:
        raise KeyError(file)
    return folder().joinpath("fonts", file).read_bytes()


def paper_font(file: str) -> bytes:
    """Bytes of one bundled font as the PDF engine reads it; only those of FACES exist for the brief."""
    if file not in {face.unpacked for face in FACES}:
        raise KeyError(file)
    return folder().joinpath("fonts", "paper", file).read_bytes()


def font_rules(*, embedded: bool) -> str:
    """The @font-face rules: fonts inside the page (HTML), or by name for the locked fetcher (PDF)."""
    return "".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:normal;'
        f"src:url({_address(face, embedded=embedded)})}}\n"
        for face in FACES
    )


def _address(face: Face, *, embedded: bool) -> str:
    if not embedded:
        return f"font:{face.unpacked}"
    return "data:font/woff2;base64," + base64.b64encode(font(face.file)).decode("ascii")


@cache
def advances() -> dict[str, int]:
    """Widths of single characters in thousandths of the type size."""
    lines = folder().joinpath("fonts", "advances.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {chr(int(point, 16)): int(width) for point, width in pairs}


@cache
def printable() -> frozenset[int]:
    """Code points every bundled text style can print."""
    points: set[int] = set()
    for line in folder().joinpath("fonts", "coverage.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, last = line.split("-")
            points.update(range(int(first, 16), int(last, 16) + 1))
    return frozenset(points)
