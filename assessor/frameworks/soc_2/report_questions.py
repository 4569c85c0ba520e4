"""What is asked of the report itself: its type, and of a type 2 report the period it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.soc_2 import report_words as words
from assessor.frameworks.soc_2.statements import soc_2_statements
from assessor.result.question import Answer, OwnQuestion, own_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.result.question import OpenQuestion

_BLOCK: Final = "soc_2"
_TYPE_1, _TYPE_2 = 1, 2


def report_questions(case: Case) -> Iterator[OpenQuestion]:
    """The type, with the first day where it covers a period; then whether that period has ended."""
    block, as_of = soc_2_statements(case.engagement), case.engagement.as_of
    if block is None:
        yield _type(as_of)
    elif block.period is not None and block.period.to == as_of:
        place = (_BLOCK, "period", "to")
        own = OwnQuestion(text=words.WHICH_END, free="date", latest=True, nothing=words.STILL_RUNS, more=True)
        shown = (Answer(place=place, value=as_of, title=words.LAST_DAY),)
        yield own_question(place, shown, own)


def _type(as_of: str) -> OpenQuestion:
    """One day, or a period: that needs its first day; up to today is what has passed of it."""
    one_day, period = {"type": _TYPE_1}, {"from": as_of, "to": as_of}
    return own_question(
        (_BLOCK, "period", "from"),
        (
            Answer(place=(_BLOCK,), value=one_day, code="one-day", title=words.ONE_DAY),
            Answer(place=(_BLOCK,), value=one_day, code="not-begun", title=words.NOT_BEGUN),
            Answer(place=(_BLOCK,), value={"type": _TYPE_2, "period": period}, title=words.SINCE),
        ),
        OwnQuestion(
            text=words.WHICH_TYPE,
            free="date",
            beside=(
                Answer(place=(_BLOCK, "type"), value=_TYPE_2),
                Answer(place=(_BLOCK, "period", "to"), value=as_of),
            ),
        ),
    )
