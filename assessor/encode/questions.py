"""Open questions as JSON data: codes and values, and beside them the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words import questions
from assessor.words.names import names_of
from assessor.words.yaml_lines import entry, path, what_if

if TYPE_CHECKING:
    from assessor.encode.encode import JsonObject
    from assessor.result.question import OpenQuestion, OpenQuestions
    from assessor.words.names import Names

FORMAT = "questions/1"


def questions_object(found: OpenQuestions, count: int) -> JsonObject:
    """The first so many questions, with what can be judged today and what they would bring."""
    shown, names = found.asked[:count], names_of(found.named)
    return {
        "format": FORMAT,
        "summary": questions.head(found, len(shown)),
        "applicable": found.applicable,
        "open": found.open,
        "settled": found.settled(len(shown)),
        "gaps": found.gaps,
        "partial": found.partial,
        "asked": len(shown),
        "left_out": len(found.asked) - len(shown),
        "questions": [_question(item, names) for item in shown],
    }


def _question(item: OpenQuestion, names: Names) -> JsonObject:
    return {
        "kind": item.kind,
        "question": questions.question(item, names),
        "key": questions.key(item),
        "place": list(item.place),
        "answers": [
            {
                "under": path(answer.place[:-1]),
                "yaml": entry(answer),
                "what_if": what_if(answer),
                "means": questions.means(item, answer, names) or None,
            }
            for answer in item.answers
        ],
        "obligations": list(item.obligations),
        "alone": list(item.alone),
        "capabilities": list(item.capabilities),
        "function": item.function,
        "provider": item.provider,
        "fact": item.fact,
        "duty": item.duty,
        "part": item.part,
        "gate": item.gate,
        "event": item.event,
    }
