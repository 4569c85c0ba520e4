"""What people determined, beside what was derived: `determinations` of the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.result.responsibility import DeterminedObligation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.obligation import Obligation


def determinations(obligations: Sequence[Obligation]) -> tuple[DeterminedObligation, ...]:
    """Every determined obligation in catalog order, with the verdict that was derived and whether they differ."""
    return tuple(
        DeterminedObligation(
            ref=obligation.ref,
            title=obligation.title,
            verdict=today.verdict,
            derived=today.derived,
            differs=today.verdict is not today.derived,
            counts=obligation.applicable is not False,
            determination=today.determination,
        )
        for obligation in obligations
        if (today := obligation.verdicts.get(TODAY)) is not None
        and today.determination is not None
        and today.derived is not None
    )
