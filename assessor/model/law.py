"""The ledger of the law's standing: dated or revisable statements the rules rely on, and when each was read."""

from __future__ import annotations

from assessor.model.scales import LawDateKind, LawStanding
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class LawSource:
    """Where a statement is made; `url` where it can be read."""

    citation: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawDate:
    """A day, or a whole month (`2027-07`), on which something happens."""

    on: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """What a statement bears on; one that names no framework bears on every assessment.

    `entries` are entries whose standing it changes, `clauses` numbers of contract clauses.
    """

    frameworks: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LawEntry:
    """One statement in our own words. `verified_on` is the day it was read at its source; else `verify` is true."""

    id: str
    title: str
    statement: str
    sources: tuple[LawSource, ...]
    standing: LawStanding
    changes: Concerned
    verified_on: str | None = None
    verify: bool = False
    effective: str | None = None
    until: str | None = None
    dates: tuple[LawDate, ...] = ()
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def steps(self) -> tuple[tuple[LawDateKind, str, str | None], ...]:
        """Every day it names, in order: of what kind, when, and what happens."""
        steps: list[tuple[LawDateKind, str, str | None]] = [("step", each.on, each.what) for each in self.dates]
        if self.effective is not None:
            steps.append(("effective", self.effective, None))
        if self.until is not None:
            steps.append(("until", self.until, None))
        return tuple(sorted(steps, key=lambda step: (last_day(step[1]), step[0], step[2] or "")))

    def passed_since(self, as_of: str) -> tuple[str, ...]:
        """The days up to `as_of` that nobody has looked behind: after the reading, or all where there was none."""
        return tuple(
            dict.fromkeys(
                on
                for _, on, _ in self.steps
                if last_day(on) <= as_of and (self.verified_on is None or last_day(on) > self.verified_on)
            )
        )

    def concerns(self, frameworks: tuple[str, ...]) -> bool:
        """Whether it bears on an assessment of these frameworks."""
        return not self.changes.frameworks or any(name in frameworks for name in self.changes.frameworks)


def last_day(on: str) -> str:
    """A day as it is; a month as its last day, so that it has passed only when all of it has."""
    return on if len(on) > len("2027-07") else f"{on}-31"
