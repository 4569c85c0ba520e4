"""Who issues a brief, as it is printed: name, how to reach them, logo, a line at the foot, colors in the styles."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.model.brand import ACCENT, INK

if TYPE_CHECKING:
    from PIL import Image

    from assessor.model.brand import Brand, Logo
    from assessor.report.text import Cleaner

LOGO: Final = "logo:brand"
"""The address under which the page for the PDF names the logo; its fetcher alone knows it."""
_PNG: Final = "image/png"
_SVG: Final = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Issuer:
    """What is printed of a brand; texts are empty and the logo is None where none is stated."""

    name: str
    contact: str
    footer: str
    option: str
    logo: str | None


def issuer_of(brand: Brand | None, cleaner: Cleaner) -> Issuer | None:
    """The brand as clean text, its logo as an address that a browser can show."""
    if brand is None:
        return None
    return Issuer(
        name=cleaner.line(brand.name),
        contact=cleaner.line(brand.contact or ""),
        footer=cleaner.line(brand.footer or ""),
        option=brand.option,
        logo=None if brand.logo is None else _address(brand.logo),
    )


def colored(css: str, brand: Brand | None) -> str:
    """Our own styles in the colors of a brand; charts and the colors of a status stay, as they mean something."""
    if brand is None:
        return css
    return css.replace(INK, brand.colors.ink).replace(ACCENT, brand.colors.accent)


def _address(logo: Logo) -> str:
    kind = _PNG if logo.kind == "png" else _SVG
    return f"data:{kind};base64,{base64.b64encode(logo.content).decode('ascii')}"


def printed(logo: Logo) -> tuple[bytes, str]:
    """The picture as the PDF gets it, and its media type: a PNG without transparency, an SVG as it is."""
    if logo.kind == "svg":
        return logo.content, _SVG
    target = io.BytesIO()
    _flat(logo).save(target, format="PNG")
    return target.getvalue(), _PNG


def pixels_digest(logo: Logo) -> str | None:
    """SHA-256 of the pixels the PDF shows, three bytes each; None where the logo is drawn and has none."""
    return None if logo.kind == "svg" else hashlib.sha256(_flat(logo).tobytes()).hexdigest()


def _flat(logo: Logo) -> Image.Image:
    """The picture on white."""
    from PIL import Image  # noqa: PLC0415 - few briefs have a logo of pixels

    with Image.open(io.BytesIO(logo.content), formats=("PNG",)) as opened:
        shown = opened.convert("RGBA")
    ground = Image.new("RGBA", shown.size, "white")
    return Image.alpha_composite(ground, shown).convert("RGB")
