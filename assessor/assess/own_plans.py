"""What the organization itself plans against a finding: its plan of action, and what a framework's own plan holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.result.finding import OwnPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.model.engagement import PlannedAction
    from assessor.model.severity import Stake


def own_plans(
    key: str, refs: Iterable[str], stated: Mapping[str, PlannedAction], stakes: Mapping[str, Stake]
) -> tuple[OwnPlan, ...]:
    """What is planned under the key of the finding, else for each of its rows that has a measure or an owner."""
    own = stated.get(key)
    if own is not None and (own.planned or own.owner):
        return (OwnPlan(ref=None, planned=own.planned, owner=own.owner, due=own.due),)
    found = (_of_row(ref, stated.get(ref), stakes.get(ref)) for ref in refs)
    return tuple(plan for plan in found if plan.planned or plan.owner)


def _of_row(ref: str, own: PlannedAction | None, stake: Stake | None) -> OwnPlan:
    """The framework's plan for a row, and what it leaves out from the general one."""
    day = stake.due.isoformat() if stake is not None and stake.due is not None and not stake.by_law else None
    return OwnPlan(
        ref=ref,
        planned=(stake.planned if stake is not None else None) or (own.planned if own is not None else None),
        owner=own.owner if own is not None else None,
        due=day or (own.due if own is not None else None),
    )
