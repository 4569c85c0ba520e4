"""An engagement with an edited workbook written in: its new text."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from assessor.assess.answered import Answered
from assessor.assess.engine import assess_engagement
from assessor.assess.open_questions import open_questions
from assessor.errors import AssessorError
from assessor.evaluate.supply import TODAY
from assessor.library.offered_answers import OfferedAnswer
from assessor.library.workbook_edits import KnownRows, workbook_edits
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity
from assessor.model.editable import DUTIES, EVIDENCE_HELD, OBLIGATIONS, PLAN_OF_ACTION, PROVIDERS, QUESTIONS
from assessor.result.answer_choices import choices
from assessor.result.scales import FindingKind
from assessor.source.edits import NoPlaceForIt, edited
from assessor.source.workbook_grids import read_returned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.library.engagement import Source
    from assessor.model.framework import PlanSheet
    from assessor.model.plan import Plan
    from assessor.result.question import OpenQuestion


def with_workbook(source: Source, plan: Plan, text: str, raw: bytes, path: str) -> Answered:
    """The text of an engagement with the edited cells of a workbook in it; nothing is written.

    Raises InvalidSource with every problem of the workbook, AssessorError where the text cannot take it.
    """
    plans = {sheet.title: sheet for item in plan.registry if (sheet := item.plan_sheet) is not None}
    returned, problems = read_returned(raw, path, plans)
    if returned is None:
        raise InvalidSource(sorted(problems, key=Diagnostic.sort_key))
    edits, problems = workbook_edits(
        returned, source, _known(source, plan, plans, {cell.key for cell in returned.changed[PLAN_OF_ACTION.title]})
    )
    ordered = sorted(problems, key=Diagnostic.sort_key)
    if any(item.severity is Severity.ERROR for item in ordered):
        raise InvalidSource(ordered)
    try:
        after = edited(text, edits)
    except NoPlaceForIt as fault:
        raise AssessorError(
            f"the answers cannot be put into {source.name} without changing more than they say",
            hint="write what is to be changed in block style (one key per line), then try again",
        ) from fault
    return Answered(text, after, sum(map(len, returned.changed.values())), ordered, unfinished=False)


def _known(source: Source, plan: Plan, plans: Mapping[str, PlanSheet], planned: Iterable[str]) -> KnownRows:
    """The rows there may be, and what each open question offers."""
    engagement = source.engagement
    asked = open_questions(assess_engagement(plan, engagement, arrangements=(TODAY,))).asked
    stated = engagement.duties
    parts = {f"{duty}/{part}" for duty, answer in stated.items() for part in answer.parts}
    events = {
        f"{kind}:{name}"
        for kind in ("report", "perform")
        for name in (*plan.terrain.events, *plan.terrain.capabilities)
    }
    requirements = frozenset(row.ref for row in plan.obligations)
    keys = {
        OBLIGATIONS.title: requirements,
        DUTIES.title: frozenset({*plan.terrain.duties, *stated, *parts, *events}),
        PROVIDERS.title: frozenset(item.id for item in engagement.providers),
        EVIDENCE_HELD.title: frozenset(item.id for item in engagement.evidence),
        PLAN_OF_ACTION.title: frozenset(filter(_is_finding, planned)),
        QUESTIONS.title: frozenset(item.key for item in asked),
    } | dict.fromkeys(plans, requirements)
    return KnownRows(keys=keys, offers={item.key: _offers(item) for item in asked}, plans=plans)


def _is_finding(key: str) -> bool:
    """Whether a key is of the kind that findings have; which of them are open changes from day to day."""
    kind, between, about = key.partition("/")
    return kind in get_args(FindingKind) and bool(between and about)


def _offers(item: OpenQuestion) -> tuple[OfferedAnswer, ...]:
    return tuple(OfferedAnswer(one.letter, one.kind, one.answer.place, one.answer.value) for one in choices(item))
