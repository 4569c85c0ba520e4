"""What evaluation asks of a framework: what its own statements say against its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from assessor.model.framework import Framework

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.evaluate.case import Case
    from assessor.model.row_finding import RowFinding


@runtime_checkable
class JudgedFramework(Framework, Protocol):
    """A framework whose block may speak against rows; one that says nothing of any leaves it as it is here."""

    def row_findings(self, _case: Case) -> Iterable[RowFinding]:
        """What its statements say against its rows, cured or not."""
        return ()
