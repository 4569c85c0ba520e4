"""The open questions in lines of text: what is asked, the key, and the answers under the key they belong to."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from assessor.words import questions
from assessor.words.names import names_of
from assessor.words.yaml_lines import entry, path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.question import Answer, OpenQuestion, OpenQuestions
    from assessor.words.names import Names

_WIDTH: Final = 110
_REFS: Final = 6


def lines(found: OpenQuestions, count: int) -> Iterator[str]:
    """The first so many questions, below what they would bring."""
    shown = found.asked[:count]
    names = names_of(found.named)
    yield from wrap(questions.head(found, len(shown)), _WIDTH)
    for number, item in enumerate(shown, 1):
        yield ""
        lead = f"{number}. "
        indent = " " * len(lead)
        yield from wrap(questions.question(item, names), _WIDTH, initial_indent=lead, subsequent_indent=indent)
        hangs = ": ".join(filter(None, (questions.weight(item), _refs(item, names))))
        yield from wrap(hangs, _WIDTH, initial_indent=indent, subsequent_indent=indent)
        yield f"{indent}key: {questions.key(item)}"
        yield from _answers(item, names, indent)
    last = questions.rest(found, len(shown))
    yield from ("", last) if last else ()


def _refs(item: OpenQuestion, names: Names) -> str:
    refs = names.obligations(item.obligations)
    more = f" and {len(refs) - _REFS} more" if len(refs) > _REFS else ""
    return ", ".join(refs[:_REFS]) + more


def _answers(item: OpenQuestion, names: Names, indent: str) -> Iterator[str]:
    width = max((len(entry(answer)) for answer in item.answers), default=0)
    above: tuple[str, ...] | None = None
    for answer in item.answers:
        if _above(answer) != above:
            above = _above(answer)
            yield f"{indent}under {path(above)}:" if above else f"{indent}at the left margin:"
        said = questions.means(item, answer, names)
        yield f"{indent}  {entry(answer).ljust(width)}   # {said}" if said else f"{indent}  {entry(answer)}"


def _above(answer: Answer) -> tuple[str, ...]:
    return answer.place if answer.entry else answer.place[:-1]
