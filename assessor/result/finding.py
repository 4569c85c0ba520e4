"""The gap register: one finding for each cause behind rows that are not in place today."""

from __future__ import annotations

from typing import Literal

from assessor.model.row_finding import RowFinding
from assessor.model.scales import Predicate
from assessor.model.value import dataclass
from assessor.result.scales import FindingKind

Severity = Literal["high", "medium", "low"]
CadenceAspect = Literal["interval", "event", "state", "not_listed"]


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
class FindingComparison:
    """A comparison that shows a cause: where it stands among today's of an obligation."""

    ref: str
    """The obligation."""
    among: Literal["failing", "unknown"]
    """In which list of today's verdict."""
    place: int
    """At which position, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """What all documented decisions of a framework rest on, as its rule says."""

    title: str
    """What it is."""
    citation: str
    """Where that stands."""
    action: str
    """What to do where it is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueAnalysis:
    """The risk analysis behind a rhythm the organization chose itself: there is none in date."""

    title: str
    """What its framework calls it."""
    place: tuple[str, ...]
    """Where one is stated in the engagement file, key by key."""
    age_days: int | None
    """Days since it was last gone through; null where there is none."""
    citation: str
    """What asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cause behind rows that are not in place today."""

    id: str
    """Its number in this result."""
    kind: FindingKind
    """What it is about."""
    cause: str | None
    """The gate whose paper is missing, or what documented decisions rest on."""
    severity: Severity
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
    part: str | None
    """The part of that duty; null where it is about all of it."""
    facts: tuple[str, ...]
    """fact: the facts that are not stated."""
    able_functions: tuple[str, ...]
    """unowned: the functions of which somebody would have to run one; unstated_function: the function."""
    predicate: Predicate | None
    """unstated_term: the comparison for which the term is not stated."""
    aspect: CadenceAspect | None
    """cadence: the one part of schedule and response all of it fails on; null for several."""
    groups: tuple[str, ...]
    """The asset groups all of it fails in, where others are served."""
    elsewhere: tuple[str, ...]
    """Other providers that do the same work well enough in other asset groups."""
    foundation: Foundation | None
    """basis: what the decisions rest on."""
    analysis: OverdueAnalysis | None
    """frequency, unstated_frequency: the risk analysis that is missing or too old, where that is the cause."""
    statement: RowFinding | None
    """statement: what the engagement states against its rows."""
    models: tuple[str, ...]
    """The support models that alone bring all of it in place."""
    comparisons: tuple[FindingComparison, ...]
    """The comparisons that show it, in catalog order."""
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
