"""What a SOC 2 report would have to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.scales import TruthWord, Verdict
from assessor.model.value import dataclass

StandingWord = Literal[
    "no_exception",
    "designed",
    "exception_mitigated",
    "exception",
    "design_only",
    "no_occurrence",
    "undetermined",
    "not_tested",
    "out_of_scope",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The period of a type 2 report."""

    from_: str
    """A calendar date."""
    to: str
    """A calendar date."""
    days: int
    """Its days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    citation: str
    """Where it stands."""
    chosen: TruthWord
    """Three-valued."""
    criteria: int
    """How many criteria it has."""
    standings: Mapping[str, int]
    """Criteria by standing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingPart:
    """One demand."""

    about: str
    """The capability or duty."""
    gap_days: int
    """The longest run of days without a record."""
    allowed_days: int
    """The longest that would still count."""
    records: tuple[str, ...]
    """Records inside the period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """Where a criterion stands."""

    ref: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    category: str | None
    """Its category."""
    verdict: Verdict
    """The answer for one obligation under one arrangement."""
    standing: StandingWord
    """Its standing."""
    lacking: tuple[LackingPart, ...]
    """What is set up and not shown to have worked over the whole period."""
    excused: tuple[str, ...]
    """What failed and has other tested controls in its place."""
    may_be_determined: bool
    """Whether a determination would bring today's verdict into line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestOfControl:
    """A tested control."""

    id: str
    """Its id."""
    control: str
    """What it is."""
    obligations: tuple[str, ...]
    """The criteria it serves."""
    capability: str | None
    """The capability it belongs to."""
    frequency: str | None
    """How often it runs."""
    population: int | None
    """How often it should have run; null when nobody can show it."""
    sample: int
    """How many were looked at."""
    deviations: int
    """How many deviated."""
    rate: float | None
    """Deviations in the sample, from 0 to 1."""
    usual_sample: tuple[int, ...] | None
    """The usual size, least and most."""
    small_sample: bool
    """Whether the sample is smaller than usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MitigatingControl:
    """One of them."""

    id: str
    """Its test."""
    control: str
    """What it is."""
    holds: bool
    """Whether it holds."""
    small_sample: bool
    """Whether its sample is smaller than usual."""
    why: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionNoted:
    """An exception."""

    test: str
    """The test."""
    obligation: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    control: str
    """What deviated."""
    population: int | None
    """Its population."""
    sample: int
    """Looked at."""
    deviations: int
    """Deviated."""
    cause: str | None
    """Why, as stated."""
    response: str | None
    """What was done, as stated."""
    mitigated: bool
    """Whether other controls meet the criterion."""
    instead: tuple[MitigatingControl, ...]
    """Controls named in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOccurrence:
    """Nothing occurred."""

    obligation: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    capability: str | None
    """Of what."""
    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubserviceControl:
    """One of them."""

    text: str
    """What it is."""
    capability: str | None
    """Ours that it belongs to."""
    carried: bool | None
    """Whether that provider runs a function that delivers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subservice:
    """A subservice organization."""

    provider: str | None
    """Its provider id."""
    name: str
    """Its name."""
    service: str | None
    """What it does."""
    method: Literal["carve_out", "inclusive"]
    """Left out, or tested with us."""
    csocs: tuple[SubserviceControl, ...]
    """Controls counted on there."""
    monitoring: str | None
    """The capability or duty that watches it."""
    monitored: TruthWord | None
    """Whether somebody does; null for the inclusive method."""
    assertion: bool | None
    """Inclusive: its own assertion."""
    report: str | None
    """Where its newest report stands."""
    open: tuple[str, ...]
    """What is still open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderReportException:
    """One of them."""

    text: str
    """What it is."""
    capability: str | None
    """What it touches."""
    response: str | None
    """What we do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderReport:
    """A provider's report."""

    provider: str
    """Its provider."""
    type: int
    """1 or 2."""
    period_from: str | None
    """First day."""
    period_to: str
    """Last day, or the day of a type 1 report."""
    opinion: str
    """Its opinion."""
    clean: bool
    """Whether the opinion holds nothing back."""
    relied_on: bool
    """Whether it is the provider's newest."""
    state: str
    """Where it stands."""
    age_days: int
    """Days from its end to as_of."""
    gap_days: int
    """Days from its end to the end of our period."""
    bridge_letter_until: str | None
    """How far a letter reaches."""
    covered_days: int | None
    """Days of our period that the provider's type 2 reports cover together."""
    of_days: int | None
    """Days of our period."""
    uncovered_days: int | None
    """Days of our period before its end that no type 2 report of the provider covers."""
    runs: tuple[str, ...]
    """What the provider runs today."""
    outside_scope: tuple[str, ...] | None
    """Of these, what the report does not cover; null when its scope is not stated."""
    exceptions: tuple[ProviderReportException, ...]
    """Exceptions that touch what we use."""
    carve_outs: tuple[str, ...]
    """Whom it leaves out."""
    only_design: bool
    """Whether a type 2 report of ours would rest on a type 1 report."""
    open: bool
    """Whether somebody has to act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UserControl:
    """A control a provider expects of us."""

    id: str
    """Its id there."""
    provider: str
    """Whose report."""
    text: str
    """What it is."""
    capability: str | None
    """Ours that answers it."""
    stated: str | None
    """What was stated."""
    state: Literal["in_place", "missing", "unmapped", "unknown"]
    """By today's verdicts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionRisk:
    """A reason."""

    kind: str
    """What it is."""
    refs: tuple[str, ...]
    """Criteria."""
    who: str | None
    """A provider."""
    count: int
    """How many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportType:
    """A type."""

    title: str
    """Its name."""
    text: str
    """What it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWords:
    """What something is called."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    text: str
    """What it means."""
    open: bool
    """Whether somebody has to act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStateWords:
    """What something is called."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    text: str
    """What it means."""
    open: bool
    """Whether somebody has to act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionWords:
    """What something is called."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    text: str
    """What it means."""
    open: bool
    """Whether somebody has to act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What the rules call things."""

    types: Mapping[str, ReportType]
    """Types of report."""
    standings: tuple[StandingWords, ...]
    """Of criteria."""
    report_states: tuple[ReportStateWords, ...]
    """Of providers' reports."""
    opinions: tuple[OpinionWords, ...]
    """The four."""
    bridge_gap: str
    """The longest gap a letter can bridge."""
    stale_after: str
    """When a report has expired."""
    note: str | None
    """Where these come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperToCollect:
    """One demand."""

    about: str
    """The capability or duty."""
    gap_days: int
    """The longest run of days without a record."""
    allowed_days: int
    """The longest that would still count."""
    records: tuple[str, ...]
    """Records inside the period."""
    obligations: tuple[str, ...]
    """The criteria that wait for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Soc2Score:
    """What a SOC 2 report of today's arrangement would have to say; never a forecast of an opinion."""

    type: Literal[1, 2] | None
    """The type of report wanted; null when not stated."""
    period: Period | None
    """The period of a type 2 report."""
    as_of_date: str | None
    """The day of a type 1 report."""
    categories: tuple[Category, ...]
    """In the order of the rules."""
    criteria: tuple[Criterion, ...]
    """In catalog order."""
    tests: tuple[TestOfControl, ...]
    """As stated."""
    exceptions: tuple[ExceptionNoted, ...]
    """One per deviating control and criterion."""
    no_occurrence: tuple[NoOccurrence, ...]
    """As stated."""
    subservice: tuple[Subservice, ...]
    """As stated."""
    undecided: tuple[str, ...]
    """Providers that run something and are neither listed nor staff."""
    provider_reports: tuple[ProviderReport, ...]
    """As stated."""
    cuecs: tuple[UserControl, ...]
    """Of the reports relied on."""
    opinion_risk: tuple[OpinionRisk, ...]
    """What could make a CPA firm hold something back."""
    words: Vocabulary
    """What the rules call things."""
    to_collect: tuple[PaperToCollect, ...]
    """What lacks records over the period, most wanted first."""
