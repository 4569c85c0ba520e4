"""The answers behind the duties an outcome rests on, and where in the engagement file they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.duty_standing import word
from assessor.model.engagement import DutyAnswer
from assessor.model.scales import Truth
from assessor.result.comparison import OpenDuty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Alternative, DutyUse
    from assessor.model.scales import DutyFault, DutyStanding, Predicate

_NOTHING: Final = DutyAnswer()
_KEYS: Final[Mapping[DutyFault, str]] = {"overdue": "last", "never": "last", "undated": "last", "too_seldom": "every"}
_PAPERS: Final[tuple[DutyStanding, ...]] = ("draft", "template")
_STANDING: Final[tuple[DutyStanding, ...]] = ("done", "assigned")


def answer_of(case: Case, name: str, part: str | None) -> DutyAnswer:
    """What is stated of a duty or a part of it; an empty answer where nothing is."""
    stated = case.engagement.duties.get(name)
    if stated is None:
        return _NOTHING
    return (stated.of_part(part) or _NOTHING) if part is not None else stated


def answered_apart(case: Case, name: str, part: str | None) -> bool:
    """Whether a part of a duty has an answer of its own, beside that of the duty."""
    stated = case.engagement.duties.get(name)
    return stated is not None and part in stated.parts


def standing(answer: DutyAnswer | None) -> DutyStanding | None:
    """Where an answer says that it stands; None where it says nothing that counts."""
    told = word(answer)
    return None if told == "unknown" else told


def open_duty(case: Case, use: DutyUse) -> OpenDuty:
    """A duty with what is stated of it."""
    answer = answer_of(case, use.id, use.part)
    return OpenDuty(
        id=use.id,
        part=use.part,
        state=use.state,
        fault=use.fault,
        needed=use.needed,
        last=answer.last,
        every=answer.every,
        missing=answer.missing,
        failed=answer.failed,
        of=answer.of,
    )


def place_of(case: Case, use: DutyUse) -> Sequence[str]:
    """The key to edit, step by step: of a date that falls short, that date beside the answer it belongs to."""
    own = answered_apart(case, use.id, use.part)
    whole, part = ("duties", use.id), ("duties", use.id, "parts", use.part or "")
    if use.fault is not None and use.state in _STANDING:
        return (*(part if own else whole), _KEYS[use.fault])
    if use.state in _PAPERS:
        return (*(part if own else whole), "document")
    return part if use.part is not None else whole


def open_duties(alternative: Alternative, predicate: Predicate = "customer_duty") -> list[DutyUse]:
    """The duties an alternative fails or is unknown by: those that fail, else those not known.

    Of the organization's own work, cadence are the dates that fall short and `customer_duty` all else.
    """
    uses = list(alternative.duties)
    if alternative.terms is None:
        uses = [use for use in uses if _dates_only(use) == (predicate == "cadence")] or uses
    failing = [use for use in uses if use.truth is Truth.NO]
    return failing or [use for use in uses if use.truth is Truth.UNKNOWN] or uses


def _dates_only(use: DutyUse) -> bool:
    """Whether nothing but its dates falls short."""
    return use.fault is not None and use.state in _STANDING
