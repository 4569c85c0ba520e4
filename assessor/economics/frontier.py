"""What less would cost or save: each outside party less, and each obligation that is not met.

Both are exact: the first begins at the cheapest arrangement that meets every target, the second at that of a package.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from assessor.economics.explore import Removals
from assessor.economics.packages import holders, outside_suppliers, vendors
from assessor.economics.problem import SupplierLimit
from assessor.economics.rows import aggregated, row_of
from assessor.economics.solve import Narrowing
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.economics.market import Market
    from assessor.economics.problem import Clause, Problem
    from assessor.economics.solve import Optimum

MOST_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Saving:
    """Targets that ask for the same, and what a year costs less (cents) where they alone are not met."""

    targets: tuple[str, ...]
    capabilities: tuple[str, ...]
    cents: int


def fewer_vendors(market: Market, problem: Problem, cheapest: Optimum) -> Iterator[Optimum]:
    """The cheapest arrangement that meets every target with one outside party less, and so on, as long as one does."""
    outside, lasting = outside_suppliers(market), holders(market)
    most = len(vendors(market, cheapest.choice) - lasting)
    limit = SupplierLimit(outside, most)
    limited = Narrowing(replace(problem, supplier_limits=(*problem.supplier_limits, limit)), limit)
    while most > 0:
        found = limited.optimum(most - 1)
        if not found.exists:
            return
        yield found
        most = len(vendors(market, found.choice) - lasting)


def savings(problem: Problem, price: int, without: Removals | None = None) -> tuple[Saving, ...]:
    """What leaving targets alone would save, equal ones together, the dearest first; what saves nothing is left out.

    Where other targets ask for as much, leaving them changes no row of the program, and nothing has to be solved.
    """
    equal: dict[frozenset[Clause], list[str]] = {}
    about: dict[frozenset[Clause], tuple[str, ...]] = {}
    for target in problem.targets:
        equal.setdefault(frozenset(target.clauses), []).append(target.id)
        about.setdefault(frozenset(target.clauses), tuple(dict.fromkeys(target.about)))
    without = without or Removals(problem, price)
    deciding = aggregated(chain.from_iterable(equal))
    rows = {clauses: frozenset(map(row_of, clauses)) for clauses in equal}
    asking = {row: sum(row in there for there in rows.values()) for row in deciding}
    reasons = Counter(clause for clauses in equal for clause in clauses)
    made = []
    for clauses, names in equal.items():
        if all(row not in rows[clauses] or asking[row] > 1 for row in deciding):
            continue
        left = without.price({clause for clause in clauses if reasons[clause] == 1})
        if left < price:
            made.append(Saving(tuple(names), about[clauses], price - left))
    return tuple(sorted(made, key=lambda one: (-one.cents, one.targets)))
