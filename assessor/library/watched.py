"""A library that notes which of its parts a check reads: the check need not run while these stay the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from assessor.library.library import Library
from assessor.model.value import field_names

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS: Final[Mapping[str, str]] = {
    "catalog": "catalogs",
    "crosswalk": "crosswalks",
    "model": "models",
    "overlay": "overlays",
    "parameters": "economics",
    "price_lists": "economics",
    "positions": "economics",
    "severities": "economics",
}
OF_ALL: Final = frozenset({"amendments", "catalog_sha256", "rules_sha256", "overlay_sha256"})
"""Parts that every file has a share in."""
_OWN: Final = "own_rules"
PARTS: Final = frozenset(field_names(Library))
"""The parts of a library."""


def bears_on(kind: str, parts: frozenset[str]) -> bool:
    """Whether files of a kind have a share in one of some parts of a library."""
    if parts & OF_ALL:
        return True
    return _PARTS.get(kind, kind if kind in PARTS else _OWN) in parts


class _Watched:
    """In place of a library, for as long as one check reads it."""

    def __init__(self, library: Library, read: set[str]) -> None:
        self._library, self._read = library, read

    def __getattr__(self, name: str) -> Any:
        if name in PARTS:
            self._read.add(name)
        elif name != "rows":
            raise AttributeError(name)
        return getattr(self._library, name) if name in PARTS else self._rows

    def _rows(self) -> Any:
        return Library.rows(cast("Library", self))


def watched(library: Library, read: set[str]) -> Library:
    """A library that adds the name of each part that is read to `read`."""
    return cast("Library", _Watched(library, read))
