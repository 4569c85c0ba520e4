"""`assessor next`: the questions that decide most."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from assessor import api
from assessor.assess.all_open import all_open
from assessor.assess.engine import assess_engagement
from assessor.cli.codes import DONE
from assessor.cli.diagnostics import print_text
from assessor.cli.session import cache_folder, data_of
from assessor.evaluate.supply import TODAY
from assessor.frameworks.registry import FRAMEWORKS

_FIRST = 10


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("engagement", type=Path, metavar="ENGAGEMENT", help="the engagement file (YAML)")
    many = parser.add_mutually_exclusive_group()
    many.add_argument("-n", "--number", type=_count, default=_FIRST, metavar="N", help="how many (default: ten)")
    many.add_argument("--all", action="store_true", help="every open question")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of questions; write 1 or more")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Ask what would decide the obligations that cannot be judged today."""
    source, plan, warnings = api.sound(options.engagement, data=data_of(options), cache=cache_folder(options))
    print_text(warnings, sys.stderr)
    assessment = assess_engagement(plan, source.engagement, arrangements=(TODAY,))
    found = all_open(assessment, FRAMEWORKS).without_more
    count = len(found.asked) if options.all else options.number
    if options.format == "json":
        from assessor.encode.questions import questions_object  # noqa: PLC0415 - only where it is asked for

        print(json.dumps(questions_object(found, count), indent=2, ensure_ascii=False))
    else:
        from assessor.words.question_lines import lines  # noqa: PLC0415

        print("\n".join(lines(found, count)))
    return DONE
