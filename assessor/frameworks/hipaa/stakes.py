"""What hangs on the rows about breaches: a day that passed, or a breach that happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa.rules import hipaa_rules
from assessor.model.severity import Stake

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.frameworks.hipaa.result import HipaaScore

_MISSED: Final = ("late", "overdue")


def stakes(case: Case, score: HipaaScore) -> dict[str, Stake]:
    """Rows of the sections under which a breach obliges to a notice; a missed day weighs more than the breach."""
    rules = hipaa_rules(case.terrain)
    if rules is None:
        return {}
    concerns = {rule.id: rule.concerns for rule in rules.row_findings}
    found: dict[str, Stake] = {}
    owed = [clock for incident in score.incidents for clock in incident.clocks if clock.state != "not_owed"]
    for clock in owed:
        rows = (*concerns.get(clock.id, ()), *concerns.get(f"{clock.id}_given", ()))
        sections = {ref.partition("(")[0] for ref in rows}
        running = date.fromisoformat(clock.due) if clock.state == "running" and clock.due is not None else None
        for row in case.plan.obligations:
            if row.ref.partition("(")[0] in sections:
                found.setdefault(row.ref, Stake(code="breach", due=running if row.ref in rows else None))
    for clock in owed:
        if clock.state in _MISSED:
            missed = Stake(code="clock_missed", due=date.fromisoformat(clock.due) if clock.due is not None else None)
            found |= dict.fromkeys((*concerns.get(clock.id, ()), *concerns.get(f"{clock.id}_given", ())), missed)
    return found
