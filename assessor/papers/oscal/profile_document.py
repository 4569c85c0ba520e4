"""Profiles: of each framework what is in scope, and one over all of them where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.papers.oscal.oscal_dossier import catalog_file, profile_file
from assessor.words import oscal_texts

if TYPE_CHECKING:
    from assessor.model.plan import CatalogPlan
    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier


def profile(part: CatalogPlan, oscal: OscalDossier) -> Object:
    """The rows of one catalog that are in scope."""
    info = part.info
    chosen = [oscal.controls[row.ref] for row in oscal.selected if row.catalog == info.id]
    everything = sum(row.catalog == info.id for row in oscal.result.obligations)
    return {
        "profile": {
            "uuid": oscal.uuid("profile", info.id),
            "metadata": oscal.metadata(
                oscal_texts.profile_title(info.title, oscal.names.organization),
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


def combined_profile(oscal: OscalDossier) -> Object:
    """The profiles of all frameworks as one, because a plan imports one."""
    return {
        "profile": {
            "uuid": oscal.uuid("profile"),
            "metadata": oscal.metadata(oscal_texts.combined_title(oscal.names.organization)),
            "imports": [{"href": profile_file(part.info.id), "include-all": {}} for part in oscal.catalogs],
            "merge": {"as-is": True},
        }
    }
