"""What the papers are made from: the result, the engagement as stated, the open questions, and the frameworks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assessor.assess.open_questions import open_questions
from assessor.assess.own_plans import own_plans
from assessor.evaluate.supply import TODAY
from assessor.report.cleaning import cleaned
from assessor.report.text import Cleaner
from assessor.result.security_plan import FrameworkPart
from assessor.words import annexes, deliverables
from assessor.words.finding_subject import Subjects
from assessor.words.names import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from assessor.assess.engine import Assessment
    from assessor.model.engagement import Engagement
    from assessor.model.scales import Verdict
    from assessor.report.framework import Registry
    from assessor.result.finding import Finding, OwnPlan
    from assessor.result.obligation import Obligation
    from assessor.result.question import OpenQuestions
    from assessor.result.result import Result
    from assessor.result.security_plan import OwnFinding
    from assessor.result.version_change import VersionChanges
    from assessor.words.finding_subject import Subject
    from assessor.words.names import Names


class Dossier:
    """One assessed engagement, ready to be made into papers; every string of the result in it is clean.

    `incident` is the day an incident was discovered, where the papers are to count from one; `changes` is what changed
    since an earlier engagement, where they are to say so.
    """

    def __init__(
        self,
        result: Result,
        assessment: Assessment,
        registry: Registry,
        *,
        incident: date | None = None,
        changes: VersionChanges | None = None,
    ) -> None:
        self.result = cleaned(result, Cleaner())
        self.assessment = assessment
        self.registry = registry
        self.incident = incident
        self.changes = cleaned(changes, Cleaner()) if changes is not None else None

    @property
    def engagement(self) -> Engagement:
        """The engagement as stated."""
        return self.assessment.case.engagement

    @cached_property
    def names(self) -> Names:
        """What the ids are called."""
        return names_of(self.result, self.result.offers, self.result.positions)

    @cached_property
    def obligations(self) -> Mapping[str, Obligation]:
        """The obligations by reference."""
        return {item.ref: item for item in self.result.obligations}

    @cached_property
    def open(self) -> OpenQuestions:
        """What is open, most decisive first."""
        return cleaned(open_questions(self.assessment), Cleaner())

    @cached_property
    def findings_of(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings that hold back each obligation, worst first."""
        found: dict[str, list[Finding]] = {}
        for finding in self.result.findings:
            for ref in finding.obligations:
                found.setdefault(ref, []).append(finding)
        return {ref: tuple(items) for ref, items in found.items()}

    @cached_property
    def parts(self) -> tuple[FrameworkPart, ...]:
        """What each chosen framework adds to a security plan."""
        terrain, chosen = self.assessment.plan.terrain, self.engagement.frameworks
        return tuple(
            framework.ssp_part(self.result, terrain) or FrameworkPart(framework=framework.id)
            for framework in self.registry
            if framework.id in chosen
        )

    def planned(self, ref: str) -> tuple[OwnPlan, ...]:
        """What the organization plans for an obligation: for it, or against a finding that holds it back, once each."""
        held = self.findings_of.get(ref)
        if held is None:
            return own_plans(None, (ref,), self.engagement.plan_of_action, {}, self.result.as_of)
        plans = [plan for finding in held for plan in finding.plans if plan.ref in (None, ref)]
        return tuple(dict.fromkeys(sorted(plans, key=lambda plan: plan.ref is None)))

    @cached_property
    def called(self) -> Mapping[str, OwnFinding]:
        """What the frameworks' own assessors would call requirements, by reference."""
        return {ref: found for part in self.parts for ref, found in part.findings.items()}

    def standing(self, ref: str, usual: Callable[[Verdict], str] = annexes.standing) -> str:
        """What a requirement is called today: its framework's own word, else the `usual` one of its verdict."""
        found = self.called.get(ref)
        return found.word if found is not None else usual(self.obligations[ref].verdicts[TODAY].verdict)

    def subject(self, finding: Finding) -> Subject:
        """A finding with everything its sentences speak of."""
        return self._subjects.of(finding)

    @cached_property
    def _subjects(self) -> Subjects:
        return Subjects(self.result, self.names)

    @property
    def rests_on(self) -> tuple[tuple[str, str], ...]:
        """What every paper was made from."""
        return deliverables.rests_on(self.result, self.names)

    @property
    def missing(self) -> tuple[str, ...]:
        """What nobody stated, as far as it touches every paper."""
        return deliverables.missing(self.result, len(self.open.asked))


__all__ = ["TODAY", "Dossier"]
