"""What a CPA firm has to know before it can price an examination: type, period, categories, who else is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.soc_2.result import Soc2Score

_BLANK: Final = "________"
_METHODS: Final = {"carve_out": "carved out", "inclusive": "inclusive"}


def request(score: Soc2Score) -> Iterator[tuple[str, str]]:
    """Heading and text, with blanks for what nobody stated."""
    yield "Report", f"SOC 2, type {score.type or _BLANK}"
    if score.type == 1:
        yield "Day", grammar.day(score.as_of_date) if score.as_of_date is not None else _BLANK
    else:
        told = score.period
        yield "Period", f"{grammar.day(told.from_)} to {grammar.day(told.to)}" if told is not None else _BLANK
    chosen = [item for item in score.categories if item.chosen == "yes"]
    open_ = [item.title for item in score.categories if item.chosen == "unknown"]
    titles = grammar.listed(
        [f"{item.title} ({item.criteria} {grammar.verb(item.criteria, 'criterion', 'criteria')})" for item in chosen]
    )
    yield "Categories", titles + (f"; not yet decided: {grammar.listed(open_)}" if open_ else "")
    parties = [f"{item.name} ({_METHODS[item.method]})" for item in score.subservice]
    yield "Subservice organizations", grammar.listed(parties) or "none stated"
    yield (
        "Independence",
        "Name the license of your firm, and state that you have no part in running what is examined",
    )
    yield "Days", f"Report wanted by: {_BLANK}; description of the system and written assertion are ready on: {_BLANK}"
