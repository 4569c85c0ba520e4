"""`assessor ask`: the sheets on which providers confirm what today's verdicts rest on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.confirmations import confirmation_sheets
from assessor.assess.engine import assess_engagement
from assessor.cli.codes import DONE, INCOMPLETE
from assessor.cli.diagnostics import print_text
from assessor.cli.files import write_all
from assessor.cli.format_option import add_format, pdf_hint
from assessor.cli.progress import working
from assessor.cli.session import cache_folder, data_of
from assessor.cli.written import written
from assessor.errors import NotFound
from assessor.evaluate.supply import TODAY
from assessor.words import confirmations
from assessor.words.names import names_of

if TYPE_CHECKING:
    import argparse

    from assessor.result.confirmation import ConfirmationSheets, Sheet

_FORMATS = ("pdf", "xlsx", "yaml")


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("engagement", type=Path, metavar="ENGAGEMENT", help="the engagement file (YAML)")
    parser.add_argument("--provider", metavar="ID", help="only this provider (default: each with something to confirm)")
    add_format(parser, _FORMATS, _FORMATS, said="all")
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="output folder (default: this one)")


def run(options: argparse.Namespace) -> int:
    """Find what each provider has to confirm, and write its sheet in every format."""
    source, plan, warnings = api.sound(options.engagement, data=data_of(options), cache=cache_folder(options))
    print_text(warnings, sys.stderr)
    providers = [item.id for item in source.engagement.providers]
    if options.provider is not None and options.provider not in providers:
        raise NotFound(
            f"there is no provider '{options.provider}'", hint=f"providers: {', '.join(providers) or 'none'}"
        )
    found = confirmation_sheets(assess_engagement(plan, source.engagement, arrangements=(TODAY,)), source)
    sheets = [sheet for sheet in found.sheets if options.provider in (None, sheet.provider)]
    if not sheets:
        print(confirmations.nothing(options.provider))
        return DONE
    hint = pdf_hint(options.format)
    formats = [name for name in options.format if name != "pdf" or hint is None]
    with working("writing the sheets"):
        made = [_files(found, sheet, formats) for sheet in sheets]
    write_all(options.out, {file: content for files in made for file, content in files.items()})
    names = names_of(found.open.named)
    for sheet, files in zip(sheets, made, strict=True):
        print(confirmations.written(sheet, names))
        if files:
            print(written([options.out / file for file in files]))
    if hint:
        sys.stderr.write(f"assessor: no PDF written, because Pango is missing: {hint}\n")
        return INCOMPLETE
    return DONE


def _files(found: ConfirmationSheets, sheet: Sheet, formats: list[str]) -> dict[str, bytes]:
    """The files of one sheet by name."""
    from assessor import report  # noqa: PLC0415 - templates and WeasyPrint only when asked for
    from assessor.encode.confirmation_yaml import answer_file  # noqa: PLC0415

    stem = confirmations.file_stem(sheet)
    reply = answer_file(found, sheet, names_of(found.open.named))
    contents = {}
    for name in formats:
        if name == "yaml":
            made = reply
        elif name == "xlsx":
            made = report.render_confirmation_xlsx(found, sheet)
        else:
            made = report.render_confirmation_pdf(found, sheet, answers=reply, name=f"{stem}.yaml")
        contents[f"{stem}.{name}"] = made
    return contents
