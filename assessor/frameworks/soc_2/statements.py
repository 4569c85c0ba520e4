"""What an engagement states for a SOC 2 report: the block `soc_2:`."""

from __future__ import annotations

from typing import Literal

from assessor.model.engagement import Engagement
from assessor.model.framework import own
from assessor.model.period import Period
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

UserControlState = Literal["in_place", "missing", "unmapped", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Csoc:
    """A control that the organization counts on at a subservice organization."""

    text: str
    capability: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subservice:
    """A provider whose controls are needed to keep the promises to customers; carved out or included.

    `monitoring` is the capability or the duty by which the organization watches it; `assertion` says whether its
    management signs an assertion of its own, which the inclusive method needs.
    """

    method: Literal["carve_out", "inclusive"]
    provider: str | None = None
    name: str | None = None
    service: str | None = None
    csocs: tuple[Csoc, ...] = ()
    monitoring: str | None = None
    assertion: bool | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlTest:
    """One control as it was sampled over the period. No `population` says that nobody can show how many there were."""

    id: str
    obligation: str
    control: str
    sample: int
    deviations: int
    also_for: tuple[str, ...] = ()
    capability: str | None = None
    frequency: str | None = None
    population: int | None = None
    cause: str | None = None
    response: str | None = None
    mitigated_by: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Every criterion the control serves."""
        return tuple(dict.fromkeys((self.obligation, *self.also_for)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOccurrence:
    """Nothing happened in the period that a control would have had to answer; neither effective nor ineffective."""

    obligation: str
    reason: str
    capability: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportException:
    """An exception in a provider's report that touches what the organization uses."""

    text: str
    capability: str | None = None
    response: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuec:
    """A control that a provider's report expects of its customers."""

    id: str
    text: str
    capability: str | None = None
    state: UserControlState | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderReport:
    """A SOC 2 report by a provider. `scope_covers` lists functions; a type 1 report has only `period_to`, its date."""

    provider: str
    type: int
    period_to: str
    opinion: str
    period_from: str | None = None
    scope_covers: tuple[str, ...] | None = None
    exceptions_relevant: tuple[ReportException, ...] = ()
    bridge_letter_until: str | None = None
    cuecs: tuple[Cuec, ...] = ()
    carve_outs: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Soc2Block:
    """The report the organization wants, and what is known of its tests and of its providers' reports."""

    type: Literal[1, 2]
    period: Period | None = None
    as_of_date: str | None = None
    categories: tuple[str, ...] = ()
    subservice: tuple[Subservice, ...] = ()
    controls_tested: tuple[ControlTest, ...] = ()
    no_occurrence: tuple[NoOccurrence, ...] = ()
    provider_reports: tuple[ProviderReport, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


def soc_2_statements(engagement: Engagement) -> Soc2Block | None:
    """The block `soc_2:` of an engagement; None where there is none."""
    return own(engagement.blocks, "soc_2", Soc2Block)
