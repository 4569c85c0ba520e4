"""Whether a whole library and its cases hold no error at all, looked up rather than checked where it is known.

The one answer that is kept is that nothing is wrong, and it is kept by what it rests on: the senses of files
(`library/senses.py`), which hold neither prose nor places. A check rests on the parts of the library it read
(`library/watched.py`), on their terms only where it compares these. A case rests on the rows of the catalogs it chose
and on the shares of the rules it read (`library/watched_terrain.py`, `library/shares.py`). Where anything is wrong or
in doubt the answer is no, and whoever asked checks everything, with its places.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Final

from assessor.library.sound_cases import SoundCase
from assessor.model.named_tuple import NamedTuple
from assessor.model.sense import Shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assessor.assess.sound_rules import SoundRules
    from assessor.library.data_set import DataSet
    from assessor.library.framework import CheckedFramework
    from assessor.library.ledger import Ledger
    from assessor.library.rule_cases import ReadCase
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.sense import Sense, ShareName
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
        self._row_digests: dict[tuple[str, ...], str] = {}
        self._part_digests: dict[tuple[frozenset[str], bool], str] = {}

    def holds(self, files: Sequence[tuple[str, bytes]], cases: Sequence[tuple[str, bytes]]) -> bool:
        """Whether nothing is wrong, warnings included; False as well where that cannot be told here."""
        self._files, told = self._senses(files)
        case_files, told_cases = self._senses(cases)
        try:
            known = all(file.sense.kind != _AMENDMENTS for file in self._files)
            return known and told and told_cases and self._links_hold() and self._cases_hold(case_files)
        finally:
            self._ledger.save([digest for file in case_files for digest, _ in file.sense.cases])

    def _senses(self, files: Iterable[tuple[str, bytes]]) -> tuple[list[_File], bool]:
        """The files that are valid, and whether all of them are."""
        senses = [(name, content, self._ledger.sense(content, self._data.shown(name))) for name, content in files]
        made = [_File(name, content, sense) for name, content, sense in senses if sense is not None]
        return made, len(made) == len(senses)

    def _links_hold(self) -> bool:
        packs = [f"{pack.info.id} {pack.info.sha256} {pack.where}" for pack in self._data.packs]
        whole = _digest(("links", *packs, *_lines(self._files)))
        if not self._ledger.is_sound(whole):
            if not self.rules.links_hold(self._ledger, self._parts):
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

    def _parts(self, parts: frozenset[str], terms: bool) -> str:  # noqa: FBT001 - passed as a function
        """The digest of the files that have a share in some parts of the library, with or without terms."""
        if (parts, terms) not in self._part_digests:
            from assessor.library.watched import bears_on  # noqa: PLC0415 - only where a sense has changed

            kinds = [kind for kind in sorted(self._kinds) if bears_on(kind, parts)]
            self._part_digests[parts, terms] = _digest(self._kinds[kind][terms] for kind in kinds)
        return self._part_digests[parts, terms]

    @cached_property
    def _kinds(self) -> dict[str, tuple[str, str]]:
        """The digests of all files of a kind, without terms and with them."""
        by_kind: dict[str, list[_File]] = {}
        for file in self._files:
            by_kind.setdefault(file.sense.kind, []).append(file)
        return {
            kind: (_digest((kind, *_linked_lines(files))), _digest((kind, *_lines(files))))
            for kind, files in by_kind.items()
        }

    @cached_property
    def rules(self) -> SoundRules:
        """The library and what cases ask of it."""
        from assessor.assess.sound_rules import SoundRules  # noqa: PLC0415 - only where a sense has changed
        from assessor.library.partwise import KindOfFile, PartwiseLibrary  # noqa: PLC0415 - as above

        senses = {self._data.shown(file.name): file.sense for file in self._files}

        def kept(content: bytes, path: str, _registry: object) -> tuple[Document | None, list[Diagnostic]]:
            return self._ledger.document(content, path, senses[path]), []

        files = [KindOfFile(file.sense.kind, file.name, file.content) for file in self._files]
        library = PartwiseLibrary(files, self._registry, self._data.shown, kept)
        return SoundRules(library, self._data, self._registry)

    def _cases_hold(self, files: Sequence[_File]) -> bool:
        names = [name for file in files for _, name in file.sense.cases]
        if len(set(names)) < len(names) or any(file.sense.kind != _CASES for file in files):
            return False
        under = _digest(_linked_lines(self._files))
        whole = _digest(("cases", under, *(digest for file in files for digest, _ in file.sense.cases)))
        if self._ledger.is_sound(whole):
            return True
        known = self._ledger.cases
        same = known.under == under
        if not same:
            known.all_found("")
        if not all(self._case_holds(digest, read) for digest, read in self._doubtful(files, same=same)):
            return False
        known.all_found(under)
        self._ledger.found_sound(whole)
        return True

    def _doubtful(self, files: Sequence[_File], *, same: bool) -> Iterator[tuple[str, ReadCase]]:
        """The cases that were not found sound under the rules of today; all that are known were under the `same`."""
        for file in files:
            for index, (digest, _) in enumerate(file.sense.cases):
                known = self._ledger.cases.known(digest)
                if known is None or not (same or self._ground(known.catalogs, known.read) == known.rests_on):
                    from assessor.library.rule_cases import case_at  # noqa: PLC0415 - as above

                    path = self._data.shown(file.name)
                    yield digest, case_at(self._ledger.document(file.content, path, file.sense), index)

    def _case_holds(self, digest: str, read: ReadCase) -> bool:
        found = self.rules.judged(read)
        if found is None:
            return False
        rests_on = self._ground(found.catalogs, found.read)
        self._ledger.cases.found(digest, SoundCase(found.catalogs, found.read, rests_on))
        return True

    def _ground(self, catalogs: tuple[str, ...], read: tuple[ShareName, ...]) -> str:
        """The digest of everything that could change what is found of a case of some catalogs."""
        return _digest((self._rows(catalogs), *map(self._shares.of, read)))

    @cached_property
    def _shares(self) -> Shares:
        shown, shares = self._data.shown, self._ledger.shares
        return Shares(share for file in self._files for share in shares(file.content, shown(file.name), file.sense))

    def _rows(self, catalogs: tuple[str, ...]) -> str:
        """The digest of the rows that a case of some catalogs sees, and of what crosswalks lead from where."""
        if catalogs not in self._row_digests:
            chosen = [file for file in self._files if file.sense.kind == "catalog" and self._seen(file, catalogs)]
            pairs = sorted(" ".join(file.sense.about) for file in self._files if file.sense.kind == "crosswalk")
            self._row_digests[catalogs] = _digest((*pairs, *_lines(chosen)))
        return self._row_digests[catalogs]

    @cached_property
    def _mapped(self) -> frozenset[str]:
        """The catalogs that crosswalks lead from: of these a case sees those it chose."""
        return frozenset(file.sense.about[0] for file in self._files if file.sense.kind == "crosswalk")

    @cached_property
    def _folders(self) -> dict[str, str]:
        """The catalog in each folder that has one."""
        headers = (file for file in self._files if file.sense.kind == "catalog" and file.sense.about)
        return {_folder(file): file.sense.about[0] for file in headers}

    def _seen(self, file: _File, catalogs: tuple[str, ...]) -> bool:
        name = self._folders.get(_folder(file))
        return name in catalogs or name not in self._mapped


def _folder(file: _File) -> str:
    return file.name.rpartition("/")[0]


def _lines(files: Iterable[_File]) -> list[str]:
    return [f"{file.name}\0{file.sense.digest}" for file in sorted(files, key=lambda file: file.name)]


def _linked_lines(files: Iterable[_File]) -> list[str]:
    return [f"{file.name}\0{file.sense.linked}" for file in sorted(files, key=lambda file: file.name)]


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
