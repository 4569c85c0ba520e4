"""Every text of a result that is no framework's own; a framework brings its own beside its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.decision import DECISION_PROSE
from assessor.encode.obligations import OBLIGATION_PROSE

if TYPE_CHECKING:
    from assessor.encode.prose import Prose

PROSE: tuple[Prose[Any], ...] = (*DECISION_PROSE, *OBLIGATION_PROSE)
