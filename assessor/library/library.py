"""The linked library: every catalog and rule pack, as loaded and not yet compiled."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.model.capability import Capability
from assessor.model.catalog import Catalog, Row
from assessor.model.contract import Clause
from assessor.model.crosswalk import Crosswalk
from assessor.model.economics import Economics
from assessor.model.law import LawEntry
from assessor.model.overlay import Overlay
from assessor.model.pack import Amended
from assessor.model.rules import CapacityRule, Duty, Event, Fact, FrameworkRules, Function, Gate
from assessor.model.severity import ActionOwner, SeverityRule
from assessor.model.situation import Situation
from assessor.model.support import SupportModel
from assessor.model.value import dataclass, field
from assessor.model.weighing import Weighing


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Catalogs and rules by id. Two libraries from the same files in any order are equal.

    `own_rules` is what files of one framework's own kinds hold, by kind, as the type of that framework.
    """

    catalogs: Mapping[str, Catalog]
    crosswalks: tuple[Crosswalk, ...]
    capabilities: Mapping[str, Capability]
    functions: Mapping[str, Function]
    models: Mapping[str, SupportModel]
    events: Mapping[str, Event]
    facts: Mapping[str, Fact]
    duties: Mapping[str, Duty]
    gates: Mapping[str, Gate]
    frameworks: Mapping[str, FrameworkRules]
    capacity: CapacityRule
    situations: Mapping[str, Situation] = field(default_factory=dict)
    weighings: Mapping[str, Weighing] = field(default_factory=dict)
    economics: Economics = field(default_factory=Economics)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    standing: Mapping[str, LawEntry] = field(default_factory=dict)
    severity: Mapping[str, SeverityRule] = field(default_factory=dict)
    action_owners: Mapping[str, ActionOwner] = field(default_factory=dict)
    own_rules: Mapping[str, object] = field(default_factory=dict)
    catalog_sha256: Mapping[str, str] = field(default_factory=dict)
    rules_sha256: str = ""
    overlays: Mapping[str, Overlay] = field(default_factory=dict)
    overlay_sha256: Mapping[str, str] = field(default_factory=dict)
    amendments: tuple[Amended, ...] = ()

    def rows(self) -> Mapping[str, Row]:
        """Every row of every catalog by its full reference."""
        return {f"{catalog.id}:{row.id}": row for catalog in self.catalogs.values() for row in catalog.rows}
