"""The compiled form of the graph: what evaluation runs on.

`assessor.graph.compile` makes it from the networkx graph and a test holds the two equal. It is plain frozen data,
so it can be cached as JSON and evaluated without importing any library.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from assessor.model.condition import Condition, Scalar
from assessor.model.framework import Framework
from assessor.model.pack import Amended, RulePackInfo
from assessor.model.rules import Duty
from assessor.model.scales import Basis, Independence, PackStatus, Relationship, Specification, Weight
from assessor.model.shared_rules import SharedRules
from assessor.model.value import dataclass, field, replace

if TYPE_CHECKING:
    from assessor.model.engagement import EvidenceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What one obligation asks of one capability, of the customer (a duty) or of a population.

    Each aspect carries its own basis. `every` may be `as_defined`: the organization sets it. `weight` is that of its
    clause, `side_reason` says why a clause is side.
    """

    capability: str | None = None
    duty: str | None = None
    population: str | None = None
    control: str | None = None
    relationship: Relationship | None = None
    rationale: str | None = None
    reviewed: bool = False
    every: str | None = None
    loosest: str | None = None
    event: str | None = None
    within: str | None = None
    state: bool = False
    basis: Basis = "engine_default"
    hours: str | None = None
    hours_basis: Basis = "engine_default"
    detection: str | None = None
    detection_basis: Basis = "engine_default"
    evidence: str | None = None
    evidence_basis: Basis = "engine_default"
    independence: Independence | None = None
    independence_from: tuple[str, ...] = ()
    independence_basis: Basis = "engine_default"
    defines_work: bool = False
    because: str | None = None
    citation: str | None = None
    weight: Weight = "core"
    side_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A catalog row ready to be judged: its clauses are all to be met, each by any one of its demands."""

    ref: str
    id: str
    catalog: str
    kind: str
    title: str
    parent: str | None = None
    statement: str | None = None
    citation: str | None = None
    specification: Specification | None = None
    applies_to: tuple[str, ...] = ()
    applies_when: Condition | None = None
    outside: str | None = None
    otherwise: str | None = None
    alternative_allowed: bool = False
    supporting: tuple[str, ...] = ()
    props: Mapping[str, Scalar | list[str]] = field(default_factory=dict)
    clauses: tuple[tuple[Demand, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogInfo:
    """What the brief prints of a catalog."""

    id: str
    title: str
    edition: str
    publisher: str
    source: str
    license: str
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terrain(SharedRules):
    """Everything obligations share.

    `work_of_duty` has the capabilities that a duty comes with, `work_of_function` those that a function can deliver.
    """

    work_of_duty: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    work_of_function: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogPlan:
    """One catalog of obligations, compiled; `controls` gives the titles of the controls it names."""

    info: CatalogInfo
    rows: tuple[Obligation, ...]
    controls: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackInfo:
    """An overlay pack that may be turned on with --what-if: its legal standing and how much it would change."""

    id: str
    title: str
    status: PackStatus
    framework: str
    citation: str
    published: str
    checked: str
    standing: str
    sha256: str
    counts: Mapping[str, int]
    verify: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The terrain and the catalogs an engagement asked for; `packs` may be turned on and are not in it.

    `rule_packs` are those it was made with, `amendments` what they changed in what others ship.
    `registry` are the frameworks whose rules are in it: evaluation asks them where one has ways of its own.
    """

    terrain: Terrain
    catalogs: tuple[CatalogPlan, ...]
    registry: tuple[Framework, ...]
    rules_sha256: str = ""
    packs: tuple[PackInfo, ...] = ()
    rule_packs: tuple[RulePackInfo, ...] = ()
    amendments: tuple[Amended, ...] = ()
    known: list[tuple[tuple[CatalogPlan, ...], tuple[Obligation, ...]]] = field(
        default_factory=list, compare=False, repr=False
    )
    """The obligations of some catalogs, once somebody has asked for them."""

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """Every row that can be judged, in catalog order."""
        for catalogs, rows in self.known:
            if catalogs is self.catalogs:
                return rows
        made = tuple(row for part in self.catalogs for row in part.rows if row.kind == "obligation")
        self.known[:] = [(self.catalogs, made)]
        return made

    def narrowed(self, frameworks: Iterable[str]) -> Plan:
        """The plan with the catalogs of some frameworks, in the order named; those it does not know are skipped."""
        by_id = {part.info.id: part for part in self.catalogs}
        known = self.terrain.frameworks
        names = dict.fromkeys(known[name].catalog for name in frameworks if name in known)
        return replace(self, catalogs=tuple(by_id[name] for name in names if name in by_id), known=[])


def duty_shown(terrain: Terrain, record: EvidenceRecord) -> Duty | None:
    """The duty whose parts a record may show: the one it names, else that of its work."""
    work = terrain.capabilities.get(record.capability or "")
    return terrain.duties.get(record.duty or (work.duty if work is not None else None) or "")
