"""`assessor import`: somebody else's control set or mapping as a draft of a rule pack, with every loss listed."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.cli.codes import DONE
from assessor.cli.days import today
from assessor.cli.files import new_folder
from assessor.cli.session import data_of
from assessor.errors import NotFound
from assessor.frameworks.registry import FRAMEWORKS
from assessor.imports.ciso_library import ciso_draft
from assessor.imports.draft import ImportRequest, TableRequest
from assessor.imports.oscal_file import oscal_draft
from assessor.imports.pack_writer import pack_files
from assessor.imports.table import table_draft
from assessor.imports.table_columns import FIELDS
from assessor.model.diagnostic import Diagnostic, InvalidSource
from assessor.model.span import Span
from assessor.words import import_losses

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from assessor.imports.draft import Draft

LOSSES: Final = "losses.txt"
_LARGEST: Final = 64 * 1024 * 1024
_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST: Final = 40


class _Format(NamedTuple):
    """A format: what it is, what makes a draft of a file of it, and the options it has no use for."""

    summary: str
    draft: Callable[[bytes, str, argparse.Namespace], tuple[Draft | None, list[Diagnostic]]]
    unused: tuple[str, ...]


SOURCES: Final[Mapping[str, _Format]] = {
    "oscal": _Format(
        "an OSCAL catalog, profile or mapping-collection, JSON or YAML",
        lambda raw, path, options: oscal_draft(raw, path, _request(options)),
        ("columns", "sheet"),
    ),
    "ciso-assistant": _Format(
        "a library of CISO Assistant, YAML or JSON",
        lambda raw, path, options: ciso_draft(raw, path, _request(options)),
        ("columns", "sheet"),
    ),
    "table": _Format(
        "a table, CSV or XLSX",
        lambda raw, path, options: table_draft(raw, path, _table_request(options)),
        ("catalog",),
    ),
}


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    told = "; ".join(f"{name}: {item.summary}" for name, item in SOURCES.items())
    parser.add_argument("format", choices=tuple(SOURCES), metavar="FORMAT", help=told)
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to read")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="the new folder of the draft")
    parser.add_argument("--id", metavar="ID", help="id of the pack and its catalog (default: made of the title)")
    parser.add_argument(
        "--catalog",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="the catalog (or library) a profile selects from, or whose rows a mapping maps",
    )
    parser.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar="FIELD=HEADING,...",
        help=f"table: the headings of {', '.join(FIELDS)} (default: guessed from plain headings, and shown)",
    )
    parser.add_argument("--sheet", metavar="NAME", help="table: the sheet of the workbook (default: the one that fits)")
    parser.add_argument("--leaves", action="store_true", help="requirements that hold others become groups")
    parser.add_argument(
        "--as-controls", action="store_true", help="a catalog of controls, which is not judged by itself"
    )


def run(options: argparse.Namespace) -> int:
    """Read, write the whole folder or nothing, list what was lost."""
    name: str | None = options.id
    if name is not None and (not _ID.fullmatch(name) or len(name) > _LONGEST):
        raise NotFound(f"'{name[:60]}' cannot be the id of a pack", hint="use lower kebab-case such as our-standard")
    kind = SOURCES[options.format]
    for unused in kind.unused:
        if getattr(options, unused):
            raise NotFound(f"{options.format} takes no --{unused}", hint="leave it out, or name another format")
    draft, problems = kind.draft(_content(options.file), str(options.file), options)
    if draft is not None and not any(row.kind != "group" for row in draft.rows):
        problems = [Diagnostic("import/empty", "no control in it", Span(str(options.file)), "check the file")]
    if draft is None or problems:
        raise InvalidSource(problems)
    _write(options.out, draft, options.file.name)
    print(f"wrote {options.out}/: {import_losses.totals(draft)}")
    print(import_losses.named(draft))
    if draft.columns:
        print(f"columns: {import_losses.columns(draft)}")
    print("lost or changed on the way (also in losses.txt):")
    print("\n".join(import_losses.lines(draft.losses)))
    print(f"  assessor check {shlex.quote(str(options.out))}")
    print(import_losses.NEXT)
    return DONE


def _write(target: Path, draft: Draft, origin: str) -> None:
    lost = "\n".join([*import_losses.lines(draft.losses), ""])
    files = pack_files(draft, written=today(), origin=origin)
    contents = {**files, LOSSES: lost.encode()}
    with new_folder(target, taken="choose another --out") as folder:
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _request(options: argparse.Namespace) -> ImportRequest:
    return ImportRequest(
        id=options.id,
        controls=_controls(options),
        others={str(path): _content(path) for path in options.catalog},
        leaves=options.leaves,
        as_controls=options.as_controls,
    )


def _table_request(options: argparse.Namespace) -> TableRequest:
    return TableRequest(
        id=options.id,
        controls=_controls(options),
        leaves=options.leaves,
        as_controls=options.as_controls,
        columns=_columns(options.columns),
        sheet=options.sheet,
    )


def _columns(told: list[str]) -> Mapping[str, str]:
    """The headings by field, as `id=Control,title=Name`; an item with a comma in it stands in double quotes."""
    found: dict[str, str] = {}
    for item in (item for text in told for line in csv.reader([text], skipinitialspace=True) for item in line):
        field, sign, heading = item.partition("=")
        if field.strip() not in FIELDS or not sign or not heading.strip() or field.strip() in found:
            raise NotFound(
                f"--columns does not take '{item[:60]}'",
                hint=f"write FIELD=HEADING, each field once, of: {', '.join(FIELDS)}",
            )
        found[field.strip()] = heading.strip()
    return found


def _content(path: Path) -> bytes:
    """The file's bytes, read no further than any format allows."""
    if not path.is_file():
        raise NotFound(f"there is no file {path}", hint="check the path")
    with path.open("rb") as file:
        return file.read(_LARGEST)


def _controls(options: argparse.Namespace) -> Mapping[str, str]:
    """The controls in force, by id and by their OSCAL id, in lower case."""
    from assessor.library.loader import gather  # noqa: PLC0415 - not needed for --help
    from assessor.library.rule_links import active_controls  # noqa: PLC0415
    from assessor.model.oscal import oscal_token  # noqa: PLC0415

    data = data_of(options)
    library, problems = gather(data.files(), FRAMEWORKS, shown=data.shown)
    if library is None:
        raise InvalidSource(problems)
    names = [name for name, active in active_controls(library).items() if active]
    return {spelled: name for name in names for spelled in (name.lower(), oscal_token(name))}
