"""The plan as lines of a table, and the first of them as the actions of the letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.report import looks
from assessor.report.decision.money import whole_dollars
from assessor.report.text import shorten
from assessor.result.action import HORIZONS
from assessor.result.packages import paid_whole
from assessor.words import actions, findings, grammar, matrix_claims, owners
from assessor.words.finding_subject import Subjects
from assessor.words.packages import recommended
from assessor.words.projects import paid_in_turn
from assessor.words.released_work import asked_before

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.report.names import BriefNames
    from assessor.result.action import Action
    from assessor.result.finding import ActionOwner
    from assessor.result.packages import Package
    from assessor.result.result import Result


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One action: `owners`, who leads first; `findings` with links; `closes`: how many rows nothing holds back then.

    `barred`: whether it mends what no plan of action may hold. `books`: whether it books an independent examination.
    `asks`: whether it asks what comes before that.
    """

    number: str
    horizon: str
    place: int
    severity: looks.SeverityLook | None
    text: str
    owners: tuple[str, ...]
    acting: tuple[ActionOwner, ...]
    barred: bool
    books: bool
    asks: bool
    due: str
    supplier: str
    cost: str
    findings: tuple[tuple[str, str], ...]
    closes: str


def plan_of(result: Result, names: BriefNames, anchors: Mapping[str, str]) -> tuple[PlanLine, ...]:
    """The plan in its order; `anchors` says where each finding stands. What is about others is left out."""
    subjects = Subjects(result, names.full)
    parts = {finding.id: findings.parts(subjects.of(finding)) for finding in result.findings}
    due = {finding.id: finding.due for finding in result.findings}
    barred = {finding.id for finding in result.findings if "barred" in finding.why.stakes}
    acting = {finding.id: finding.owner for finding in result.findings}
    theirs = {finding.id: matrix_claims.mending(finding) for finding in result.findings}
    chosen = recommended(result.recommendation) if result.recommendation is not None else None
    return tuple(
        PlanLine(
            number=str(action.number),
            horizon=actions.HORIZONS[action.horizon],
            place=HORIZONS.index(action.horizon),
            severity=looks.severity(action.severity) if action.severity is not None else None,
            text=shorten(
                f"{actions.text(action, parts, names.full)}{_asked(action, chosen, result, names)}"
                f"{_once(action, chosen, result)}{_later(action, due)}{_again(action, result)}",
                600,
            ),
            owners=tuple(dict.fromkeys(shorten(owners.told(owner), 60) for owner in _owners(action, acting))),
            acting=_owners(action, acting),
            barred=any(finding in barred for finding in action.findings),
            asks=action.enquiry is not None,
            books=action.kind == "engage" and action.supplier in names.full.examiners,
            due=_due(action, result),
            supplier=shorten(grammar.opening(names.all_providers(_suppliers(action, theirs))), 60),
            cost=_cost(action, theirs),
            findings=tuple((finding, anchors[finding]) for finding in action.findings),
            closes=_closes(action),
        )
        for action in result.actions
        if parts.keys() >= set(action.findings)
    )


def _asked(action: Action, package: Package | None, result: Result, names: BriefNames) -> str:
    """Whom to ask before anything is bought or moved: work stays where it is if its holder agrees."""
    if package is None or action.kind not in ("engage", "extend"):
        return ""
    return asked_before(result, package, action.functions, names.full)


def _owners(action: Action, acting: Mapping[str, ActionOwner]) -> tuple[ActionOwner, ...]:
    """Who acts, and whoever else is named for one of its findings; proposals only where nobody is named."""
    everybody = (action.owner, *(acting[finding] for finding in action.findings))
    return tuple(dict.fromkeys(owner for owner in everybody if owner.named or not action.owner.named))


def _later(action: Action, due: Mapping[str, str]) -> str:
    """Which findings of one signature may wait longer than the day it is due on, and until when."""
    later: dict[str, list[str]] = {}
    for finding in action.findings:
        if action.due is not None and due[finding] > action.due:
            later.setdefault(due[finding], []).append(finding)
    if action.kind not in ("engage", "extend", "terms") or not later:
        return ""
    told = [f"{grammar.listed(some)} {{}}by {day}" for day, some in sorted(later.items())]
    if action.kind == "terms":
        first = [name for name in action.findings if due[name] == action.due]
        days = [f"{grammar.listed(first)} by {action.due}", *(one.format("") for one in told)]
        return f" Ask now: {grammar.listed(days)}."
    return f" {grammar.opening(grammar.listed([one.format('only ') for one in told]))}."


def _once(action: Action, package: Package | None, result: Result) -> str:
    """What of an action's price is one sum for a whole term, of which the plan has the part of a year."""
    if package is None or action.supplier is None or action.kind not in ("engage", "extend"):
        return ""
    if price := paid_in_turn(result, package, action.supplier):
        return f" Its price: {price}; a third stands in the year."
    once = paid_whole(package, action.supplier)
    return f" {whole_dollars(once)} is paid once." if round(once) else ""


def _again(action: Action, result: Result) -> str:
    """What people have found stays found until they look again."""
    if action.kind not in ("terms", "extend", "engage", "own_work") or action.findings == ():
        return ""
    held = {ref for finding in result.findings if finding.id in action.findings for ref in finding.obligations}
    found = any(row.ref in held and row.verdicts[TODAY].determination is not None for row in result.obligations)
    told = any(finding.kind == "determined" for finding in result.findings if finding.id in action.findings)
    return " Then have it assessed again." if found and not told else ""


def _due(action: Action, result: Result) -> str:
    if action.due is None:
        return "its end"
    return "at once" if action.due <= result.as_of else action.due


def _closes(action: Action) -> str:
    """How many rows nothing holds back then, in brackets where only a good answer closes them."""
    if not action.closes:
        return "\u2013"
    return f"({len(action.closes)})" if action.kind == "answer" else str(len(action.closes))


def _suppliers(action: Action, theirs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Who does it, where that is somebody else: the supplier, or whose own part by a matrix all of it is."""
    if action.supplier is not None:
        return (action.supplier,)
    every = [theirs[finding] for finding in action.findings] if action.kind == "own_work" else []
    return tuple(dict.fromkeys(name for some in every for name in some)) if every and all(every) else ()


def _cost(action: Action, theirs: Mapping[str, Sequence[str]]) -> str:
    if action.supplier is None and _suppliers(action, theirs):
        return actions.BY_MATRIX
    if action.kind in ("own_work", "records", "overdue", "answer", "keep_up", "finish", "state", "ask"):
        return actions.own(action.kind in ("answer", "state", "ask"))
    if action.annual_cost is None:
        return "to be quoted"
    return whole_dollars(action.annual_cost) if round(action.annual_cost) else "no fee"
