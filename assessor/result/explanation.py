"""One obligation explained: its verdicts, and per clause what was weighed beside what decided."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.model.condition import Stated
from assessor.model.scales import AdviceKind, DemandResultWord, ProofWord
from assessor.model.value import dataclass, field
from assessor.result.comparison import Comparison, OpenDuty
from assessor.result.idle import IdleStatement
from assessor.result.law import Standing
from assessor.result.named_subjects import NamedSubjects
from assessor.result.obligation import Obligation
from assessor.result.verdict import Witness


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A way to meet a demand that did not decide."""

    function: str | None
    """The function."""
    provider: str | None
    """The provider or model."""
    offering: str | None
    """Its offering."""
    result: DemandResultWord
    """What would have become of the demand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Better:
    """What would be better than enough, and the values compared; null where a standing schedule would."""

    kind: AdviceKind
    """What it is about."""
    comparison: Comparison | None
    """The values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: what decided it, on what that rests, and what else was weighed."""

    witness: Witness
    """The deciding demand and alternative."""
    duties: tuple[OpenDuty, ...]
    """The duties it rests on."""
    better: tuple[Better, ...]
    """What would be better."""
    proof: ProofWord | None
    """Today only: what a record says of it; null where none does."""
    record: str | None
    """The record."""
    others: tuple[Weighed, ...]
    """What else was weighed, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One obligation, with its verdict under every arrangement asked about, and what the ids in it are called."""

    obligation: Obligation
    """The obligation."""
    clauses: Mapping[str, tuple[Clause, ...]]
    """By arrangement."""
    named: NamedSubjects
    """What the ids in it are called."""
    standing: tuple[Standing, ...]
    """Entries of the ledger that name the obligation."""
    excluded_by: Mapping[str, Stated] = field(default_factory=dict)
    """The stated facts by which it does not apply, with their values; empty where it does."""
    idle: tuple[IdleStatement, ...] = ()
    """What is stated about it and plays no part in today's verdict; empty where nobody asked."""
