"""Packages: what could be signed, as today's arrangement plus changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assessor.model.value import dataclass
from assessor.result.breach_risk import BreachRisk
from assessor.result.prices import FeeLine, Range
from assessor.result.worth_asking import OtherHands

if TYPE_CHECKING:
    from collections.abc import Iterable

PackageId = Literal["fill_the_gaps", "incumbents", "one_provider", "fewer_moves", "no_hiring", "cheapest"]
CostStepKind = Literal["work", "fewer_changes"]
OnceKind = Literal["onboarding", "handover"]
# In the order in which they are shown; of equal ones the first gives its name.
PACKAGES: Final[tuple[PackageId, ...]] = (
    "fill_the_gaps",
    "incumbents",
    "one_provider",
    "fewer_moves",
    "no_hiring",
    "cheapest",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningContract:
    """A contract that is no longer used."""

    supplier: str
    """Whose."""
    ends: str | None
    """The day it ends; null where none is stated."""
    annual: float
    """A third of what it still costs: its fee to its end, and the work of ending it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Work that somebody has today and another party takes over."""

    function: str
    """The function."""
    today: tuple[str, ...]
    """Who has it today."""
    supplier: str
    """Who takes it over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedWork:
    """Work that somebody has today and then no longer has, whose contract is not ended altogether."""

    function: str
    """The function."""
    supplier: str
    """Who no longer has it."""
    shared: bool
    """Whether others have it today as well and one of them keeps it; else it changes hands."""
    annual: float
    """What the contract costs a year less for that, USD; 0 where nothing, or nothing known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnceLine:
    """Something that is paid once."""

    kind: OnceKind
    """Onboarding, or work handed over to another party."""
    supplier: str
    """To whom."""
    function: str | None
    """The work that is handed over; null for onboarding."""
    amount: float
    """USD, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractAddition:
    """Work that comes to the contract of somebody who has the function."""

    function: str
    """The function."""
    capabilities: tuple[str, ...]
    """The work."""
    hours: float
    """Hours a month it takes at the rhythm asked for."""
    annual: float
    """What it costs a year, USD: a reference until the provider quotes; 0 for own staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """Somebody who is paid."""

    supplier: str
    """Who."""
    new: bool
    """Whether a contract has to be signed."""
    functions: tuple[str, ...]
    """What it runs."""
    added: tuple[str, ...]
    """The part of it that it does not run today."""
    beside: tuple[str, ...]
    """The part of that in which it helps own staff, who keep it."""
    additions: tuple[ContractAddition, ...]
    """What comes to its contract in functions it runs today."""
    annual: float
    """USD a year, a third of what is paid once included."""


def paid_ahead(lines: Iterable[FeeLine], purchases: Iterable[Purchase]) -> float:
    """What new work with one price for its whole term costs beyond its share of the first year, USD."""
    return round(sum(line.ahead for line in _new(lines, purchases)), 2)


def paid_whole(package: Package, supplier: str | None = None) -> float:
    """What new work with one price for its whole term costs, of one supplier or of all, USD once."""
    lines = _new(package.fee_lines, package.purchases)
    return sum(line.value + line.ahead for line in lines if line.ahead and supplier in (None, line.supplier))


def set_up_once(package: Package, supplier: str) -> tuple[str, ...]:
    """The functions a supplier sets up for one price, of which nobody else in the package keeps any going.

    An examination that is paid once sets up nothing: whoever asks leaves its examiner out.
    """
    if not round(paid_whole(package, supplier)):
        return ()
    once = {one.function for one in package.fee_lines if one.supplier == supplier and one.ahead}
    kept = {name for one in package.purchases if one.supplier != supplier for name in one.functions}
    return tuple(sorted(name for name in once if name is not None and name not in kept))


def _new(lines: Iterable[FeeLine], purchases: Iterable[Purchase]) -> list[FeeLine]:
    """The lines for work that is ordered now."""
    new = {one.supplier for one in purchases if one.new}
    added = {(one.supplier, name) for one in purchases for name in one.added}
    return [line for line in lines if line.supplier in new or (line.supplier, line.function) in added]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An arrangement that could be signed. Amounts are USD a year over 36 months."""

    ids: tuple[PackageId, ...]
    """The packages it is; the first gives it its name."""
    recommended: bool
    """Whether it is the one that is recommended."""
    recommendable: bool
    """Whether it meets as many obligations as any can."""
    meets: int
    """How many obligations it brings in place, of those a choice bears on, with the answers of `waits`."""
    asked: int
    """How many there are of these."""
    annual_cost: float
    """A third of the money that leaves in 36 months."""
    annual_range: Range
    """The middle nine tenths of that over the draws of all prices; the figure itself can lie outside of them."""
    annual_median: float
    """What half of these draws cost more than."""
    first_year_cash: float
    """Money that leaves in the first twelve months."""
    once: float
    """The part of it that is paid once: onboarding, work handed over, contracts ended."""
    expected_losses: float
    """Work held up and recovery in a mean year."""
    risk_charge: float
    """What bad years count on top, by the tolerance for risk."""
    breach: BreachRisk | None
    """The risk of a breach of data, in no other figure unless it is counted; null where the rules know none."""
    functional_cost: float
    """The three together, and what a breach counts: what is compared."""
    moves: tuple[Handover, ...]
    """Work that changes hands."""
    signed: tuple[str, ...]
    """Contracts to sign."""
    hired: tuple[str, ...]
    """Positions to fill."""
    cancelled: tuple[str, ...]
    """Contracts to end."""
    vendors: tuple[str, ...]
    """Outside parties that are then paid."""
    purchases: tuple[Purchase, ...]
    """Everybody with what they run, dearest first."""
    running_contracts: tuple[RunningContract, ...]
    """Contracts that run on unused."""
    released: tuple[ReleasedWork, ...]
    """Work that somebody who stays no longer has, independents aside."""
    fee_lines: tuple[FeeLine, ...]
    """The lines of its fees, in whole dollars each."""
    once_lines: tuple[OnceLine, ...]
    """What is paid once, the work of ending contracts apart: a third of it counts a year."""
    expected_invoices: float
    """What incidents are billed at in a mean year; a part of the cash."""
    misses: tuple[str, ...]
    """The obligations a choice bears on that it does not bring in place."""
    unstated: tuple[str, ...]
    """Outside parties that lose work in it though nobody stated what they charge: what that saves is our count."""
    waits: tuple[str, ...]
    """Obligations it brings in place only if an open answer says that somebody does the work as asked."""
    beaten_by: PackageId | None
    """A package that costs less in so many draws, and by so much, that it is no matter of chance; null: none."""
    cheapest_in: float
    """Share of the draws in which it costs least of all that is recommendable."""
    regret: float
    """By how much it is dearer than the cheapest of each draw, on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostStep:
    """A part of the price of compliance."""

    kind: CostStepKind
    """Work that obligations ask for, taken away after the steps before it; or keeping what the package keeps."""
    function: str | None
    """The work; null for changing less."""
    capabilities: tuple[str, ...]
    """What is then not asked for."""
    obligations: tuple[str, ...]
    """The obligations that ask for it."""
    annual: float
    """What a year then costs less, USD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FewerVendors:
    """The cheapest arrangement that meets as much with fewer outside parties than the cheapest of all."""

    vendors: tuple[str, ...]
    """Outside parties that are then paid."""
    moves: int
    """How much work changes hands."""
    hired: tuple[str, ...]
    """Positions it fills."""
    differences: tuple[OtherHands, ...]
    """What it gives to somebody else than what is recommended does."""
    annual_cost: float
    """A third of the money that leaves in 36 months, USD."""
    functional_cost: float
    """With losses and risk."""
    more: float
    """How much dearer that is than what is recommended, losses and risk included, USD a year; negative where less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandSaving:
    """Obligations that ask for the same, and what not meeting them alone would save."""

    obligations: tuple[str, ...]
    """The obligations."""
    capabilities: tuple[str, ...]
    """What they ask for."""
    annual: float
    """What a year of the recommended package, with all else it keeps, would cost less, USD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthKnowing:
    """An input whose value, once known, could change which package is recommended."""

    parameter: str
    """Its id."""
    title: str
    """What it is."""
    unit: str
    """Its unit."""
    low: float
    """The low end of its range."""
    value: float
    """What counts."""
    high: float
    """The high end."""
    assumption: bool
    """Whether what counts is only assumed."""
    turns_at: float
    """The value nearest to that at which another package is recommended, all other inputs drawn."""
    instead: PackageId
    """That package."""
    annual: float
    """How much less one would pay on average if one knew it before choosing, losses and risk included, USD a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unready:
    """What is not known well enough for a recommendation, and what it would be about."""

    decided: float
    """Share of the obligations of which it is known whether they apply."""
    held: float
    """Share of the needed work of which it is known who does it today, if anybody."""
    holders_unknown: tuple[str, ...]
    """The needed work of which it is not."""
    indication: tuple[Package, ...]
    """The cheapest arrangement and the one of one provider, as an indication of what it may come to."""
