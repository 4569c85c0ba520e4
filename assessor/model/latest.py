"""What was made of the latest of some values that cannot be compared quickly: kept by identity, a few at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Source = TypeVar("_Source")
_Made = TypeVar("_Made")


class Latest(Generic[_Source, _Made]):
    """What a function made of values that never change, for the latest `most` of them.

    It decides how fast an answer comes and never which: a value is held while what was made of it is kept, so its
    identity cannot pass to another one, and whatever fell out is made anew.
    """

    def __init__(self, make: Callable[[_Source], _Made], most: int) -> None:
        self._make, self._most = make, most
        self._kept: dict[int, tuple[_Source, _Made]] = {}

    def of(self, source: _Source) -> _Made:
        """What the function makes of the value; of one that is kept, what it made before."""
        known = self._kept.get(id(source))
        if known is not None and known[0] is source:
            return known[1]
        made = self._make(source)
        while len(self._kept) >= self._most:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[id(source)] = source, made
        return made
