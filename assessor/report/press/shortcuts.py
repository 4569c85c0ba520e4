"""Shortcuts through the engine, for the one version of it that they were written against; the pages are the same.

A line of text is set once for all places that show the same words in the same style and width, and is not set again
when it is drawn. Measures that follow from style and width are worked out once for all cells and lines of that style.
A line along a side of a box is cut out of its box, and not out of a frame. Fonts are not cut down to the glyphs of a
part, as the join does that for the whole.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final

import pydyf
import weasyprint
from weasyprint import draw
from weasyprint.draw.color import get_color
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, table
from weasyprint.pdf.fonts import Font
from weasyprint.text import line_break

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_VERSION: Final = "70.0"
_SIDES: Final = ("top", "right", "bottom", "left")
_MEASURES: Final = (
    *(f"{what}_{side}" for what in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *(f"{least}{axis}" for least in ("", "min_", "max_") for axis in ("width", "height")),
)
_SINGLE: Final = 2  # sides that may be drawn one by one: where more meet, corners are cut


@contextmanager
def shortcuts() -> Iterator[None]:
    """The shortcuts, while one document is laid out and drawn."""
    if weasyprint.__version__ != _VERSION:
        yield
        return
    with ExitStack() as stack:
        for owner, name, shorter in (
            (inline, "split_first_line", _remembered(inline.split_first_line)),
            (inline, "strut", _strut(inline.strut)),
            (inline, "resolve_percentages", _measured(inline.resolve_percentages)),
            (table, "resolve_percentages", _measured(table.resolve_percentages)),
            (Font, "clean", _stays),
            (line_break.Layout, "deactivate", _stays),
            (line_break.Layout, "reactivate", _only_justified(line_break.Layout.reactivate)),
            (draw, "draw_border", _straight(draw.draw_border)),
            (pydyf, "_to_bytes", _written(pydyf._to_bytes)),  # noqa: SLF001 - called once for every number drawn
        ):
            stack.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, shorter)
        yield


def _remembered(split: Callable[..., Any]) -> Callable[..., Any]:
    """Break a text into its first line and the rest, once for each text, style and width."""
    known: dict[Any, Any] = {}

    def first_line(text: str, style: Any, context: Any, max_width: Any, spacing: Any, **how: Any) -> Any:
        key = text, id(style), max_width, spacing, *how.items()
        found = known.get(key)
        if found is None:
            found = known[key] = split(text, style, context, max_width, spacing, **how), style  # the style stays alive
        return found[0]

    return first_line


def _strut(height: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The height and the baseline of a line without words, once for each style."""
    known: dict[int, Any] = {}

    def strut(style: Any) -> Any:
        found = known.get(id(style))
        if found is None:
            found = known[id(style)] = height(style), style
        return found[0]

    return strut


def _measured(resolve: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Give a box the measures of its style in a width and a height, worked out once."""
    known: dict[Any, Any] = {}

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        around = containing_block
        size = (around.width, around.height) if isinstance(around, boxes.Box) else tuple(around)
        key = id(style), *size
        found = known.get(key)
        if found is None:
            resolve(box, around)
            if style["border_collapse"] != "collapse":
                known[key] = {name: getattr(box, name) for name in _MEASURES}, style
        else:
            box.__dict__.update(found[0])

    return resolve_percentages


def _stays(*_: Any) -> None:
    """What was set is drawn soon: it need not be thrown away before; a font is cut down at the join."""


def _only_justified(again: Callable[..., Any]) -> Callable[..., Any]:
    """Set a line again before it is drawn only where its words are spread."""

    def reactivate(layout: Any, style: Any) -> None:
        if layout.justification_spacing:
            again(layout, style)

    return reactivate


def _written(rest: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """A value as it stands in the file, the kinds that are common first."""

    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is str:
            return str(item).encode("ascii")
        if kind is float:
            return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
        return item if kind is bytes else rest(item)

    return to_bytes


def _straight(frame: Callable[..., Any]) -> Callable[..., Any]:
    """Draw the border of a box; solid lines along one side or two without a frame."""

    def draw_border(stream: Any, box: Any) -> None:
        style = box.style
        widths = [getattr(box, f"border_{side}_width") for side in _SIDES]
        drawn = [(side, width) for side, width in zip(_SIDES, widths, strict=True) if width]
        if not drawn:
            return
        x, y, width, height, *radii = box.rounded_border_box()
        solid = all(style[f"border_{side}_style"] == "solid" for side, _ in drawn)
        pictured = style["border_image_source"][0] != "none"
        if len(drawn) > _SINGLE or not solid or pictured or any(map(any, radii)) or style["visibility"] != "visible":
            frame(stream, box)
            return
        with stream.artifact():
            for side, thick in sorted(drawn):  # bottom before left, as the engine has it
                with stream.stacked():
                    stream.rectangle(
                        x + width - thick if side == "right" else x,
                        y + height - thick if side == "bottom" else y,
                        thick if side in ("left", "right") else width,
                        thick if side in ("top", "bottom") else height,
                    )
                    stream.clip()
                    stream.end()
                    stream.set_color(get_color(style, f"border_{side}_color"))
                    stream.rectangle(x, y, width, height)
                    stream.fill()

    return draw_border
