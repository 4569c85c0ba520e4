"""The ledger of the law's standing, as far as it bears on what was assessed."""

from __future__ import annotations

from assessor.model.scales import LawDateKind, LawStanding
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingSource:
    """Where a statement is made."""

    citation: str
    """The source."""
    url: str | None
    """Where it can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingDate:
    """A day of a statement."""

    on: str
    """The day, or a whole month."""
    kind: LawDateKind
    """Whether it takes effect, ends, or something else happens."""
    what: str | None
    """What happens; null where it takes effect or ends."""
    passed: bool
    """Whether it lies on or before `as_of`; a month passes with its last day."""
    unchecked: bool
    """Whether it has passed and nobody has read the source since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A dated or revisable statement of law that the rules rely on, and how well its standing is known."""

    id: str
    """Its id in the ledger."""
    title: str
    """What it is about."""
    statement: str
    """What it says, in our own words."""
    sources: tuple[StandingSource, ...]
    """Where it says so."""
    standing: LawStanding
    """How it stands; only reported where it was not verified."""
    verified: bool
    """Whether somebody read it at its source."""
    verified_on: str | None
    """The day of that; null where nobody did."""
    dates: tuple[StandingDate, ...]
    """Its days, in order."""
    frameworks: tuple[str, ...]
    """Frameworks it bears on; none stands for all."""
    obligations: tuple[str, ...]
    """Obligations it bears on."""
    clauses: tuple[str, ...]
    """Contract clauses it bears on, by number."""
    overlays: tuple[str, ...]
    """Overlay packs that hold what it proposes."""
    changes: tuple[str, ...]
    """Entries whose standing it changes."""
    changed_by: tuple[str, ...]
    """Entries that change its own."""
    note: str | None
    """What to do or mind about it."""
