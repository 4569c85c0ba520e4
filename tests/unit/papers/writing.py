"""Papers as files, the way the command line writes them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from assessor.papers.kinds import files_of_all
from assessor.papers.page_writer import PdfPapers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.papers.dossier import Dossier


def files_of(dossier: Dossier, name: str, formats: Iterable[str]) -> dict[str, bytes]:
    """The files of one paper in formats it has, by name."""
    with closing(PdfPapers(1)) as printing:
        papers = files_of_all(dossier, {name: formats}, printing)
    return {file: content for paper in papers for file, content in paper.files.items()}
