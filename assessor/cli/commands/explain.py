"""`assessor explain`: why a verdict is what it is, and the smallest change that would put it in place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.codes import DONE
from assessor.cli.diagnostics import print_text
from assessor.cli.kept_answers import CommandRun
from assessor.cli.what_if_option import add_what_if

if TYPE_CHECKING:
    import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "obligation", metavar="OBLIGATION", help='id of an obligation, such as "hipaa:164.308(a)(1)(ii)(D)"'
    )
    parser.add_argument("--engagement", type=Path, metavar="FILE", help="explain it for the organization in this file")
    add_what_if(parser)
    parser.add_argument(
        "--arrangement",
        "--model",
        dest="arrangement",
        metavar="NAME",
        help="arrangement to explain (default: today; without --engagement, every model)",
    )


def run(options: argparse.Namespace) -> int:
    """Explain one obligation, with or without an engagement."""
    words = ["explain", options.obligation, *(f"--what-if {change}" for change in options.what_if)]
    words += [] if options.arrangement is None else [f"--arrangement {options.arrangement}"]
    asked = CommandRun(words, options.engagement, options)
    printout = asked.kept()
    if printout is None:
        from assessor.cli.explanation_runs import explain  # noqa: PLC0415 - all that judges: nothing was kept

        return explain(options, asked)
    print_text(printout.warnings, sys.stderr)
    print("\n".join(printout.lines))
    return DONE
