"""An engagement with a provider's answers written in: its new text, and how today's verdicts move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.errors import AssessorError
from assessor.library.answer_lines import line_edits
from assessor.library.answers import check_answers, read_answers
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.library.engagement import Source
    from assessor.model.plan import Plan


class Answered(NamedTuple):
    """The text before and after, how many answers counted, and what the officer should know."""

    before: str
    after: str
    counted: int
    warnings: list[Diagnostic]
    unfinished: bool


def answered(source: Source, plan: Plan, text: str, answers: Path) -> Answered:
    """The text of an engagement with the answers of a file in it; nothing is written.

    Raises InvalidSource with every problem of the answers, AssessorError where the text cannot take them.
    """
    from assessor.source.edits import NoPlaceForIt, edited  # noqa: PLC0415 - only where answers are read

    reply, problems = read_answers(answers)
    if reply is None:
        raise InvalidSource(sorted(problems, key=Diagnostic.sort_key))
    told, problems = check_answers(reply, source, plan)
    if any(item.severity is Severity.ERROR for item in problems):
        raise InvalidSource(sorted(problems, key=Diagnostic.sort_key))
    edits, open_ = line_edits(reply, source, told)
    try:
        after = edited(text, edits)
    except NoPlaceForIt as fault:
        raise AssessorError(
            f"the lines cannot be put into {source.name} without changing more than they say",
            hint="write the provider's 'services' in block style (one key per line), then try again",
        ) from fault
    warnings = sorted([*problems, *open_], key=Diagnostic.sort_key)
    return Answered(text, after, len(told), warnings, unfinished=bool(open_))
