"""Who issues a brief, and how that looks: a file of theirs that is named with `--brand`."""

from __future__ import annotations

from typing import Final, Literal

from assessor.model.value import dataclass, field

INK: Final = "#14213d"
"""The color of titles and of the heads of tables, where a brand states none."""
ACCENT: Final = "#0f6b80"
"""The color of labels and links, where a brand states none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandColors:
    """One or two colors, as `#rrggbb`."""

    ink: str = INK
    accent: str = ACCENT


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedBrand:
    """What the file says: `logo` is the path of a picture beside it."""

    name: str
    contact: str | None = None
    logo: str | None = None
    colors: BrandColors = field(default_factory=BrandColors)
    footer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture that was looked through: `content` holds nothing but the drawing, `raw` is the file as it was found."""

    kind: Literal["png", "svg"]
    path: str
    content: bytes
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """A sound brand: what is printed of it, and the bytes it came from (`file` is its name, `raw` its content)."""

    name: str
    file: str
    raw: bytes
    colors: BrandColors
    contact: str | None = None
    footer: str | None = None
    logo: Logo | None = None

    @property
    def option(self) -> str:
        """The path by which a printed command names the file."""
        return f"./{self.file}"
