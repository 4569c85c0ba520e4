"""The order of the plan, and which action mends the last of what holds a row back (docs/method.md, 12a).

Order: horizon; free papers; severity; day; rows; cost.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from assessor.model.day import days_after, halfway
from assessor.model.severity import SEVERITY_ORDER
from assessor.model.value import replace
from assessor.result.action import HORIZONS, Action, Horizon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.result.action import ActionKind
    from assessor.result.finding import Finding, Severity

_DAYS: Final[tuple[tuple[int, Horizon], ...]] = ((0, "today"), (30, "days_30"), (60, "days_60"), (90, "days_90"))
_SEVERITIES: Final[tuple[Severity | None, ...]] = (*SEVERITY_ORDER, None)
# what somebody is asked to price
_PRICED: Final[frozenset[ActionKind]] = frozenset({"engage", "extend", "terms"})
# beyond every day that is stated
_NEVER: Final = "9999-12-31"
_DEAR: Final = float("inf")


def horizon(due: str, as_of: date) -> Horizon:
    """By when that is, counted from the day of the assessment."""
    days = (date.fromisoformat(due) - as_of).days
    return next((name for most, name in _DAYS if days <= most), "later")


def last_day(as_of: date) -> str:
    """The last day of the plan, for what nothing else sets a day."""
    return days_after(as_of, _DAYS[-1][0]).isoformat()


def weight(action: Action) -> tuple[int, bool, int, str, int, float]:
    """Where an action stands in the plan, the smallest first; equal ones stay in the order of the register."""
    return (
        HORIZONS.index(action.horizon),
        action.kind != "paper",
        _SEVERITIES.index(action.severity),
        action.due or _NEVER,
        -(_rows(action) or len(action.findings)),
        _DEAR if action.annual_cost is None else action.annual_cost,
    )


def _rows(action: Action) -> int:
    """How many rows wait for records; none of other actions."""
    waiting = {ref for record in action.overdue for ref in record.obligations}
    return len(waiting) if action.records is None else len(action.records.obligations)


def closing(ordered: Sequence[Action], findings: Sequence[Finding], as_of: date) -> Iterator[Action]:
    """The plan numbered, with the days for prices, each row beside the action that mends the last of its findings."""
    holding: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        for ref in finding.obligations:
            holding[ref].add(finding.id)
    for number, action in enumerate(ordered, 1):
        for open_findings in holding.values():
            open_findings.difference_update(action.findings)
        closes = tuple(ref for ref, left in holding.items() if not left)
        for ref in closes:
            del holding[ref]
        yield replace(action, number=number, closes=closes, answer_by=_answer_by(action, as_of))


def _answer_by(action: Action, as_of: date) -> str | None:
    """Halfway to the day, where somebody is asked for a price."""
    if action.kind not in _PRICED or action.due is None:
        return None
    return halfway(as_of, max(as_of, date.fromisoformat(action.due))).isoformat()
