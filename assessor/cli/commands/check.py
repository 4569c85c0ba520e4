"""`assessor check`: every problem of catalogs, rules and engagements, with its place."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli import check_choice, diagnostics
from assessor.cli.check_choice import chosen, families, home_pack, is_data, rest, yaml_files
from assessor.cli.code_pages import code_page
from assessor.cli.codes import DONE, INVALID
from assessor.cli.days import day, today
from assessor.cli.kept_answers import CommandRun, Printout
from assessor.cli.session import cache_folder, data_of
from assessor.errors import NotFound
from assessor.library.data_set import with_packs
from assessor.library.resources import case_files, shipped_root
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity
from assessor.model.pack import MANIFEST
from assessor.model.span import Span
from assessor.words.grammar import counted

if TYPE_CHECKING:
    import argparse

    from assessor.library.data_set import DataSet
    from assessor.library.packs import RulePack


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (default: shipped data)")
    parser.add_argument(
        "--format", choices=("text", "json", "sarif", "github"), default="text", help="output format (default: text)"
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="warn of dates of the law that have passed by this day (default: the engagement's own)",
    )
    parser.add_argument(
        "--fix", action="store_true", help="fix what needs no decision: quotes, true and false, spelling"
    )
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes, until interrupted")
    parser.add_argument("--about", metavar="CODE", help="say what a code means and what to do about it")
    check_choice.add(parser)


def run(options: argparse.Namespace) -> int:
    """Check everything named, print it all, exit 3 when there is an error."""
    if options.about is not None:
        return _about(options.about)
    options.select, options.ignore = families(options.select), families(options.ignore)
    if options.watch:
        from assessor.cli.check_runs import watch  # noqa: PLC0415 - a plain check needs none of it

        return watch(options.paths or [options.data or shipped_root()], lambda: _run_once(options))
    return _run_once(options)


def _run_once(options: argparse.Namespace) -> int:
    files, found = _found(options)
    if options.fix:
        from assessor.cli.check_runs import mend_files  # noqa: PLC0415 - a plain check needs none of it

        if mends := mend_files(found):
            files, found = _found(options)
            if options.format == "text":
                print("\n".join(mends))
    errors = sum(item.severity is Severity.ERROR for item in found)
    shown = chosen(found, options.select, options.ignore)
    if options.format != "text":
        _print(options.format, shown)
    else:
        limit = options.limit or len(shown)
        diagnostics.print_text(shown[:limit], sys.stdout)
        if len(shown) > limit:
            print(rest(shown, limit))
        totals = f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}"
        hidden = f" ({len(found) - len(shown)} not shown)" if len(shown) < len(found) else ""
        print(f"{counted(files, 'file')} checked: {totals}{hidden}")
    return INVALID if errors else DONE


def _found(options: argparse.Namespace) -> tuple[int, list[Diagnostic]]:
    """How many files were checked, and every problem of them in the order of printing."""
    found: list[Diagnostic] = []
    files = 0
    named = [_home(path) for path in options.paths or [options.data or shipped_root()]]
    for path in dict.fromkeys(named):
        count, problems = _check(path, options)
        files += count
        found.extend(problems)
    return files, sorted(set(found), key=Diagnostic.sort_key)


def _home(path: Path) -> Path:
    """A file, or the pack whose file it is."""
    return (home_pack(path) if path.is_file() else None) or path


def _print(kind: str, found: list[Diagnostic]) -> None:
    from assessor.cli.sarif import as_sarif  # noqa: PLC0415 - only for dashboards

    write = {"json": diagnostics.as_json, "sarif": as_sarif, "github": diagnostics.as_github}[kind]
    print(write(found))


def _about(code: str) -> int:
    """What a code means; raises NotFound for one there is not."""
    page = code_page(code)
    if page is None:
        families([code])
        raise NotFound(f"'{code}' is a family of codes", hint="name one of them; docs/diagnostics.md lists all")
    print(f"{page.code}\n  {page.says}\n  {page.advice}")
    return DONE


def _check(path: Path, options: argparse.Namespace) -> tuple[int, list[Diagnostic]]:
    if (path / MANIFEST).is_file() or (path.suffix == ".zip" and path.is_file()):
        data = with_packs(data_of(options), [os.path.join(".", path)])  # noqa: PTH118 - a Path would drop the dot
        return _whole(data, cache_folder(options), data.packs[-1] if len(data.packs) == 1 else None)
    if path.is_dir() and (path / "controls").is_dir() and (path / "rules").is_dir():
        return _whole(with_packs(path, options.pack), cache_folder(options))
    if path.is_dir():
        parts = dict.fromkeys(_home(file) for file in yaml_files(path, options.exclude))
        results = [_check(part, options) if part.is_dir() else (1, _one(part, options)) for part in parts]
        if not results:
            raise NotFound(
                f"no file of ours under {path}",
                hint="name a file, or a folder with engagements, packs or rule files (YAML with a line 'schema:')",
            )
        return sum(count for count, _ in results), [problem for _, problems in results for problem in problems]
    return 1, _one(path, options)


def _whole(data: DataSet, cache: Path | None, pack: RulePack | None = None) -> tuple[int, list[Diagnostic]]:
    """A data root with its packs; of one `pack` only its own files are audited and counted."""
    from assessor.cli.kept_soundness import RememberedReading, sound  # noqa: PLC0415 - an engagement needs none of it

    files = data.files()
    cases = [*(case_files(data.root) if pack is None else []), *(file for item in data.packs for file in item.cases)]
    count = len(files) + len(cases) if pack is None else len(pack.files) + len(pack.cases) + 1
    reading = RememberedReading(today())
    if cache is not None and sound(data, files, cases, cache, reading):
        return count, []
    from assessor.cli.library_check import library_problems  # noqa: PLC0415 - only where something is wrong or unknown

    problems = library_problems(data, files, cases, cache, pack, reading)
    if pack is not None:
        problems = [
            item for item in problems if item.severity is Severity.ERROR or item.span.path.startswith(pack.where)
        ]
    return count, problems


def _one(path: Path, options: argparse.Namespace) -> list[Diagnostic]:
    """One file: an engagement is checked against the rules, a data file against its schema."""
    try:
        return _read_one(path, options)
    except OSError as fault:
        return [Diagnostic("file/unreadable", fault.strerror or "cannot be read", Span(str(path)), "check the path")]


def _read_one(path: Path, options: argparse.Namespace) -> list[Diagnostic]:
    if path.is_file() and is_data(path):
        return _data_file(path, options)
    try:
        run = CommandRun(("check", *([options.as_of] if options.as_of is not None else ())), path, options)
        printout = run.kept()
        return list(printout.warnings) if printout is not None else _engagement(path, options, run)
    except InvalidSource as fault:
        return list(fault.diagnostics)


def _engagement(path: Path, options: argparse.Namespace, run: CommandRun) -> list[Diagnostic]:
    """An engagement as the `run` read it; what is printed is kept where it holds no error."""
    from assessor import api  # noqa: PLC0415
    from assessor.library.law_links import law_may_have_changed  # noqa: PLC0415

    cache = cache_folder(options)
    source, plan, problems = api.check(path, data=run.data, cache=cache, raw=run.raw, idle=True)
    if source is None or plan is None or source.faulty:
        return problems
    problems += law_may_have_changed(source, plan, options.as_of)
    if not any(item.severity is Severity.ERROR for item in problems):
        run.keep(Printout(tuple(problems)), source)
    return problems


def _data_file(path: Path, options: argparse.Namespace) -> list[Diagnostic]:
    from assessor.cli.library_check import case_problems  # noqa: PLC0415
    from assessor.frameworks.registry import FRAMEWORKS  # noqa: PLC0415
    from assessor.library.brand_file import holds_brand, read_brand  # noqa: PLC0415
    from assessor.library.loader import read_file  # noqa: PLC0415
    from assessor.library.rule_cases import holds_cases  # noqa: PLC0415

    content = path.read_bytes()
    if holds_brand(content):
        return read_brand(path)[1]
    document, problems = read_file(content, str(path), FRAMEWORKS)
    if document is None or not holds_cases(document):
        return problems
    try:
        return case_problems([(str(path), content)], data_of(options), cache_folder(options))
    except InvalidSource as fault:
        return list(fault.diagnostics)
