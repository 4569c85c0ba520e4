"""Providers in a SOC 2 report: left out or included, their own reports, what those expect of their customers."""

from __future__ import annotations

from typing import Literal

from assessor.frameworks.soc_2.statements import UserControlState
from assessor.model.scales import TruthWord
from assessor.model.value import dataclass

SubserviceGap = Literal["no_csocs", "no_monitoring", "not_monitored", "monitoring_unknown", "no_report", "no_assertion"]
ReportState = Literal["stale", "after_period", "covers", "gap_too_long", "bridged", "needs_letter"]


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
class SubserviceOrganization:
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
    report: ReportState | None
    """Where its newest report stands."""
    open: tuple[SubserviceGap, ...]
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
class ReliedOnReport:
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
    state: ReportState
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
    state: UserControlState
    """By today's verdicts."""
