"""The smallest change: the fewest statements that would bring an obligation in place today, or why there are none."""

from __future__ import annotations

from typing import Literal

from assessor.model.row_finding import RowFinding
from assessor.model.value import dataclass

AtomKind = Literal["paper", "document", "term", "assignment", "engagement", "duty", "frequency"]
TermName = Literal[
    "every", "events", "establishes", "hours", "detection", "evidence", "sold", "ordered", "covers", "hours_per_month"
]
AmendedPart = Literal["promises", "sla", "includes", "excludes", "responsibility_matrix"]
ObstacleKind = Literal["determined", "objectives", "facts", "records", "statement", "terms", "untried"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One value of the engagement file as it would have to be."""

    place: tuple[str, ...]
    """Where, key by key; an entry of a list by its name."""
    value: object
    """What would stand there."""
    was: object
    """What stands there; null where nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One thing somebody would have to do: a term, an assignment, a duty, a paper, a document, a frequency."""

    kind: AtomKind
    """paper: a contract paper, or a clause of one; document: something written down and in date; term: one term of a
    line of work; assignment: who does a function; engagement: a provider that is not there yet; duty: a duty or a part
    of one; frequency: a rhythm the organization sets."""
    statements: tuple[Statement, ...]
    """What it comes to in the engagement file."""
    demand: int | None
    """Position of the demand it serves; null where it answers a statement or a document."""
    provider: str | None
    """Who would have to agree, or is assigned or engaged."""
    function: str | None
    """The function."""
    capability: str | None
    """The work."""
    term: TermName | None
    """term: which one; of a paper, the one it promises."""
    amended: AmendedPart | None
    """paper: the part of the contract that is amended; null where it is a paper of its own."""
    gate: str | None
    """paper: the gate that asks for it."""
    duty: str | None
    """duty: the duty."""
    part: str | None
    """duty: the part of it."""
    assignable: bool
    """duty: whether it is enough that somebody has been named for it."""
    title: str | None
    """document, paper: what it is."""
    model: str | None
    """engagement: the support model it is bought by."""
    offering: str | None
    """engagement: the tier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Something that no statement made now takes out of the way."""

    kind: ObstacleKind
    """determined: people decided; objectives: some are still to be assessed; facts: it is open whether the obligation
    applies, or what a document rests on; records: records show that the work is not done; statement: something that
    no statement mends; terms: nobody of the engagement could do the work as it is asked; untried: larger changes were
    not looked for."""
    facts: tuple[str, ...]
    """facts: those to state."""
    records: tuple[str, ...]
    """records: those that stand against it."""
    statement: RowFinding | None
    """statement: what is stated against it; its day of cure is the day from which the obligation can be in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedWay:
    """A documented alternative that would stand in for an addressable obligation."""

    document: str
    """What the framework calls it."""
    citation: str
    """Where it allows one."""
    states: tuple[str, ...]
    """What it has to state; of one that is there, what it lacks."""
    fact: str | None
    """What it rests on and is not in order as well; null where nothing is."""
    statements: tuple[Statement, ...]
    """What it comes to in the engagement file, with words to replace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallestChange:
    """What would bring an obligation in place today."""

    atoms: tuple[Atom, ...]
    """The fewest that leave nothing but the obstacles, applied and judged; empty where there are none."""
    statements: tuple[Statement, ...]
    """All of them together, as they would be written; none stands inside another."""
    obstacles: tuple[Obstacle, ...]
    """What stays in the way whatever is changed; the atoms leave nothing else."""
    tried: int
    """Every change of up to so many parts was looked at."""
    documented: DocumentedWay | None
    """The documented alternative that would do as well; null where none is allowed, or one counts."""
