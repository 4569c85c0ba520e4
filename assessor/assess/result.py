"""An assessment as the result object, `assessment/1`: everything the brief prints, and nothing it must work out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess import subjects
from assessor.assess.actions import actions
from assessor.assess.contracts.contract_points import contracts
from assessor.assess.derived import situations
from assessor.assess.determined import determinations
from assessor.assess.duties import duties
from assessor.assess.duty_actions import duty_actions
from assessor.assess.enquiries import enquiry_actions
from assessor.assess.evidence import evidence_records, evidence_requests
from assessor.assess.findings import finding_counts, findings
from assessor.assess.interval_notes import interval_notes
from assessor.assess.joint_owners import led
from assessor.assess.law import law_of
from assessor.assess.money import accounts_of, priced
from assessor.assess.obligation_rows import obligation_rows
from assessor.assess.overdue_records import overdue_actions
from assessor.assess.period_records import collected
from assessor.assess.positions import positions
from assessor.assess.recommendation import no_recommendation, recommendation, unready
from assessor.assess.residue import residue, residue_duties
from assessor.assess.responsibilities import responsibilities
from assessor.assess.scores import enquiries_of, records_of, scores_of, stakes_of, would_hang_of
from assessor.assess.summary import summaries
from assessor.assess.weighings import weighings
from assessor.model.version import VERSION
from assessor.result.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.assess.framework import ScoringFramework
    from assessor.library.engagement import Source
    from assessor.result.action import Action
    from assessor.result.finding import Finding
    from assessor.result.obligation import Obligation
    from assessor.result.scales import FrameworkScore

FORMAT = "assessment/1"


def result_of(assessment: Assessment, source: Source, registry: Sequence[ScoringFramework]) -> Result:
    """The whole result, not yet sealed with its digest."""
    plan, engagement = assessment.plan, assessment.case.engagement
    obligations, bought = obligation_rows(assessment), recommendation(assessment)
    figures = scores_of(assessment, registry)
    stakes = stakes_of(assessment, registry, figures)
    register = findings(assessment, obligations, stakes, bought)
    owed, points, staying = duties(assessment, obligations), contracts(assessment), residue(assessment, obligations)
    asked = (*_beside(assessment, obligations, register, registry, figures),)
    steps = actions(assessment, register, bought, (*asked, *duty_actions(assessment, owed, register, obligations)))
    books, unpriced = accounts_of(assessment)
    economics = priced(assessment, books)
    return Result(
        format=FORMAT,
        digest="",
        as_of=engagement.as_of,
        engine=f"assessor {VERSION}",
        inputs=subjects.inputs(source),
        catalogs=subjects.catalogs(plan),
        rules=subjects.rules(plan),
        organization=subjects.organization(assessment),
        frameworks=subjects.frameworks(assessment),
        arrangements=assessment.arrangements,
        arrangement_titles=subjects.arrangement_titles(assessment),
        functions=subjects.functions(plan),
        capabilities=subjects.capabilities(plan, points),
        providers=subjects.providers(assessment),
        offers=subjects.offers(assessment),
        positions=positions(assessment),
        models=subjects.models(plan),
        gates=subjects.gates(plan),
        events=subjects.events(plan),
        questions=subjects.questions(plan),
        asset_groups=subjects.asset_groups(assessment),
        groups=subjects.groups(assessment),
        obligations=obligations,
        determinations=determinations(obligations),
        duties=owed,
        findings=tuple(led(register, steps)),
        finding_counts=finding_counts(register),
        actions=steps,
        responsibilities=responsibilities(assessment, obligations),
        contracts=points,
        residue=staying,
        residue_duties=residue_duties(staying),
        summary=summaries(assessment),
        evidence_requests=evidence_requests(assessment, obligations),
        evidence_records=evidence_records(assessment),
        interval_notes=interval_notes(),
        scores=figures,
        economics=economics,
        recommendation=bought,
        no_recommendation=no_recommendation(assessment),
        unready=unready(assessment),
        unpriced=unpriced,
        situations=situations(assessment, economics),
        weighings=weighings(assessment, economics),
        what_if=None,
        standing=law_of(assessment),
    )


def _beside(
    assessment: Assessment,
    obligations: Sequence[Obligation],
    register: Sequence[Finding],
    registry: Sequence[ScoringFramework],
    figures: Mapping[str, FrameworkScore | None] | None,
) -> Iterator[Action]:
    """The actions that ask for records, of a whole period and overdue ones, or before an examination is booked."""
    yield from collected(assessment, records_of(registry, figures), stakes_of(assessment, registry, figures))
    yield from overdue_actions(assessment, obligations, would_hang_of(assessment, registry, figures))
    yield from enquiry_actions(assessment, enquiries_of(registry, figures), register)
