"""From what somebody types to an answer, or to nothing where it is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assessor.interview.days import said_day
from assessor.interview.step import Reply
from assessor.result.question import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assessor.interview.step import Choice, FreeText, Step
    from assessor.result.question import AnswerValue

_LONGEST_NAME: Final = 120
_LONGEST_TEXT: Final = 400
_LONGEST_FILE: Final = 200
_NUMBER: Final = re.compile(r"\d{1,9}(\.\d{1,6})?", re.ASCII)
_APART: Final = re.compile(r"[,;]")


def reply_of(step: Step, text: str, labels: Sequence[str] = ()) -> Reply | None:
    """The answer a text gives to a question: by number, by code or by its label; None where it gives none."""
    said = " ".join(text.split())
    if step.several:
        chosen = [_chosen(step, part, labels) for part in map(str.strip, _APART.split(said)) if part]
        found = tuple({item.code: item for item in chosen if item is not None}.values())
        if not chosen or len(found) < len(chosen) or (len(found) > 1 and not all(map(_listed, found))):
            return None
        return Reply(chosen=found)
    one = _chosen(step, said, labels)
    if one is not None:
        return Reply(chosen=(one,))
    if step.free == "date":
        day = said_day(said, step.today, latest=step.latest)
        return Reply(value=day.day, rounded=day.rounded) if day is not None else None
    value = _FREE[step.free](said) if step.free is not None else None
    return Reply(value=value) if value is not None else None


def _listed(choice: Choice) -> bool:
    """Whether a choice is an entry of a list, so that others may stand beside it."""
    answer = choice.answer
    return answer is not None and (answer.entry or (isinstance(answer.value, tuple) and answer.value != ()))


def _chosen(step: Step, said: str, labels: Sequence[str]) -> Choice | None:
    lowered = said.casefold()
    if step.free not in ("number", "share") and lowered.isascii() and lowered.isdecimal():
        number = int(lowered[:9])
        return step.choices[number - 1] if 0 < number <= len(step.choices) else None
    for number, choice in enumerate(step.choices):
        label = labels[number] if number < len(labels) else ""
        if lowered in (choice.code.casefold(), label.casefold()):
            return choice
    short = [
        choice for choice in step.choices if lowered and choice.code in ("yes", "no") and choice.code[0] == lowered
    ]
    return short[0] if short else None


def _text(longest: int) -> Callable[[str], AnswerValue]:
    return lambda said: said if 0 < len(said) <= longest and said.isprintable() else None


def _number(said: str) -> AnswerValue:
    plain = said.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", said, re.ASCII) else said
    return float(plain) if _NUMBER.fullmatch(plain) else None


def _share(said: str) -> AnswerValue:
    if said.endswith("%"):
        value = _number(said[:-1].strip())
        value = value / 100 if isinstance(value, float) else None
    else:
        value = _number(said)
    return value if isinstance(value, float) and value <= 1 else None


def _file(said: str) -> AnswerValue:
    outside = said.startswith(("/", "\\", "~")) or ".." in said or ":" in said
    return None if outside or "." not in said else _text(_LONGEST_FILE)(said)


_FREE: Final[Mapping[FreeText, Callable[[str], AnswerValue]]] = {
    "name": _text(_LONGEST_NAME),
    "text": _text(_LONGEST_TEXT),
    "number": _number,
    "share": _share,
    "file": _file,
}


def answers_of(step: Step, reply: Reply) -> tuple[Answer, ...]:
    """What a reply writes, and where."""
    own = step.question.own if step.question is not None else None
    before = own.beside if own is not None else ()
    if not reply.chosen:
        return (*before, Answer(place=step.place, value=reply.value))
    answers = [choice.answer for choice in reply.chosen if choice.answer is not None]
    if own is not None:
        return (*before, *answers) if any(item.place == step.place for item in answers) else tuple(answers)
    if step.several and answers:
        listed = [item for answer in answers if isinstance(answer.value, tuple) for item in answer.value]
        return (Answer(place=answers[0].place, value=tuple(listed)),)
    return tuple(answers)
