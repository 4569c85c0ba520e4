"""What of a data file decides whether anything is wrong with it, by its digest."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

EVERY: Final = "*"
"""In place of an id: every share of a part, and which there are."""
IDS: Final = "#"
"""In place of an id: which shares there are of a part."""


class Sense(NamedTuple):
    """The sense of one file: its digest, the kind of the file, and what it is about.

    `about` are the id of the catalog a header is of, or the source and the target of a crosswalk. `cases` are, of a
    file of cases, the digest and the id of each, `told` the digest of what a catalog's obligations state. `linked` is
    the digest of what bears on references (`library/shares.py`).
    """

    digest: str
    kind: str
    about: tuple[str, ...] = ()
    cases: tuple[tuple[str, str], ...] = ()
    told: str = ""
    linked: str = ""


class ShareName(NamedTuple):
    """What one entry of a part of the rules has to say, by the part and its id; EVERY and IDS stand for all of them."""

    part: str
    entry: str


Shared = tuple[tuple[ShareName, str], ...]
"""Names of shares with the digest of each."""


def needed(names: Iterable[ShareName]) -> tuple[ShareName, ...]:
    """The names of shares without those of which every share of their part is named besides."""
    known = set(names)
    whole = {name.part for name in known if name.entry == EVERY}
    return tuple(sorted(name for name in known if name.part not in whole or name.entry == EVERY))


class Shares:
    """The digests of shares by their names, whatever files they stand in; of those there are none, nothing."""

    def __init__(self, shares: Iterable[tuple[ShareName, str]]) -> None:
        self._parts: dict[str, dict[str, str]] = {}
        for (part, entry), digest in shares:
            known = self._parts.setdefault(part, {})
            known[entry] = known.get(entry, "") + digest
        self._all: dict[ShareName, str] = {}

    def of(self, name: ShareName) -> str:
        """The name and what stands under it."""
        part, entry = name
        shares = self._parts.get(part, {})
        if entry not in (EVERY, IDS):
            return f"{part} {entry} {shares.get(entry, '')}"
        if name not in self._all:
            self._all[name] = digest_of(sorted(shares.items() if entry == EVERY else shares))
        return f"{part} {entry} {self._all[name]}"


def digest_of(data: Any) -> str:
    """The digest of plain data, the order of its keys included."""
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
