"""Catalogs: one edition of a framework, its obligations or its controls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Self

from assessor.model.condition import Condition, Scalar
from assessor.model.scales import Specification
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Who wrote the data, when, and who judged it a second time; a `draft` was imported and not worked over yet."""

    author: str
    written: str
    reviewed_by: str | None = None
    note: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PropKind:
    """A property the rows of a catalog may carry: OSCAL's `prop`, declared once with its source and how sure we are."""

    type: str
    title: str
    source: str | None = None
    verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRows:
    """How many rows of each kind a catalog declares."""

    group: int = 0
    obligation: int = 0
    objective: int = 0
    control: int = 0
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers by kind."""
        return {
            "group": self.group,
            "obligation": self.obligation,
            "objective": self.objective,
            "control": self.control,
        }

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Self:
        """What a catalog of these rows declares."""
        there = Counter(row.kind for row in rows)
        return cls(
            group=there["group"],
            obligation=there["obligation"],
            objective=there["objective"],
            control=there["control"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogHeader:
    """What a catalog says of itself; `expected` counts rows by kind and is checked."""

    id: str
    title: str
    edition: str
    kind: str
    publisher: str
    source: str
    license: str
    expected: ExpectedRows
    id_pattern: str
    provenance: Provenance
    props: Mapping[str, PropKind] = field(default_factory=dict)
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: a group, obligation, objective or control. A group is judged only through its children."""

    id: str
    kind: str
    title: str
    parent: str | None = None
    statement: str | None = None
    citation: str | None = None
    note: str | None = None
    specification: Specification | None = None
    applies_to: tuple[str, ...] = ()
    applies_when: Condition | None = None
    outside: str | None = None
    otherwise: str | None = None
    alternative: str | None = None
    props: Mapping[str, Scalar | list[str]] = field(default_factory=dict)
    withdrawn: bool = False
    withdrawn_to: tuple[str, ...] = ()
    withdrawn_rel: str | None = None
    baselines: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def alternative_allowed(self) -> bool:
        """Whether a documented alternative may stand in (45 CFR 164.306(d)(3) for addressable rows)."""
        return self.specification == "addressable" or self.alternative == "allowed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogFile:
    """One file of a catalog's folder; exactly one of them carries the header."""

    catalog: CatalogHeader | None = None
    rows: tuple[Row, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """A whole catalog: header and rows in file order."""

    header: CatalogHeader
    rows: tuple[Row, ...]

    @property
    def id(self) -> str:
        """The catalog's id, the part of a reference before the colon."""
        return self.header.id
