"""The OSCAL documents there are, by the name a user asks for them by, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.papers.oscal.catalog_document import catalog
from assessor.papers.oscal.component_document import component_definition
from assessor.papers.oscal.document import encoded
from assessor.papers.oscal.mapping_document import mapping_collection
from assessor.papers.oscal.milestones_document import plan_of_action
from assessor.papers.oscal.oscal_dossier import COMBINED, PLAN, RESULTS, SSP, OscalDossier, catalog_file, profile_file
from assessor.papers.oscal.profile_document import combined_profile, profile
from assessor.papers.oscal.results_document import assessment_results
from assessor.papers.oscal.security_plan_document import security_plan
from assessor.papers.oscal.visit_document import assessment_plan_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessor.papers.dossier import Dossier
    from assessor.papers.oscal.document import Object

OSCAL: Final = "oscal"


def _catalogs(oscal: OscalDossier) -> Mapping[str, Object | None]:
    return {catalog_file(part.info.id): catalog(part, oscal) for part in oscal.catalogs}


def _profiles(oscal: OscalDossier) -> Mapping[str, Object | None]:
    found: dict[str, Object | None] = {profile_file(part.info.id): profile(part, oscal) for part in oscal.catalogs}
    return found | ({COMBINED: combined_profile(oscal)} if len(oscal.catalogs) > 1 else {})


DOCUMENTS: Final[Mapping[str, Callable[[OscalDossier], Mapping[str, Object | None]]]] = {
    "oscal-catalog": _catalogs,
    "oscal-profile": _profiles,
    "oscal-mapping": lambda oscal: {"oscal-mapping-collection.json": mapping_collection(oscal)},
    "oscal-component-definition": lambda oscal: {"oscal-component-definition.json": component_definition(oscal)},
    "oscal-security-plan": lambda oscal: {SSP: security_plan(oscal)},
    "oscal-assessment-plan": lambda oscal: {PLAN: assessment_plan_document(oscal)},
    "oscal-assessment-results": lambda oscal: {RESULTS: assessment_results(oscal)},
    "oscal-plan-of-action": lambda oscal: {"oscal-plan-of-action-and-milestones.json": plan_of_action(oscal)},
}


def oscal_files(dossier: Dossier, names: tuple[str, ...]) -> dict[str, bytes]:
    """The files of the named documents; one that would have nothing in it is left out."""
    oscal = OscalDossier(dossier)
    made = {file: document for name in names for file, document in DOCUMENTS[name](oscal).items()}
    return {file: encoded(document) for file, document in made.items() if document is not None}
