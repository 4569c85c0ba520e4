"""A span of days."""

from __future__ import annotations

from datetime import date

from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From one day to another, both included."""

    from_: str
    to: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def days(self) -> int:
        """How many days it has; none where it ends before it begins."""
        return max(0, (date.fromisoformat(self.to) - date.fromisoformat(self.from_)).days + 1)
