"""Who should run what, as a problem of its own: choices, what they cost, what they must achieve.

It knows nothing of frameworks or providers, so that the optimum can be held to brute force. A **choice** is a set of
options, at most one for each function. It is *admitted* when

- every function that is needed anyway has an option;
- of suppliers that are tiers of one contract, one at most is used;
- no option is chosen that is barred, none without what it comes with, of the options or suppliers of a limit at
  most so many, and of options to keep at least one;
- the hours that the chosen options take from a pool are at most what the pool holds, if it is limited (work is counted
  once, however many options share it);
- every clause of every target is met: some way of it is open, that is, each of its seats holds a chosen option and
  none of the options that spoil it is chosen.

Its **price** is the cheapest way to buy it: for each option its own fee or a bundle that covers it, each bundle once,
the entrance fee of every supplier used, what contracts take on more, what handing over work costs, what a bundle that
is not bought (a contract that still runs) costs all the same, and the loss that goes with what the choice makes of
incidents (`Outlook`) and does against a breach (`Exposure`).
Amounts are whole cents a year and hours whole thousandths, so that nothing is decided by rounding.
docs/recommendation.md states the same in words and symbols.
"""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING, TypeVar

from assessor.model.value import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Choice = frozenset[int]
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A supplier that could run a function; `fee` in cents a year, None where only a bundle sells it.

    `rank` settles ties within the function: of two equally cheap choices the one with the smaller rank at the first
    function (by id) that tells them apart is taken. `moving` is what handing the work over to it costs, and `added`
    what comes on top of its fee because its contract must take on more: cents a year, however it is paid.
    """

    function: str
    supplier: str
    fee: int | None
    rank: int = 0
    moving: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFee:
    """One fee of one supplier that covers several of its options.

    `running` is what is due where it is not bought: a contract that still runs, and what ending it costs.
    """

    id: str
    supplier: str
    covers: Choice
    fee: int
    running: int = 0

    @property
    def more(self) -> int:
        """What buying it costs more than not buying it."""
        return self.fee - self.running


@dataclass(frozen=True, slots=True)
class Limit:
    """Of these options at most so many may be chosen."""

    options: Choice
    most: int


@dataclass(frozen=True, slots=True)
class SupplierLimit:
    """Of these suppliers at most so many may be used."""

    suppliers: frozenset[str]
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Hours (thousandths a month) taken from a pool once, if any of these options is chosen."""

    id: str
    pool: str
    hours: int
    options: Choice


@dataclass(frozen=True, slots=True)
class Way:
    """One way to meet a clause: every seat taken by one of its options, and nothing chosen that spoils it."""

    seats: tuple[Choice, ...]
    spoiled_by: Choice = frozenset()

    def is_open(self, choice: Choice) -> bool:
        """Whether a choice goes this way."""
        return not choice & self.spoiled_by and all(choice & seat for seat in self.seats)


