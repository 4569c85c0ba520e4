"""The texts of what would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Context, Prose, Text
from assessor.result.texts import TextKey
from assessor.result.what_if import ChangeCause, ChangedFigure, ObligationEntry
from assessor.words.demands import asks
from assessor.words.what_if import cause, ending

if TYPE_CHECKING:
    from collections.abc import Mapping


def _cause(why: ChangeCause, context: Context) -> Mapping[str, Text]:
    return {"text": cause(why, context.names)}


def _entry(row: ObligationEntry, context: Context) -> Mapping[str, Text]:
    return {"asks": [asks(demand, context.names) for demand in row.demands]}


def _figure(figure: ChangedFigure, _context: Context) -> Mapping[str, Text]:
    before, after = ending(figure) if figure.figure == "recommendation" else (None, None)
    return {"before_text": before, "after_text": after}


WHAT_IF_PROSE: tuple[Prose[Any], ...] = (
    Prose(ChangeCause, {"text": TextKey(doc="What fails or holds.")}, _cause),
    Prose(ObligationEntry, {"asks": TextKey(doc="What it demands, in words.", many=True)}, _entry),
    Prose(
        ChangedFigure,
        {
            "before_text": TextKey(doc="Of the recommendation: how it ended in the base, in words.", optional=True),
            "after_text": TextKey(doc="The same with the changes.", optional=True),
        },
        _figure,
    ),
)
