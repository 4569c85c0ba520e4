"""`assessor diff`: what changed between two engagements, and why verdicts of today moved."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.codes import DONE
from assessor.cli.diagnostics import print_text
from assessor.cli.session import cache_folder
from assessor.errors import NotFound

if TYPE_CHECKING:
    import argparse

    from assessor.model.diagnostic import Diagnostic
    from assessor.result.version_change import VersionChanges


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "old",
        type=Path,
        metavar="OLD",
        help="the engagement file as it was (YAML), or its brief (PDF, folder), or result.json",
    )
    parser.add_argument(
        "new",
        type=Path,
        metavar="NEW",
        help="the engagement file as it is (YAML), or its brief (PDF, folder), or result.json",
    )
    parser.add_argument(
        "--old-data", type=Path, metavar="DIR", help="judge OLD by the rules in this folder (default: those of NEW)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def refuse_missing(earlier: Path | None) -> None:
    """Raise NotFound, before anything is judged, where the file or folder to compare with is not there."""
    if earlier is not None and not earlier.exists():
        raise NotFound(f"there is no file {earlier}", hint="name an earlier engagement, brief or folder of a run")


def compared(options: argparse.Namespace, old: Path, new: Path) -> tuple[VersionChanges, list[Diagnostic]]:
    """What changed between two engagements; a brief is judged by what it carries."""
    from assessor.verification.compared import changes_between, part_of  # noqa: PLC0415 - `--help` needs none of it
    from assessor.verification.performing import Given  # noqa: PLC0415

    given = Given(data=options.data, packs=tuple(options.pack))
    old_data = getattr(options, "old_data", None) or options.data
    with tempfile.TemporaryDirectory(prefix="assessor-diff-", ignore_cleanup_errors=True) as name:
        before = part_of(old, Path(name) / "old", given._replace(data=old_data))
        after = part_of(new, Path(name) / "new", given)
        return changes_between(before, after, cache=cache_folder(options))


def run(options: argparse.Namespace) -> int:
    """Judge both sides, undo the differences one by one, and print what accounts for each verdict that moved."""
    found, warnings = compared(options, options.old, options.new)
    print_text(warnings, sys.stderr)
    if options.format == "json":
        from assessor.encode.versions import changes_object  # noqa: PLC0415 - only where it is asked for

        print(json.dumps(changes_object(found), indent=2, ensure_ascii=False))
    else:
        from assessor.words.version_changes import lines  # noqa: PLC0415

        print("\n".join(lines(found)))
    return DONE
