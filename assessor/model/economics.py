"""Economics as rules: parameters with their ranges, price lists of support models, severities of incidents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.condition import Condition
from assessor.model.span import NOWHERE, Span
from assessor.model.support import Service
from assessor.model.value import dataclass, field

ChargeUnit = Literal["flat", "user", "device", "server", "site"]
Rhythm = Literal["month", "year", "term", "three_years"]
BreachSide = Literal["rate", "cost"]
ParameterBasis = Literal["source", "assumption", "definition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One number of the cost model with its range and where it comes from.

    `default` is what counts; `low` and `high` bound what is drawn when uncertainty is worked out. An engagement
    overrides any of them. `basis` is a published source (`date`: when it was published or read), an assumption, whose
    `question` is the one that replaces it, or a definition.
    """

    id: str
    title: str
    unit: str
    low: float
    default: float
    high: float
    source: str
    date: str | None = None
    basis: ParameterBasis = "source"
    question: str | None = None
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def assumption(self) -> bool:
        """Whether nobody published it."""
        return self.basis == "assumption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One line of a price: a parameter, for each of what, at which rhythm, and when it is due at all.

    `per` is user, device, server, site or flat; `rhythm` is month, year, term (once, over the term) or three_years
    (once, a third of it a year). `factors` are parameters the amount is multiplied by. `capability` asks that some
    obligation demands that capability, `framework` that it was chosen, `examination` that the framework's answers call
    for that one; `from_users` and `below_users` bound the size it is for.
    """

    amount: str
    per: ChargeUnit = "flat"
    rhythm: Rhythm = "month"
    factors: tuple[str, ...] = ()
    capability: str | None = None
    framework: str | None = None
    examination: str | None = None
    from_users: float | None = None
    below_users: float | None = None
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """What one offering of a support model costs.

    `bundle` is the one price that covers `includes`; `functions` prices functions bought one by one, `each` any that
    is not listed there; `packaged` functions are sold to a new client only in a bundle. `hours` names the parameter of
    an hour's cost where hours worked are what is paid for (with structure `salary` it is a year's salary); `functions`
    are then licences on top, and `rates` names another parameter for work of another trade. `least` names the
    parameter of the least a month that a function bought alone costs, `bundle_least` the same for the bundle,
    `least_hours` the fewest hours a month that are sold for one function. `onboarding` counts months
    of the fee, once; `residual` is the share of the fee that excluded work costs on top. `responder` is who handles
    incidents then. A list without an offering holds for all offerings of its model that say nothing else.
    """

    id: str
    model: str
    structure: str
    source: str
    offering: str | None = None
    bundle: tuple[Charge, ...] = ()
    includes: tuple[str, ...] = ()
    functions: Mapping[str, tuple[Charge, ...]] = field(default_factory=dict)
    each: tuple[Charge, ...] = ()
    packaged: tuple[str, ...] = ()
    hours: str | None = None
    rates: Mapping[str, str] = field(default_factory=dict)
    least: Mapping[str, str] = field(default_factory=dict)
    bundle_least: str | None = None
    least_hours: str | None = None
    onboarding: str | None = None
    term: str | None = None
    residual: str | None = None
    responder: str | None = None
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Somebody the organization could hire onto its own payroll: what a year costs, and the work it brings a skill for.

    What it promises is what `model` promises at `offering`, with `services` on top, in `functions` alone. `salary`
    names the parameter of a year's pay; `parts` are the parts of a full-time position that can be hired, `people` the
    parameter of how many it takes (a seat staffed at all hours). `hiring` names what finding one person costs, once.
    """

    id: str
    title: str
    model: str
    salary: str
    functions: tuple[str, ...]
    source: str
    offering: str | None = None
    parts: tuple[float, ...] = (1.0,)
    people: str | None = None
    hiring: str | None = None
    services: Mapping[str, Service] = field(default_factory=dict)
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentClass:
    """A class of billable incidents, mildest first: its share, and the law of the hours it takes (lognormal).

    `hours` names the parameter of the mean, `sigma` is the spread of the logarithm. `upkeep` names the share that
    stays this bad under steady upkeep; the rest is caught early and counts in the class before it. `recovery` names
    a further cost of each, `affects` the share of the users it holds up (all where it is left out).
    """

    id: str
    title: str
    share: float
    sigma: float
    stops_work: bool
    hours: str
    affects: str | None = None
    upkeep: str | None = None
    recovery: str | None = None
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Responder:
    """How one way of handling incidents bears on their cost; every name is a parameter's.

    `wait` is the time before work begins. `bills` maps a severity to the share of its hours that is invoiced;
    a severity left out is inside the fee. `own_hours` says that these hours are not invoiced but worked by people who
    are paid by the hour or the month, at what their hour costs. `tools` is what the organization then buys itself.
    `visits` says that a firm for field service may be sent in its place and bills its visits.
    """

    id: str
    title: str
    wait: str
    bills: Mapping[str, float] = field(default_factory=dict)
    hourly: str | None = None
    trips: bool = False
    visits: bool = False
    own_hours: bool = False
    tools: str | None = None
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """When upkeep counts as steady: these functions all run on a schedule. `prevents` names the share it prevents."""

    functions: tuple[str, ...]
    prevents: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard:
    """Something that makes a breach of data rarer or cheaper, in place where somebody does any of its capabilities.

    `remaining` names the parameter of the share that is left with it, `of` says of what: how often, or what one costs.
    """

    id: str
    title: str
    capabilities: tuple[str, ...]
    remaining: str
    of: BreachSide
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachLaw:
    """A breach of data: how often and at what cost among the insured (`rate`, `cost`), and what moves either.

    What one costs is lognormal, `sigma` the spread of its logarithm. `insured` names the share of the insured taken to
    have any one safeguard already.
    """

    rate: str
    cost: str
    sigma: float
    insured: str
    safeguards: tuple[Safeguard, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """How incidents turn into money: their severities, who handles them, what upkeep prevents; breaches apart."""

    severities: tuple[IncidentClass, ...]
    responders: tuple[Responder, ...]
    upkeep: Upkeep
    nobody: str
    breach: BreachLaw | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Economics:
    """Everything the rules say about money, by id."""

    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    price_lists: Mapping[str, PriceList] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)
    losses: Losses | None = None
