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
from assessor.cli.commands.diff import compared, refuse_missing
from assessor.cli.days import day
from assessor.cli.diagnostics import print_text
from assessor.cli.files import write_all
from assessor.cli.format_option import add_format
from assessor.cli.progress import working
from assessor.cli.session import cache_folder, data_of, processes
from assessor.cli.written import written
from assessor.errors import NotFound

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    from assessor.papers.kinds import NAMES, PAPER_FORMATS  # noqa: PLC0415 - the help of other commands needs none

    parser.add_argument("engagement", type=Path, metavar="ENGAGEMENT", help="the engagement file (YAML)")
    known = ", ".join(NAMES)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"papers to write: {known} (default: all but those of OSCAL)"
    )
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
    _refuse(formats, options)
    refuse_missing(options.since)
    expected = any("pdf" in chosen for chosen in formats.values())
    with closing(PdfPapers(processes(), expected=expected)) as printing:
        judged = api.judged(
            options.engagement, data=data_of(options), cache=cache_folder(options), offers=options.offers
        )
        print_text(judged.warnings, sys.stderr)
        hint = printing.missing() if expected else None
        if hint is not None:
            formats = {name: _without_pdf(chosen) for name, chosen in formats.items()}
        incident = date.fromisoformat(options.incident) if options.incident is not None else None
        changes = compared(options, options.since, options.engagement)[0] if options.since is not None else None
        dossier = Dossier(judged.result, judged.assessment, FRAMEWORKS, incident=incident, changes=changes)
        with working("writing the papers"), _frozen():
            papers = files_of_all(dossier, formats, printing)
    write_all(options.out, {file: content for paper in papers for file, content in paper.files.items()})
    for paper in papers:
        print(written([options.out / file for file in paper.files]))
    empty = [name for name in (options.names or wanted[: not papers]) if all(paper.name != name for paper in papers)]
    if empty:
        sys.stderr.write(f"assessor: nothing to write for this engagement: {', '.join(dict.fromkeys(empty))}\n")
    if hint:
        sys.stderr.write(f"assessor: no PDF written, because Pango is missing: {hint}\n")
    return INCOMPLETE if hint or empty else DONE


def _refuse(formats: Mapping[str, tuple[str, ...]], options: argparse.Namespace) -> None:
    """Refuse, before anything is judged, a paper named in no format it has, and a format that no paper named has.

    Of papers that nobody named those are written that have one of the formats. Raises NotFound.
    """
    from assessor.papers.kinds import formats_there_are  # noqa: PLC0415

    if options.format is None:
        return
    asked = ", ".join(options.format)
    if not options.names:
        if not any(formats.values()):
            raise NotFound(
                f"no paper is written as {asked} unless it is named",
                hint="OSCAL documents are: papers ENGAGEMENT oscal",
            )
        return
    for name, chosen in formats.items():
        if not chosen:
            raise NotFound(f"{name} is not written as {asked}", hint=f"formats: {', '.join(formats_there_are(name))}")
    for item in options.format:
        if not any(item in chosen for chosen in formats.values()):
            known = "; ".join(f"{name}: {', '.join(formats_there_are(name))}" for name in formats)
            raise NotFound(f"none of the papers named is written as {item}", hint=f"formats of {known}")


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
