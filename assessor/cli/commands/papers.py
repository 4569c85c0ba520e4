"""`assessor papers`: the papers a client hands over to providers, assessors, insurers and agencies."""

from __future__ import annotations

import gc
import sys
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import api
from assessor.cli.codes import DONE, INCOMPLETE
from assessor.cli.commands.diff import compared
from assessor.cli.days import day
from assessor.cli.diagnostics import print_text
from assessor.cli.files import write_all
from assessor.cli.format_option import add_format
from assessor.cli.progress import working
from assessor.cli.session import cache_folder, processes
from assessor.errors import NotFound
from assessor.words.grammar import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    from assessor.papers.kinds import NAMES, PAPER_FORMATS  # noqa: PLC0415 - the help of other commands needs none

    parser.add_argument("engagement", type=Path, metavar="ENGAGEMENT", help="the engagement file (YAML)")
    known = ", ".join(NAMES)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"papers to write: {known} (default: all but oscal)")
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="output folder (default: this one)")
    add_format(parser, PAPER_FORMATS, None, said="all but html; the security plan as docx")
    parser.add_argument(
        "--since", type=Path, metavar="OLD", help="what changed since an earlier engagement or brief, as a sheet"
    )
    parser.add_argument(
        "--offers", type=Path, metavar="FILE", help="a provider's own offers (YAML): quote pages are made of these"
    )
    parser.add_argument(
        "--incident", type=day, metavar="DATE", help="fill in the last days of notices from this day of discovery"
    )


def run(options: argparse.Namespace) -> int:
    """Judge, build the papers, and write them all or none."""
    from assessor.frameworks.registry import FRAMEWORKS  # noqa: PLC0415
    from assessor.papers.dossier import Dossier  # noqa: PLC0415
    from assessor.papers.kinds import NAMES, PAPERS, files_of_all, formats_of  # noqa: PLC0415
    from assessor.papers.page_writer import PdfPapers  # noqa: PLC0415

    wanted = tuple(dict.fromkeys(options.names)) or tuple(PAPERS)
    for name in wanted:
        if name not in NAMES:
            raise NotFound(f"there is no paper '{name}'", hint=f"papers: {', '.join(NAMES)}")
    formats = {name: formats_of(name, options.format) for name in wanted}
    expected = any("pdf" in chosen for chosen in formats.values())
    with closing(PdfPapers(processes(), expected=expected)) as printing:
        judged = api.judged(options.engagement, data=options.data, cache=cache_folder(options), offers=options.offers)
        print_text(judged.warnings, sys.stderr)
        hint = printing.missing() if expected else None
        if hint is not None:
            formats = {name: _without_pdf(chosen) for name, chosen in formats.items()}
        incident = date.fromisoformat(options.incident) if options.incident is not None else None
        changes = compared(options, options.since, options.engagement)[0] if options.since is not None else None
        dossier = Dossier(judged.result, judged.assessment, FRAMEWORKS, incident=incident, changes=changes)
        with working("writing the papers"), _frozen():
            contents = files_of_all(dossier, formats, printing)
    written = write_all(options.out, contents)
    print("\n".join(_listed(written)))
    if hint:
        sys.stderr.write(f"assessor: no PDF written, because Pango is missing: {hint}\n")
        return INCOMPLETE
    return DONE


def _listed(written: Sequence[Path]) -> list[str]:
    """A line for each paper: its file, the endings of its other formats, and how many tables stand apart."""
    papers: dict[str, list[Path]] = {}
    tables: dict[str, int] = {}
    for path in written:
        of = [stem for stem in papers if path.stem.startswith(f"{stem}-")] if path.suffix == ".csv" else []
        if of:
            stem = max(of, key=len)
            tables[stem] = tables.get(stem, 0) + 1
        else:
            papers.setdefault(path.stem, []).append(path)
    lines = []
    for stem, (first, *others) in papers.items():
        apart = [f"{counted(tables[stem], 'table')} as .csv"] if stem in tables else []
        lines.append(", ".join([f"wrote {first}", *(path.suffix for path in others), *apart]))
    return lines


def _without_pdf(formats: tuple[str, ...]) -> tuple[str, ...]:
    """The formats with HTML in the place of PDF."""
    return tuple(dict.fromkeys("html" if name == "pdf" else name for name in formats))


@contextmanager
def _frozen() -> Iterator[None]:
    """What is there before the papers is not looked through again when what each leaves behind is taken away."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
