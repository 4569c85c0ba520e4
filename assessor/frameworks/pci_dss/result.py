"""What PCI DSS validation asks for: level, questionnaire, findings, papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.value import dataclass

PaperState = Literal["there", "missing", "not_stated"]
PciFinding = Literal[
    "in_place",
    "in_place_with_ccw",
    "in_place_customized",
    "not_in_place",
    "not_applicable",
    "not_applicable_unconfirmed",
    "not_tested",
    "undecided",
    "outside_instrument",
]
SaqOutcome = Literal["saq", "ask", "unanswered"]
WantedInstrument = Literal["roc", "saq", "acquirer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandLevel:
    """A brand's level."""

    brand: str
    """The brand."""
    title: str
    """Its name."""
    level: int | None
    """The level, if certain."""
    possible: tuple[int, ...]
    """All that are possible."""
    decided_by: Literal["table", "same_level", "designation", "breach", "acquirer"]
    """What decided."""
    compared: str | None
    """The count compared with the range."""
    because_of: str | None
    """The other brand whose level is taken over."""
    missing: tuple[str, ...]
    """Counts that are missing."""
    statement: str | None
    """The override in words."""
    source: str | None
    """Where the cell stands."""
    verify: bool
    """Whether the cell rests on a secondary source or a conflict."""
    note: str | None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationLevel:
    """The level with the brands."""

    level: int | None
    """The strictest, if certain."""
    possible: tuple[int, ...]
    """All that are possible."""
    decided_by: Literal["brands", "breach", "acquirer"] | None
    """What the level rests on: the brands', or, where none has one, a breach or the acquirer."""
    brands: tuple[BrandLevel, ...]
    """By brand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingFact:
    """An answer."""

    answer: str
    """Its id."""
    value: str | float | bool
    """What was answered."""
    words: str | None
    """The answer in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearQuestionnaire:
    """One of them."""

    saq: str | None
    """The questionnaire."""
    rule: str
    """Its rule."""
    failed: tuple[str, ...]
    """The criteria that failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question."""

    answer: str
    """Its id."""
    question: str
    """Its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelDecision:
    """One way of taking cards."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    kind: Literal["e-commerce", "moto", "card_present"]
    """Its kind."""
    outcome: SaqOutcome
    """Where it leads."""
    saq: str | None
    """The questionnaire."""
    rule: str | None
    """The rule of the table that decided."""
    reason: str | None
    """Why."""
    citation: str | None
    """Where the criteria stand."""
    verify: bool
    """Whether the rule is to be checked."""
    note: str | None
    """A remark."""
    led_by: tuple[LeadingFact, ...]
    """The answers that led there."""
    near: tuple[NearQuestionnaire, ...]
    """Questionnaires that were near."""
    missing: tuple[OpenQuestion, ...]
    """Questions not answered yet."""
    missing_facts: tuple[str, ...]
    """Facts not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedSaq:
    """As the answers lead."""

    outcome: SaqOutcome
    """Where they lead."""
    saqs: tuple[str, ...]
    """The questionnaires."""
    reason: str
    """Why."""
    citation: str
    """Where the rule stands."""
    channels: tuple[ChannelDecision, ...]
    """By channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaqDecision:
    """The questionnaire."""

    stated: tuple[str, ...]
    """As the engagement states it."""
    derived: DerivedSaq | None
    """As the answers lead."""
    agreement: Literal["same", "differs", "fuller", "not_stated", "not_derived"]
    """Beside each other."""
    advice: str | None
    """What to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedBy:
    """What a brand asks for."""

    brand: str
    """The brand."""
    title: str
    """Its name."""
    instrument: WantedInstrument
    """What it wants."""
    by: str | None
    """Who must carry it out."""
    source: str
    """Where the rule stands."""
    verify: bool
    """Whether it rests on a secondary source."""
    note: str | None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """What a brand asks for."""

    brand: str
    """The brand."""
    title: str
    """Its name."""
    instrument: WantedInstrument
    """What it wants."""
    by: str | None
    """Who must carry it out."""
    source: str
    """Where the rule stands."""
    verify: bool
    """Whether it rests on a secondary source."""
    note: str | None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What is to be filed."""

    kind: Literal["roc", "saq", "ask", "unanswered"]
    """Its kind."""
    saqs: tuple[str, ...]
    """The questionnaires."""
    reason: str
    """Why."""
    wanted: tuple[WantedBy, ...]
    """Whose rules want it."""
    involvement: tuple[Involvement, ...]
    """Brands whose assessor must take part."""
    scans: bool | None
    """Whether scans by an approved vendor belong to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCounts:
    """Requirements by finding."""

    in_place: int
    """Requirements."""
    in_place_with_ccw: int
    """Requirements."""
    in_place_customized: int
    """Requirements."""
    not_in_place: int
    """Requirements."""
    not_applicable: int
    """Requirements."""
    not_applicable_unconfirmed: int
    """Requirements."""
    not_tested: int
    """Requirements."""
    undecided: int
    """Requirements."""
    outside_instrument: int
    """Requirements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """What the attestation of compliance would have to say."""

    outcome: Literal["compliant", "compliant_with_legal_exception", "non_compliant", "undetermined"]
    """The outcome."""
    partial: bool
    """Whether something was not tested."""
    reasons: tuple[str, ...]
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetedRiskAnalysis:
    """One requirement."""

    ref: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    title: str
    """Its title."""
    needed: Literal["needed", "not_needed", "not_known"]
    """Whether the requirement applies."""
    finding: PciFinding
    """A finding in the words of a PCI DSS report."""
    state: Literal["in_date", "stale", "missing"]
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
    status: Literal["in_date", "stale", "not_stated"]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PciDssScore:
    """PCI DSS, today."""

    entity: Literal["merchant", "service_provider"]
    """Who is assessed."""
    level: ValidationLevel
    """The level with the brands."""
    saq: SaqDecision
    """The questionnaire."""
    instrument: Instrument | None
    """What is to be filed."""
    counts: FindingCounts
    """Requirements by finding."""
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
    provider_requirements: tuple[ProviderRequirement, ...]
    """Requirements over all providers."""
