"""Support models: the terms under which functions are provided."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.model.covers import Covers
from assessor.model.shape import UNSTATED, Unstated
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a provider promises for one capability; nearest of all terms."""

    every: str | Unstated | None = UNSTATED
    events: Mapping[str, str | None] | None = None
    establishes: bool | None = None
    hours: str | None = None
    detection: str | None = None
    evidence: str | None = None
    covers: Covers | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Terms of one function: a stated `sustains: null` means no schedule, an absent one means nobody said.

    `events` lists what the service takes, with the promised time or `null` where no time is promised.
    """

    sustains: str | Unstated | None = UNSTATED
    events: Mapping[str, str | None] | None = None
    establishes: bool | None = None
    hours: str | None = None
    detection: str | None = None
    evidence: str | None = None
    covers: Covers | None = None
    lines: Mapping[str, Line] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """A tier of a support model."""

    id: str
    title: str | None = None
    extends: str | None = None
    services: Mapping[str, Service] = field(default_factory=dict)
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportModel:
    """A way of buying support; `kind` support models become arrangements of their own."""

    id: str
    title: str
    label: str
    kind: str
    data_contact: tuple[str, ...] = ()
    employees: bool = False
    third_party: bool = False
    capacity: str = "none"
    summary: str | None = None
    services: Mapping[str, Service] = field(default_factory=dict)
    offerings: tuple[Offering, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of `rules/models`."""

    model: SupportModel
