"""The sentences about a harbor's light, and the texts beside its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Prose
from assessor.result.texts import TextKey
from tests.fifth_framework.harbor.result import HarborScore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.encode.prose import Context


def light(score: HarborScore) -> str:
    """How many lanterns burn, and whether that is enough."""
    return f"{score.lit} of {score.needed} lanterns burn; the harbor is {score.harbor}"


def _score(score: HarborScore, _context: Context) -> Mapping[str, str]:
    return {"light": light(score)}


PROSE: tuple[Prose[Any], ...] = (Prose(HarborScore, {"light": TextKey(doc="Whether it is enough, in words.")}, _score),)
