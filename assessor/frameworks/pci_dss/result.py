"""PCI DSS today: level, questionnaire, findings in the words of a report, and the papers it wants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.frameworks.pci_dss.result_filing import FiledInstrument, SaqDecision
from assessor.frameworks.pci_dss.result_levels import ValidationLevel
from assessor.frameworks.pci_dss.result_papers import (
    PciFinding,
    ProviderRequirement,
    TargetedRiskAnalysis,
    ThirdParty,
    Worksheet,
)
from assessor.model.value import dataclass

AttestationOutcome = Literal["compliant", "compliant_with_legal_exception", "non_compliant", "undetermined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCounts:
    """How many requirements there are of each finding."""

    in_place: int
    """In Place."""
    in_place_with_ccw: int
    """In Place with a compensating control worksheet."""
    in_place_customized: int
    """In Place with the customized approach."""
    once_finished: int
    """Open only for a duty of the organization that is assigned and not finished; In Place once it is."""
    not_in_place: int
    """Not in Place."""
    not_applicable: int
    """Not Applicable, looked at and written down."""
    not_applicable_unconfirmed: int
    """Not Applicable by the facts, to be confirmed by looking."""
    not_tested: int
    """Not Tested."""
    undecided: int
    """Cannot be judged: facts are missing."""
    outside_instrument: int
    """Outside the questionnaires filed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireCounts:
    """One questionnaire that is filed: how many of its requirements there are of each finding."""

    saq: str
    """The questionnaire."""
    in_place: int
    """In Place, in whatever way."""
    once_finished: int
    """In Place once a duty that is assigned is finished."""
    not_in_place: int
    """Not in Place."""
    not_applicable: int
    """Not Applicable, confirmed or not."""
    not_tested: int
    """Not Tested."""
    undecided: int
    """Cannot be judged: facts are missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestationReason:
    """One reason for what the attestation would say."""

    kind: Literal["not_in_place", "excused", "once_finished", "undecided", "unconfirmed", "not_tested"]
    """Which requirements; excused: a law forbids what they ask; once_finished: a duty is assigned and not finished."""
    count: int
    """How many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """What the attestation of compliance would have to say."""

    outcome: AttestationOutcome
    """The outcome."""
    partial: bool
    """Whether something was not tested."""
    grounds: tuple[AttestationReason, ...]
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeConfirmation:
    """What the file says of the organization's own work on where card data flows and lies (12.5.2)."""

    done: bool
    """Whether it says that this was done."""
    last: str | None
    """The day it was last done; null where it is not stated."""
    who: str | None
    """Who did it; null where it is not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PciDssScore:
    """PCI DSS, today."""

    entity: Literal["merchant", "service_provider"]
    """Who is assessed."""
    level: ValidationLevel
    """The level with the brands."""
    saq: SaqDecision
    """The questionnaire."""
    instrument: FiledInstrument | None
    """What is to be filed."""
    counts: FindingCounts
    """Requirements by finding."""
    questionnaires: tuple[QuestionnaireCounts, ...]
    """The same by questionnaire; a requirement that two of them hold counts in both. Empty where none is stated."""
    findings: Mapping[str, PciFinding]
    """Finding by requirement."""
    attestation: Attestation
    """What the attestation of compliance would have to say."""
    risk_analyses: tuple[TargetedRiskAnalysis, ...]
    """Targeted risk analyses; empty where nothing is said of any."""
    worksheets: tuple[Worksheet, ...]
    """Worksheets of compensating controls and of the customized approach."""
    providers: tuple[ThirdParty, ...]
    """Third-party service providers."""
    scope_confirmation: ScopeConfirmation | None
    """The scope as the organization says it worked it out; null where nothing is said of it."""
    provider_requirements: tuple[ProviderRequirement, ...]
    """Requirements over all providers."""
