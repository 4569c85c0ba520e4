"""Profiles: of each framework what is in scope, and one over all of them where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.papers.oscal.package import catalog_file, profile_file
from assessor.words import oscal_texts

if TYPE_CHECKING:
    from assessor.model.plan import CatalogPlan
    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.package import Package


def profile(part: CatalogPlan, package: Package) -> Object:
    """The rows of one catalog that are in scope."""
    info = part.info
    chosen = [package.controls[row.ref] for row in package.selected if row.catalog == info.id]
    everything = sum(row.catalog == info.id for row in package.result.obligations)
    return {
        "profile": {
            "uuid": package.uuid("profile", info.id),
            "metadata": package.metadata(
                oscal_texts.profile_title(info.title, package.names.organization),
                remarks=oscal_texts.scope(len(chosen), everything),
            ),
            "imports": [
                {"href": catalog_file(info.id), "include-controls": [{"with-ids": chosen}]}
                if chosen
                else {
                    "href": catalog_file(info.id),
                    "include-all": {},
                    "exclude-controls": [{"matching": [{"pattern": "*"}]}],
                }
            ],
            "merge": {"as-is": True},
        }
    }


def combined_profile(package: Package) -> Object:
    """The profiles of all frameworks as one, because a plan imports one."""
    return {
        "profile": {
            "uuid": package.uuid("profile"),
            "metadata": package.metadata(oscal_texts.combined_title(package.names.organization)),
            "imports": [{"href": profile_file(part.info.id), "include-all": {}} for part in package.catalogs],
            "merge": {"as-is": True},
        }
    }
