"""Answers of a provider as changes to its lines in the engagement, for text edits that leave the rest as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.provider_answers import TERM_OF, WORK, key_of
from assessor.source.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.library.answers import Reply
    from assessor.library.engagement import Source
    from assessor.model.provider_answers import PromiseAnswer, PromiseKey, Understood

Told = tuple["PromiseAnswer", "Understood"]
_TERMS = tuple(TERM_OF.values())
_LONGEST_NOTE = 1000


def line_edits(
    reply: Reply, source: Source, told: Mapping[PromiseKey, Told]
) -> tuple[tuple[Edit, ...], list[Diagnostic]]:
    """The edits that write the answers in, line by line, and what could not be written whole."""
    from assessor.source.workbook import in_cells  # noqa: PLC0415 - only where answers are read

    providers = [item.id for item in source.engagement.providers]
    at = ("providers", providers.index(reply.answers.provider))
    by_line: dict[tuple[str, str], dict[PromiseKey, Told]] = {}
    for key, found in told.items():
        by_line.setdefault((key.function, key.capability), {})[key] = found
    edits: list[Edit] = []
    problems: list[Diagnostic] = []
    for (function, capability), answers in by_line.items():
        place = (*at, "services", function, "lines", capability)
        line = _at(source.document.data, place)
        made, faults = _Line(reply, line, answers).after()
        problems += faults
        edits += _differences(place, line, made)
    return tuple(edits), in_cells(problems, reply.document)


def _at(data: Any, place: Sequence[str | int]) -> dict[str, Any] | None:
    for step in place:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            return None
    return data if isinstance(data, dict) else None


def _differences(place: tuple[str | int, ...], line: dict[str, Any] | None, made: dict[str, Any]) -> Iterator[Edit]:
    """A new line whole, an old one key by key; one that was not sold before is written anew."""
    if line is None or set(line) - set(made):
        if line != made and made:
            yield Edit(place, made)
        return
    for key, value in made.items():
        if key not in line or line[key] != value:
            yield Edit((*place, key), value)


class _Line:
    """One piece of work of the provider, before and after its answers."""

    def __init__(self, reply: Reply, line: dict[str, Any] | None, answers: Mapping[PromiseKey, Told]) -> None:
        self._reply = reply
        self._line = line
        self._answers = answers
        self._problems: list[Diagnostic] = []

    def after(self) -> tuple[dict[str, Any], list[Diagnostic]]:
        """The line with the answers in it; as it was where they say nothing new."""
        line = dict(self._line or {})
        before = {key: line[key] for key in (*_TERMS, "sold") if key in line}
        refused = self._refused()
        new: dict[str, Any] = {"sold": "not_sold"} if refused else self._terms()
        terms = {**{key: value for key, value in before.items() if key != "sold" or refused}, **new}
        if terms == before and (not before or "confirmed" in line):
            return line, self._problems
        made = {key: value for key, value in line.items() if key not in (*_TERMS, "sold", "confirmed")}
        made = {**{key: terms[key] for key in ("sold", *_TERMS) if key in terms}, **made}
        if self._borne_out(terms, {*_TERMS, "sold"} if refused else set(new)):
            made["confirmed"] = self._confirmed()
        note = self._note(str(line.get("note", "")))
        return {**made, **({"note": note} if note else {})}, self._problems

    def _refused(self) -> bool:
        """Whether nothing of the work is done: every question about doing it is answered no."""
        work = [self._told(text) for text in self._asked(WORK)]
        return bool(work) and all(told is not None and not told.done for told in work)

    def _asked(self, aspects: Sequence[str]) -> list[str]:
        """The keys of the sheet about this line and some aspects, answered or not."""
        first = next(iter(self._answers))
        keys = (key_of(text) for text in self._reply.answers.answers)
        return [key.text for key in keys if key is not None and key.line == first.line and key.aspect in aspects]

    def _told(self, text: str) -> Understood | None:
        return next((told for key, (_, told) in self._answers.items() if key.text == text), None)

    def _terms(self) -> dict[str, Any]:
        """What the answers come to, term by term."""
        terms: dict[str, Any] = {
            TERM_OF[key.aspect]: told.value
            for key, (_, told) in self._answers.items()
            if key.aspect not in ("event", "place")
        }
        places = {key.data: told.value for key, (_, told) in self._answers.items() if key.data is not None}
        if places:
            terms["data_at"] = {**(self._line or {}).get("data_at", {}), **places}
        events = self._events()
        return terms if events is None else {**terms, "events": events}

    def _events(self) -> dict[str, Any] | None:
        """What is acted on, one list: written only where every question about it is answered."""
        asked = {text: self._told(text) for text in self._asked(("event",))}
        open_ = [text for text, told in asked.items() if told is None]
        if not open_ and asked:
            return {key.event: told.value for key, (_, told) in self._answers.items() if key.event and told.done}
        if len(open_) < len(asked):
            message = "the events of one piece of work are one list; this one has no answer that counts"
            self._warn(open_[0], message, "answer all of them; until then none is written")
        return None

    def _borne_out(self, terms: Mapping[str, object], answered: set[str]) -> bool:
        """Whether all the line says was answered, or was confirmed before: a line is confirmed whole.

        What it says is not done needs no answer: no verdict in place rests on it.
        """
        held = set(self._line) if self._line is not None and "confirmed" in self._line else set()
        said = {key for key, value in terms.items() if value is not None and value is not False}
        open_ = sorted(said - answered - held)
        if open_:
            message = f"the line also states {', '.join(open_)}, which has no answer; it is written without 'confirmed'"
            advice = "ask for it too: 'assessor ask' puts it on the sheet"
            self._warn(next(iter(self._answers)).text, message, advice)
        return not open_

    def _warn(self, text: str, message: str, advice: str) -> None:
        span = self._reply.document.key_span(("answers", text))
        self._problems.append(Diagnostic("answers/unfinished", message, span, advice, Severity.WARNING))

    def _confirmed(self) -> dict[str, str]:
        signed = self._reply.answers.answered
        who = ", ".join(filter(None, (signed.by, signed.role)))
        told = {"by": "answer", "on": signed.on, "who": who, "document": self._reply.name}
        return {key: value for key, value in told.items() if value}

    def _note(self, before: str) -> str:
        """What the answers say that no key holds: since when, and in the provider's own words."""
        days = sorted({answer.since for answer, _ in self._answers.values() if answer.since is not None})
        said = dict.fromkeys(answer.comment for answer, _ in self._answers.values() if answer.comment is not None)
        told = [*(f"Since {day}." for day in days[-1:]), *(text if text[-1:] in ".!?" else f"{text}." for text in said)]
        new = [text for text in told if text not in before]
        whole = " ".join(filter(None, (before, *new))) if new else before
        if not new or len(whole) <= _LONGEST_NOTE:
            return whole
        message = f"the note of this line would be longer than {_LONGEST_NOTE} characters; its beginning is left out"
        self._warn(next(iter(self._answers)).text, message, "keep the sheet that came back, which holds all of it")
        return f"...{whole[len('...') - _LONGEST_NOTE :]}"
