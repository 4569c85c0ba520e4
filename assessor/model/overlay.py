"""Overlay packs: a proposed or draft rule as changes to a catalog, off unless somebody asks what it would change."""

from __future__ import annotations

from assessor.model.catalog import Provenance, Row
from assessor.model.crosswalk import Entry
from assessor.model.rules import Duty, Fact
from assessor.model.scales import PackStatus, Specification
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedEntries:
    """How much of each kind a pack declares."""

    rows: int
    demands: int
    specifications: int
    withdrawn: int
    duties: int
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers by kind."""
        return {
            "rows": self.rows,
            "demands": self.demands,
            "specifications": self.specifications,
            "withdrawn": self.withdrawn,
            "duties": self.duties,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayHeader:
    """What a pack says of itself: its legal standing, the day that was checked, and how much it holds."""

    id: str
    title: str
    status: PackStatus
    framework: str
    citation: str
    published: str
    checked: str
    standing: str
    source: str
    expected: ExpectedEntries
    provenance: Provenance
    verify: bool = False
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayDemands:
    """Crosswalk entries: `add` to what an obligation asks today, or put in its place (`replace`)."""

    add: tuple[Entry, ...] = ()
    replace: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Respecified:
    """An obligation whose specification would change, such as from addressable to required."""

    obligation: str
    specification: Specification
    citation: str
    verify: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """An obligation that would no longer stand by itself."""

    obligation: str
    citation: str
    because: str
    verify: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """One overlay file; its parts are those of catalogs, crosswalks, facts and duties, and speak of one framework."""

    overlay: OverlayHeader
    rows: tuple[Row, ...] = ()
    demands: OverlayDemands = field(default_factory=OverlayDemands)
    specifications: tuple[Respecified, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    facts: tuple[Fact, ...] = ()
    duties: tuple[Duty, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.overlay.id

    @property
    def counts(self) -> dict[str, int]:
        """How much a pack holds, by kind; compared with what its header expects."""
        return {
            "rows": len(self.rows),
            "demands": len(self.demands.add) + len(self.demands.replace),
            "specifications": len(self.specifications),
            "withdrawn": len(self.withdrawn),
            "duties": len(self.duties),
        }
