"""Whether the record of a duty can be that of the day on which the duty is said to have been done last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.model.plan import Plan

_NEVER: Final = "never"
_DRAWN_UP, _WRITTEN_UP = 7, 30  # days before its approval a paper is dated, and within which work is written up


def record_days(source: Source, _plan: Plan) -> Iterator[Diagnostic]:
    """The youngest record that a duty was done is neither clearly older than `last` nor much younger (a warning)."""
    youngest: dict[str, tuple[str, int]] = {}
    for index, record in enumerate(source.engagement.evidence):
        if record.duty is not None and record.result == "supports" and record.inadequate is None:
            youngest[record.duty] = max(youngest.get(record.duty, ("", 0)), (record.last_day, index))
    for duty, (day, index) in youngest.items():
        stated = source.engagement.duties.get(duty)
        last = stated.last if stated is not None else None
        if last is None or last == _NEVER or stated is None or stated.parts:
            continue
        late = (date.fromisoformat(day) - date.fromisoformat(last)).days
        if -_DRAWN_UP <= late <= _WRITTEN_UP:
            continue
        record = source.engagement.evidence[index]
        where = ("evidence", index, *(("period", "to") if record.period is not None else ("collected",)))
        told = "so it cannot show that" if late < 0 else "so it shows another time"
        message = f"record '{record.id}' speaks of {day}, and '{duty}' was last done on {last}, {told}"
        advice = "add the record of that day, or correct one of the two"
        yield Diagnostic("engagement/record-day", message, source.document.span(where), advice, Severity.WARNING)
