"""Duties of which nobody has said how they stand although rows count as in place on them, as questions to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, UNCONFIRMED
from assessor.report.text import shorten
from assessor.words import owners
from assessor.words.actions import COUNTED_ON_IT, SAY_HOW_IT_STANDS, unstated_title

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.result import Result


@dataclass(frozen=True, slots=True)
class SilentDuty:
    """One duty: who knows, by when it is asked, and the rows in place on it."""

    title: str
    owner: str
    due: str
    action: str
    rows: tuple[str, ...]


def silent_duties(result: Result, names: BriefNames) -> tuple[SilentDuty, ...]:
    """Every duty that an action of the plan asks somebody to state, in the order of the plan."""
    found = []
    for action in result.actions:
        for duty in action.duties if action.kind == "state" else ():
            rows = names.obligations(_resting(duty, result))
            found.append(
                SilentDuty(
                    title=unstated_title(duty, names.full),
                    owner=shorten(owners.told(action.owner), 60),
                    due=action.due or "",
                    action=f"{SAY_HOW_IT_STANDS} {COUNTED_ON_IT}" if rows else SAY_HOW_IT_STANDS,
                    rows=rows,
                )
            )
    return tuple(found)


def _resting(duty: str, result: Result) -> list[str]:
    """The rows in place today that count it without anybody having stated it."""
    return [
        row.ref
        for row in result.obligations
        if row.verdicts[TODAY].verdict in IN_PLACE
        and any(use.id == duty and use.state == UNCONFIRMED for use in row.verdicts[TODAY].duties)
    ]
