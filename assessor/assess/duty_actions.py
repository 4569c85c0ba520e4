"""Duties that rows in place rest on and that no finding speaks of, as actions: finish them, or say how they stand.

A duty that is assigned, or of which nothing is stated, fails no row by itself (docs/method.md, section 7);
the plan has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.finding_causes import Cause
from assessor.assess.plan_order import horizon, last_day
from assessor.assess.remedies import Remedies
from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, UNCONFIRMED, UNFINISHED
from assessor.result.action import Action

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.scales import DutyStanding
    from assessor.result.action import ActionKind
    from assessor.result.duty import Duty
    from assessor.result.finding import ActionOwner, Finding
    from assessor.result.obligation import Obligation


def duty_actions(
    assessment: Assessment, duties: Sequence[Duty], findings: Sequence[Finding], obligations: Sequence[Obligation]
) -> Iterator[Action]:
    """One action for all that one person has to finish, and one for all that one person has to state."""
    remedies, spoken = Remedies(assessment, None), _spoken_of(findings)
    resting = {
        (use.id, use.state)
        for row in obligations
        if row.verdicts[TODAY].verdict in IN_PLACE
        for use in row.verdicts[TODAY].duties
    }
    open_: dict[tuple[ActionKind, str], list[str]] = {}
    owners: dict[tuple[ActionKind, str], ActionOwner] = {}
    for duty in duties:
        kind = _kind(duty, resting) if duty.id not in spoken else None
        if kind is not None:
            owner = remedies.owner(Cause(kind="unstated_duty", duty=duty.id))
            key = kind, owner.who or owner.role
            owners.setdefault(key, owner)
            open_.setdefault(key, []).append(duty.id)
    due = last_day(assessment.case.as_of)
    for key, names in open_.items():
        yield Action(
            kind=key[0],
            horizon=horizon(due, assessment.case.as_of),
            due=due,
            owner=owners[key],
            duties=tuple(names),
        )


def _kind(duty: Duty, resting: Collection[tuple[str, DutyStanding]]) -> ActionKind | None:
    """What is open of a duty: rows in place rest on it, or a framework asks for it as a whole."""
    answers = {part.state for part in duty.parts} if duty.state is None and duty.parts else {duty.state}
    whole = bool(duty.concerns) and not duty.today
    if (duty.id, UNFINISHED) in resting or (whole and UNFINISHED in answers):
        return "finish"
    return "state" if (duty.id, UNCONFIRMED) in resting or (whole and None in answers) else None


def _spoken_of(findings: Sequence[Finding]) -> set[str | None]:
    """The duties that a finding is about or has somebody act on."""
    told = {one.duty for one in findings} | {one.owner.duty for one in findings}
    told |= {one.statement.duty for one in findings if one.statement is not None}
    return told | {one.past.owner.duty for one in findings if one.past is not None}
