"""Small random problems, and what is best in them found by trying everything.

Nothing here calls the code under test: the rules of a problem are written a second time, from the statement in
docs/recommendation.md, in the plainest way there is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from assessor.economics.problem import (
    BundleFee,
    Choice,
    Exposure,
    Limit,
    Option,
    Outlook,
    Problem,
    SupplierLimit,
    Target,
    Way,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

SUPPLIERS = ("ann", "bob", "cy")


def draw(random: Random, *, most_functions: int = 4) -> Problem:
    """A problem with few functions, small prices (so that ties are common) and every kind of rule."""
    functions = [f"f{index}" for index in range(random.randint(2, most_functions))]
    options = [
        Option(
            function=name,
            supplier=supplier,
            fee=random.choice((None, *range(8))) if random.random() < 0.3 else random.randint(0, 7),
            rank=rank,
            moving=random.choice((0,) * 9 + (1, 2)),
            added=random.choice((0,) * 6 + (1, 2, 3)),
        )
        for name in functions
        for rank, supplier in enumerate(random.sample(SUPPLIERS, random.randint(1, 3)))
    ]
    return Problem(
        options=tuple(options),
        needed=frozenset(name for name in functions if random.random() < 0.3),
        bundles=tuple(_bundles(random, options)),
        entrance={name: random.randint(1, 4) for name in SUPPLIERS if random.random() < 0.4},
        tiers=(frozenset(random.sample(SUPPLIERS, random.randint(2, 3))),) if random.random() < 0.3 else (),
        pools={"hours": random.randint(0, 9)} if random.random() < 0.5 else {},
        work=(),
        targets=tuple(_targets(random, options)),
        outlook=_outlook(random, options),
        exposure=_exposure(random, options),
    )


def with_work(random: Random, problem: Problem) -> tuple[Work, ...]:
    """Work for the pool of a problem, if it has one."""
    if not problem.pools:
        return ()
    return tuple(
        Work(
            id=f"w{index}",
            pool=random.choice(("hours", "hours", "unlimited")),
            hours=random.randint(0, 6),
            options=_some(random, problem.options),
        )
        for index in range(random.randint(1, 4))
    )


def _some(random: Random, options: Iterable[Option]) -> Choice:
    chosen = [index for index, _ in enumerate(options) if random.random() < 0.5]
    return frozenset(chosen or [0])


def _bundles(random: Random, options: list[Option]) -> Iterable[BundleFee]:
    for supplier in SUPPLIERS:
        mine = [index for index, item in enumerate(options) if item.supplier == supplier]
        for number in range(random.choice((0, 0, 1, 2))):
            if mine:
                covers = frozenset(random.sample(mine, random.randint(1, len(mine))))
                fee = random.randint(0, 9)
                running = random.randint(0, fee) if random.random() < 0.3 else 0
                yield BundleFee(id=f"{supplier}-{number}", supplier=supplier, covers=covers, fee=fee, running=running)


def _targets(random: Random, options: list[Option]) -> Iterable[Target]:
    for number in range(random.randint(0, 4)):
        clauses = tuple(
            frozenset(_way(random, options) for _ in range(random.choice((1, 1, 2))))
            for _ in range(random.randint(1, 2))
        )
        yield Target(id=f"t{number}", clauses=clauses, about=tuple("abc"[: len(clauses)]))


def _way(random: Random, options: list[Option]) -> Way:
    seats = tuple(_some(random, options) for _ in range(random.choice((1, 1, 1, 2))))
    spoiled = _some(random, options) if random.random() < 0.25 else frozenset()
    return Way(seats, spoiled)


def _outlook(random: Random, options: list[Option]) -> Outlook:
    if random.random() < 0.5:
        return Outlook()
    names = sorted({item.function for item in options})[:2]
    features = tuple(
        (name, {index: random.choice("xy") for index, item in enumerate(options) if item.function == name})
        for name in names
    )
    kinds = product(("", "x", "y"), repeat=len(names))
    return Outlook(features=features, losses={kind: random.randint(0, 9) for kind in kinds})


def _exposure(random: Random, options: list[Option]) -> Exposure:
    """One problem in four has a loss that safeguards make smaller, each set of them by any amount."""
    if random.random() < 0.75:
        return Exposure()
    names = ("lock", "watch")[: random.randint(1, 2)]
    losses: dict[frozenset[str], int] = {}
    for held in sorted((frozenset(some) for some in _powerset(names)), key=len):
        less = [loss for other, loss in losses.items() if other < held]
        losses[held] = max(0, min(less, default=9) - random.randint(0, 4))
    return Exposure(safeguards=tuple((name, _some(random, options)) for name in names), losses=losses)


def _powerset(names: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return ((), *((name,) for name in names), names)


def every_choice(problem: Problem) -> Iterable[Choice]:
    """All choices with at most one option for each function."""
    functions = sorted({item.function for item in problem.options})
    ladders = [
        [None, *(index for index, item in enumerate(problem.options) if item.function == name)] for name in functions
    ]
    for picked in product(*ladders):
        yield frozenset(item for item in picked if item is not None)


def restricted(random: Random, problem: Problem) -> Problem:
    """The same with something barred and something that may be chosen only so often, as a package asks."""
    number = len(problem.options)
    barred = frozenset(index for index in range(number) if random.random() < 0.2)
    limits = tuple(
        Limit(frozenset(random.sample(range(number), random.randint(1, number))), random.randint(0, 3))
        for _ in range(random.choice((0, 1, 2)))
    )
    requires = {random.randrange(number): _some(random, problem.options)} if random.random() < 0.3 else {}
    parties = (
        (SupplierLimit(frozenset(random.sample(SUPPLIERS, random.randint(1, 3))), random.randint(0, 2)),)
        if random.random() < 0.3
        else ()
    )
    kept = (_some(random, problem.options),) if random.random() < 0.3 else ()
    return replace(problem, barred=barred, limits=limits, requires=requires, supplier_limits=parties, kept=kept)


def allowed(problem: Problem, choice: Choice, targets: Iterable[Target]) -> bool:
    """The rules of a problem, a second time."""
    if not _restrictions_kept(problem, choice):
        return False
    taken = {problem.options[index].function for index in choice}
    if any(name not in taken for name in problem.needed):
        return False
    used = {problem.options[index].supplier for index in choice}
    if any(len([name for name in used if name in rivals]) > 1 for rivals in problem.tiers):
        return False
    for pool, hours in problem.pools.items():
        if (
            sum(work.hours for work in problem.work if work.pool == pool and any(i in choice for i in work.options))
            > hours
        ):
            return False
    for target in targets:
        for clause in target.clauses:
            if not any(_open(way, choice) for way in clause):
                return False
    return cost(problem, choice) is not None


def _restrictions_kept(problem: Problem, choice: Choice) -> bool:
    if any(index in problem.barred for index in choice):
        return False
    for index, others in problem.requires.items():
        if index in choice and not any(other in choice for other in others):
            return False
    if any(not any(index in choice for index in held) for held in problem.kept):
        return False
    used = {problem.options[index].supplier for index in choice}
    if any(sum(name in limit.suppliers for name in used) > limit.most for limit in problem.supplier_limits):
        return False
    return all(sum(index in choice for index in limit.options) <= limit.most for limit in problem.limits)


def _open(way: Way, choice: Choice) -> bool:
    for seat in way.seats:
        if not any(item in choice for item in seat):
            return False
    return not any(item in choice for item in way.spoiled_by)


def cost(problem: Problem, choice: Choice) -> int | None:
    """The cheapest way to buy a choice: every set of bundles is tried over all suppliers at once."""
    best: int | None = None
    for bought in product((False, True), repeat=len(problem.bundles)):
        paid = [bundle for bundle, yes in zip(problem.bundles, bought, strict=True) if yes]
        covered = {item for bundle in paid for item in bundle.covers}
        fees = [problem.options[index].fee for index in choice if index not in covered]
        if None in fees:
            continue
        total = sum(fee for fee in fees if fee is not None) + sum(bundle.fee for bundle in paid)
        total += sum(bundle.running for bundle in problem.bundles if bundle not in paid)
        best = total if best is None else min(best, total)
    if best is None:
        return None
    best += sum(problem.options[index].moving + problem.options[index].added for index in choice)
    best += sum(problem.entrance.get(name, 0) for name in {problem.options[index].supplier for index in choice})
    if problem.outlook.losses:
        classes = []
        for _, told in problem.outlook.features:
            mine = [told[item] for item in choice if item in told]
            classes.append(mine[0] if mine else "")
        best += problem.outlook.losses[tuple(classes)]
    if problem.exposure.losses:
        having = [name for name, options in problem.exposure.safeguards if any(item in options for item in choice)]
        best += problem.exposure.losses[frozenset(having)]
    return best


def order(problem: Problem, choice: Choice) -> tuple[int, ...]:
    """Where a choice stands among equally cheap ones: ranks, function by function; nobody is last."""
    places = []
    for name in sorted({item.function for item in problem.options}):
        ranked = sorted(
            (item.rank, item.supplier, index) for index, item in enumerate(problem.options) if item.function == name
        )
        mine = [place for place, (_, _, index) in enumerate(ranked) if index in choice]
        places.append(mine[0] if mine else len(ranked))
    return tuple(places)


def best_of_all(problem: Problem, targets: Iterable[Target] | None = None) -> tuple[int, Choice] | None:
    """The cheapest choice, the first of equals, by looking at every one."""
    asked = list(problem.targets if targets is None else targets)
    best: tuple[tuple[int, tuple[int, ...]], Choice] | None = None
    for choice in every_choice(problem):
        if not allowed(problem, choice, asked):
            continue
        price = cost(problem, choice)
        if price is None:
            continue
        key = (price, order(problem, choice))
        if best is None or key < best[0]:
            best = (key, choice)
    return None if best is None else (best[0][0], best[1])


def targets_met(problem: Problem, choice: Choice) -> int:
    """How many targets a choice meets."""
    return sum(
        all(any(_open(way, choice) for way in clause) for clause in target.clauses) for target in problem.targets
    )


def widest_of_all(problem: Problem) -> tuple[int, int, Choice] | None:
    """Of the choices that meet the most targets the cheapest, the first of equals: targets met, price, choice."""
    best: tuple[tuple[int, int, tuple[int, ...]], Choice] | None = None
    for choice in every_choice(problem):
        price = cost(problem, choice) if allowed(problem, choice, ()) else None
        if price is None:
            continue
        key = (-targets_met(problem, choice), price, order(problem, choice))
        if best is None or key < best[0]:
            best = (key, choice)
    return None if best is None else (-best[0][0], best[0][1], best[1])
