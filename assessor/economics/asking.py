"""What to ask before anything is signed: open answers that would make the recommended package cheaper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.solve import cheapest
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from assessor.economics.additions import OpenTerm
    from assessor.economics.problem import Problem
    from assessor.economics.targets import Aims


@dataclass(frozen=True, slots=True)
class Asking:
    """An open term, and how much less (cents a year) a package costs if it turns out to be met."""

    term: OpenTerm
    cents: int


def worth_asking(problem: Problem, aims: Aims, price: int) -> tuple[Asking, ...]:
    """Each open term taken by itself, dearest first; `price` is that of the package, as known, whose problem it is."""
    found = []
    for term, targets in sorted(aims.if_met.items()):
        met = {target.id: target for target in targets}
        asked = replace(problem, targets=tuple(met.get(target.id, target) for target in problem.targets))
        then = cheapest(asked)
        if then is not None and then < price:
            found.append(Asking(term, price - then))
    return tuple(sorted(found, key=lambda one: (-one.cents, one.term)))
