"""The places of a result: a path for every record, list positions left out, and the smallest data that has all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.api.writing import prose_of
from assessor.assess.framework import score_types
from assessor.encode.prose import text_keys
from assessor.frameworks.registry import FRAMEWORKS
from assessor.result.decode import Decoder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.decode import Path, Read
    from assessor.result.texts import TextKey

Pattern = tuple[str, ...]
EACH = "[]"


class Surveyor(Decoder):
    """Reads results as the program does and notes every record on the way: its path, its type."""

    def __init__(self) -> None:
        super().__init__(text_keys(prose_of(FRAMEWORKS)), score_types(FRAMEWORKS))
        self.records: list[tuple[Path, type]] = []

    def texts_of(self, kind: Any) -> Mapping[str, TextKey]:
        """The keys of a record that hold text."""
        return self._texts.get(kind, {})

    def _record(self, kind: type) -> Read:
        read = super()._record(kind)

        def noted(data: Any, path: Path) -> object:
            self.records.append((path, kind))
            return read(data, path)

        return noted


def pattern(path: Path) -> Pattern:
    """A path without the positions in lists."""
    return tuple(EACH if isinstance(step, int) else step for step in path)


def at(data: Any, path: Path) -> Any:
    """What stands at a path."""
    for step in path:
        data = data[step]
    return data


def slim(data: Any, seen: set[Pattern], where: Pattern = ()) -> Any:
    """The same data without the list entries in which no key is new; adds what is kept to `seen`."""
    if isinstance(data, dict):
        seen.update((*where, key) for key in data)
        return {key: slim(value, seen, (*where, key)) for key, value in data.items()}
    if isinstance(data, list) and all(isinstance(entry, dict) for entry in data):
        return [slim(entry, seen, (*where, EACH)) for entry in data if keys(entry, (*where, EACH)) - seen]
    return data


def keys(data: Any, where: Pattern) -> set[Pattern]:
    """The pattern of every key in some data."""
    if isinstance(data, dict):
        below = (keys(value, (*where, key)) for key, value in data.items())
        return {(*where, key) for key in data}.union(*below)
    if isinstance(data, list):
        return set[Pattern]().union(*(keys(entry, (*where, EACH)) for entry in data))
    return set()
