"""What determinations of an obligation and of its objectives say together (docs/method.md, section 11a)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.outcome import Determined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.engagement import Determination
    from assessor.model.scales import DeterminedStatus

OPEN: Final = "open"


def roll_up(own: Determination | None, objectives: Mapping[str, Determination | None]) -> Determined | None:
    """What the determinations of an obligation and its objectives say together; None where there are none.

    An objective not met fails its requirement; while some are undecided and none has failed, it stays open
    (NIST SP 800-171A, 2.1; 32 CFR 170.24(b)).
    """
    stated = tuple(item for item in objectives.values() if item is not None)
    if own is not None:
        return Determined(own.status, own, stated)
    if not stated:
        return None
    undecided = tuple(ref for ref, item in objectives.items() if item is None)
    statuses = {item.status for item in stated}
    status: DeterminedStatus
    if "not_met" in statuses:
        status = "not_met"
    elif undecided:
        status = OPEN
    elif statuses == {"not_applicable"}:
        status = "not_applicable"
    else:
        status = "not_tested" if "not_tested" in statuses else "met"
    return Determined(status, None, stated, undecided)
