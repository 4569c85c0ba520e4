"""The papers there are: what each is called, what builds it, and the formats it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.named_tuple import NamedTuple
from assessor.model.value import replace
from assessor.papers.assessment_plan import assessment_plan
from assessor.papers.compliance_workbook import workbook
from assessor.papers.csv_writer import csv_files
from assessor.papers.docx_writer import docx_bytes
from assessor.papers.notification_matrix import notification_matrix
from assessor.papers.oscal.bundle import DOCUMENTS, OSCAL, oscal_files
from assessor.papers.page_writer import html_bytes
from assessor.papers.responsibility_annex import annexes_of
from assessor.papers.security_plan import security_plan
from assessor.papers.seller_quote import quote_papers
from assessor.papers.seller_sheet import seller_sheets
from assessor.papers.xlsx_writer import xlsx_bytes
from assessor.report import page_size_of
from assessor.report.cleaning import cleaned
from assessor.report.text import Cleaner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from assessor.papers.dossier import Dossier
    from assessor.papers.page_writer import PdfPapers
    from assessor.report.deliverable import Deliverable


class Kind(NamedTuple):
    """A paper: what makes it (one for each provider, or one for all), its formats, and those made only when named."""

    build: Callable[[Dossier], Iterable[Deliverable]]
    formats: tuple[str, ...]
    on_demand: tuple[str, ...] = ("html",)


class PaperFiles(NamedTuple):
    """One paper as it was written: the name it is asked for by, and its files by their names."""

    name: str
    files: Mapping[str, bytes]


PAPERS: Final[Mapping[str, Kind]] = {
    "workbook": Kind(lambda dossier: (workbook(dossier),), ("xlsx", "csv")),
    "notification-matrix": Kind(lambda dossier: (notification_matrix(dossier),), ("pdf", "html", "csv")),
    "responsibility-annex": Kind(annexes_of, ("pdf", "docx", "html", "csv")),
    "quote": Kind(quote_papers, ("pdf", "docx", "html", "csv")),
    "seller-sheet": Kind(seller_sheets, ("docx", "pdf", "html", "csv"), ("pdf", "html", "csv")),
    "security-plan": Kind(lambda dossier: (security_plan(dossier),), ("docx", "pdf", "html"), ("pdf", "html")),
    "assessment-plan": Kind(lambda dossier: (assessment_plan(dossier),), ("pdf", "docx", "html", "csv")),
}
JSON: Final = "json"  # the format of OSCAL documents, and they have no other
PAPER_FORMATS: Final = (*dict.fromkeys(name for kind in PAPERS.values() for name in kind.formats), JSON)
# What may be asked for: papers, all OSCAL documents at once, or single ones.
NAMES: Final = (*PAPERS, OSCAL, *DOCUMENTS)


def formats_of(name: str, named: Iterable[str] | None) -> tuple[str, ...]:
    """The formats of a paper to write: those named that it has, or all it is written in unless asked otherwise."""
    if name not in PAPERS:
        return (JSON,) if named is None or JSON in named else ()
    kind = PAPERS[name]
    if named is None:
        return tuple(item for item in kind.formats if item not in kind.on_demand)
    return tuple(item for item in named if item in kind.formats)


def formats_there_are(name: str) -> tuple[str, ...]:
    """Every format the paper may be asked for in."""
    return PAPERS[name].formats if name in PAPERS else (JSON,)


def files_of_all(dossier: Dossier, wanted: Mapping[str, Iterable[str]], printing: PdfPapers) -> tuple[PaperFiles, ...]:
    """The files of several papers, each in formats it has; PDFs are printed together. A paper with nothing is none."""
    made = {name: _papers(name, dossier) for name in wanted if name in PAPERS}
    printed = [paper for name, papers in made.items() if "pdf" in wanted[name] for paper in papers]
    for paper in sorted(printed, key=_length, reverse=True):  # the longest first: they are ready at about the same time
        printing.ask(f"{paper.stem}.pdf", paper, f"{paper.stem}{dossier.result.digest}")
    written: list[PaperFiles] = []
    for name, formats in wanted.items():
        if name in PAPERS:
            written += [PaperFiles(name, _files(paper, dossier, formats)) for paper in made[name]]
        elif JSON in formats:
            documents = oscal_files(dossier, tuple(DOCUMENTS) if name == OSCAL else (name,))
            written += [PaperFiles(name, {file: content}) for file, content in documents.items()]
    pdfs = printing.files()
    return tuple(
        paper._replace(files={file: pdfs.get(file, content) for file, content in paper.files.items()})
        for paper in written
        if paper.files
    )


def _papers(name: str, dossier: Dossier) -> list[Deliverable]:
    """The papers of a kind, safe to print, on the paper of the engagement."""
    size = page_size_of(dossier.result)
    return [replace(cleaned(made, Cleaner()), size=size) for made in PAPERS[name].build(dossier)]


def _length(paper: Deliverable) -> int:
    """How many characters stand in the tables of a paper."""
    return sum(len(text) for grid in paper.grids for row in grid.rows for text in row.texts)


def _files(paper: Deliverable, dossier: Dossier, formats: Iterable[str]) -> dict[str, bytes]:
    """The files of one paper; its PDF is being printed, and keeps its place."""
    files: dict[str, bytes] = {}
    for wanted in formats:
        files |= {f"{paper.stem}.pdf": b""} if wanted == "pdf" else _written(paper, dossier, wanted)
    return files


def _written(paper: Deliverable, dossier: Dossier, wanted: str) -> dict[str, bytes]:
    result = dossier.result
    name = f"{paper.stem}.{wanted}"
    if wanted == "csv":
        return csv_files(paper)
    if wanted == "xlsx":
        source = result.inputs[0]
        return {name: xlsx_bytes(paper, file=source.path, digest=source.sha256, version=result.engine)}
    if wanted == "docx":
        return {name: docx_bytes(paper)}
    return {name: html_bytes(paper)}
