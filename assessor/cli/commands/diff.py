"""`assessor diff`: what changed between two engagements, and why verdicts of today moved."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import api
from assessor.cli.codes import DONE
from assessor.cli.diagnostics import print_text
from assessor.cli.session import cache_folder

if TYPE_CHECKING:
    import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("old", type=Path, metavar="OLD", help="the engagement file as it was (YAML)")
    parser.add_argument("new", type=Path, metavar="NEW", help="the engagement file as it is (YAML)")
    parser.add_argument(
        "--old-data", type=Path, metavar="DIR", help="judge OLD by the rules in this folder (default: those of NEW)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def run(options: argparse.Namespace) -> int:
    """Judge both sides, undo the differences one by one, and print what accounts for each verdict that moved."""
    old_data = options.old_data or options.data
    found, warnings = api.changed_versions(
        options.old, options.new, data=options.data, old_data=old_data, cache=cache_folder(options)
    )
    print_text(warnings, sys.stderr)
    if options.format == "json":
        from assessor.encode.versions import changes_object  # noqa: PLC0415 - only where it is asked for

        print(json.dumps(changes_object(found), indent=2, ensure_ascii=False))
    else:
        from assessor.words.version_changes import lines  # noqa: PLC0415

        print("\n".join(lines(found)))
    return DONE
