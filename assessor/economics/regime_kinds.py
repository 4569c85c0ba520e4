"""The table of losses in two parts, where what stands in the second matters only by its kind.

Of the functions of upkeep it matters whether all of them are steady, and not which of their many combinations makes
them so: to a program, a column for each combination with each desk and field service says no more than one for each
kind with them, and one for each combination beside it. With many providers that is twenty columns to one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.latest import Latest
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.economics.problem import Outlook

_Classes = tuple[str, ...]
_KEPT: Final = 4


class RegimeKinds(NamedTuple):
    """A table of losses, divided behind the first `at` features.

    `losses` are the cents by the classes of these and the kind of the others, `kinds` the kind of each combination of
    the others: two of a kind lose the same whatever stands before them.
    """

    at: int
    losses: Mapping[tuple[_Classes, int], int]
    kinds: Mapping[_Classes, int]

    @property
    def size(self) -> int:
        """How many columns that takes."""
        return len(self.losses) + len(self.kinds)


def regime_kinds(outlook: Outlook) -> RegimeKinds:
    """The division that takes the fewest columns; undivided, with no feature behind, where none takes fewer."""
    if not outlook.losses:
        return RegimeKinds(len(outlook.features), {}, {(): 0})
    return _KINDS.of(outlook.losses)


def _fewest(table: Mapping[_Classes, int]) -> RegimeKinds:
    features = len(next(iter(table)))
    undivided = RegimeKinds(features, {(regime, 0): loss for regime, loss in table.items()}, {(): 0})
    divided = (_divided(table, at) for at in range(1, features))
    return min((undivided, *divided), key=lambda kinds: kinds.size)


_KINDS: Final = Latest(_fewest, _KEPT)


def _divided(table: Mapping[_Classes, int], at: int) -> RegimeKinds:
    behind: dict[_Classes, list[tuple[_Classes, int]]] = {}
    for regime, loss in sorted(table.items()):
        behind.setdefault(regime[at:], []).append((regime[:at], loss))
    numbers: dict[tuple[tuple[_Classes, int], ...], int] = {}
    kinds = {words: numbers.setdefault(tuple(losing), len(numbers)) for words, losing in behind.items()}
    return RegimeKinds(at, dict(_numbered(numbers)), kinds)


def _numbered(
    numbers: Mapping[tuple[tuple[_Classes, int], ...], int],
) -> Iterable[tuple[tuple[_Classes, int], int]]:
    return (((front, kind), loss) for losing, kind in numbers.items() for front, loss in losing)
