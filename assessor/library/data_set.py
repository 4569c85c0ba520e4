"""What is judged by: a data root and the packs on top of it, as one set of files with one digest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessor.library.resources import content_digest, data_files, digest, shipped_root
from assessor.model.diagnostic import InvalidSource
from assessor.model.named_tuple import NamedTuple
from assessor.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.library.engagement import Source
    from assessor.library.packs import PackRequest, RulePack
    from assessor.library.store import Store


class DataSet(NamedTuple):
    """A folder with `controls/` and `rules/`, and packs that only add to it or amend it; their order never matters.

    `content` is the digest of the folder's files for whoever has it already: they are what is judged by.
    """

    root: Path
    packs: tuple[RulePack, ...] = ()
    content: str | None = None

    def files(self) -> list[tuple[str, bytes]]:
        """Every file by its name; those of packs start with `packs/ID/`."""
        return [*data_files(self.root), *(file for pack in self.packs for file in pack.files)]

    def digest(self, store: Store) -> str:
        """The digest of `files`; that of the root is remembered by how its files lie on the disk."""
        content = self.content or content_digest(self.root, store)
        if not self.packs:
            return content
        named = [(f"pack {pack.info.id}", pack.info.sha256.encode()) for pack in self.packs]
        return digest([("root", content.encode()), *named])

    def shown(self, name: str) -> str:
        """The path of a file as messages print it: nothing stands before those the program ships."""
        for pack in self.packs:
            prefix = f"packs/{pack.info.id}/"
            if name.startswith(prefix):
                return f"{pack.where}{name.removeprefix(prefix)}"
        return name if self.root == shipped_root() else f"{self.root}/{name}"


def data_set(data: Path | DataSet | None) -> DataSet:
    """The data a caller means: its own root, a set it made, or what the program ships."""
    if isinstance(data, DataSet):
        return data
    return DataSet(data or shipped_root())


def with_packs(data: Path | DataSet | None, names: Sequence[str]) -> DataSet:
    """The data with packs somebody names, by id or by path from the working folder.

    Raises InvalidSource with every problem of a pack.
    """
    here = data_set(data)
    if not names:
        return here
    from assessor.library.packs import PackRequest  # noqa: PLC0415 - most runs load none

    return _joined(here, [PackRequest(name, Span(f"--pack {name}"), Path(), within=False) for name in names])


def data_for(source: Source, data: Path | DataSet | None) -> DataSet:
    """The data with the packs an engagement names; raises InvalidSource with every problem of one, at its name."""
    here = data_set(data)
    names = source.engagement.packs
    if not names:
        return here
    from assessor.library.packs import PackRequest  # noqa: PLC0415 - most engagements name none

    spans = [source.document.span(("packs", index)) for index in range(len(names))]
    asked = zip(names, spans, strict=True)
    return _joined(here, [PackRequest(name, span, source.folder, within=True) for name, span in asked])


def _joined(data: DataSet, requests: Sequence[PackRequest]) -> DataSet:
    from assessor.library.packs import load_packs  # noqa: PLC0415

    packs, problems = load_packs(requests, data.root, data.packs)
    if problems:
        raise InvalidSource(sorted(problems, key=lambda problem: problem.sort_key()))
    return data._replace(packs=packs, content=None)  # packs are read now, and so may be data with them
