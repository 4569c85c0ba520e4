"""An answer to an open question as edits of the engagement's text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assessor.source.edits import Edit

_WHOLE: Final = "events"  # answers of several keys that stand for one thing, and are put in whole


def answer_edits(place: tuple[str, ...], value: object, data: object) -> list[Edit]:
    """What puts a value at a place of the file's `data`; several keys one by one, so that what else stands there stays.

    A duty written as one word is written in full first, where something is to be added to it.
    """
    if isinstance(value, Mapping) and value and place[-1] != _WHOLE:
        edits = [Edit((*place, key), part) for key, part in value.items()]
    else:
        edits = [Edit(place, value)]
    return [*_written_in_full(edits[0].place, data), *edits]


def _written_in_full(place: tuple[str | int, ...], data: object) -> list[Edit]:
    here: object = data
    for depth, step in enumerate(place[:-1], 1):
        here = here.get(step) if isinstance(here, dict) else None
        if isinstance(here, str) and place[0] == "duties":
            return [Edit(place[:depth], {"state": here})]
    return []
