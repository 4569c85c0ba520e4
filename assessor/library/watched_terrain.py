"""A terrain that notes which shares of the rules somebody reads: what was found rests on these alone."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from assessor.model.sense import EVERY, IDS, ShareName

if TYPE_CHECKING:
    from assessor.model.plan import Terrain

T = TypeVar("T")
BY_ID: Final = frozenset(
    {
        *("capabilities", "functions", "models", "events", "facts", "duties", "gates", "frameworks", "situations"),
        *("weighings", "clauses", "standing", "severity", "action_owners", "own_rules"),
        *("parameters", "price_lists", "positions"),
    }
)
"""Fields of a terrain, and of what it says of money, that hold values by id."""
WHOLE: Final[Mapping[str, str]] = {
    "capacity": "capacity",
    "losses": "losses",
    "work_of_duty": "capabilities",
    "work_of_function": "capabilities",
}
"""Other fields, and the part of the rules each is made of."""
NESTED: Final = frozenset({"economics"})


def watched_terrain(terrain: Terrain, read: set[ShareName]) -> Terrain:
    """A terrain that adds the name of each share that is read to `read`."""
    return cast("Terrain", _Watched(terrain, read))


class _Watched:
    """In place of a terrain, or of what it says of money, for as long as one case is held against it."""

    def __init__(self, watched: object, read: set[ShareName]) -> None:
        self._watched, self._read = watched, read

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._watched, name)
        if name in BY_ID:
            return _Entries(name, value, self._read)
        if name in NESTED:
            return _Watched(value, self._read)
        self._read.add(ShareName(WHOLE[name], EVERY))
        return value


class _Entries(Mapping[str, T]):
    """Values by id: looking for one reads that it is there or not, and it; going through all reads all."""

    def __init__(self, part: str, entries: Mapping[str, T], read: set[ShareName]) -> None:
        self._part, self._entries, self._read = part, entries, read

    def _note(self, name: str) -> None:
        self._read.add(ShareName(self._part, name))

    def __getitem__(self, key: str) -> T:
        self._note(key)
        return self._entries[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The entry under an id, or `default`."""
        self._note(key)
        return self._entries.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(str(key))
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        self._note(IDS)
        return iter(self._entries)

    def __len__(self) -> int:
        self._note(IDS)
        return len(self._entries)

    def values(self) -> ValuesView[T]:
        """Every entry."""
        self._note(EVERY)
        return self._entries.values()

    def items(self) -> ItemsView[str, T]:
        """Every entry with its id."""
        self._note(EVERY)
        return self._entries.items()
