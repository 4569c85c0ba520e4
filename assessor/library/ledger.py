"""What is known of files by their content: the sense of each that was valid, and what of these was found sound.

One file of the cache, and one for each sense. It answers for one version of the program alone; whatever is missing in
it, or was taken out of it, is made again.
"""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from assessor.library.sound_cases import SoundCases
from assessor.library.store import Store
from assessor.model.named_tuple import NamedTuple
from assessor.model.sense import Sense
from assessor.model.span import Span
from assessor.source.document import Unplaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor.library.loader import Reading
    from assessor.model.framework import Framework
    from assessor.model.sense import Shared

_MOST: Final = 2000
_EARLIER: Final = 100  # files that have changed since, and may change back
_SOUND: Final = 100


class SoundCheck(NamedTuple):
    """A check that found nothing: the parts of the library it read, and the digest of these."""

    parts: tuple[str, ...]
    rests_on: str


class Ledger:
    """What is remembered under a key, and what is found now; `save` puts it back."""

    def __init__(self, folder: Path | None, key: str, registry: Sequence[Framework], read_file: Reading) -> None:
        self._store, self._key, self._registry, self._read = Store(folder, most=_MOST), key, registry, read_file
        self.cases = SoundCases(self._store, f"{key}-cases")
        files, sound, checks = self._store.get(key) or ({}, [], {})
        self._files = {content: _sense(stated) for content, stated in files.items()}
        self._sound: dict[str, None] = dict.fromkeys(sound)
        self.checks = {name: SoundCheck(tuple(item[0]), item[1]) for name, item in checks.items()}
        self._used: dict[str, None] = {}
        self._data: dict[str, Any] = {}
        self._told: dict[str, list[str]] = {}
        self._changed = False

    @property
    def remembers(self) -> bool:
        """Whether anything written here can be read again."""
        return self._store.remembers

    def sense(self, content: bytes, path: str) -> Sense | None:
        """The sense of a file; None for one that is not valid, or of which a warning is to be printed."""
        key = hashlib.sha256(content).hexdigest()
        known = self._files.get(key) or self._made(content, path, key)
        if known is not None:
            self._used[key] = None
        return known

    def document(self, content: bytes, path: str, sense: Sense) -> Unplaced:
        """A file without its prose and its places."""
        if sense.digest not in self._data:
            self._again(content, path, self._data, sense.digest, f"{sense.digest}-sense")
        return Unplaced(path, self._data[sense.digest], start=Span(path))

    def statements(self, content: bytes, path: str, sense: Sense) -> list[str]:
        """What the obligations of a file of a catalog state."""
        if sense.told not in self._told:
            self._again(content, path, self._told, sense.told, f"{sense.told}-told")
        return self._told[sense.told]

    def is_sound(self, digest: str) -> bool:
        """Whether what has this digest was found to hold no error."""
        if digest not in self._sound:
            return False
        self._sound[digest] = self._sound.pop(digest)  # those asked for last are kept longest
        return True

    def found_sound(self, digest: str) -> None:
        """Remember that what has this digest holds no error."""
        self._sound[digest] = None
        self._changed = True

    def check_found_sound(self, name: str, check: SoundCheck) -> None:
        """Remember that a check found nothing."""
        self.checks[name] = check
        self._changed = True

    def shares(self, content: bytes, path: str, sense: Sense) -> Shared:
        """The names and digests of the shares in a file."""
        known = self.cases.shares(sense.linked)
        if known is None:
            self._made(content, path, hashlib.sha256(content).hexdigest())
            known = self.cases.shares(sense.linked)
        return known or ()

    def save(self, used_cases: Iterable[str]) -> None:
        """Put back what is known, of files and cases that are gone only the last."""
        self.cases.save(used_cases, [self._files[key].linked for key in self._used])
        if not self._changed:
            return
        gone = [key for key in self._files if key not in self._used]
        files = {key: self._files[key] for key in (*gone[-_EARLIER:], *self._used)}
        sound = list(islice(reversed(self._sound), _SOUND))
        self._store.put(self._key, (files, sound[::-1], self.checks))

    def _again(self, content: bytes, path: str, into: dict[str, Any], digest: str, name: str) -> None:
        """What was kept under a name, or (where somebody took that away) made anew of the file."""
        kept = self._store.get(name)
        if kept is not None:
            into[digest] = kept
        else:
            self._made(content, path, hashlib.sha256(content).hexdigest())

    def _made(self, content: bytes, path: str, key: str) -> Sense | None:
        from assessor.library.senses import sense_of  # noqa: PLC0415 - only where a file has changed

        document, problems = self._read(content, path, self._registry)
        if document is None or problems:
            return None
        sense, data, told, shares = sense_of(document, self._registry)
        self.cases.made(sense.linked, shares)
        self._files[key], self._data[sense.digest], self._told[sense.told] = sense, data, told
        self._store.put(f"{sense.digest}-sense", data)
        if told:
            self._store.put(f"{sense.told}-told", told)
        self._changed = True
        return sense


def _sense(stated: Sequence[Any]) -> Sense:
    digest, kind, about, cases, told, linked = stated
    return Sense(digest, kind, tuple(about), tuple([(case, name) for case, name in cases]), told, linked)
