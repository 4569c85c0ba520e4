"""What stays with the organization: its duties, and the obligations no support model carries."""

from __future__ import annotations

from typing import Literal

from assessor.model.scales import Basis, DutyStanding
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule:
    """What the rules say of a duty."""

    title: str | None
    """Its short name; null where the rules give none."""
    statement: str
    """What is to be done, in our own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyOrigin:
    """Where a duty comes from; what it is called follows from it."""

    rule: DutyRule | None
    """What the rules say of it; null for a call to a provider, and for work that the organization does itself."""
    event: str | None
    """The event at which a provider has to be called."""
    capability: str | None
    """The capability whose work it is, or the only one it comes with."""
    capability_title: str | None
    """Its title; it may be one that no obligation demands."""
    named_after: tuple[str, ...]
    """Titles of the obligation it is named after, and of the row above it where the first says too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredPart:
    """A part of a duty that some obligations ask for by itself."""

    id: str
    """Its key under `parts`."""
    title: str
    """What it is called."""
    citation: str
    """Where it stands."""
    state: DutyStanding | None
    """Where it stands today by an answer of its own; null where it has none: the duty's answer holds."""
    who: str | None
    """The person named for it, else for the whole duty."""
    last: str | None
    """The day it was last done, or never; null where not stated."""
    missing: str | None
    """partly: what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty some verdict rests on, or a whole framework asks for."""

    id: str
    """Its id."""
    origin: DutyOrigin
    """Where it comes from."""
    owner: str
    """The role it usually falls to."""
    citation: str | None
    """Where it stands."""
    basis: Basis
    """On what it rests."""
    state: DutyStanding | None
    """Where it stands today; null when not stated."""
    who: str | None
    """The person named for it."""
    last: str | None
    """The day it was last done, or never; null where not stated."""
    missing: str | None
    """partly: what is missing."""
    parts: tuple[AnsweredPart, ...]
    """The parts that obligations ask for by themselves."""
    obligations: tuple[str, ...]
    """The obligations it serves under any arrangement."""
    today: tuple[str, ...]
    """Those it serves today."""
    concerns: tuple[str, ...]
    """Frameworks whose whole assessment asks for it; it decides no verdict there."""
    left_out: tuple[str, ...] = ()
    """Parts that some row asks for today and of which an answer by parts, or a list of what is done, says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """An obligation no support model carries."""

    ref: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    title: str
    """Its title."""
    why: Literal["customer", "none_in_place"]
    """customer: the organization's own; none_in_place: no model brings it in place."""
    duties: tuple[str, ...]
    """Duties that stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidueDuty:
    """A duty behind the residue."""

    duty: str
    """The duty."""
    count: int
    """How many obligations."""
    obligations: tuple[str, ...]
    """Which."""
