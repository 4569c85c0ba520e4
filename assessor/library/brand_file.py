"""The brand of whoever issues a brief, read from a file, with its logo and its colors looked at."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from assessor.library import png_logo, svg_logo
from assessor.library.engagement import MAX_BYTES, read_bytes
from assessor.model.brand import Brand, Logo, StatedBrand
from assessor.model.diagnostic import Diagnostic, InvalidSource
from assessor.model.shape import structure
from assessor.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor.source.document import Document

LEAST_CONTRAST: Final = 5.8
"""To white, where WCAG AA asks 4.5: the colors also stand on the pale tints of the brief, and there it is 4.5."""
_KIND: Final = "brand"
_DARK: Final = 0.04045


def holds_brand(raw: bytes) -> bool:
    """Whether a file says that it is a brand."""
    return any(line.split() == [b"schema:", b"brand/1"] for line in raw[:4096].splitlines())


def brand_of(path: Path) -> Brand:
    """The brand in a file; raises InvalidSource with every problem of it."""
    brand, problems = read_brand(path)
    if brand is None:
        raise InvalidSource(problems)
    return brand


def read_brand(path: Path) -> tuple[Brand | None, list[Diagnostic]]:
    """The brand in a file, or None with what is wrong with it."""
    raw, problems = read_bytes(path)
    if raw is None:
        return None, [_without_interview(item) for item in problems]
    from assessor.source.reader import read  # noqa: PLC0415 - yaml and jsonschema only where there is a brand
    from assessor.source.schema import schemas  # noqa: PLC0415

    document, problems = read(raw, str(path), limit=MAX_BYTES)
    if document is not None:
        problems = schemas().validate(document, _KIND)
    if document is None or problems:
        return None, problems
    stated = structure(StatedBrand, document.data, document.span)
    logo, found = (None, []) if stated.logo is None else _logo(path.parent, stated.logo, document)
    problems = [*_too_pale(stated, document), *found]
    if problems:
        return None, problems
    brand = Brand(
        name=stated.name,
        file=path.name.encode("utf-8", "replace").decode(),
        raw=raw,
        colors=stated.colors,
        contact=stated.contact,
        footer=stated.footer,
        logo=logo,
    )
    return brand, []


def _without_interview(item: Diagnostic) -> Diagnostic:
    """`assessor init` writes no brand."""
    missing = item.code == "file/missing"
    return Diagnostic(item.code, item.message, item.span, "check the path" if missing else item.help)


def contrast_to_white(color: str) -> float:
    """The contrast of `#rrggbb` to white, 1 to 21, as WCAG 2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _too_pale(stated: StatedBrand, document: Document) -> Iterator[Diagnostic]:
    for key in ("ink", "accent"):
        color: str = getattr(stated.colors, key)
        contrast = contrast_to_white(color)
        if contrast < LEAST_CONTRAST:
            shown = int(contrast * 10) / 10  # never rounded up to what is asked
            message = (
                f"{color} has a contrast of {shown}:1 to white, expected at least {LEAST_CONTRAST}:1, "
                "so that it can be read on white and on pale tints (WCAG AA)"
            )
            yield Diagnostic("brand/contrast", message, document.span(("colors", key)), "take a darker shade of it")


def _logo(folder: Path, named: str, document: Document) -> tuple[Logo | None, list[Diagnostic]]:
    """The picture, where it lies in the folder and holds nothing but a picture."""
    place = document.span(("logo",))
    path = folder / named
    if not _inside(named) or not path.resolve().is_relative_to(folder.resolve()):
        message, advice = f"'{named}' points outside the folder of the brand", "copy the picture beside this file"
        return None, [Diagnostic("path/outside", message, place, advice)]
    if not path.is_file():
        return None, [Diagnostic("file/missing", f"there is no file '{named}'", place, "put it beside this file")]
    most = max(png_logo.MOST_BYTES, svg_logo.MOST_BYTES)
    with path.open("rb") as file:
        raw = file.read(most + 1)
    png = raw.startswith(png_logo.START)
    limit = png_logo.MOST_BYTES if png else svg_logo.MOST_BYTES
    if len(raw) > limit:
        message = f"'{named}' has more than the {limit} bytes of a logo"
        return None, [Diagnostic("brand/logo", message, place, "save a smaller one")]
    try:
        if png:
            return Logo(kind="png", path=named, content=png_logo.cleaned_png(raw), raw=raw), []
        if b"<" not in raw[:256] or b"\0" in raw:
            message = f"'{named}' is neither a PNG nor an SVG, whatever its name says"
            return None, [Diagnostic("brand/logo", message, place, "save it as PNG or SVG")]
        return Logo(kind="svg", path=named, content=svg_logo.cleaned_svg(raw), raw=raw), []
    except png_logo.Faulty as fault:
        return None, [Diagnostic("brand/logo", f"'{named}' cannot be used: {fault}", place, "save it again as PNG")]
    except svg_logo.Unsafe as fault:
        where = Span(str(path), fault.line, fault.column)
        return None, [Diagnostic("brand/logo", f"'{named}' is refused: {fault.message}", where, fault.advice)]


def _inside(named: str) -> bool:
    """Whether a path leads down from its folder on every system."""
    parts = PurePosixPath(named).parts
    return bool(parts) and ".." not in parts and not PurePosixPath(named).is_absolute() and not set(named) & set("\\:")
