"""What a SOC 2 report would have to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.frameworks.soc_2.result_providers import ReliedOnReport, SubserviceOrganization, UserControl
from assessor.frameworks.soc_2.result_tests import ExceptionNoted, NoOccurrence, TestOfControl
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
OpinionRiskKind = Literal[
    "assertion_not_done",
    "assertion_unknown",
    "exception",
    "undetermined",
    "design_only",
    "no_csocs",
    "no_monitoring",
    "not_monitored",
    "monitoring_unknown",
    "no_report",
    "no_assertion",
    "report_stale",
    "report_gap_too_long",
    "report_needs_letter",
    "report_after_period",
    "report_days",
    "report_opinion",
    "report_type",
    "report_scope",
    "report_exceptions",
    "report_carve_outs",
    "cuec_unmapped",
    "cuec_missing",
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
class RecordOfAnother:
    """A record of the period that names a provider for whom the work is not counted."""

    record: str
    """Its id."""
    provider: str
    """Whose work it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingPart:
    """One demand."""

    about: str
    """The capability or duty."""
    gap_days: int
    """The longest run of days without a record."""
    allowed_days: int | None
    """The longest that would still count: n - 1 for one every n days; null where all that happened is asked for."""
    records: tuple[str, ...]
    """Records inside the period."""
    asked_of: str
    """Whose work it is: a provider, or the organization itself."""
    elsewhere: tuple[RecordOfAnother, ...]
    """Records that would show it if the work were counted for those they name."""


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
    contradicting: tuple[str, ...]
    """Records inside the period that show it failed, whatever newer ones show today."""
    may_be_determined: bool
    """Whether a determination would bring today's verdict into line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionRisk:
    """A reason."""

    kind: OpinionRiskKind
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
class Term:
    """What the rules call something."""

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
    standings: tuple[Term, ...]
    """Of criteria."""
    report_states: tuple[Term, ...]
    """Of providers' reports."""
    opinions: tuple[Term, ...]
    """The four."""
    bridge_gap: str
    """The longest gap a letter can bridge."""
    stale_after: str
    """When a report has expired."""
    note: str | None
    """Where these come from."""
    records_duty: str | None
    """The duty of whoever collects the records of the period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperToCollect:
    """One demand."""

    about: str
    """The capability or duty."""
    gap_days: int
    """The longest run of days without a record."""
    allowed_days: int | None
    """The longest that would still count: n - 1 for one every n days; null where all that happened is asked for."""
    records: tuple[str, ...]
    """Records inside the period."""
    asked_of: str
    """Whose work it is: a provider, or the organization itself."""
    elsewhere: tuple[RecordOfAnother, ...]
    """Records that would show it if the work were counted for those they name."""
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
    subservice: tuple[SubserviceOrganization, ...]
    """As stated."""
    undecided: tuple[str, ...]
    """Providers that run something and are neither listed nor staff."""
    provider_reports: tuple[ReliedOnReport, ...]
    """As stated."""
    cuecs: tuple[UserControl, ...]
    """Of the reports relied on."""
    opinion_risk: tuple[OpinionRisk, ...]
    """What could make a CPA firm hold something back."""
    words: Vocabulary
    """What the rules call things."""
    to_collect: tuple[PaperToCollect, ...]
    """What lacks records over the period, most wanted first."""
