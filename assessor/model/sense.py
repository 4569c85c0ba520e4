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


def share_name(part: str, name: str) -> str:
    """The name of what one entry of a part of the rules has to say; EVERY and IDS stand for all of them."""
    return f"{part} {name}"


def needed(names: Iterable[str]) -> tuple[str, ...]:
    """The names of shares without those of which every share of their part is named besides."""
    known = set(names)
    whole = {name.partition(" ")[0] for name in known if name.endswith(f" {EVERY}")}
    return tuple(sorted(name for name in known if name.partition(" ")[0] not in whole or name.endswith(f" {EVERY}")))


class Shares:
    """The digests of shares by their names, whatever files they stand in; of those there are none, nothing."""

    def __init__(self, shares: Iterable[tuple[str, str]]) -> None:
        self._parts: dict[str, dict[str, str]] = {}
        for name, digest in shares:
            part, _, key = name.partition(" ")
            known = self._parts.setdefault(part, {})
            known[key] = known.get(key, "") + digest
        self._all: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The name and what stands under it."""
        part, _, key = name.partition(" ")
        shares = self._parts.get(part, {})
        if key not in (EVERY, IDS):
            return f"{name} {shares.get(key, '')}"
        if name not in self._all:
            self._all[name] = digest_of(sorted(shares.items() if key == EVERY else shares))
        return f"{name} {self._all[name]}"


def digest_of(data: Any) -> str:
    """The digest of plain data, the order of its keys included."""
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
