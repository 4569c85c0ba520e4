"""What the organization itself owes, as a table: what is open first, with the day of its finding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.report.duties import as_found, counts, state_of
from assessor.report.register import anchor
from assessor.report.text import shorten
from assessor.result.finding import OPEN_QUESTIONS
from assessor.words import owners

if TYPE_CHECKING:
    from assessor.model.scales import DutyStanding
    from assessor.report.names import BriefNames
    from assessor.result.duty import Duty
    from assessor.result.finding import Finding
    from assessor.result.result import Result

_ORDER = ("gap", "none", "")
_NO_DAY: Final = "agree a day"  # somebody is at work on it, nothing fails for it today, and nothing says by when
# a duty that nobody has said anything of is as open as one not done
_HELD: Final[frozenset[DutyStanding | None]] = frozenset({"done", "assigned"})


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty that counts today: `due` and `findings` where one holds it; `assigned`: begun, no finding."""

    title: str
    owner: str
    state: str
    style: str
    due: str
    open: bool
    assigned: bool
    findings: tuple[tuple[str, str], ...]
    count: str


def owed_of(result: Result, names: BriefNames) -> tuple[Owed, ...]:
    """Every duty today's verdicts rest on or that is stated as not done, open ones first, then by day."""
    lines = [_owed(duty, names, result) for duty in result.duties if counts(duty)]
    return tuple(sorted(lines, key=lambda line: (not line.open, not line.due, _ORDER.index(line.style), line.due)))


class _Held(NamedTuple):
    """A finding by its place in the register, and the day it sets a duty."""

    number: int
    finding: Finding
    due: str


def _about(duty: Duty, result: Result) -> list[_Held]:
    """The findings about a duty, the paper behind it, or what it owes for the time before that paper."""
    found = []
    for number, finding in enumerate(result.findings, 1):
        stated = finding.statement.duty if finding.statement is not None else None
        if duty.id in (finding.duty, finding.owner.duty, stated):
            found.append(_Held(number, finding, finding.due))
        elif finding.past is not None and finding.past.owner.duty == duty.id:
            found.append(_Held(number, finding, finding.past.due))
    return found


def _beside(duty: Duty, result: Result) -> list[_Held]:
    """Of the findings that hold back rows of an open duty, the nearest: a question where it is not stated."""
    rows, asked = set(duty.today or duty.obligations), None in _answers(duty)
    found = [
        _Held(number, finding, finding.due)
        for number, finding in enumerate(result.findings, 1)
        if not rows.isdisjoint(finding.obligations) and (finding.kind in OPEN_QUESTIONS) == asked and not finding.past
    ]
    work = duty.origin.capability
    return sorted(found, key=lambda held: (work not in held.finding.capabilities, held.due))[:1]


def _owed(duty: Duty, names: BriefNames, result: Result) -> Owed:
    stand_ins = {each.owner.role: each.owner.who for each in result.findings if not each.owner.named and each.owner.who}
    # who it is stands beside it
    state = as_found(state_of(replace(duty, who=None)), duty, names, result)
    about, answers = _about(duty, result), _answers(duty)
    # a plan of action may name somebody for what the duty leaves open
    planned = next((held.finding.owner.who for held in about if held.finding.duty and held.finding.owner.named), None)
    is_open = bool(about) or not answers <= _HELD
    shown = about or ([] if answers <= _HELD else _beside(duty, result))
    planned_days = [each.due for each in result.actions if duty.id in each.duties and each.due]
    due = min((held.due for held in shown), default=min(planned_days, default=""))
    if due and due <= result.as_of:
        due = "at once"
    elif not due and "assigned" in answers:
        due = _NO_DAY
    return Owed(
        title=names.duty(duty.id),
        owner=shorten(planned or duty.who or owners.proposal(stand_ins.get(duty.owner), duty.owner), 60),
        state=state.text,
        style=state.style,
        due=due,
        open=is_open,
        assigned=not is_open and "assigned" in answers,
        findings=tuple((held.finding.id, anchor(held.number)) for held in shown),
        count="whole" if duty.concerns and not duty.today else str(len(duty.today or duty.obligations)),
    )


def _answers(duty: Duty) -> set[DutyStanding | None]:
    """How it stands, in each of its parts where they are answered apart."""
    if duty.left_out:
        return {part.state for part in duty.parts if part.state is not None} | {None}
    return {part.state for part in duty.parts} if duty.state is None and duty.parts else {duty.state}
