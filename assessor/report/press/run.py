"""A brief printed: every part laid out or taken from what is kept, then joined."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from assessor.errors import RenderError
from assessor.report.press.board import Request
from assessor.report.press.galleys import Copy, Placed
from assessor.report.press.kept import Kept
from assessor.report.press.lock import locked
from assessor.report.press.matter import matter_of
from assessor.report.press.pair import Pair

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence
    from pathlib import Path

    import weasyprint

    from assessor.model.brand import Logo
    from assessor.report.press.frames import Running
    from assessor.report.press.galleys import Above, Galley, Glyphs
    from assessor.report.press.hand import Hand
    from assessor.report.press.matter import Matter, Part

_MOST_ROUNDS: Final = 5


def printed(
    page: str,
    *,
    attached: Iterable[weasyprint.Attachment],
    identifier: bytes,
    logo: Logo | None = None,
    kept: Path | None = None,
    processes: int = 1,
    hand: Hand | None = None,
) -> bytes:
    """PDF bytes of the page of a brief; parts are kept in the folder `kept`, and taken from there.

    The bytes are the same in one process and in two, which are the most that help; a `hand` that is ready already is
    the second.
    """
    matter = matter_of(page)
    # What lives already is no garbage of ours: looking through it again and again would cost a tenth of the time.
    frozen = gc.get_freeze_count() == 0
    if frozen:
        gc.freeze()
    try:
        return _printed(matter, attached, identifier, logo, Kept(kept, *_looks(matter, logo)), processes, hand)
    finally:
        if frozen:
            gc.unfreeze()


def _printed(
    matter: Matter,
    attached: Iterable[weasyprint.Attachment],
    identifier: bytes,
    logo: Logo | None,
    store: Kept,
    processes: int,
    hand: Hand | None,
) -> bytes:
    _connected(matter)
    with locked() as checked:

        def keep(key: str, galley: Galley) -> None:
            checked()  # what was warned of is not kept
            store.put(key, galley)

        pair = Pair(matter.css, logo, matter.ids, keep, processes=processes, hand=hand)
        try:
            placed = _placed(matter, pair, store)
        finally:
            pair.stop()
        from assessor.report.press.frames import frames_of  # noqa: PLC0415 - the engine once a hand is at work

        frames = frames_of(pair.engine, matter, _running(matter, placed), _glyphs(placed), attached, identifier)
        gc.collect()  # the boxes of the margins, before everything is read once more
        from assessor.report.press.join import joined  # noqa: PLC0415 - in the meantime a hand lays out

        return joined(frames, placed)


def _looks(matter: Matter, logo: Logo | None) -> tuple[bytes, bytes]:
    return matter.css.encode(), logo.content if logo is not None else b""


def _connected(matter: Matter) -> None:
    """Refuse a link that leads nowhere, before anything is taken from what is kept: a part knows no other part."""
    for name in sorted(matter.links - matter.ids):
        raise RenderError(f"The PDF would not look as designed: No anchor #{name[:200]}, where a link leads.")


def _placed(matter: Matter, pair: Pair, store: Kept) -> tuple[Placed, ...]:
    """Every part on its pages; once more where parts show on which page others begin."""
    numbers: dict[str, str] = {}
    # The first round has no numbers, the second has those of the first. They settle, as numbers are all that changes
    # from round to round and their column holds any of them on one line; a third is for a line that came with them.
    for _ in range(_MOST_ROUNDS):
        found: list[list[tuple[str, Galley]]] = [[] for _ in matter.chains]
        asking = zip(matter.chains, found, strict=True)
        pair.make([_asking(parts, store, numbers, laid_out) for parts, laid_out in asking])
        keys, pages = _on_pages(found)
        shown = {
            name: str(first + number + 1)
            for first, galley in reversed(pages)
            for name, (number, _, _) in galley.anchors.items()
        }
        wanted = {name: shown.get(name, "") for part in matter.parts for name, _ in part.numbered}
        if wanted == numbers:
            return tuple(Placed(store.here(key), first) for key, (first, _) in zip(keys, pages, strict=True))
        numbers = wanted
    raise RenderError("The page numbers in the contents move what they point at again and again.")


def _asking(
    parts: Sequence[Part], store: Kept, numbers: Mapping[str, str], laid_out: list[tuple[str, Galley]]
) -> Generator[Request, Galley, None]:
    """Ask for the parts of a chain that are not kept, each below the one before it; all are added to `laid_out`."""
    left = sum(part.length for part in parts)
    above: Above | None = None
    for part in parts:
        for name, cell in part.numbered:
            cell.text = numbers.get(name)
        copy = Copy(part.name, ET.tostring(part.section, encoding="unicode"), above)
        key = store.key(*copy)
        galley = store.get(key)
        if galley is None:
            galley = yield Request(key, copy, left)
        laid_out.append((key, galley))
        above = galley.end
        left -= part.length


def _on_pages(chains: Sequence[Sequence[tuple[str, Galley]]]) -> tuple[list[str], list[tuple[int, Galley]]]:
    """The keys of all parts, and each part with the page (from 0) that its first page is."""
    keys: list[str] = []
    pages: list[tuple[int, Galley]] = []
    total = 0
    for chain in chains:
        for number, (key, galley) in enumerate(chain):
            first = total - 1 if number else total  # it begins on the page where the one before it ends
            keys.append(key)
            pages.append((first, galley))
            total = first + galley.pages
    return keys, pages


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
