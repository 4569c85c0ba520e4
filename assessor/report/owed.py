"""What the organization itself owes, as a table: what is open first, with the day of its finding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from assessor.report.duties import state_of
from assessor.report.register import anchor
from assessor.report.text import shorten
from assessor.words import owners

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.scales import DutyStanding
    from assessor.report.names import BriefNames
    from assessor.result.duty import Duty
    from assessor.result.finding import Finding
    from assessor.result.result import Result

_ORDER = ("gap", "none", "")
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
    """Every duty today's verdicts rest on, open ones first, then by day."""
    findings: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(result.findings, 1):
        duty = finding.duty or (finding.statement.duty if finding.statement is not None else None)
        if duty is not None:
            findings.setdefault(duty, []).append((number, finding))
    lines = [_owed(duty, names, findings, result) for duty in result.duties if duty.today or duty.concerns]
    return tuple(sorted(lines, key=lambda line: (not line.due, _ORDER.index(line.style), line.due)))


def _owed(duty: Duty, names: BriefNames, findings: Mapping[str, list[tuple[int, Finding]]], result: Result) -> Owed:
    stand_ins = {each.owner.role: each.owner.who for each in result.findings if not each.owner.named and each.owner.who}
    # who it is stands beside it
    state, open_findings = state_of(replace(duty, who=None)), findings.get(duty.id, [])
    # a plan of action may name somebody for what the duty leaves open
    planned = next((finding.owner.who for _, finding in open_findings if finding.owner.named), None)
    is_open = bool(open_findings) or not _answers(duty) <= _HELD
    due = min((finding.due for _, finding in open_findings), default="")
    return Owed(
        title=names.duty(duty.id),
        owner=shorten(planned or duty.who or owners.proposal(stand_ins.get(duty.owner), duty.owner), 60),
        state=state.text,
        style=state.style,
        due="at once" if due and due <= result.as_of else due,
        open=is_open,
        assigned=not is_open and "assigned" in _answers(duty),
        findings=tuple((finding.id, anchor(number)) for number, finding in open_findings),
        count=str(len(duty.today)) if duty.today else "whole",
    )


def _answers(duty: Duty) -> set[DutyStanding | None]:
    """How it stands, in each of its parts where they are answered apart."""
    return {part.state for part in duty.parts} if duty.state is None and duty.parts else {duty.state}
