"""What PCI DSS wants in writing: risk analyses, worksheets, and the papers of service providers."""

from __future__ import annotations

from typing import Literal

from assessor.model.value import dataclass

PciFinding = Literal[
    "in_place",
    "in_place_with_ccw",
    "in_place_customized",
    "once_finished",
    "not_in_place",
    "not_applicable",
    "not_applicable_unconfirmed",
    "not_tested",
    "undecided",
    "outside_instrument",
]
PaperState = Literal["there", "missing", "not_stated"]
AnalysisState = Literal["in_date", "stale", "missing"]
StatusAge = Literal["in_date", "stale", "not_stated"]
Need = Literal["needed", "not_needed", "not_known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetedRiskAnalysis:
    """One requirement."""

    ref: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    title: str
    """Its title."""
    needed: Need
    """Whether the requirement applies."""
    finding: PciFinding
    """A finding in the words of a PCI DSS report."""
    state: AnalysisState
    """How the analysis stands."""
    otherwise: str | None
    """The fixed rhythm that holds without one."""
    frequency: str | None
    """The rhythm it sets."""
    made_on: str | None
    """When it was made."""
    last_look: str | None
    """When it was last gone through."""
    age_days: int | None
    """Days since."""
    by: str | None
    """By whom."""
    rationale: str | None
    """Why."""
    citation: str
    """Where it is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A paper that stands in for a requirement."""

    ref: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    kind: Literal["compensating_control", "customized_approach"]
    """Its kind."""
    document: str
    """What it is."""
    counts: bool
    """Whether it counts."""
    lacks: tuple[str, ...]
    """What keeps it from counting."""
    finding: PciFinding
    """A finding in the words of a PCI DSS report."""
    by: str | None
    """Who made it."""
    last_look: str | None
    """When it was last gone through."""
    citation: str
    """Where its form stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdParty:
    """One provider."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    service: str | None
    """What it does."""
    functions: tuple[str, ...]
    """What it runs today."""
    acknowledgement: PaperState
    """Its written responsibility (12.8.2)."""
    chosen_with_care_on: str | None
    """When it was looked into (12.8.3)."""
    status_paper: PaperState
    """Its attestation (12.8.4)."""
    status_checked_on: str | None
    """When its standing was last looked at."""
    status: StatusAge
    """Whether that is within twelve months."""
    matrix: PaperState
    """The split of requirements (12.8.5)."""
    assessed_here: bool
    """Whether its part is tested within this assessment, for lack of an attestation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRequirement:
    """One of them."""

    ref: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    finding: PciFinding
    """A finding in the words of a PCI DSS report."""
