"""What the organization itself plans: its plan of action, and what a framework's own plan holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.engagement import PlannedAction
from assessor.model.value import replace
from assessor.result.finding import OwnPlan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.model.severity import Stake


def own_plans(
    key: str | None, refs: Sequence[str], stated: Mapping[str, PlannedAction], stakes: Mapping[str, Stake], as_of: str
) -> tuple[OwnPlan, ...]:
    """What is planned under the key of a finding, then for each of its rows: a row's plan holds for all its findings.

    A plan that names another finding of the same row is that finding's alone. Without a key, the plans of rows.
    """
    return tuple(_told(key, refs, stated, stakes, as_of))


def _told(
    key: str | None, refs: Sequence[str], stated: Mapping[str, PlannedAction], stakes: Mapping[str, Stake], as_of: str
) -> Iterator[OwnPlan]:
    if key is not None and (own := stated.get(key)) is not None:
        yield from _plan(None, own, as_of)
    for ref in refs:
        yield from _plan(ref, _of_row(stated.get(ref, PlannedAction()), stakes.get(ref)), as_of)


def _plan(ref: str | None, own: PlannedAction, as_of: str) -> Iterator[OwnPlan]:
    """A plan that says anything but a remark."""
    if own.planned or own.owner or own.due or own.status:
        over = own.due is not None and own.due < as_of and own.status != "done"
        yield OwnPlan(ref=ref, planned=own.planned, owner=own.owner, due=own.due, over=over, status=own.status)


def _of_row(general: PlannedAction, stake: Stake | None) -> PlannedAction:
    """The framework's plan for a row, and what it leaves out from the general one."""
    if stake is None:
        return general
    day = stake.due.isoformat() if stake.due is not None and not stake.by_law else None
    return replace(general, planned=stake.planned or general.planned, due=day or general.due)
