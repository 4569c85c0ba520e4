"""A predicate that fails or is not known, and the values that were compared."""

from __future__ import annotations

from typing import Literal

from assessor.model.scales import DutyFault, DutyStanding, Predicate
from assessor.model.value import dataclass

Shortfall = Literal[
    "nobody",
    "no_such_service",
    "function_not_stated",
    "not_listed",
    "not_sold",
    "to_order",
    "not_named",
    "given_to_nobody",
    "left_out",
    "not_ordered",
    "no_frequency",
    "frequency_not_stated",
    "event_not_stated",
    "contradicted",
    "timing",
    "strength",
    "hours_short",
    "hours_not_stated",
    "papers",
    "runs_it",
    "duties_open",
    "covers_some",
    "covers_none",
    "coverage_not_stated",
    "not_stated",
]

PaperState = Literal["missing", "not_stated", "place_not_stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What a provider's terms promise of schedule, event and coverage hours, beside what the organization defined."""

    kind: Literal["timing"] = "timing"
    """Which values were compared."""
    defined: str | None
    """The frequency the organization has defined, where the demand leaves it to the organization."""
    schedule: Literal["promised", "on_event_only", "none", "not_stated"]
    """Whether the terms name a schedule; none: and no event is taken either."""
    every: str | None
    """promised: the interval."""
    kept_days: int | None
    """promised: no better than every so many days, where people on these hours keep no shorter interval."""
    depends_on_hours: bool
    """promised: whether what is kept depends on coverage hours nobody stated."""
    hours: str | None
    """The coverage hours promised, such as 8x5; null where not stated."""
    event: Literal["taken", "not_taken", "not_stated"] | None
    """Whether the terms take the event that is asked for; null where none is."""
    within: str | None
    """taken: the time promised; null where none is."""
    sets_up: bool | None
    """Whether the terms put it in force; null where not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """The class of detection or record there is."""

    kind: Literal["strength"] = "strength"
    """Which values were compared."""
    class_: str
    """The class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The hours a month work takes and those there are."""

    kind: Literal["hours"] = "hours"
    """Which values were compared."""
    capability: float
    """What this capability takes."""
    all: float
    """What tickets and all scheduled work take."""
    available: float | None
    """What there is; null where not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A contract paper that is missing or not stated."""

    gate: str
    """The gate that asks for it."""
    provider: str
    """Whose paper."""
    state: PaperState
    """missing: the engagement says so; not_stated: it says nothing; place_not_stated: it is not there, and due
    only where the data of this work lie in certain places, which nobody states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The papers that stand in the way."""

    kind: Literal["papers"] = "papers"
    """Which values were compared."""
    papers: tuple[Paper, ...]
    """One for each provider and gate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDuty:
    """A duty of the organization, and where it stands."""

    id: str
    """The duty."""
    part: str | None
    """The part of it that the obligation asks for; null where it is asked for as a whole."""
    state: DutyStanding
    """Where it stands; required: listed for a hypothetical arrangement; unconfirmed: not stated, taken as listed."""
    fault: DutyFault | None
    """What is wrong with its dates. overdue: last done too long ago; never: never done; too_seldom: the organization's
    own rhythm is too slow; undated: done, and nobody stated when."""
    needed: str | None
    """The longest interval that would do; null where none is known or its dates are in order."""
    last: str | None
    """The day it was last done, or never; null where not stated."""
    every: str | None
    """The organization's own rhythm; null where not stated."""
    missing: str | None
    """partly: what is missing, in the organization's words."""
    failed: int | None
    """partly: how many of them fail."""
    of: int | None
    """partly: of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDuties:
    """The duties that stand in the way."""

    kind: Literal["duties"] = "duties"
    """Which values were compared."""
    duties: tuple[OpenDuty, ...]
    """Those known not to be done or not in time, else those not known to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The asset groups a provider serves, and those that are left."""

    kind: Literal["coverage"] = "coverage"
    """Which values were compared."""
    served: tuple[str, ...]
    """Served."""
    left: tuple[str, ...]
    """Not served, or not stated."""


Compared = Timing | Strength | Hours | Papers | OpenDuties | Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A predicate that fails or is not known, with the two values that were compared."""

    demand: int
    """Position of the demand in the obligation's list."""
    predicate: Predicate
    """One of the eight comparisons of the method."""
    shortfall: Shortfall
    """What is wrong. nobody: no one is assigned; no_such_service: no service of
    the model in its own arrangement; function_not_stated: who runs it is not stated; not_listed: not among
    the services of the provider; not_sold: not part of the service it sells; to_order: sold only where it is written
    in, and nothing says that it is; not_named: the service is stated, whether this work is part of it is not;
    given_to_nobody: a function that could do it is given to nobody, and no line states it here; left_out: its contract
    leaves it out, or gives it to the organization; not_ordered: sold only on order, and nothing was ordered;
    no_frequency, frequency_not_stated: the organization has to define one; event_not_stated: it was done once, and
    nobody stated whether the event has come since; contradicted: a record shows otherwise; timing, strength,
    hours_short, papers, duties_open: see compared; runs_it: whoever does it runs what it judges; covers_some,
    covers_none, coverage_not_stated: asset groups; not_stated: the term is not."""
    compared: Compared | None
    """The values there are; null where the code says all."""
    record: str | None
    """The youngest evidence record that shows that this provider does not do the work."""
    provider: str | None
    """Provider (or, for a model's arrangement, model) that was asked; null when nobody was."""
    function: str | None
    """Function it was asked to run; null when no function is involved."""
    groups: tuple[str, ...]
    """The asset groups it is about; empty for all, or where none are listed."""
