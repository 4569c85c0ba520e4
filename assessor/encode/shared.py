"""Every text of a result that is no framework's own; a framework brings its own beside its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.decision import DECISION_PROSE
from assessor.encode.economics import ECONOMICS_PROSE
from assessor.encode.lists import REGISTERS_PROSE
from assessor.encode.obligations import OBLIGATION_PROSE
from assessor.encode.what_if import WHAT_IF_PROSE

if TYPE_CHECKING:
    from assessor.encode.prose import Prose

PROSE: tuple[Prose[Any], ...] = (*DECISION_PROSE, *ECONOMICS_PROSE, *OBLIGATION_PROSE, *REGISTERS_PROSE, *WHAT_IF_PROSE)
