"""The linked library: every catalog and rule pack, as loaded and not yet compiled."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.model.catalog import Catalog, Row
from assessor.model.crosswalk import Crosswalk
from assessor.model.overlay import Overlay
from assessor.model.pack import Amended
from assessor.model.shared_rules import SharedRules
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Library(SharedRules):
    """Catalogs and rules by id. Two libraries from the same files in any order are equal."""

    catalogs: Mapping[str, Catalog]
    crosswalks: tuple[Crosswalk, ...]
    catalog_sha256: Mapping[str, str] = field(default_factory=dict)
    rules_sha256: str = ""
    overlays: Mapping[str, Overlay] = field(default_factory=dict)
    overlay_sha256: Mapping[str, str] = field(default_factory=dict)
    amendments: tuple[Amended, ...] = ()

    def rows(self) -> Mapping[str, Row]:
        """Every row of every catalog by its full reference."""
        return {f"{catalog.id}:{row.id}": row for catalog in self.catalogs.values() for row in catalog.rows}
