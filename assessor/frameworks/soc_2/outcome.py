"""SOC 2's outcome: how many criteria could be reported without a remark, and what stands in the way of the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.frameworks.soc_2 import words
from assessor.frameworks.soc_2.result import Soc2Score
from assessor.frameworks.todays_verdict import resting
from assessor.report.outcome import Outcome
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        (standing["design_only"], "whose records do not cover the whole period"),
        (standing["undetermined"] + standing["not_tested"], "not judged"),
        (standing["exception_mitigated"], "with an exception something else makes up for"),
    ]
    said = [f"{count} {text}" for count, text in parts if count]
    shown = (
        " “In place” in this brief means designed and stated; that it operated over the period, only records show."
        if standing["design_only"]
        else ""
    )
    exceptions = [row.ref for row in rows if row.standing == "exception"]
    way: list[str] = []
    over = score.period is not None and score.period.to < result.as_of
    if over:
        way += _reported(score, exceptions, names)
    elif exceptions:
        failed = f"Put right what failed in {grammar.listed(names.obligations(exceptions))}"
        way.append(f"{failed}, {_then(score)}")
    if standing["design_only"]:
        way.append("gather what records of that period there are" if over else "collect records that cover the period")
    return Outcome(
        framework=ID,
        headline=f"SOC 2 type {score.type}: "
        f"{clean or 'none'} of {len(rows)} criteria could be reported without a remark"
        f"{_resting(result, [row.ref for row in rows if row.standing in _CLEAN])}",
        standing=f"The others: {grammar.listed(said)}.{shown}"
        if said
        else "Nothing stands in the way of a clean opinion.",
        way=f"{grammar.opening('; '.join(way))}." if way else "Keep the records coming until the period ends.",
        reached=None if clean == len(rows) or not standing["exception"] else False,
        settles=tuple(filter(None, (words.which_period(score, result.as_of, len(rows)),))),
        not_assessed=("The system description and management's assertion. The opinion is the CPA firm's.",),
    )


def _resting(result: Result, clean: Sequence[str]) -> str:
    """How many of the clean criteria rest on duties that nobody has finished, or stated."""
    return resting(row.verdicts[TODAY] for row in result.obligations if row.ref in clean)


def _then(score: Soc2Score) -> str:
    """What comes after what failed is put right: a type 1 report speaks of one day, and that stays as it was."""
    if score.type != 1:
        return "and show it over time"
    if score.as_of_date is None:
        return "before the day the report speaks of"
    return f"then set a new as-of date; of {grammar.day(score.as_of_date)} the report would still say that it failed"


def _reported(score: Soc2Score, exceptions: Sequence[str], names: BriefNames) -> Iterator[str]:
    """What a report on a period that is over has to name, and what it may."""
    deviated = {noted.obligation for noted in score.exceptions} | {
        row.ref for row in score.criteria if row.contradicting
    }
    others = names.obligations([ref for ref in exceptions if ref not in deviated])
    noted = names.obligations([row.ref for row in score.criteria if row.ref in deviated])
    if noted:
        yield f"the period is over: expect the report to name the deviations in {grammar.listed(noted)}"
    if others:
        over = "" if noted else "the period is over: "
        yield f"{over}what is missing in {grammar.listed(others)} may be reported too"
    if noted or others:
        yield "mend it for the next one"
