"""Support models: the terms under which functions are provided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from assessor.model.covers import Covers
from assessor.model.scales import DataPlace, Sold
from assessor.model.shape import UNSTATED, Unstated
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What bears out a provider's line: its contract or its own answer, the day, who gave it, and the paper."""

    by: Literal["contract", "answer"]
    on: str | None = None
    who: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is promised for one capability; nearest of all terms.

    `sold` says how it is sold (docs/method.md, section 4): `usual` with the tier, `on_order` only where it is written
    in, or `not_sold`. Where an offering leaves it out, the line is usual; a provider's own line is a statement.
    `data_at` says of each kind of data where those lie that come with the work.
    """

    sold: Sold | None = None
    every: str | Unstated | None = UNSTATED
    events: Mapping[str, str | None] | None = None
    establishes: bool | None = None
    hours: str | None = None
    detection: str | None = None
    evidence: str | None = None
    confirmed: Confirmation | None = None
    note: str | None = None
    covers: Covers | None = None
    data_at: Mapping[str, DataPlace] = field(default_factory=dict)

    @property
    def says_where_alone(self) -> bool:
        """Whether it says nothing but where data lie, and so not that the work is the provider's."""
        return bool(self.data_at) and replace(self, data_at={}, confirmed=None, note=None) == Line()


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Terms of one function: what is said of each capability, and of all of them together.

    Only a provider of an engagement states `sustains`, `events` or `establishes` for a whole service, and they speak
    of work that is sold anyway: a stated `sustains: null` means no schedule, an absent one means nobody said.
    `events` lists what the service takes, with the promised time or `null` where no time is promised.
    """

    sustains: str | Unstated | None = UNSTATED
    events: Mapping[str, str | None] | None = None
    establishes: bool | None = None
    hours: str | None = None
    detection: str | None = None
    evidence: str | None = None
    covers: Covers | None = None
    data_at: Mapping[str, DataPlace] = field(default_factory=dict)
    lines: Mapping[str, Line] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """A tier of a support model.

    `positions` are the full-time people it takes at the least. Such a tier counts only where an engagement names it:
    nobody can be recommended to have them.
    """

    id: str
    title: str | None = None
    extends: str | None = None
    positions: float | None = None
    services: Mapping[str, Service] = field(default_factory=dict)
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportModel:
    """A way of buying support; `kind` support models become arrangements of their own.

    `plain` says what it is in the words of somebody who buys it. `ends`: the relation is over once the work is
    accepted, and nothing binds it to do more; `jobs` are the events each of which is a job of its own with it.
    `product`: it is sold as it is, and what it does it does for itself unless somebody says how far it reaches.
    """

    id: str
    title: str
    label: str
    kind: str
    data_contact: tuple[str, ...] = ()
    employees: bool = False
    third_party: bool = False
    product: bool = False
    ends: bool = False
    jobs: tuple[str, ...] = ()
    capacity: str = "none"
    summary: str | None = None
    nature: str | None = None
    plain: str | None = None
    services: Mapping[str, Service] = field(default_factory=dict)
    offerings: tuple[Offering, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def offered(self) -> tuple[Offering, ...]:
        """The offerings that are compared and recommended: those that take no number of people."""
        return tuple(item for item in self.offerings if item.positions is None)

    def leaves_open(self, offering: str | None) -> bool:
        """Whether it has several offerings and none of them is named, so that each may be the one."""
        return offering is None and len(self.offerings) > 1

    def possible(self, offering: str | None) -> Sequence[Offering]:
        """What speaks for somebody who names an offering or none: it and those it extends, or every one it may be."""
        return self.offerings if self.leaves_open(offering) else self.tiers(offering)

    def tiers(self, offering: str | None) -> list[Offering]:
        """An offering and those it extends, nearest first; of a model with one offering there is only that to have."""
        by_id = {item.id: item for item in self.offerings}
        if offering is None and len(by_id) == 1:
            offering = next(iter(by_id))
        chain: list[Offering] = []
        current = by_id.get(offering or "")
        while current is not None and current not in chain:
            chain.append(current)
            current = by_id.get(current.extends or "")
        return chain


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of `rules/models`."""

    model: SupportModel
