"""Why an obligation does not apply or cannot be judged, as codes and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.result.reason import AppliesWhen, Reason

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.model.condition import Condition
    from assessor.model.plan import Obligation
    from assessor.model.scales import ReasonCode


def reason_of(case: Case, row: Obligation, judged: Judgement) -> Reason | None:
    """The reason behind a judgement; None where its terms were judged."""
    if judged.missing_facts:
        return _reason("facts_missing", facts=judged.missing_facts)
    match judged.reason:
        case "outside":
            return _outside(case, row)
        case "objectives_open" if judged.determined is not None:
            return _reason("objectives_open", objectives=judged.determined.undecided)
        case "determined" if judged.determined is not None:
            rationales = tuple(
                dict.fromkeys(part.rationale for part in judged.determined.parts if part.rationale is not None)
            )
            return _reason("determined", rationales=rationales) if rationales else None
        case "no_concern":
            return _reason("no_concern", facts=judged.no_concern)
        case "not_needed":
            return _reason("not_needed", rationales=judged.not_needed)
        case None:
            return None
        case code:
            return _reason(code)


def _outside(case: Case, row: Obligation) -> Reason:
    if row.outside or row.otherwise:
        chosen = _beyond_the_choice(case, row)
        outside, otherwise = row.outside if chosen is not False else None, row.otherwise if chosen is not True else None
        return _reason("outside", outside=outside, otherwise=otherwise)
    when = row.applies_when
    return _reason("outside", applies_to=row.applies_to, applies_when=None if when is None else applies_when(when))


def _beyond_the_choice(case: Case, row: Obligation) -> bool | None:
    """Of a row with words for both: whether the instrument or level somebody chose puts it out; None: not to be told.

    What is chosen is a fact that is more than a yes or no. Where a circumstance puts the row out as well, the choice
    is named: it is what settles the rows beside it too.
    """
    if not row.outside or not row.otherwise:
        return None
    kinds = {case.terrain.facts[name].type for name in case.excluded_by(row) if name in case.terrain.facts}
    return bool(kinds - {"boolean"}) if kinds else None


def _reason(  # noqa: PLR0913 - a reason rests on one of that many kinds of values
    code: ReasonCode,
    *,
    facts: tuple[str, ...] = (),
    outside: str | None = None,
    otherwise: str | None = None,
    applies_to: tuple[str, ...] = (),
    applies_when: AppliesWhen | None = None,
    objectives: tuple[str, ...] = (),
    rationales: tuple[str, ...] = (),
) -> Reason:
    return Reason(
        code=code,
        facts=facts,
        outside=outside,
        otherwise=otherwise,
        applies_to=applies_to,
        applies_when=applies_when,
        objectives=objectives,
        rationales=rationales,
    )


def applies_when(node: Condition) -> AppliesWhen:
    """A condition of the rules as the result holds it."""
    test, values = node.test
    return AppliesWhen(
        all=tuple(map(applies_when, node.all or ())),
        any=tuple(map(applies_when, node.any or ())),
        not_=None if node.not_ is None else applies_when(node.not_),
        fact=node.fact,
        test=test,
        values=values,
    )
