"""`assessor explain`: why a verdict is what it is, and the smallest change that would put it in place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.codes import DONE
from assessor.cli.diagnostics import print_text
from assessor.cli.kept_answers import Question
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
        "--model", metavar="NAME", help="arrangement to explain (default: today; without --engagement, every model)"
    )


def run(options: argparse.Namespace) -> int:
    """Explain one obligation, with or without an engagement."""
    words = ["explain", options.obligation, *(f"--what-if {change}" for change in options.what_if)]
    words += [] if options.model is None else [f"--model {options.model}"]
    question = Question(words, options.engagement, options)
    answer = question.kept()
    if answer is None:
        from assessor.cli.explanation_runs import explain  # noqa: PLC0415 - all that judges: nothing was kept

        return explain(options, question)
    print_text(answer.warnings, sys.stderr)
    print("\n".join(answer.lines))
    return DONE
