"""One answer about a duty, or a part of one: what it leaves out, and what in it contradicts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.dates import not_later
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.model.engagement import DutyAnswer
    from assessor.model.span import Pointer

_NEVER = "never"


def duty_answer(source: Source, answer: DutyAnswer, at: Pointer) -> Iterator[Diagnostic]:
    """Everything that is wrong with an answer and that its form does not show."""
    yield from _partly(source, answer, at)
    against = {
        "adopted": answer.state == "not_done",
        "draft": answer.state == "done",
        "template": answer.state == "done",
        "missing": answer.state in ("done", "assigned", "partly"),
    }
    if answer.document is not None and against[answer.document]:
        span = source.document.span((*at, "document"))
        message = f"the document is {answer.document}, but the state is {answer.state}"
        yield Diagnostic(
            "engagement/duty", message, span, "keep the one that is true; only an adopted document is done"
        )
    if answer.last is not None and answer.last != _NEVER:
        yield from not_later(source, answer.last, (*at, "last"))


def _partly(source: Source, answer: DutyAnswer, at: Pointer) -> Iterator[Diagnostic]:
    """`partly` says what is missing, in words or in numbers, and nothing else does."""
    partly = answer.state == "partly"
    if partly and answer.missing is None and answer.failed is None:
        advice = "add missing: what is missing, in words, or failed: and of: in numbers"
        yield Diagnostic("engagement/duty", "partly does not say what is missing", source.document.key_span(at), advice)
    for key in ("missing", "failed"):
        if not partly and getattr(answer, key) is not None:
            message = f"'{key}' belongs to state: partly, and the state is {answer.state or 'not stated'}"
            span = source.document.key_span((*at, key))
            yield Diagnostic("engagement/duty", message, span, "write state: partly, or remove it")
    if answer.failed is not None and answer.of is not None and answer.failed >= answer.of:
        message = f"{answer.failed} of {answer.of} fail, which is not partly done"
        yield Diagnostic(
            "engagement/duty", message, source.document.span((*at, "failed")), "count again, or write state: not_done"
        )
