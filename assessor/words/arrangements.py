"""What the columns of a result are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.words.grammar import opening, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.subjects import ArrangementTitle, Model

# Title in full, and as a column heading, of the arrangements that are no support model.
_OWN: Final = {TODAY: ("Today's arrangement", "Today"), RECOMMENDED: ("Recommended mix", "Recommended")}


def titles(name: str, arrangement: ArrangementTitle, models: Mapping[str, Model]) -> tuple[str, str]:
    """The title of an arrangement in full, and as a column heading."""
    model = models.get(arrangement.model or "")
    if model is not None:
        return model.title, model.label
    known = opening(plain(name))
    return _OWN.get(name, (known, known))
