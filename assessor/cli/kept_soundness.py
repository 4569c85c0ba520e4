"""That data and packs hold no error, kept by their content beside the cached data (`assess/soundness.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.assess.soundness import Soundness
from assessor.cli.kept_answers import program
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.ledger import Ledger
from assessor.library.pack_links import unwritten_manifests
from assessor.library.resources import digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assessor.library.data_set import DataSet
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.framework import Framework
    from assessor.source.document import Document

_FOLDER: Final = "senses"


class RememberedReading:
    """`read_file`, once for each path and content, with what is to be said of the wording on the `day` of the check."""

    def __init__(self, day: str) -> None:
        self._day = day
        self._read: dict[tuple[str, bytes], tuple[Document | None, list[Diagnostic]]] = {}

    def __call__(
        self, content: bytes, path: str, registry: Sequence[Framework]
    ) -> tuple[Document | None, list[Diagnostic]]:
        """What a file holds, and what is wrong with it."""
        from assessor.library.loader import read_file  # noqa: PLC0415 - only where a file has changed
        from assessor.library.wording import wording  # noqa: PLC0415 - as above

        key = (path, content)
        if key not in self._read:
            document, problems = read_file(content, path, registry)
            if document is not None:
                problems = [*problems, *wording(document, self._day)]
            self._read[key] = document, problems
        return self._read[key]


def sound(
    data: DataSet,
    files: Sequence[tuple[str, bytes]],
    cases: Sequence[tuple[str, bytes]],
    cache: Path,
    reading: RememberedReading,
) -> bool:
    """Whether nothing is wrong with the files of some data and with cases; False as well where that is in doubt."""
    if any(True for _ in unwritten_manifests(data.packs)):
        return False
    asked = [str(data.root), *(f"{pack.info.id} {pack.where}" for pack in data.packs)]
    key = digest([("program", program()), *(("asked", name.encode("utf-8", "surrogateescape")) for name in asked)])
    ledger = Ledger(cache / _FOLDER, key, FRAMEWORKS, reading)
    return ledger.remembers and Soundness(data, ledger, FRAMEWORKS).holds(files, cases)
