"""Hours a month of one pool of people, and what they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.scales import Truth
from assessor.model.value import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class HourPool:
    """Hours a month of one pool: what there is, what tickets and capabilities take, who is served.

    `available` is None when unknown or unlimited; `base` holds for capabilities without a schedule. `scheduled` is
    what all capabilities take.
    """

    available: float | None
    tickets: float | None
    needed: Mapping[str, float] = field(default_factory=dict)
    served: Mapping[str, Truth] = field(default_factory=dict)
    base: Truth = Truth.YES
    scheduled: float = 0.0

    def fits(self, capability: str) -> Truth:
        """Whether the hours reach this capability."""
        return self.served.get(capability, self.base)
