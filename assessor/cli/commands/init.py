"""`assessor init`: a commented starter engagement that already runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import api
from assessor.cli.codes import DONE
from assessor.cli.files import write_all
from assessor.cli.session import cache_folder
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
    parser.add_argument("--framework", action="append", metavar="ID", help="framework to meet (repeatable)")
    parser.add_argument("--as-of", metavar="DATE", help="date of the assessment, such as 2026-11-21")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")


def run(options: argparse.Namespace) -> int:
    """Ask what was not given when somebody is there to answer; write the file."""
    plan = api.load_library(data=options.data, cache=cache_folder(options))
    if options.file.exists() and not options.force:
        raise AssessorError(f"{options.file} already exists", hint="choose another name, or use --force to replace it")
    answers = _answers(options, plan)
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


def _answers(options: argparse.Namespace, plan: Plan) -> Answers:
    asking = sys.stdin.isatty() and sys.stderr.isatty()
    frameworks = options.framework
    if frameworks is None and asking:
        known = ", ".join(plan.terrain.frameworks)
        said = _ask(f"Frameworks, comma-separated ({known})", next(iter(plan.terrain.frameworks), ""))
        frameworks = [part.strip() for part in said.split(",") if part.strip()]
    return Answers(
        name=options.name or (_ask("Name of the organization", "My organization") if asking else "My organization"),
        frameworks=tuple(frameworks or list(plan.terrain.frameworks)[:1]),
        as_of=_date(options.as_of or (_ask("Date of the assessment", _today()) if asking else _today())),
    )


def _ask(question: str, default: str) -> str:
    sys.stderr.write(f"{question} [{default}]: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip() or default


def _today() -> str:
    from datetime import date  # noqa: PLC0415 - the clock is read here only, to suggest a date

    return date.today().isoformat()  # noqa: DTZ011 - the user's own calendar day


def _date(text: str) -> str:
    from datetime import date  # noqa: PLC0415

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as fault:
        raise AssessorError(f"'{text}' is not a date", hint="write it as 2026-11-21") from fault
