"""One answer of a provider as the term it comes to, or what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model import interval
from assessor.model.provider_answers import Understood
from assessor.model.scales import DETECTION, DETECTION_RANK, EVIDENCE, EVIDENCE_RANK
from assessor.source.rhythms import (
    EXAMPLES,
    HOUR_EXAMPLES,
    NEVER,
    PLACE_EXAMPLES,
    UNTIMED,
    coverage,
    kind,
    place,
    rhythm,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.provider_answers import Aspect, PromiseAnswer

_EXAMPLES: Final[Mapping[Aspect, str]] = {
    "schedule": f"write words such as: {EXAMPLES}",
    "event": f"write a time such as: 4 hours, 2 days, PT4H, or: no time promised ({UNTIMED})",
    "hours": f"write hours such as: {HOUR_EXAMPLES}",
    "detection": f"write one of: {', '.join(DETECTION)}",
    "evidence": f"write one of: {', '.join(EVIDENCE)}",
    "set_up": "leave it empty and answer yes or no",
    "place": f"write one of: {PLACE_EXAMPLES}",
}
# What a plain "no" leaves open.
_OTHERWISE: Final[Mapping[Aspect, str]] = {
    "hours": "no, but not which hours there are",
    "place": "no, but not where else the data lie",
}
# What a plain "no" says of how something is noticed, or of what is kept of it.
_LEAST: Final[Mapping[Aspect, str]] = {"detection": "user_report", "evidence": "none"}


class Unclear(Exception):  # noqa: N818 - a signal to the caller, who knows the place
    """An answer that cannot be taken: the code, what is wrong, and what to write."""

    def __init__(self, code: str, message: str, advice: str, field: str) -> None:
        super().__init__(message)
        self.code, self.message, self.advice, self.field = code, message, advice, field


def asked_as(aspect: Aspect, asked: str | None) -> bool:
    """Whether a value is one that a question of this kind asks for."""
    if aspect == "set_up" or asked is None:
        return asked is None and aspect in ("set_up", "event")
    return _measured(aspect, asked) == asked


def understood(aspect: Aspect, answer: PromiseAnswer) -> Understood:
    """An answer that is not blank as a term; raises Unclear."""
    other = None if answer.how_often is None else _measured(aspect, answer.how_often)
    if answer.how_often is not None and other is None:
        message = f"'{answer.how_often}' is not understood here"
        raise Unclear("answers/not-understood", message, _EXAMPLES[aspect], "how_often")
    if aspect == "set_up":
        return Understood(done=answer.answer == "yes", value=answer.answer == "yes")
    if other is None:
        return _plain(aspect, answer)
    enough = _enough(aspect, other, answer.asked)
    if answer.answer is not None and enough is not (answer.answer == "yes"):
        held = "as much as was asked" if enough else "less than was asked"
        message = f"'{answer.answer}' stands beside '{answer.how_often}', which is {held} ({answer.asked or 'no time'})"
        advice = "answer yes where it is done as asked or better; no, with what is done, where it is less"
        raise Unclear("answers/contradictory", message, advice, "how_often")
    if other == NEVER:
        return _not_done(aspect)
    return Understood(done=True, value=None if other == UNTIMED else other)


def _plain(aspect: Aspect, answer: PromiseAnswer) -> Understood:
    """Yes or no, and nothing beside it."""
    if answer.answer == "yes":
        return Understood(done=True, value=answer.asked)
    if aspect in _OTHERWISE:
        raise Unclear("answers/incomplete", _OTHERWISE[aspect], _EXAMPLES[aspect], "answer")
    return _not_done(aspect)


def _not_done(aspect: Aspect) -> Understood:
    return Understood(done=aspect in _LEAST, value=_LEAST.get(aspect))


def _measured(aspect: Aspect, text: str) -> str | None:
    """What was written, as the value of a term; None where it is none."""
    match aspect:
        case "schedule":
            return None if (found := rhythm(text)) == UNTIMED else found
        case "event":
            return rhythm(text)
        case "hours":
            return coverage(text)
        case "detection" | "evidence":
            return kind(text, DETECTION if aspect == "detection" else EVIDENCE)
        case "place":
            return place(text)
        case "set_up":
            return None


def _enough(aspect: Aspect, value: str, asked: str | None) -> bool:
    """Whether a value is as good as the one asked for, or better."""
    if value in (NEVER, UNTIMED) and aspect in ("schedule", "event"):
        return value == UNTIMED and asked is None
    if asked is None:
        return True
    match aspect:
        case "place":
            return value == asked
        case "hours":
            return interval.covers(value, asked)
        case "detection":
            return DETECTION_RANK[value] >= DETECTION_RANK[asked]
        case "evidence":
            return EVIDENCE_RANK[value] >= EVIDENCE_RANK[asked]
        case _:
            return interval.seconds(value) <= interval.seconds(asked)
