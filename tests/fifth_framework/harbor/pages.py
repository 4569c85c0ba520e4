"""The one page of the Harbor Charter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.outcome import Outcome
from assessor.report.sheet import Column, Figure, Sheet, Table, cells
from tests.fifth_framework.harbor.result import HarborScore
from tests.fifth_framework.harbor.words import light

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.result import Result

ID: Final = "harbor"
_COLUMNS = (Column("Requirement", 136, mono=True), Column("Lanterns", 40, number=True))


def sheets_of(result: Result, _names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where the charter was chosen."""
    score = (result.scores or {}).get(ID)
    if not isinstance(score, HarborScore):
        return ()
    rows = tuple(cells(row.ref, str(row.lanterns)) for row in score.dark)
    return (
        Sheet(
            anchor=ID,
            kicker="Harbor Charter",
            title=f"{light(score)}.",
            figures=(Figure(str(score.lit), "lanterns burn today"),),
            blocks=(Table(_COLUMNS, rows, title="What does not burn"),) if rows else (),
        ),
    )


def outcome_of(result: Result) -> Outcome | None:
    """Safe or dark; every lantern that does not burn is on the way to safe."""
    score = (result.scores or {}).get(ID)
    if not isinstance(score, HarborScore):
        return None
    return Outcome(
        framework=ID,
        headline=f"Harbor Charter: {light(score)}",
        standing=f"{score.lit} lanterns burn.",
        way="Light what is dark.",
        reached=score.harbor == "safe",
        not_assessed=("The tides.",),
    )
