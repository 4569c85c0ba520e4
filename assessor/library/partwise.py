"""A library whose parts are gathered when somebody first reads them: a check that reads two leaves the others alone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from assessor.library.library import Library
from assessor.library.loader import gather
from assessor.library.watched import OF_ALL, PARTS, bears_on
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assessor.library.loader import Reading
    from assessor.model.catalog import Row
    from assessor.model.framework import Framework

_ALWAYS = "capacity"  # no library is made without


class Doubtful(Exception):  # noqa: N818 - says that something is wrong, and not what
    """The files of a part make none, or not without a problem."""


class KindOfFile(NamedTuple):
    """A file by its name and its bytes, and the kind it declares."""

    kind: str
    name: str
    content: bytes


class PartwiseLibrary:
    """In place of a library: reading a part raises Doubtful where anything is wrong with its files."""

    def __init__(
        self, files: Sequence[KindOfFile], registry: Sequence[Framework], shown: Callable[[str], str], reading: Reading
    ) -> None:
        self._files, self._registry, self._shown, self._reading = files, registry, shown, reading

    def __getattr__(self, name: str) -> Any:
        if name not in PARTS:
            raise AttributeError(name)
        part = frozenset({name})
        pairs = [(file.name, file.content) for file in self._files if file.kind == _ALWAYS or bears_on(file.kind, part)]
        library, problems = gather(pairs, self._registry, shown=self._shown, reading=self._reading)
        if library is None or problems:
            raise Doubtful
        made = getattr(library, name)
        setattr(self, name, made)
        return made

    def rows(self) -> Mapping[str, Row]:
        """Every row of every catalog by its full reference."""
        return Library.rows(cast("Library", self))

    @cached_property
    def whole(self) -> Library:
        """A library of all parts, but for the digests of its files."""
        return Library(**{part: getattr(self, part) for part in PARTS - OF_ALL})
