"""Cases that were found to hold no error, by what each rests on, beside the shares of the rules they read.

One file of the cache, which is opened only where the rules or the cases have changed.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from assessor.model.named_tuple import NamedTuple
from assessor.model.sense import ShareName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.library.store import Store
    from assessor.model.sense import Shared


class SoundCase(NamedTuple):
    """A case that holds no error: the catalogs it chose, the shares it read besides, and the digest of all these."""

    catalogs: tuple[str, ...]
    read: tuple[ShareName, ...]
    rests_on: str


class SoundCases:
    """What is kept under a key; `save` puts it back."""

    def __init__(self, store: Store, key: str) -> None:
        self._store, self._key = store, key
        self._found: dict[str, SoundCase] = {}
        self._made: dict[str, Shared] = {}
        self._under: str | None = None

    @property
    def under(self) -> str:
        """The digest of rules under which every case known here holds no error; empty where nobody knows."""
        return self._kept[3] if self._under is None else self._under

    def all_found(self, under: str) -> None:
        """Say under which rules every case known here holds no error, or with an empty digest that nobody knows."""
        self._under = under

    def known(self, digest: str) -> SoundCase | None:
        """What the case with a digest rested on when it was found to hold no error."""
        if digest in self._found:
            return self._found[digest]
        names, _, cases, _ = self._kept
        item = cases.get(digest)
        return None if item is None else SoundCase(tuple(item[0]), tuple([names[place] for place in item[1]]), item[2])

    def found(self, digest: str, case: SoundCase) -> None:
        """Remember that a case holds no error."""
        self._found[digest] = case

    def shares(self, linked: str) -> Shared | None:
        """The names and digests of the shares in a file, by the digest of what bears on references in it."""
        if linked not in self._made:
            kept = self._kept[1].get(linked)
            if kept is None:
                return None
            self._made[linked] = tuple([(ShareName(*name), digest) for name, digest in kept])
        return self._made[linked]

    def made(self, linked: str, shares: Shared) -> None:
        """Remember the shares of a file."""
        self._made[linked] = shares

    def save(self, used: Iterable[str], linked: Iterable[str]) -> None:
        """Put back the cases that are used, and the shares of files with these digests, where anybody asked."""
        if not self._found and "_kept" not in vars(self):
            return
        kept = {digest: case for digest in used if (case := self.known(digest)) is not None}
        shares = {digest: known for digest in linked if (known := self.shares(digest)) is not None}
        same = kept.keys() == self._kept[2].keys() and shares.keys() == self._kept[1].keys()
        if not self._found and same and self.under == self._kept[3]:
            return
        places: dict[ShareName, int] = {}
        cases = {
            digest: (case.catalogs, [places.setdefault(name, len(places)) for name in case.read], case.rests_on)
            for digest, case in kept.items()
        }
        self._store.put(self._key, (list(places), shares, cases, self.under))

    @cached_property
    def _kept(self) -> tuple[list[ShareName], dict[str, Any], dict[str, Any], str]:
        """The names of shares, the shares of files, the cases with the places of the names they read, and `under`."""
        names, shares, cases, under = self._store.get(self._key) or ([], {}, {}, "")
        return [ShareName(*name) for name in names], shares, cases, under
