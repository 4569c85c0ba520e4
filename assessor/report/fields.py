"""Reading a parsed result object: a missing or misshapen part reads as empty, never as an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_TOO_LARGE: Final = 1e12


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object of the result."""

    data: Mapping[str, object] = field(default_factory=dict)

    def text(self, key: str, default: str = "") -> str:
        """A string, or the default."""
        value = self.data.get(key)
        return value if isinstance(value, str) else default

    def number(self, key: str) -> float | None:
        """A number a person could read, or None where there is none."""
        value = self.data.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return value if abs(value) < _TOO_LARGE else None

    def count(self, key: str) -> int:
        """How many, 0 where nothing is counted."""
        return max(int(self.number(key) or 0), 0)

    def strings(self, key: str) -> tuple[str, ...]:
        """The strings of a list."""
        value = self.data.get(key)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()

    def record(self, key: str) -> Record:
        """A nested object, empty where there is none."""
        value = self.data.get(key)
        return Record(value) if isinstance(value, Mapping) else Record()

    def records(self, key: str) -> tuple[Record, ...]:
        """The objects of a list."""
        value = self.data.get(key)
        return tuple(Record(item) for item in value if isinstance(item, Mapping)) if isinstance(value, list) else ()

    def absent(self, key: str) -> bool:
        """True where the key is null or not there; an empty list is not absent."""
        return self.data.get(key) is None
