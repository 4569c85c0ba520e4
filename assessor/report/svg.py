"""The few drawing primitives of the brief: millimeters on paper, attributes only, every text escaped."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from assessor.report import assets

INK: Final = "#14213d"
TEXT: Final = "#22303c"
MUTE: Final = "#5a6875"
RULE: Final = "#c8d0d8"
ACCENT: Final = "#0f6b80"
WHITE: Final = "#ffffff"

SANS: Final = "Plex Sans, Plex Sans Ext, Audit Marks"

# fill, text color, outline of each status style
SHADES: Final = {
    "met": ("#dceaf4", "#164f7a", "#9dbcd4"),
    "duty": ("#e6f0f7", "#164f7a", "#9dbcd4"),
    "comp": ("#e6f0f7", "#164f7a", "#9dbcd4"),
    "part": ("#f6cf84", "#4f3300", "#cfa04a"),
    "gap": ("#9f2d1b", "#ffffff", "#7d2012"),
    "na": ("#ffffff", "#5a6875", "#c8d0d8"),
    "none": ("#ffffff", "#22303c", "#5a6875"),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished inline SVG; templates print it as it is."""

    markup: str

    def __html__(self) -> str:
        return self.markup


def drawing(width: float, height: float, title: str, parts: list[str]) -> Drawing:
    """An SVG whose viewBox is its size in millimeters; the title is what a screen reader says."""
    return Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="{height:.2f}mm" '
        f'viewBox="0 0 {width:.2f} {height:.2f}" role="img"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )


def box(  # noqa: PLR0913 - a rectangle has that many sides to it
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: str,
    stroke: str = "none",
    weight: float = 0.2,
    radius: float = 0,
) -> str:
    """A rectangle."""
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" rx="{radius}" '
        f'fill="{fill}" stroke="{stroke}" stroke-width="{weight}"/>'
    )


def label(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 2.6,
    fill: str = TEXT,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """One line of text."""
    weight = 600 if bold else 400
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{SANS}" font-size="{size}" font-weight="{weight}" '
        f'fill="{fill}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def shape(d: str, *, fill: str = "none", stroke: str = "none", weight: float = 0.2) -> str:
    """A path."""
    return f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{weight}"/>'


def line(
    x: float,
    y: float,
    to_x: float,
    to_y: float,
    *,
    stroke: str = RULE,
    weight: float = 0.2,
    dash: str = "",
) -> str:
    """A straight line; `dash` is a pattern in millimeters such as "1.2 .9"."""
    pattern = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x:.2f}" y1="{y:.2f}" x2="{to_x:.2f}" y2="{to_y:.2f}" '
        f'stroke="{stroke}" stroke-width="{weight}"{pattern}/>'
    )


def dot(x: float, y: float, radius: float, *, fill: str, stroke: str = "none") -> str:
    """A filled circle."""
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius}" fill="{fill}" stroke="{stroke}" stroke-width="0.4"/>'


_UNKNOWN_ADVANCE: Final = 1000


def width_of(text: str, size: float) -> float:
    """A text's width when set bold; a character the main font lacks counts as a full square."""
    advances = assets.advances()
    return size * sum(advances.get(character, _UNKNOWN_ADVANCE) for character in text) / 1000


def fit(text: str, width: float, size: float) -> str:
    """The text, cut with an ellipsis where it would leave its box."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def two_lines(text: str, width: float, size: float) -> tuple[str, str]:
    """The text on one or two lines, broken between words; what does not fit the second is cut."""
    if width_of(text, size) <= width:
        return (text, "")
    words = text.split(" ")
    taken = next((n for n in range(len(words) - 1, 0, -1) if width_of(" ".join(words[:n]), size) <= width), 0)
    if not taken:
        return (fit(text, width, size), "")
    return (" ".join(words[:taken]), fit(" ".join(words[taken:]), width, size))
