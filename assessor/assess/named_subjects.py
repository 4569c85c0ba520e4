"""What the ids of an explanation or of open questions are called, from an assessment of which no result is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess import subjects
from assessor.assess.duties import DutyRegister
from assessor.assess.evidence import evidence_records
from assessor.result.named_subjects import NamedSubjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.plan import Plan


def named_subjects(
    assessment: Assessment, arrangements: Sequence[str], duties: Iterable[str], *, demanded_by: Plan
) -> NamedSubjects:
    """The names for some arrangements and duties; capabilities are those that the rows of a plan demand."""
    plan, register = assessment.plan, DutyRegister(assessment)
    titles = subjects.arrangement_titles(assessment)
    return NamedSubjects(
        organization=subjects.organization(assessment),
        arrangements=tuple(arrangements),
        arrangement_titles={name: title for name, title in titles.items() if name in arrangements},
        capabilities=subjects.capabilities(demanded_by, ()),
        functions=subjects.functions(plan),
        providers=subjects.providers(assessment),
        duties=tuple(register.duty(name, obligations=(), today=(), concerns=()) for name in sorted(set(duties))),
        frameworks=subjects.frameworks(assessment),
        gates=subjects.gates(plan),
        models=subjects.models(plan),
        events=subjects.events(plan),
        questions=subjects.questions(plan),
        asset_groups=subjects.asset_groups(assessment),
        evidence_records=evidence_records(assessment),
    )