# Any one way is enough; a clause without ways can never be met.
Clause = frozenset[Way]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What must be achieved: all clauses. `about` names what each clause asks for (a capability), for explanations."""

    id: str
    clauses: tuple[Clause, ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The loss that a choice brings with it, by what it makes of a few functions.

    Each entry of `features` is a function with the class of each of its options; nobody has the class `""`, as have
    options not named. `losses` gives the cents a year for each combination of classes, in the order of the features.
    """

    features: tuple[tuple[str, Mapping[int, str]], ...] = ()
    losses: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    def regime(self, choice: Iterable[int]) -> tuple[str, ...]:
        """The combination of classes a choice leads to."""
        chosen = list(choice)
        return tuple(
            next((classes[option] for option in chosen if option in classes), "") for _, classes in self.features
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """The loss that goes with what a choice does against a breach: less with every safeguard, never more.

    A safeguard is in place where any of its options is chosen. `losses` gives the cents a year for each set of them;
    empty where breaches do not count.
    """

    safeguards: tuple[tuple[str, Choice], ...] = ()
    losses: Mapping[frozenset[str], int] = field(default_factory=dict)

    def held(self, choice: Choice) -> frozenset[str]:
        """The safeguards a choice has."""
        return frozenset(name for name, options in self.safeguards if choice & options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything to be decided; options are named by their position.

    `tiers` holds sets of suppliers of which one at most is used: nobody buys two tiers of one contract. `barred`
    options are never chosen, those under `requires` only together with one of the options named there. Of each set in
    `kept` one option at least is chosen.
    """

    options: tuple[Option, ...]
    needed: frozenset[str] = frozenset()
    bundles: tuple[BundleFee, ...] = ()
    entrance: Mapping[str, int] = field(default_factory=dict)
    tiers: tuple[frozenset[str], ...] = ()
    pools: Mapping[str, int] = field(default_factory=dict)
    work: tuple[Work, ...] = ()
    targets: tuple[Target, ...] = ()
    outlook: Outlook = field(default_factory=Outlook)
    exposure: Exposure = field(default_factory=Exposure)
    barred: Choice = frozenset()
    limits: tuple[Limit, ...] = ()
    supplier_limits: tuple[SupplierLimit, ...] = ()
    requires: Mapping[int, Choice] = field(default_factory=dict)
    kept: tuple[Choice, ...] = ()

    @property
    def functions(self) -> dict[str, list[int]]:
        """The options of each function, functions by id, options by rank."""
        by_function: dict[str, list[int]] = {name: [] for name in sorted({one.function for one in self.options})}
        for index, option in enumerate(self.options):
            by_function[option.function].append(index)
        for options in by_function.values():
            options.sort(key=lambda index: (self.options[index].rank, self.options[index].supplier))
        return by_function

    def admits(self, choice: Choice) -> bool:
        """Whether a choice keeps to every rule of the problem and meets every target."""
        return self.permits(choice) and len(self.met(choice)) == len(self.targets)

    def permits(self, choice: Choice) -> bool:
        """Whether a choice keeps to every rule, targets aside."""
        if any(not choice & self.requires[option] for option in choice if option in self.requires):
            return False
        if not all(choice & held for held in self.kept):
            return False
        if choice & self.barred or any(len(choice & limit.options) > limit.most for limit in self.limits):
            return False
        taken = [self.options[option].function for option in choice]
        if len(set(taken)) < len(taken) or not self.needed <= set(taken):
            return False
        used = self.suppliers(choice)
        if any(len(used & rivals) > 1 for rivals in self.tiers):
            return False
        if any(len(used & limit.suppliers) > limit.most for limit in self.supplier_limits):
            return False
        return all(used <= self.pools[name] for name, used in self.hours(choice).items())

    def met(self, choice: Choice) -> frozenset[str]:
        """The targets a choice meets."""
        return frozenset(
            target.id for target in self.targets if all(meets(clause, choice) for clause in target.clauses)
        )

    def suppliers(self, choice: Choice) -> frozenset[str]:
        """Everybody a choice uses."""
        return frozenset(self.options[option].supplier for option in choice)

    def hours(self, choice: Choice) -> dict[str, int]:
        """What a choice takes from each pool."""
        used = dict.fromkeys(self.pools, 0)
        for work in self.work:
            if work.pool in used and work.options & choice:
                used[work.pool] += work.hours
        return used

    def price(self, choice: Choice) -> int:
        """What a choice costs a year, losses included."""
        return self.spent(choice) + self.loss(choice)

    def spent(self, choice: Choice) -> int:
        """What a choice costs a year for certain: fees, work added, entrance, handing over, contracts that run on."""
        suppliers = self.suppliers(choice)
        entrance = sum(self.entrance.get(name, 0) for name in suppliers)
        added = sum(self.options[option].added for option in choice)
        return entrance + added + sum(self.fees(name, choice)[0] for name in suppliers) + self.leaving(choice)

    def leaving(self, choice: Choice) -> int:
        """What a change costs apart from what is bought: work handed over, contracts that run on unused."""
        moving = sum(self.options[option].moving for option in choice)
        return moving + sum(bundle.running for bundle in self.running_on(choice))

    def running_on(self, choice: Choice) -> tuple[BundleFee, ...]:
        """Bundles that are not bought and cost something all the same."""
        bought = {bundle.id for name in self.suppliers(choice) for bundle in self.fees(name, choice)[1]}
        return tuple(bundle for bundle in self.bundles if bundle.running and bundle.id not in bought)

    def loss(self, choice: Choice) -> int:
        """The loss a choice brings with it."""
        return self.outlook_loss(choice) + self.exposed(choice)

    def outlook_loss(self, choice: Choice) -> int:
        """The part of it that goes with incidents."""
        return self.outlook.losses[self.outlook.regime(choice)] if self.outlook.losses else 0

    def exposed(self, choice: Choice) -> int:
        """The part of it that goes with a breach."""
        return self.exposure.losses[self.exposure.held(choice)] if self.exposure.losses else 0

    def fees(self, supplier: str, choice: Choice) -> tuple[int, tuple[BundleFee, ...]]:
        """The cheapest way to buy what a choice asks of one supplier: cents and the bundles bought.

        Raises ValueError where an option is sold in no way.
        """
        wanted = frozenset(option for option in choice if self.options[option].supplier == supplier)
        offered = [bundle for bundle in self.bundles if bundle.supplier == supplier and bundle.covers & wanted]
        best: tuple[int, tuple[BundleFee, ...]] | None = None
        for bought in subsets(offered):
            rest = [self.options[option].fee for option in wanted.difference(*(bundle.covers for bundle in bought))]
            singles = [fee for fee in rest if fee is not None]
            if len(singles) < len(rest):
                continue
            cost = sum(singles) + sum(bundle.more for bundle in bought)
            if best is None or cost < best[0]:
                best = (cost, bought)
        if best is None:
            raise ValueError(f"{supplier} sells something in no way at all")
        return best[0] + sum(bundle.running for bundle in best[1]), best[1]


def meets(clause: Clause, choice: Choice) -> bool:
    """Whether some way of a clause is open."""
    return any(way.is_open(choice) for way in clause)


def subsets(items: Sequence[_Item]) -> Iterator[tuple[_Item, ...]]:
    """Every choice of some of these, none and all included, smaller ones first."""
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))
