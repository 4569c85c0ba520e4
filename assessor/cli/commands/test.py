"""`assessor test`: the cases that stand beside rules, each verdict held against the one that is expected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import api
from assessor.cli.codes import DONE, GAPS
from assessor.cli.session import cache_folder, data_of
from assessor.encode.rule_cases import cases_list, report_object
from assessor.words.case_outcomes import case_line, coverage, failures, tally
from assessor.words.grammar import counted

if TYPE_CHECKING:
    import argparse

    from assessor.result.case_outcome import CaseReport


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="a case file or a folder of them (default: rules/cases)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")
    parser.add_argument("--list", action="store_true", help="list the cases and judge none")
    parser.add_argument("--coverage", action="store_true", help="also say which rules no verdict of a case depends on")


def run(options: argparse.Namespace) -> int:
    """Run every case, print what failed and the counts; exit 1 when one fails."""
    as_json = options.format == "json"
    cache = cache_folder(options)
    if options.list:
        cases = [case for case, _ in api.cases(options.path, data=data_of(options), cache=cache).sound]
        print(_json(cases_list(cases)) if as_json else "\n".join(map(case_line, cases)))
        return DONE
    report = api.judged_cases(options.path, data=data_of(options), cache=cache, coverage=options.coverage)
    print(_json(report_object(report)) if as_json else _text(report))
    if report.coverage is not None and not as_json:
        print("\n".join(coverage(item) for item in report.coverage if item.exercised or item.idle))
    return DONE if report.passed else GAPS


def _text(report: CaseReport) -> str:
    failed = sum(not outcome.passed for outcome in report.outcomes)
    lines = [line for outcome in report.outcomes for line in failures(outcome)]
    lines += map(tally, report.tallies)
    return "\n".join([*lines, f"{counted(len(report.outcomes), 'case')}, {failed} failed"])


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
