"""What an author can change of SOC 2 reports: categories, types, ages, samples, words (rules/scoring/soc-2.yaml)."""

from __future__ import annotations

from assessor.model.framework import RuleHolder, own
from assessor.model.row_finding import FindingRule
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of the criteria: the letters its criteria begin with, and the fact that chooses it (none: always)."""

    id: str
    title: str
    letters: str
    citation: str
    fact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportType:
    """One of the two types of report."""

    type: int
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleHint:
    """How many items are usually looked at where a control runs this often; a habit of the trade, not a rule."""

    frequency: str
    title: str
    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualPeriod:
    """How long the period of a type 2 report commonly is; a habit, not a rule."""

    shortest: str
    longest: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLimits:
    """When a provider's report is too old to rely on, and how far a letter can reach beyond its end."""

    bridge_gap: str
    stale_after: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One of the four opinions; `clean` if nothing has to be followed up because of it."""

    id: str
    title: str
    text: str
    clean: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingEntry:
    """Where a criterion or a provider's report stands, in words; `open` if somebody has to act on it."""

    id: str
    title: str
    text: str
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Soc2Rules:
    """The whole of rules/scoring/soc-2.yaml."""

    framework: str
    categories: tuple[Category, ...]
    report_types: tuple[ReportType, ...]
    sampling: tuple[SampleHint, ...]
    provider_reports: ReportLimits
    opinions: tuple[Opinion, ...]
    standings: tuple[StandingEntry, ...]
    report_states: tuple[StandingEntry, ...]
    assertion_duty: str
    carve_out_duty: str
    cuec_duty: str
    records_duty: str | None = None
    report_period: UsualPeriod | None = None
    row_findings: tuple[FindingRule, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


KIND = "soc_2_rules"


def soc_2_rules(holder: RuleHolder) -> Soc2Rules | None:
    """The rules of SOC 2 reports in a library or a terrain; None where the data has none."""
    return own(holder.own_rules, KIND, Soc2Rules)
