"""A brief printed: every part laid out or taken from what is kept, then joined."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from assessor.errors import RenderError
from assessor.report.press.engine import Engine, locked
from assessor.report.press.frames import frames_of
from assessor.report.press.galleys import BARE, galley_of
from assessor.report.press.join import Placed, joined
from assessor.report.press.kept import Kept
from assessor.report.press.matter import matter_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import weasyprint

    from assessor.model.brand import Logo
    from assessor.report.press.frames import Running
    from assessor.report.press.galleys import Above, Galley, Glyphs
    from assessor.report.press.matter import Matter, Part

_MOST_ROUNDS: Final = 5


def printed(
    page: str,
    *,
    attached: Sequence[weasyprint.Attachment],
    identifier: bytes,
    logo: Logo | None = None,
    kept: Path | None = None,
) -> bytes:
    """PDF bytes of the page of a brief; parts are kept in the folder `kept`, and taken from there."""
    matter = matter_of(page)
    # What lives already is no garbage of ours: looking through it again and again would cost a tenth of the time.
    frozen = gc.get_freeze_count() == 0
    if frozen:
        gc.freeze()
    try:
        return _printed(matter, attached, identifier, logo, kept)
    finally:
        if frozen:
            gc.unfreeze()


def _printed(
    matter: Matter, attached: Sequence[weasyprint.Attachment], identifier: bytes, logo: Logo | None, kept: Path | None
) -> bytes:
    _connected(matter)
    store = Kept(kept, matter.css.encode(), logo.content if logo is not None else b"")
    with locked():
        parts = Engine(matter.css + BARE, logo)
        placed = _placed(matter, parts, store)
        margins = Engine(matter.css, logo, parts.fonts)
        frames = frames_of(margins, matter, _running(matter, placed), _glyphs(placed), attached, identifier)
        gc.collect()  # the boxes of the margins, before everything is read once more
        return joined(frames, placed)


def _connected(matter: Matter) -> None:
    """Refuse a link that leads nowhere, before anything is taken from what is kept: a part knows no other part."""
    for name in sorted(matter.links - matter.ids):
        raise RenderError(f"The PDF would not look as designed: No anchor #{name[:200]}, where a link leads.")


def _placed(matter: Matter, engine: Engine, store: Kept) -> tuple[Placed, ...]:
    """Every part on its pages; once more where parts show on which page others begin."""
    numbers: dict[str, str] = {}
    # The first round has no numbers, the second has those of the first. They settle, as numbers are all that changes
    # from round to round and their column holds any of them on one line; a third is for a line that came with them.
    for _ in range(_MOST_ROUNDS):
        placed: list[Placed] = []
        total, above = 0, None
        for part in matter.parts:
            above = None if part.fresh else above
            galley = _galley(part, engine, store, above, numbers, matter.ids)
            first = total if above is None else total - 1
            placed.append(Placed(galley, first))
            total, above = first + galley.pages, galley.end
        shown = {
            name: str(first + number + 1)
            for galley, first in reversed(placed)
            for name, (number, _, _) in galley.anchors.items()
        }
        wanted = {name: shown.get(name, "") for part in matter.parts for name, _ in part.numbered}
        if wanted == numbers:
            return tuple(placed)
        numbers = wanted
    raise RenderError("The page numbers in the contents move what they point at again and again.")


def _galley(
    part: Part, engine: Engine, store: Kept, above: Above | None, numbers: dict[str, str], ids: frozenset[str]
) -> Galley:
    """A part as it is kept, else laid out."""
    for name, cell in part.numbered:
        cell.text = numbers.get(name)
    section = ET.tostring(part.section, encoding="unicode")
    key = store.key(part.name, section, above)
    found = store.get(key)
    if found is None:
        found = galley_of(engine, ET.fromstring(section), part.name, above, ids)  # noqa: S314 - written above
        store.put(key, found)
        gc.collect()  # boxes point at each other; without this the memory of all parts adds up
    return found


def _running(matter: Matter, placed: Sequence[Placed]) -> tuple[Running, ...]:
    """What stands in the margins of each page: that of the first part with matter on it."""
    found: dict[int, Running] = {}
    for part, (galley, first) in zip(matter.parts, placed, strict=True):
        for number in range(galley.begins, galley.pages):
            found.setdefault(first + number, part.running)
    return tuple(found[number] for number in range(len(found)))


def _glyphs(placed: Sequence[Placed]) -> Glyphs:
    """The glyphs of every part, by font."""
    found: Glyphs = {}
    for galley, _ in placed:
        for name, glyphs in galley.glyphs.items():
            found.setdefault(name, {}).update(glyphs)
    return found
