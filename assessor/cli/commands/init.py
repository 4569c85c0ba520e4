"""`assessor init`: an interview on a terminal or from a file of answers, or else a commented starter."""

from __future__ import annotations

import os
import select
import stat
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import api
from assessor.cli.codes import DONE
from assessor.cli.days import day, today
from assessor.cli.files import write_all
from assessor.cli.session import cache_folder, data_of
from assessor.cli.starter import Answers, starter
from assessor.errors import AssessorError, NotFound
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.framework import schema_folders

if TYPE_CHECKING:
    import argparse

    from assessor.model.plan import Plan


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        default=Path("engagement.yaml"),
        metavar="FILE",
        help="file to write (default: engagement.yaml)",
    )
    parser.add_argument("--name", help="name of the organization")
    parser.add_argument(
        "--framework",
        action="append",
        metavar="ID",
        help="framework to meet (repeatable); writes a starter, asks nothing",
    )
    parser.add_argument("--as-of", type=day, metavar="DATE", help="date of the assessment, such as 2026-11-21")
    parser.add_argument("--answers", type=Path, metavar="ANSWERS", help="run the interview with the answers in a file")
    parser.add_argument("--starter", action="store_true", help="write a starter to fill in, even on a terminal")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")


def run(options: argparse.Namespace) -> int:
    """Hold an interview where somebody or a file can answer; write a starter where not."""
    if options.answers is not None and (options.framework or options.starter or options.name):
        raise AssessorError(
            "--answers holds the interview, which asks for name and frameworks itself",
            hint="leave --name, --framework and --starter out",
        )
    plan = api.load_library(data=data_of(options), cache=cache_folder(options))
    asking = sys.stdin.isatty() and sys.stderr.isatty() and not options.framework and not options.starter
    if options.answers is not None:
        _refuse_existing(options)
        from assessor.cli.interview_runs import from_answers  # noqa: PLC0415 - yaml and jsonschema only to hold one

        return from_answers(options.file, options.answers, plan, options.as_of)
    if asking:
        from assessor.cli.interview_runs import on_terminal  # noqa: PLC0415 - the same

        checked = partial(api.check, data=data_of(options), cache=cache_folder(options))
        as_of = options.as_of or today()
        return on_terminal(options.file, plan, options.name, as_of, None if options.force else checked)
    if not options.framework and not options.starter and _is_fed():
        raise AssessorError(
            "the input is no terminal, so what it holds would answer nothing; no file was written",
            hint="put the answers into a file and use --answers, or use --starter for a file to fill in",
        )
    _refuse_existing(options)
    return _starter(options, plan)


def _is_fed() -> bool:
    """Whether something stands ready in a pipe or a file that was given as input."""
    try:
        kind = os.fstat(sys.stdin.fileno()).st_mode
        if stat.S_ISFIFO(kind) and not select.select([sys.stdin], [], [], 0)[0]:
            return False  # nobody has written into it, and whoever could may never do so
        return (stat.S_ISFIFO(kind) or stat.S_ISREG(kind)) and bool(sys.stdin.read(1))
    except (AttributeError, OSError, ValueError):  # no input at all, or none that is text
        return False


def _refuse_existing(options: argparse.Namespace) -> None:
    if options.file.exists() and not options.force:
        raise AssessorError(f"{options.file} already exists", hint="choose another name, or use --force to replace it")


def _starter(options: argparse.Namespace, plan: Plan) -> int:
    answers = Answers(
        name=options.name or "My organization",
        frameworks=tuple(options.framework or plan.terrain.frameworks),
        as_of=options.as_of or today(),
    )
    for name in answers.frameworks:
        if name not in plan.terrain.frameworks:
            known = ", ".join(plan.terrain.frameworks)
            raise NotFound(f"there is no framework '{name}'", hint=f"frameworks: {known}")
    write_all(options.file.parent, {options.file.name: _valid(starter(plan, answers, FRAMEWORKS), options.file)})
    print(f"wrote {options.file}; fill in what you know, then run: assessor assess {options.file} --out out")
    return DONE


def _valid(text: str, file: Path) -> bytes:
    """The starter as bytes; an answer that would make it invalid is refused before anything is written."""
    from assessor.source.reader import read  # noqa: PLC0415 - yaml and jsonschema only for a new file
    from assessor.source.schema import schemas  # noqa: PLC0415

    content = text.encode("utf-8", "replace")
    document, problems = read(content, str(file))
    if document is not None:
        problems = schemas(schema_folders(FRAMEWORKS)).validate(document, "engagement")
    if problems:
        raise AssessorError(f"these answers do not make a valid file: {problems[0].message}", hint=problems[0].help)
    return content
