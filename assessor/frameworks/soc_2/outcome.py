"""SOC 2's outcome: how many criteria could be reported without a remark, and what stands in the way of the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessor.frameworks.soc_2.result import Soc2Score
from assessor.report.outcome import Outcome
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.result import Result

ID = "soc-2"
_CLEAN = ("no_exception", "designed", "no_occurrence")


def outcome_of(result: Result, names: BriefNames) -> Outcome | None:
    """Criteria by standing; none where the engagement says of no report that it is wanted."""
    score = (result.scores or {}).get(ID)
    if not isinstance(score, Soc2Score) or score.type is None or not score.criteria:
        return None
    rows = [row for row in score.criteria if row.standing != "out_of_scope"]
    standing = Counter(row.standing for row in rows)
    clean = sum(row.standing in _CLEAN for row in rows)
    parts = [
        (standing["exception"], "with an exception that could qualify the opinion"),
        (standing["design_only"], "without records over the whole period"),
        (standing["undetermined"] + standing["not_tested"], "not judged"),
        (standing["exception_mitigated"], "with an exception something else makes up for"),
    ]
    said = [f"{count} {text}" for count, text in parts if count]
    shown = (
        " “In place” in this brief means designed and stated; that it operated over the period, only records show."
        if standing["design_only"]
        else ""
    )
    exceptions = [names.obligation(row.ref) for row in rows if row.standing == "exception"]
    way = []
    over = score.period is not None and score.period.to < result.as_of
    if exceptions:
        failed = grammar.listed(exceptions)
        way.append(
            f"The period is over, so what failed in {failed} will be reported: mend it for the next one"
            if over
            else f"Put right what failed in {failed}, and show it over time"
        )
    if standing["design_only"]:
        way.append("gather what records of it there are" if over else "collect records that cover the period")
    return Outcome(
        framework=ID,
        headline=f"SOC 2 type {score.type}: {clean} of {len(rows)} criteria could be reported without a remark",
        standing=f"The others: {grammar.listed(said)}.{shown}"
        if said
        else "Nothing stands in the way of a clean opinion.",
        way=f"{'; '.join(way)}." if way else "Keep the records coming until the period ends.",
        reached=None if clean == len(rows) or not standing["exception"] else False,
        not_assessed=("The system description and management's assertion. The opinion is the CPA firm's.",),
    )
