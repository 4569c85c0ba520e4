"""`assessor data`: the catalogs and rules the program ships, as files to read or to start from."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.codes import DONE
from assessor.cli.files import new_folder
from assessor.cli.session import data_of

if TYPE_CHECKING:
    import argparse

_FOLDERS = ("controls", "rules")


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("where", help="print the folder that holds controls/ and rules/")
    export = actions.add_parser("export", help="copy controls/ and rules/ into a new folder")
    export.add_argument("folder", type=Path, metavar="DIR", help="folder to make")
    schemas = actions.add_parser("schemas", help="write the JSON Schema of every kind of file, for editors")
    schemas.add_argument("folder", type=Path, metavar="DIR", help="folder to make")


def run(options: argparse.Namespace) -> int:
    """Print the folder, or copy it whole or not at all."""
    if options.action == "schemas":
        return _schemas(options.folder)
    root = data_of(options).root
    if options.action == "where":
        print(root)
        return DONE
    target: Path = options.folder
    with new_folder(target, taken="name a folder that is not there yet") as folder:
        for name in _FOLDERS:
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    print(f"wrote {target}/: change it and use it with --data {target}; a pack is easier to keep (assessor new pack)")
    return DONE


def _schemas(target: Path) -> int:
    from assessor.cli.editor_schemas import schema_files  # noqa: PLC0415 - only here are all schemas read

    texts = schema_files()
    with new_folder(target, taken="name a folder that is not there yet") as folder:
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"wrote {target}/: begin a file with '# yaml-language-server: $schema={target}/KIND.schema.json'")
    return DONE
