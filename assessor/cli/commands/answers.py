"""`assessor answers`: a confirmation sheet that came back, shown as a change of the engagement or written into it."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.confirmations import standing_of
from assessor.assess.engine import assess_engagement
from assessor.cli.codes import DONE
from assessor.cli.colors import paint
from assessor.cli.diagnostics import print_text
from assessor.cli.files import replace_text
from assessor.cli.session import cache_folder, data_of
from assessor.errors import AssessorError, OutputError
from assessor.evaluate.supply import TODAY
from assessor.words import confirmations

if TYPE_CHECKING:
    import argparse

    from assessor.assess.answered import Answered
    from assessor.library.engagement import Source
    from assessor.model.plan import Plan
    from assessor.result.confirmation import VerdictStanding

_COLORS = {"+": "green", "-": "red"}
_BOM = "\ufeff"


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("engagement", type=Path, metavar="ENGAGEMENT", help="the engagement file (YAML)")
    parser.add_argument(
        "answers", type=Path, metavar="ANSWERS", help="the returned sheet or workbook (XLSX or YAML, not PDF)"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the answers into the engagement (default: only show the change)"
    )


def run(options: argparse.Namespace) -> int:
    """Check the answers, show the change, and make it where that is wanted."""
    path: Path = options.engagement.resolve()  # a link stays a link: what it names is replaced
    source, plan, warnings = api.sound(options.engagement, data=data_of(options), cache=cache_folder(options))
    print_text(warnings, sys.stderr)
    raw = path.read_bytes()
    text = raw.decode()
    mark = _BOM if text.startswith(_BOM) else ""
    found = _found(source, plan, text.removeprefix(_BOM), options.answers)
    print_text(found.warnings, sys.stderr)
    if found.before == found.after:
        print(confirmations.unchanged(found.counted, finished=not found.unfinished))
        return DONE
    after = f"{mark}{found.after}".encode()
    new_source, new_plan, problems = api.check(
        options.engagement, data=data_of(options), cache=cache_folder(options), raw=after
    )
    new = [item for item in problems if item not in warnings and item.severity.value == "error"]
    if new_source is None or new_plan is None or new:
        print_text(new, sys.stderr)
        raise AssessorError("the engagement would hold errors with these answers in it", hint="nothing was written")
    _show(found.before, found.after, source.name)
    print()
    print(confirmations.moved(_standing(plan, source), _standing(new_plan, new_source)))
    if not options.write:
        print(confirmations.not_written(found.counted))
        return DONE
    if path.read_bytes() != raw:
        raise AssessorError(f"{options.engagement} changed while the answers were read", hint="run the command again")
    try:
        replace_text(path, found.after)
    except OutputError as fault:
        raise OutputError(fault.message, hint="the engagement was not changed; free some space first") from fault
    print(f"wrote {options.engagement}")
    return DONE


def _found(source: Source, plan: Plan, text: str, answers: Path) -> Answered:
    """The text with a provider's sheet, or the workbook of the engagement, written in."""
    from assessor.assess.answered import answered  # noqa: PLC0415 - brings in yaml, which the help does not need
    from assessor.source.workbook import MAX_BYTES  # noqa: PLC0415
    from assessor.source.workbook_grids import is_workbook_of_engagement  # noqa: PLC0415

    if answers.is_file():
        with answers.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
        if is_workbook_of_engagement(raw):
            from assessor.assess.edited_workbook import with_workbook  # noqa: PLC0415

            return with_workbook(source, plan, text, raw, str(answers))
    return answered(source, plan, text, answers)


def _standing(plan: Plan, source: Source) -> VerdictStanding:
    return standing_of(assess_engagement(plan, source.engagement, arrangements=(TODAY,)))


def _show(before: str, after: str, name: str) -> None:
    """The change as a diff of lines."""
    for line in unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="", n=2):
        color = _COLORS.get(line[:1])
        print(paint(line, color, sys.stdout) if color is not None else line)
