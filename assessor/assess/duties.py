"""What stays with the organization: every duty some verdict rests on, or a whole framework asks for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from assessor.assess.duty_answers import standing
from assessor.assess.subjects import chosen
from assessor.evaluate.supply import TODAY
from assessor.model.scales import Truth
from assessor.result.duty import AnsweredPart, Duty, DutyOrigin, DutyRule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.engagement import DutyState
    from assessor.model.rules import DutyPart
    from assessor.model.scales import Basis
    from assessor.result.obligation import Obligation

_NUMBERED = r"rd-[a-z]{1,3}\d+"
_FEW_WORDS = 2
# Who answers for a duty that no rule states, and on what it rests.
_OWNER = "it_lead"
_BASIS: Basis = "engine_default"


def duties(assessment: Assessment, obligations: Sequence[Obligation]) -> tuple[Duty, ...]:
    """Every duty some verdict rests on or a whole framework asks for, with today's state and what it serves."""
    serves: dict[str, dict[str, None]] = {}
    today: dict[str, list[str]] = {}
    asked: dict[str, dict[str, None]] = {}
    for obligation in obligations:
        for name, verdict in obligation.verdicts.items():
            for duty in dict.fromkeys(use.id for use in verdict.duties):
                serves.setdefault(duty, {})[obligation.ref] = None
                if name == TODAY:
                    today.setdefault(duty, []).append(obligation.ref)
            for use in verdict.duties if name == TODAY else ():
                if use.part is not None:
                    asked.setdefault(use.id, {})[use.part] = None
    whole = concerning(assessment)
    register = DutyRegister(assessment)
    return tuple(
        register.duty(
            name,
            obligations=tuple(serves.get(name, ())),
            today=tuple(today.get(name, ())),
            concerns=tuple(whole.get(name, ())),
            asked=tuple(asked.get(name, ())),
        )
        for name in sorted({*serves, *whole})
    )


def concerning(assessment: Assessment) -> Mapping[str, Sequence[str]]:
    """Duties that no single obligation asks for, with the chosen frameworks whose assessment they concern."""
    frameworks: dict[str, list[str]] = {}
    for duty in assessment.plan.terrain.duties.values():
        if duty.when is None or duty.when.truth(assessment.case.facts) is not Truth.NO:
            for framework in chosen(assessment):
                if framework.id in duty.concerns:
                    frameworks.setdefault(duty.id, []).append(framework.id)
    return frameworks


def _part(part: DutyPart, stated: DutyState | None) -> AnsweredPart:
    """A part of a duty with the answer of its own."""
    answer = stated.parts.get(part.id) if stated is not None else None
    return AnsweredPart(
        id=part.id,
        title=part.title,
        citation=part.citation,
        state=standing(answer),
        who=None if answer is None or stated is None else answer.who or stated.who,
        last=None if answer is None else answer.last,
        missing=None if answer is None else answer.missing,
    )


def _left_out(stated: DutyState | None, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The parts asked for of which an answer by parts says nothing."""
    if stated is None or not stated.parts:
        return ()
    return tuple(part for part in asked if standing(stated.of_part(part)) is None)


class DutyRegister:
    """The duties of one assessment: what rules say of them, what they are named after, where they stand."""

    def __init__(self, assessment: Assessment) -> None:
        self._terrain = assessment.plan.terrain
        self._stated = assessment.case.engagement.duties
        self._catalogs = assessment.plan.catalogs

    def duty(
        self,
        name: str,
        *,
        obligations: tuple[str, ...],
        today: tuple[str, ...],
        concerns: tuple[str, ...],
        asked: tuple[str, ...] = (),
    ) -> Duty:
        """One duty with what it serves; `asked` are the parts that rows ask for today."""
        rule, stated = self._terrain.duties.get(name), self._stated.get(name)
        return Duty(
            id=name,
            origin=self.origin(name),
            owner=_OWNER if rule is None else rule.owner,
            citation=None if rule is None else rule.citation,
            basis=_BASIS if rule is None else rule.basis,
            state=standing(stated),
            who=None if stated is None else stated.who,
            last=None if stated is None else stated.last,
            missing=None if stated is None else stated.missing,
            parts=() if rule is None else tuple(_part(part, stated) for part in rule.parts),
            obligations=obligations,
            today=today,
            concerns=concerns,
            left_out=_left_out(stated, asked),
        )

    def origin(self, name: str) -> DutyOrigin:
        """Where a duty comes from, served by somebody or not."""
        rule, capability = self._terrain.duties.get(name), self._capability(name)
        kind, _, subject = name.partition(":")
        return DutyOrigin(
            rule=None if rule is None else DutyRule(title=rule.title, statement=rule.statement),
            event=subject if kind == "report" and subject in self._terrain.events else None,
            capability=capability,
            capability_title=None if capability is None else self._terrain.capabilities[capability].title,
            named_after=self._named_after(name),
        )

    def _capability(self, name: str) -> str | None:
        """The capability whose work a duty is, or the only one it comes with."""
        kind, _, subject = name.partition(":")
        if kind == "perform":
            return subject if subject in self._terrain.capabilities else None
        comes_with = self._terrain.work_of_duty.get(name, ())
        return comes_with[0] if len(comes_with) == 1 else None

    @cached_property
    def _rows(self) -> Mapping[str, tuple[str, str | None]]:
        """Title and parent of every row of the catalogs."""
        return {row.ref: (row.title, row.parent) for part in self._catalogs for row in part.rows}

    def _named_after(self, name: str) -> tuple[str, ...]:
        """The title of the obligation a duty that only has a number attaches to.

        Where that title says too little, the title of the row above it follows.
        """
        rule = self._terrain.duties.get(name)
        if rule is None or not rule.attaches_to or not re.fullmatch(_NUMBERED, name):
            return ()
        title, parent = self._rows.get(rule.attaches_to[0], ("", None))
        if not title:
            return (rule.statement.rstrip("."),)
        above = self._rows.get(parent or "")
        if above is None or len(title.split()) > _FEW_WORDS:
            return (title,)
        return (title, above[0].removeprefix("Standard: "))
