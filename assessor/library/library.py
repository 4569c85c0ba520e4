"""The linked library: every catalog and rule pack, as loaded and not yet compiled."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.frameworks.cmmc.rules import CmmcRules
from assessor.frameworks.hipaa.rules import HipaaRules
from assessor.frameworks.pci_dss.rules import PciInstruments, PciLevels, PciSaq, PciWorksheets
from assessor.frameworks.soc_2.statements import Soc2Rules
from assessor.model.capability import Capability
from assessor.model.catalog import Catalog, Row
from assessor.model.contract import Clause
from assessor.model.crosswalk import Crosswalk
from assessor.model.economics import Economics
from assessor.model.overlay import Overlay
from assessor.model.rules import Capacity, Duty, Event, Fact, Framework, Function, Gate
from assessor.model.situation import Situation
from assessor.model.support import SupportModel
from assessor.model.value import dataclass, field
from assessor.model.weighing import Weighing


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Catalogs and rules by id. Two libraries from the same files in any order are equal."""

    catalogs: Mapping[str, Catalog]
    crosswalks: tuple[Crosswalk, ...]
    capabilities: Mapping[str, Capability]
    functions: Mapping[str, Function]
    models: Mapping[str, SupportModel]
    events: Mapping[str, Event]
    facts: Mapping[str, Fact]
    duties: Mapping[str, Duty]
    gates: Mapping[str, Gate]
    frameworks: Mapping[str, Framework]
    capacity: Capacity
    situations: Mapping[str, Situation] = field(default_factory=dict)
    weighings: Mapping[str, Weighing] = field(default_factory=dict)
    hipaa: HipaaRules | None = None
    cmmc: CmmcRules | None = None
    economics: Economics = field(default_factory=Economics)
    soc_2: Soc2Rules | None = None
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    pci_levels: PciLevels | None = None
    pci_instruments: PciInstruments | None = None
    pci_saq: PciSaq | None = None
    pci_worksheets: PciWorksheets | None = None
    catalog_sha256: Mapping[str, str] = field(default_factory=dict)
    rules_sha256: str = ""
    overlays: Mapping[str, Overlay] = field(default_factory=dict)
    overlay_sha256: Mapping[str, str] = field(default_factory=dict)

    def rows(self) -> Mapping[str, Row]:
        """Every row of every catalog by its full reference."""
        return {f"{catalog.id}:{row.id}": row for catalog in self.catalogs.values() for row in catalog.rows}
