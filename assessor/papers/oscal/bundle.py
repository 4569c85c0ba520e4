"""The OSCAL documents there are, by the name a user asks for them by, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.papers.oscal.catalog_document import catalog
from assessor.papers.oscal.component_document import component_definition
from assessor.papers.oscal.document import encoded
from assessor.papers.oscal.mapping_document import mapping_collection
from assessor.papers.oscal.milestones_document import plan_of_action
from assessor.papers.oscal.package import COMBINED, PLAN, RESULTS, SSP, Package, catalog_file, profile_file
from assessor.papers.oscal.profile_document import combined_profile, profile
from assessor.papers.oscal.results_document import assessment_results
from assessor.papers.oscal.security_plan_document import security_plan
from assessor.papers.oscal.visit_document import assessment_plan_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessor.papers.dossier import Dossier
    from assessor.papers.oscal.document import Object

OSCAL: Final = "oscal"


def _catalogs(package: Package) -> Mapping[str, Object | None]:
    return {catalog_file(part.info.id): catalog(part, package) for part in package.catalogs}


def _profiles(package: Package) -> Mapping[str, Object | None]:
    found: dict[str, Object | None] = {profile_file(part.info.id): profile(part, package) for part in package.catalogs}
    return found | ({COMBINED: combined_profile(package)} if len(package.catalogs) > 1 else {})


DOCUMENTS: Final[Mapping[str, Callable[[Package], Mapping[str, Object | None]]]] = {
    "oscal-catalog": _catalogs,
    "oscal-profile": _profiles,
    "oscal-mapping": lambda package: {"oscal-mapping-collection.json": mapping_collection(package)},
    "oscal-component-definition": lambda package: {"oscal-component-definition.json": component_definition(package)},
    "oscal-security-plan": lambda package: {SSP: security_plan(package)},
    "oscal-assessment-plan": lambda package: {PLAN: assessment_plan_document(package)},
    "oscal-assessment-results": lambda package: {RESULTS: assessment_results(package)},
    "oscal-plan-of-action": lambda package: {"oscal-plan-of-action-and-milestones.json": plan_of_action(package)},
}


def oscal_files(dossier: Dossier, names: tuple[str, ...]) -> dict[str, bytes]:
    """The files of the named documents; one that would have nothing in it is left out."""
    package = Package(dossier)
    made = {file: document for name in names for file, document in DOCUMENTS[name](package).items()}
    return {file: encoded(document) for file, document in made.items() if document is not None}
