"""The workbook of an engagement: a sheet for each register, of which some columns come back as answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.papers import change_grids, duty_grids, gap_grids, provider_grids
from assessor.papers.responsibility_annex import settlements
from assessor.report.deliverable import Deliverable
from assessor.words import deliverables

if TYPE_CHECKING:
    from assessor.papers.dossier import Dossier


def workbook(dossier: Dossier) -> Deliverable:
    """All registers of an engagement."""
    own = (
        grid
        for framework in dossier.registry
        if framework.id in dossier.engagement.frameworks
        for grid in framework.grids(dossier.result, dossier.assessment.plan.terrain, dossier.engagement)
    )
    return Deliverable(
        stem="workbook",
        title=f"{deliverables.WORKBOOK_TITLE}: {dossier.names.organization}",
        lede=deliverables.WORKBOOK_LEDE,
        organization=dossier.names.organization,
        as_of=dossier.result.as_of,
        rests_on=dossier.rests_on,
        missing=dossier.missing,
        grids=(
            *((change_grids.changes(dossier.changes, dossier),) if dossier.changes is not None else ()),
            gap_grids.gaps(dossier),
            gap_grids.plan(dossier),
            *own,
            provider_grids.responsibilities(dossier),
            gap_grids.obligations(dossier),
            provider_grids.providers(dossier),
            provider_grids.contract_points(dossier, settlements(dossier)),
            duty_grids.duties(dossier),
            duty_grids.requests(dossier),
            duty_grids.held(dossier),
            duty_grids.open_questions(dossier),
            duty_grids.assumptions(dossier),
        ),
    )
