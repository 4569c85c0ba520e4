"""Hours without limit: who could meet what if only the hours sufficed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.capacity import Capacity

if TYPE_CHECKING:
    from assessor.evaluate.hour_pool import HourPool
    from assessor.evaluate.supply import Arrangement, Supplier


class Boundless(Capacity):
    """Hours without limit: what somebody could do if only the hours sufficed (the program counts them)."""

    def ledger(self, arrangement: Arrangement, supplier: Supplier) -> HourPool | None:  # noqa: ARG002 - asked, not needed
        """No ledger at all."""
        return None
