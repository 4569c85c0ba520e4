"""What to ask before anything is signed: open answers on which the recommended package rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.problem import meets
from assessor.economics.solve import optimum
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.economics.additions import OpenTerm
    from assessor.economics.chance import Floats
    from assessor.economics.noise import Draws
    from assessor.economics.problem import Choice, Problem, Target
    from assessor.economics.solve import Optimum
    from assessor.economics.targets import Aims


@dataclass(frozen=True, slots=True)
class Asking:
    """An open term, the targets that rest on it, and what is bought if the answer is no.

    `cents` a year is what that costs more, and `drawn` the same in USD in each draw; None where nobody at hand could
    do the work then.
    """

    term: OpenTerm
    targets: tuple[str, ...]
    cents: int | None
    instead: Choice
    drawn: Floats | None = None


def worth_asking(within: Problem, problem: Problem, aims: Aims, best: Optimum) -> tuple[Asking, ...]:
    """Each open term that a package rests on, taken by itself, dearest first; `within` is the problem of the package.

    Where the package cannot do without the work, the cheapest of all arrangements that can is what is bought.
    """
    found = list(_asked(within, problem, aims, best))
    return tuple(sorted(found, key=lambda one: (one.cents is not None, -(one.cents or 0), one.term)))


def drawn(found: Sequence[Asking], draws: Draws, choice: Choice) -> tuple[Asking, ...]:
    """The same with what each costs more in each draw than what is chosen."""
    return tuple(
        one if one.cents is None else replace(one, drawn=draws.cost(one.instead) - draws.cost(choice)) for one in found
    )


def _asked(within: Problem, problem: Problem, aims: Aims, best: Optimum) -> Iterator[Asking]:
    wanted = {target.id for target in problem.targets}
    for term, targets in sorted(aims.if_not.items()):
        resting = tuple(
            target.id
            for target in targets
            if target.id in wanted and not all(meets(clause, best.choice) for clause in target.clauses)
        )
        if not resting:
            continue
        refused = {target.id: target for target in targets}
        then = _refused(within, refused)
        then = then if then.exists else _refused(problem, refused)
        yield Asking(term, resting, then.price - best.price if then.exists else None, then.choice)


def _refused(problem: Problem, refused: Mapping[str, Target]) -> Optimum:
    """The cheapest choice where some targets are harder to meet."""
    targets = tuple(refused.get(target.id, target) for target in problem.targets)
    return optimum(replace(problem, targets=targets), settle_ties=False)
