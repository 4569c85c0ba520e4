"""What of a brief is to be laid out next, for several who work at it at once.

Parts that begin where others end are a chain, and one of a chain is laid out at a time; chains are free of each other,
and drawing holds nothing up.
"""

from __future__ import annotations

from threading import Condition
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from assessor.report.press.galleys import Copy, Galley


class Request(NamedTuple):
    """A part that is wanted: the key it is kept under, what it is laid out from, and how much of its chain is left."""

    key: str
    copy: Copy
    left: int


class Order(NamedTuple):
    """A request that somebody took, and its chain; None where the chain knows already what it asked for."""

    request: Request
    chain: Generator[Request, Galley, None] | None


class Board:
    """Parts that can be laid out now; the longest chain first, as it is what all wait for at the end."""

    def __init__(self, chains: Iterable[Generator[Request, Galley, None]]) -> None:
        self._changed = Condition()
        self._ready: list[Order] = []
        self._laid_out_now = 0
        self._closed = False
        for chain in chains:
            self._ask(chain, None)

    def take(self) -> Order | None:
        """What to do next, waited for; None where nothing is left, or the board was closed."""
        with self._changed:
            while not self._ready and self._laid_out_now and not self._closed:
                self._changed.wait()
            if self._closed or not self._ready:
                return None
            order = max(self._ready, key=_left)
            self._ready.remove(order)
            self._laid_out_now += order.chain is not None
            return order

    def follow(self, order: Order, proof: Galley) -> Order:
        """Tell a chain how its part is laid out, and let it ask for the next; what is left of the order is returned."""
        with self._changed:
            if order.chain is not None:
                self._laid_out_now -= 1
                self._ask(order.chain, proof)
                self._changed.notify_all()
        return order._replace(chain=None)

    def give_back(self, order: Order) -> None:
        """Leave an order to somebody else."""
        with self._changed:
            self._laid_out_now -= order.chain is not None
            self._ready.append(order)
            self._changed.notify_all()

    def close(self) -> None:
        """Give out nothing more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _ask(self, chain: Generator[Request, Galley, None], proof: Galley | None) -> None:
        try:
            request = next(chain) if proof is None else chain.send(proof)
        except StopIteration:
            return
        self._ready.append(Order(request, chain))


def _left(order: Order) -> int:
    return order.request.left
