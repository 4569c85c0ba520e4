"""What a provider's contract says: papers, what is in and what is out, times, who is responsible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A function or capability that the contract says is not part of it, with its words if somebody copied them."""

    what: str
    text: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @classmethod
    def from_text(cls, what: str) -> Self:
        """The short way of writing: only what is left out."""
        return cls(what=what)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLevel:
    """How fast the provider answers an event of the rules, or a severity of the contract's own words.

    `resolve_within` is printed and decides nothing.
    """

    event: str | None = None
    severity: str | None = None
    respond_within: str | None = None
    resolve_within: str | None = None
    hours: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """How often the contract says that a capability runs."""

    capability: str
    every: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One line of the responsibility matrix: a capability or an obligation, and whose it is."""

    owner: str
    capability: str | None = None
    obligation: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A contract as it was read. In `documents`, `null` says that a paper is known to be missing.

    `includes` and `excludes` name functions or capabilities; what is said of a capability goes before what is said
    of the function that delivers it.
    """

    documents: Mapping[str, str | None] = field(default_factory=dict)
    starts: str | None = None
    ends: str | None = None
    includes: tuple[str, ...] = ()
    excludes: tuple[Exclusion, ...] = ()
    sla: tuple[ServiceLevel, ...] = ()
    promises: tuple[Promise, ...] = ()
    responsibility_matrix: tuple[MatrixRow, ...] = ()
    clauses: Mapping[str, bool] = field(default_factory=dict)
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause that a paper must have; the gate says when the paper is needed, `concerns` which rows ask for it.

    With `decides` these rows ask for nothing but that the clause stands there: until somebody says so they are open.
    """

    id: str
    title: str
    gate: str
    citation: str
    concerns: tuple[str, ...] = ()
    decides: bool = False
    verify: bool = False
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)
