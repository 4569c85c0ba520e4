"""Continuous-monitoring capabilities in the style of NIST SP 800-137."""

from __future__ import annotations

from typing import Literal

from assessor.model.scales import Performer
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

Confidence = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Which functions deliver a capability: any one of them, or all of them together."""

    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions, whichever way they combine."""
        return self.any_of or self.all_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlLinks:
    """The controls a capability is (primary, at most three) and those it helps (supporting)."""

    primary: tuple[str, ...]
    supporting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceKind:
    """The class of operating record expected, and the artefacts to ask for."""

    class_: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """An example of a good value of the metric and where it comes from; it decides nothing."""

    example: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What an edge inherits when it is silent; always with basis `engine_default`."""

    every: str | None = None
    loosest: str | None = None
    event: str | None = None
    within: str | None = None
    hours: str | None = None
    state: bool = False
    detection: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Human hours one run takes, and its place in the queue for limited hours (1 is served first).

    The hours are a base and so many for each user, device, server and site. `low` and `high` are the ends of their
    range, as multiples. `basis` is `source`, with where the hours come from in `source`, or an assumption.
    """

    priority: int
    hours_per_run: float = 0
    hours_per_user: float = 0
    hours_per_device: float = 0
    hours_per_server: float = 0
    hours_per_site: float = 0
    low: float = 1
    high: float = 1
    confidence: Confidence | None = None
    basis: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """A monitoring ability: what it measures, how often, what it leaves behind, who performs and delivers it.

    `also_called` are the words of the trade that mean this work and no other; `unasked` says why it is kept although no
    obligation asks for it. `paper`: the work is a paper, so that one the organization itself adopted is the work.
    """

    id: str
    title: str
    definition: str
    iscm_domain: str
    cdm_area: str
    performed_by: Performer
    delivered_by: Delivery
    runs: str
    controls: ControlLinks
    metric: str
    unit: str
    volatility: str
    evidence: EvidenceKind
    defaults: Defaults
    effort: Effort
    duty: str | None = None
    retained: str | None = None
    paper: bool = False
    threshold: Threshold | None = None
    proof: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    unasked: str | None = None
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def own_duty(self) -> str:
        """The duty that stands for the organization's own performance of it."""
        return self.duty or f"perform:{self.id}"
