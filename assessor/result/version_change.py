"""What changed between two engagements, or between two editions of the rules, and why verdicts of today moved."""

from __future__ import annotations

from typing import Literal

from assessor.model.scales import Verdict
from assessor.model.value import dataclass

PartKind = Literal[
    "rules", "packs", "day", "frameworks", "fact", "contract", "evidence", "determination", "duty", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPart:
    """One thing that differs: the rules, the day, or what the engagement states at one place."""

    kind: PartKind
    """rules: the catalogs and rules shipped; packs: what rule packs add to them or amend; day: as_of, by which things
    fall due; frameworks: what is asked for; fact: about the organization; contract: providers, their terms and papers,
    and who does what; the others by their block."""
    place: tuple[str, ...]
    """Where, key by key; an entry of a list by its name. Empty for rules and packs."""
    was: object
    """What stood there; null where nothing did. Of the rules their digest, of packs their names with digests."""
    now: object
    """What stands there now; null where nothing does."""
    change: Literal["new", "gone", "other"]
    """Whether only one side says something there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedVerdict:
    """One obligation whose verdict today differs, and the smallest sets of parts that account for it.

    Undoing any one set in the new engagement gives the old verdict, and undoing less of that set does not.
    """

    ref: str
    """The obligation."""
    title: str
    """Its title."""
    before: Verdict | None
    """The verdict before; null where it was not asked for."""
    after: Verdict | None
    """The verdict now; null where it is not asked for any more."""
    causes: tuple[tuple[int, ...], ...]
    """Positions among the parts. Sets of one are causes alone, any of which suffices; a larger one is joint. Empty
    where no engagement was at hand to undo them in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionChanges:
    """Everything that differs between two sides."""

    organization: str
    """Who is compared, by the new side."""
    parts: tuple[ChangedPart, ...]
    """What differs: the rules first, then packs, the day, then by place."""
    verdicts: tuple[MovedVerdict, ...]
    """In catalog order."""
    obligations: int
    """How many obligations the new side asks for."""
    exact: bool = True
    """Whether both sides had an engagement, so that causes were worked out by undoing; else two results were compared
    by what they list."""

    @property
    def idle(self) -> tuple[int, ...]:
        """The parts that no verdict moved by."""
        used = {part for verdict in self.verdicts for cause in verdict.causes for part in cause}
        return tuple(number for number in range(len(self.parts)) if number not in used)
