"""The sentences that SOC 2's figures carry in the JSON object, beside the values they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Prose
from assessor.frameworks.soc_2.result_tests import MitigatingControl
from assessor.frameworks.soc_2.words import mitigation
from assessor.result.texts import TextKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.encode.prose import Context


def _mitigating(control: MitigatingControl, _context: Context) -> Mapping[str, str]:
    return {"why": mitigation(control)}


PROSE: tuple[Prose[Any], ...] = (
    Prose(MitigatingControl, {"why": TextKey(doc="Why it holds, or does not.")}, _mitigating),
)
