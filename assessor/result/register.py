"""Registers over all obligations: findings, duties, responsibilities, evidence, contracts."""

from __future__ import annotations

from typing import Literal

from assessor.model.scales import FunctionKind, ProofWord, Verdict
from assessor.model.value import dataclass
from assessor.result.scales import ContractPointKind, FindingKind
from assessor.result.verdict import Determination


@dataclass(frozen=True, slots=True, kw_only=True)
class DeterminedObligation:
    """An obligation somebody determined."""

    ref: str
    """The obligation."""
    title: str
    """Its title."""
    verdict: Verdict
    """The answer for one obligation under one arrangement."""
    derived: Verdict
    """The answer for one obligation under one arrangement."""
    differs: bool
    """Whether the determination changed the verdict."""
    counts: bool
    """False where the obligation is outside the scope, whatever was determined."""
    determination: Determination
    """What people determined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty some verdict rests on, or a whole framework asks for."""

    id: str
    """Its id."""
    title: str
    """Its short name."""
    statement: str
    """What is to be done."""
    owner: str
    """The role it usually falls to."""
    citation: str | None
    """Where it stands."""
    basis: str
    """On what it rests."""
    state: Literal["done", "assigned", "not_done"] | None
    """Where it stands today; null when not stated."""
    who: str | None
    """The person named for it."""
    obligations: tuple[str, ...]
    """The obligations it serves under any arrangement."""
    today: tuple[str, ...]
    """Those it serves today."""
    concerns: tuple[str, ...]
    """Frameworks whose whole assessment asks for it; it decides no verdict there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCounts:
    """Their verdicts."""

    gap: int
    """Gaps."""
    partial: int
    """Partials."""
    not_assessable: int
    """Not assessable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cause behind rows that are not in place today."""

    id: str
    """Its number in this result."""
    kind: FindingKind
    """What it is about."""
    cause: str | None
    """The gate whose paper is missing."""
    title: str
    """In one line."""
    criterion: str
    """What should be."""
    condition: str
    """What was found."""
    cause_text: str
    """Why it is so."""
    effect: str
    """What follows from it."""
    action: str
    """What to do."""
    severity: Literal["high", "medium", "low"]
    """high: a gap rests on it; medium: a partial; low: only unknowns."""
    provider: str | None
    """The provider it is about; customer for a duty."""
    function: str | None
    """The one function it is about."""
    capability: str | None
    """The one capability it is about."""
    functions: tuple[str, ...]
    """All functions it is about."""
    capabilities: tuple[str, ...]
    """All capabilities it is about."""
    duty: str | None
    """The duty it is about."""
    obligations: tuple[str, ...]
    """The rows it holds back."""
    alone: int
    """How many of them nothing else holds back."""
    verdict_counts: VerdictCounts
    """Their verdicts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCounts:
    """How many findings there are of each severity."""

    high: int
    """High."""
    medium: int
    """Medium."""
    low: int
    """Low."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """A line of the responsibility matrix."""

    function: str
    """The function."""
    title: str
    """Its title."""
    kind: FunctionKind
    """delegable: anybody may run it; reserved: the organization itself; independent: outside every model."""
    today: tuple[str, ...] | None
    """Who runs it today; null when not stated."""
    capabilities: tuple[str, ...]
    """What rests on it."""
    obligations: int
    """How many applicable obligations could rest on it."""
    needed: int
    """How many of them are open today in a part it could carry."""
    perform: tuple[str, ...] | None
    """Who performs."""
    evidence: tuple[str, ...] | None
    """Who leaves the record."""
    approve: tuple[str, ...]
    """Who approves."""
    flag: Literal["unowned", "unknown", "double"] | None
    """unowned: nobody; unknown: not stated; double: several over the same assets."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRequest:
    """What an auditor will ask to see."""

    capability: str
    """The capability."""
    title: str
    """Its title."""
    types: tuple[str, ...]
    """The artefacts."""
    cadence: str | None
    """How often one is made."""
    from_: tuple[str, ...]
    """Who has them."""
    obligations: tuple[str, ...]
    """What they serve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """A record the engagement holds."""

    id: str
    """Its id."""
    title: str | None
    """Its title."""
    capability: str | None
    """The capability it speaks of."""
    duty: str | None
    """The duty it speaks of."""
    about: str
    """What it speaks of, in words."""
    provider: str | None
    """Whose work it shows."""
    source: Literal["third_party", "system", "document", "declared"]
    """Where it comes from."""
    collected: str
    """When it was made."""
    age_days: int
    """Its age on the day of the assessment."""
    result: Literal["supports", "contradicts"]
    """Whether it shows that the work was done."""
    proof: ProofWord | None
    """What it proves today; null where it decides nothing."""
    obligations: tuple[str, ...]
    """The obligations it decided the proof of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractPoint:
    """One point."""

    provider: str
    """Whose contract."""
    kind: ContractPointKind
    """What it is about."""
    refs: tuple[str, ...]
    """The obligations it touches."""
    capability: str | None
    """The capability it is about."""
    function: str | None
    """The function it is about."""
    needs: str
    """What is needed, or stated elsewhere."""
    has: str
    """What the contract says."""
    text: str
    """Both in a sentence."""
    about: str | None
    """What that is called."""
