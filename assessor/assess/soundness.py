"""Whether a whole library and its cases hold no error at all, looked up rather than checked where it is known.

The one answer that is kept is that nothing is wrong, and it is kept by what it rests on: the senses of files
(`library/senses.py`), which hold neither prose nor places. A check rests on the parts of the library it read
(`library/watched.py`). A case rests on the rules and on the rows of the catalogs it chose; on crosswalks only where
more than rows was asked. Where anything is wrong or in doubt the answer is no, and whoever asked checks everything,
with its places.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Final

from assessor.library.ledger import SoundCase
from assessor.library.watched import bears_on
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assessor.assess.sound_rules import SoundRules
    from assessor.library.data_set import DataSet
    from assessor.library.framework import CheckedFramework
    from assessor.library.ledger import Ledger
    from assessor.library.rule_cases import ReadCase
    from assessor.model.sense import Sense
    from assessor.source.document import Document

_CASES: Final = "cases"
_AMENDMENTS: Final = "amendments"  # they change prose too, and say where it was the same before


class _File(NamedTuple):
    name: str
    content: bytes
    sense: Sense


class Soundness:
    """A library and its cases, held against what a ledger knows."""

    def __init__(self, data: DataSet, ledger: Ledger, registry: Sequence[CheckedFramework]) -> None:
        self._data, self._ledger, self._registry = data, ledger, registry
        self._files: list[_File] = []
        self._grounds: dict[tuple[tuple[str, ...], bool], str] = {}
        self._part_digests: dict[frozenset[str], str] = {}

    def holds(self, files: Sequence[tuple[str, bytes]], cases: Sequence[tuple[str, bytes]]) -> bool:
        """Whether nothing is wrong, warnings included; False as well where that cannot be told here."""
        self._files, told = self._senses(files)
        case_files, told_cases = self._senses(cases)
        try:
            known = all(file.sense.kind != _AMENDMENTS for file in self._files)
            return known and told and told_cases and self._links_hold() and self._cases_hold(case_files)
        finally:
            used = {digest for file in case_files for digest, _ in file.sense.cases}
            self._ledger.save(used.__contains__)

    def _senses(self, files: Iterable[tuple[str, bytes]]) -> tuple[list[_File], bool]:
        """The files that are valid, and whether all of them are."""
        senses = [(name, content, self._ledger.sense(content, self._data.shown(name))) for name, content in files]
        made = [_File(name, content, sense) for name, content, sense in senses if sense is not None]
        return made, len(made) == len(senses)

    def _links_hold(self) -> bool:
        packs = [f"{pack.info.id} {pack.info.sha256} {pack.where}" for pack in self._data.packs]
        whole = _digest(("links", *packs, *_lines(self._files)))
        if not self._ledger.is_sound(whole):
            if self.rules is None or not self.rules.links_hold(self._ledger, self._parts):
                return False
            self._ledger.found_sound(whole)
        return all(self._told_apart(folder) for folder in self._folders)

    def _told_apart(self, folder: str) -> bool:
        """Whether no statement in the files of a catalog is nearly a copy of another."""
        own = [file for file in self._files if file.sense.kind == "catalog" and _folder(file) == folder]
        digest = _digest(("told", *(file.sense.told for file in own)))
        if not self._ledger.is_sound(digest):
            from assessor.library.audit import MOST_COMPARED, alike  # noqa: PLC0415 - only where a statement has changed

            told = [self._ledger.statements(file.content, self._data.shown(file.name), file.sense) for file in own]
            statements = [statement for each in told for statement in each]
            # of more than these it is the order of the catalog that says which are compared
            if len(statements) > MOST_COMPARED or any(True for _ in alike(statements)):
                return False
            self._ledger.found_sound(digest)
        return True

    def _parts(self, parts: frozenset[str]) -> str:
        """The digest of the files that have a share in some parts of the library."""
        if parts not in self._part_digests:
            lines = _lines(file for file in self._files if bears_on(file.sense.kind, parts))
            self._part_digests[parts] = _digest(lines)
        return self._part_digests[parts]

    @cached_property
    def rules(self) -> SoundRules | None:
        """The library and its plans; None where its files make none."""
        from assessor.assess.sound_rules import rules_of  # noqa: PLC0415 - only where a sense has changed

        kept: dict[str, Document] = {}
        for file in self._files:
            path = self._data.shown(file.name)
            kept[path] = self._ledger.document(file.content, path, file.sense)
        return rules_of([(file.name, file.content) for file in self._files], kept, self._data, self._registry)

    def _cases_hold(self, files: Sequence[_File]) -> bool:
        names = [name for file in files for _, name in file.sense.cases]
        if len(set(names)) < len(names) or any(file.sense.kind != _CASES for file in files):
            return False
        return all(self._case_holds(digest, read) for digest, read in self._doubtful(files))

    def _doubtful(self, files: Sequence[_File]) -> Iterator[tuple[str, ReadCase]]:
        """The cases that were not found sound under the rules of today."""
        for file in files:
            for index, (digest, _) in enumerate(file.sense.cases):
                known = self._ledger.cases.get(digest)
                if known is None or self._ground(known.catalogs, joined=known.joined) != known.rests_on:
                    from assessor.library.rule_cases import case_at  # noqa: PLC0415 - as above

                    path = self._data.shown(file.name)
                    yield digest, case_at(self._ledger.document(file.content, path, file.sense), index)

    def _case_holds(self, digest: str, read: ReadCase) -> bool:
        found = self.rules.judged(read) if self.rules is not None else None
        if found is None:
            return False
        rests_on = self._ground(found.catalogs, joined=found.joined)
        self._ledger.case_found_sound(digest, SoundCase(found.catalogs, found.joined, rests_on))
        return True

    def _ground(self, catalogs: tuple[str, ...], *, joined: bool) -> str:
        """The digest of everything that could change what is found of a case of some catalogs."""
        key = (catalogs, joined)
        if key not in self._grounds:
            chosen = [file for file in self._files if self._bears_on(file, catalogs, joined=joined)]
            pairs = [" ".join(file.sense.about) for file in self._files if file.sense.kind == "crosswalk"]
            self._grounds[key] = _digest((*sorted(pairs), *_lines(chosen)))
        return self._grounds[key]

    @cached_property
    def _mapped(self) -> frozenset[str]:
        """The catalogs that crosswalks lead from: of these a case sees those it chose."""
        return frozenset(file.sense.about[0] for file in self._files if file.sense.kind == "crosswalk")

    @cached_property
    def _folders(self) -> dict[str, str]:
        """The catalog in each folder that has one."""
        headers = (file for file in self._files if file.sense.kind == "catalog" and file.sense.about)
        return {_folder(file): file.sense.about[0] for file in headers}

    def _bears_on(self, file: _File, catalogs: tuple[str, ...], *, joined: bool) -> bool:
        if file.sense.kind == "crosswalk":
            return joined and file.sense.about[0] in catalogs
        if file.sense.kind == "catalog":
            name = self._folders.get(_folder(file))
            return name in catalogs or name not in self._mapped
        return True


def _folder(file: _File) -> str:
    return file.name.rpartition("/")[0]


def _lines(files: Iterable[_File]) -> list[str]:
    return [f"{file.name}\0{file.sense.digest}" for file in sorted(files, key=lambda file: file.name)]


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
