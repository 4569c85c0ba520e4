"""What the organization itself would have to do: duties and their parts, frequencies, documents behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.assess.duty_answers import answer_of
from assessor.assess.smallest.atoms import atom, entry, statement, to_replace
from assessor.evaluate import duty_standing
from assessor.model.engagement import DutyAnswer
from assessor.model.interval import seconds
from assessor.model.scales import Truth
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.evaluate.case import Case
    from assessor.evaluate.duty_standing import DutyDemand
    from assessor.evaluate.outcome import DutyUse
    from assessor.model.framework import OwnFrequency
    from assessor.model.plan import Demand, Obligation
    from assessor.result.smallest import Atom, Statement

LOOSEST: Final = "P1Y"  # the rhythm named where any would do and none is promised


def duty_atoms(case: Case, ref: str, demand: Demand, number: int, uses: Iterable[DutyUse], *, own: bool) -> list[Atom]:
    """One for each duty, or part of one, that is not done as it is asked for."""
    return [_duty(case, ref, demand, number, use, own=own) for use in uses if use.truth is not Truth.YES]


def _duty(case: Case, ref: str, demand: Demand, number: int, use: DutyUse, *, own: bool) -> Atom:
    rule = case.terrain.duties.get(use.id)
    part = next((item for item in rule.parts if item.id == use.part), None) if rule is not None else None
    of_work = own and demand.capability is not None
    asked = duty_standing.of_work(case, demand, ref) if of_work else duty_standing.of_rule(rule, part)
    return atom(
        "duty",
        *_answers(case, use, asked),
        demand=number,
        duty=use.id,
        part=use.part,
        assignable=not asked.result and use.fault is None and use.state in ("unknown", "not_done"),
    )


def _answers(case: Case, use: DutyUse, asked: DutyDemand) -> list[Statement]:
    """The answer that would do: done, with a day where the work comes back, in a rhythm short enough."""
    answer, as_of = answer_of(case, use.id, use.part), case.engagement.as_of
    values: dict[str, object] = {"state": "done"}
    if answer.document is not None:
        values["document"] = "adopted"
    if answer.who is not None and answer.who != duty_standing.PLACEHOLDER:
        values["who"] = answer.who
    if asked.recurring:
        values["last"] = as_of
        if answer.every is not None:
            too_long = asked.limit is not None and seconds(answer.every) > seconds(asked.limit)
            values["every"] = asked.limit if too_long else answer.every
    whole = ("duties", use.id) if use.part is None else ("duties", use.id, "parts", use.part)
    stated = case.engagement.duties.get(use.id)
    if use.part is not None and stated is not None and not stated.lists_parts:
        # an exception that is put right says since when: said bare, it would make a list of the parts beside it
        amended = replace(stated, parts={**stated.parts, use.part: DutyAnswer.from_text("done")})
        values |= {"last": as_of} if amended.lists_parts else {}
    if use.part is not None or stated is None or not stated.parts:
        return [statement(case.engagement, whole, values)]
    return [statement(case.engagement, (*whole, key), value) for key, value in values.items()]


def frequency_atom(case: Case, row: Obligation, number: int, rhythm: str | None) -> Atom:
    """A rhythm to set: the one that is kept anyway, else the loosest there is; or the document that must back it."""
    engagement, own = case.engagement, case.own_frequencies.get(row.ref)
    if own is None:
        value = statement(engagement, ("defined_frequencies", row.ref), rhythm or LOOSEST)
        return atom("frequency", value, demand=number)
    return own_document(case, own, rhythm or LOOSEST, number)


def own_document(case: Case, own: OwnFrequency, rhythm: str, number: int | None) -> Atom:
    """The document behind a frequency, written or gone through again."""
    engagement, ref = case.engagement, own.obligation
    if own.age is not None:
        again = statement(engagement, (*own.where, ref, "reviewed"), engagement.as_of)
        return atom("document", again, demand=number, title=own.document)
    written = {
        "obligation": ref,
        "frequency": rhythm,
        "on": engagement.as_of,
        "rationale": to_replace("rationale"),
    }
    statements = [entry(engagement, own.where, ref, written)]
    if engagement.defined_frequencies.get(ref, rhythm) != rhythm:
        statements.append(statement(engagement, ("defined_frequencies", ref), rhythm))
    return atom("document", *statements, demand=number, title=own.document)
