"""What prices are made of: the inputs behind every figure, fee lines, and what each of them rests on."""

from __future__ import annotations

from typing import Final, Literal

from assessor.model.economics import ChargeUnit, Rhythm
from assessor.model.money import PriceStructure
from assessor.model.value import dataclass

_MONTHS: Final = 12
_YEARS: Final = 3  # the horizon over which what is paid once is spread (docs/economics.md)
InputOrigin = Literal["rules", "stated", "taken", "computed"]
NoChargeCode = Literal["own_work", "payroll", "by_the_job", "only_in_package", "not_asked", "price_not_stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomicsInput:
    """One number the figures rest on."""

    id: str
    """A parameter of the rules, a size of the organization, a provider's price, or a figure computed once."""
    label: str | None
    """What the rules call it; null for what is no parameter of theirs."""
    unit: str
    """Unit."""
    low: float
    """Low end of its range."""
    value: float
    """What counts."""
    high: float
    """High end of its range."""
    origin: InputOrigin
    """The rules, the engagement, an assumption about what it does not state, or a computation."""
    citation: str | None
    """Where the rules have it from; null unless they are the origin."""
    provider: str | None
    """Whose price it is; null for all else."""
    structure: PriceStructure | None
    """How that price is built; null for all else."""
    assumption: bool
    """Whether it is only assumed."""
    stated: bool
    """Whether the engagement stated it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A figure with every input at its low and at its high end, USD."""

    low: float
    """With every input at its low end."""
    high: float
    """With every input at its high end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HourRate:
    """What an hour worked costs."""

    amount: float
    """USD an hour, or USD a year where it is a salary."""
    salary: bool
    """Whether it is a salary."""
    loading: float | None
    """What a salary costs altogether, as a multiple of it; null for a rate by the hour."""
    usable_hours: float | None
    """Hours a year a full-time position has for work; null for a rate by the hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPrice:
    """A price of the rules' lists: its amounts multiplied, times what it is counted for, times the months."""

    kind: Literal["listed_price"] = "listed_price"
    """Which basis this is."""
    parameter: str
    """The input that is its amount."""
    amounts: tuple[float, ...]
    """The amount and its factors."""
    counted: ChargeUnit
    """What it is charged for each of; flat: for nothing in particular."""
    count: float
    """How many of these there are; 1 where it is flat."""
    rhythm: Rhythm
    """How often it is due; term: once, spread over the term; three_years: once, a third of it a year."""
    package: bool
    """Whether it covers several functions as one package."""
    offering: str | None
    """The offering that is the package; null where the model has one package only, or it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPrice:
    """A provider's own price by the month."""

    kind: Literal["stated_price"] = "stated_price"
    """Which basis this is."""
    structure: PriceStructure
    """How it is built."""
    amount: float | None
    """USD a month for each seat, for each function, or for everything; null for tiers."""
    counted: tuple[Literal["users", "devices", "servers"], ...]
    """What its seats are; empty where it counts none."""
    seats: float
    """How many of these there are; 0 where it counts none."""
    tiers: int
    """How many tiers it has."""
    functions: tuple[str, ...]
    """The functions it covers here."""
    least_billed: float | None
    """The least billed a month, USD, where that is what counts; else null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPrice:
    """A provider's own price for a whole project, spread over its term."""

    kind: Literal["project_price"] = "project_price"
    """Which basis this is."""
    amount: float
    """USD, once."""
    months: float
    """The term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedHours:
    """Hours worked, at what an hour costs."""

    kind: Literal["worked_hours"] = "worked_hours"
    """Which basis this is."""
    hours: float
    """Hours a month."""
    rate: HourRate | None
    """What an hour costs; null where no price is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOfFee:
    """Work the contract excludes, as a share of its fee."""

    kind: Literal["share_of_fee"] = "share_of_fee"
    """Which basis this is."""
    share: float
    """The share."""
    fee: float
    """The fee, USD a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTools:
    """Tools the organization buys itself."""

    kind: Literal["own_tools"] = "own_tools"
    """Which basis this is."""
    parameter: str
    """The input that is the amount."""
    amount: float
    """USD a month for each user."""
    users: float
    """How many users."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCharge:
    """Why nothing is charged."""

    kind: Literal["no_charge"] = "no_charge"
    """Which basis this is."""
    code: NoChargeCode
    """Why."""
    functions: tuple[str, ...]
    """The functions it holds for."""


FeeBasis = ListedPrice | StatedPrice | ProjectPrice | WorkedHours | ShareOfFee | OwnTools | NoCharge


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One line of the fees, USD a year."""

    kind: Literal["fee", "hours", "tools", "residual", "note"]
    """A fee, hours of people, tools, work outside the contract, or a note that nothing is charged."""
    supplier: str | None
    """Who is paid; null for what the organization buys itself."""
    function: str | None
    """The function, where the line is for one."""
    low: float
    """With every input at its low end."""
    value: float
    """What counts."""
    high: float
    """With every input at its high end."""
    inputs: tuple[str, ...]
    """Ids of the inputs it rests on."""
    basis: FeeBasis
    """What makes the amount."""

    @property
    def unpriced(self) -> bool:
        """Whether nobody has named a price for what it stands for, so that it is in no sum."""
        if isinstance(self.basis, WorkedHours):
            return self.basis.rate is None
        return isinstance(self.basis, NoCharge) and self.basis.code in {"price_not_stated", "only_in_package"}

    @property
    def ahead(self) -> float:
        """What one price for a whole term costs beyond its share of the first year, USD; 0 of all else.

        A project or an examination is paid when it is done, not in shares of its term.
        """
        if isinstance(self.basis, ProjectPrice):
            return round(self.value * (self.basis.months / _MONTHS - 1), 2)
        whole = isinstance(self.basis, ListedPrice) and self.basis.rhythm in {"term", "three_years"}
        return round(self.value * (_YEARS - 1), 2) if whole else 0.0
