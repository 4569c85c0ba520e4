"""A provider's confirmation sheet that came back, XLSX or YAML, with every problem in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.answer_terms import Unclear, asked_as, understood
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.provider_answers import ProviderAnswers, key_of
from assessor.model.shape import structure
from assessor.model.span import Span
from assessor.model.spelling import did_you_mean
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from assessor.library.engagement import Source
    from assessor.model.plan import Plan, Terrain
    from assessor.model.provider_answers import PromiseAnswer, PromiseKey, Understood
    from assessor.source.document import Document

MAX_BYTES = 2 * 1024 * 1024
_AGAIN = "make the sheet anew with 'assessor ask', or leave the key as it was"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A sheet as read: the answers, where they stand, and the file's own name."""

    answers: ProviderAnswers
    document: Document
    name: str


def read_answers(path: Path) -> tuple[Reply | None, list[Diagnostic]]:
    """One file of answers, checked against its schema; what it refers to is checked by `check_answers`."""
    label = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)  # never more, whatever kind of file it is
    except FileNotFoundError:
        advice = "check the path; 'assessor ask' writes sheets to be answered"
        return None, [Diagnostic("file/missing", "there is no such file", Span(label), advice)]
    except OSError as fault:
        return None, [Diagnostic("file/unreadable", fault.strerror or "cannot be read", Span(label), "check the path")]
    if raw.startswith(b"%PDF"):
        message = "a PDF is for reading and signing; answers are read from XLSX or YAML"
        advice = "fill in the workbook, or the YAML file that is attached to the PDF"
        return None, [Diagnostic("answers/pdf", message, Span(label), advice)]
    document, problems = _document(raw, label)
    if document is None:
        return None, problems
    return Reply(answers=structure(ProviderAnswers, document.data), document=document, name=path.name), []


def _document(raw: bytes, label: str) -> tuple[Document | None, list[Diagnostic]]:
    from assessor.source.schema import schemas  # noqa: PLC0415 - only where answers are read
    from assessor.source.workbook import in_cells, read_workbook  # noqa: PLC0415

    if raw.startswith(b"PK") or label.lower().endswith(".xlsx"):
        document, problems = read_workbook(raw, label)
    else:
        from assessor.source.reader import read  # noqa: PLC0415

        document, problems = read(raw, label, limit=MAX_BYTES)
    if document is None:
        return None, problems
    problems = in_cells(schemas().validate(document, "answers"), document)
    return (None if problems else document), problems


def check_answers(
    reply: Reply, source: Source, plan: Plan
) -> tuple[dict[PromiseKey, tuple[PromiseAnswer, Understood]], list[Diagnostic]]:
    """What each answer that is not blank comes to, and every problem with the answers of a sound file."""
    from assessor.source.workbook import in_cells  # noqa: PLC0415 - as above

    found: dict[PromiseKey, tuple[PromiseAnswer, Understood]] = {}
    problems = [*_asked_by(reply, source), *_signature(reply)]
    for text, answer in reply.answers.answers.items():
        key, faults = _key(reply, text, plan.terrain)
        problems += faults
        if key is None or answer.blank:
            continue
        if not asked_as(key.aspect, answer.asked):
            message = f"'{answer.asked}' is not what this question asked for"
            span = reply.document.span(("answers", text, "asked"))
            problems.append(Diagnostic("answers/asked", message, span, "put back what the sheet had there"))
            continue
        try:
            told = understood(key.aspect, answer)
        except Unclear as fault:
            span = reply.document.span(("answers", text, fault.field))
            problems.append(Diagnostic(fault.code, fault.message, span, fault.advice))
            continue
        if answer.since is not None and answer.since > source.engagement.as_of:
            message = f"this begins on {answer.since}, later than as_of {source.engagement.as_of}; nothing is changed"
            span = reply.document.span(("answers", text, "since"))
            advice = "write it in once as_of has reached that day"
            problems.append(Diagnostic("answers/not-yet", message, span, advice, Severity.WARNING))
            continue
        found[key] = (answer, told)
    return found, in_cells(problems, reply.document)


def _asked_by(reply: Reply, source: Source) -> Iterator[Diagnostic]:
    """Whether these are answers to this engagement's questions."""
    asked, document = reply.answers.engagement, reply.document
    name = str(source.engagement.organization.get("name", ""))
    if asked.organization != name:
        message = f"these answers are for '{asked.organization}', and this is the engagement of '{name}'"
        span = document.span(("engagement", "organization"))
        yield Diagnostic("answers/other-engagement", message, span, "name the engagement the sheet was made from")
    elif asked.digest != source.sha256:
        message = f"{source.name} has changed since the sheet was made"
        span = document.span(("engagement", "digest"))
        advice = "look at the lines below before you write them"
        yield Diagnostic("answers/older", message, span, advice, Severity.WARNING)
    known = [item.id for item in source.engagement.providers]
    if reply.answers.provider not in known:
        message = f"there is no provider '{reply.answers.provider}'"
        advice = did_you_mean(reply.answers.provider, known) or f"providers: {', '.join(known)}"
        yield Diagnostic("link/unknown-provider", message, document.span(("provider",)), advice)


def _signature(reply: Reply) -> Iterator[Diagnostic]:
    """An answer is somebody's, of some day."""
    if all(answer.blank for answer in reply.answers.answers.values()):
        return
    signed = reply.answers.answered
    for name, value, what in (("by", signed.by, "who answered"), ("on", signed.on, "the day of the answers")):
        if value is None:
            span = reply.document.span(("answered", name))
            advice = f"fill in '{name}'"
            yield Diagnostic("answers/unsigned", f"{what} is not stated", span, advice)


def _key(reply: Reply, text: str, terrain: Terrain) -> tuple[PromiseKey | None, list[Diagnostic]]:
    """A key by its parts, each of which must be known."""
    key = key_of(text)
    message, advice = f"'{text}' is no key of a question", _AGAIN
    if key is not None:
        if key.provider != reply.answers.provider:
            message = (
                f"'{text}' is a question to '{key.provider}', and this sheet is answered by '{reply.answers.provider}'"
            )
        else:
            unknown = _unknown(key, terrain)
            if unknown is None:
                return key, []
            word, known = unknown
            message, advice = f"'{word}' in the key '{text}' is not known", did_you_mean(word, known) or _AGAIN
    span = reply.document.key_span(("answers", text))
    return None, [Diagnostic("answers/unknown-key", message, span, advice)]


def _unknown(key: PromiseKey, terrain: Terrain) -> tuple[str, Mapping[str, object] | tuple[str, ...]] | None:
    """The part of a key that nothing is called, and what there is."""
    if key.function not in terrain.functions:
        return key.function, terrain.functions
    work = {name: item for name, item in terrain.capabilities.items() if key.function in item.delivered_by.functions}
    if key.capability not in work:
        return key.capability, work
    if key.event is not None and key.event not in terrain.events:
        return key.event, terrain.events
    kinds = tuple(gate.when.data_contact for gate in terrain.gates.values())
    if key.data is not None and key.data not in kinds:
        return key.data, kinds
    return None
