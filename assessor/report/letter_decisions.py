"""The decisions that the letter asks for: answers first, then what is signed, then who acts on the first actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import IN_PLACE, Verdict
from assessor.report.text import shorten
from assessor.result.finding import OPEN_QUESTIONS, is_question
from assessor.words import grammar, owners, packages, requests, unsigned_papers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.report.names import BriefNames
    from assessor.report.outcome import Outcome
    from assessor.report.plan_lines import PlanLine
    from assessor.result.result import Result
    from assessor.result.scales import FindingKind

# the answers that can change who has to be paid: who does some work, on which terms, and what the organization is
_OF_PURCHASES: Final[frozenset[FindingKind]] = frozenset({"fact", "unstated_function", "unstated_term"})


def asked_of(
    result: Result, names: BriefNames, actions: Sequence[PlanLine], outcomes: Sequence[Outcome]
) -> Iterator[str]:
    """What the reader is asked to decide; a paper that has to come at once is first, then what frameworks settle."""
    yield from (shorten(line, 600) for line in unsigned_papers.at_once(result, names))
    yield from (shorten(line, 600) for each in outcomes for line in each.settles)
    asked = [shorten(line, 600) for line in requests.decision(result, names)]
    chosen = packages.recommended(result.recommendation) if result.recommendation is not None else None
    asked += [shorten(line, 600) for line in unsigned_papers.later(result, chosen, names)]
    # an answer may change what is signed, so it comes first; where nothing can be signed, what is in the way does
    if chosen is not None:
        yield from (*_questions(result, signing=requests.asks_signatures(chosen)), *asked)
    else:
        yield from (*asked, *_questions(result, signing=False))
    yield from _silent(result)
    yield from (shorten(line, 600) for each in outcomes for line in each.asks)
    if actions:
        yield shorten(owners.confirmed(owner for action in actions for owner in action.acting), 600)


def _questions(result: Result, *, signing: bool) -> Iterator[str]:
    """The open questions: those of the register by their findings, the others where they are listed."""
    asked = [finding for finding in result.findings if is_question(finding)]
    graver = [finding.id for finding in asked if finding.severity != "low"]
    listed = len(asked) - len(graver)
    places = [grammar.listed(graver)] if graver else []
    places += ["part 7"] if listed else []
    if asked:
        buys = signing and any(finding.kind in _OF_PURCHASES for finding in asked)
        first = "Before signing, have" if buys else "Have"
        then = "bought" if buys else "done"
        yield (
            f"{first} {grammar.counted(len(asked), 'open question')} answered "
            f"({grammar.listed(places)}): an answer can change what has to be {then}{_resting(result)}."
        )


def _silent(result: Result) -> Iterator[str]:
    """Duties that nobody has stated and on which rows count as in place, in one request."""
    named = [duty for action in result.actions if action.kind == "state" for duty in action.duties]
    counts = result.summary.values()
    rows = sum(each[TODAY].unstated or 0 for each in counts)
    if named and rows:
        yield requests.stated_duties(len(named), rows)


def resting(result: Result) -> int:
    """How many rows the options count in place only because the answers are hoped to be good."""
    asked = [finding for finding in result.findings if finding.kind in OPEN_QUESTIONS]
    open_ = {ref for one in asked if one.remedy is None or not one.remedy.recommended for ref in one.obligations}
    found = [
        row
        for row in result.obligations
        if row.ref in open_
        and row.verdicts[TODAY].verdict is Verdict.NOT_ASSESSABLE
        and (then := row.verdicts.get(RECOMMENDED)) is not None
        and then.verdict in IN_PLACE
    ]
    return len(found)


def _resting(result: Result) -> str:
    number = resting(result)
    count = grammar.verb(number, "obligation counts", "obligations count")
    return f"; {number} {count} as in place on good answers only, today none of them" if number else ""
