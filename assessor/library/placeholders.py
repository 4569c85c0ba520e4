"""A warning at each text that only marks the place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.placeholders import kept_in, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.engagement import Engagement
    from assessor.model.span import Pointer
    from assessor.source.document import Document


def placeholders(document: Document, engagement: Engagement) -> Iterator[Diagnostic]:
    """A warning at each; an error where something has to be stated, so that it cannot be left out."""
    found = places(document.data)
    needed = set(kept_in(engagement)) if found else set()
    for at in found:
        text, span = _at(document.data, at), document.span(at)
        if text in needed:
            message = f"'{text}' is a placeholder, and something has to be stated here"
            yield Diagnostic("engagement/placeholder", message, span, "write what belongs here")
        else:
            message = f"'{text}' is a placeholder, so this counts as not stated"
            advice = "write what belongs here, or remove the line"
            yield Diagnostic("engagement/placeholder", message, span, advice, Severity.WARNING)


def _at(data: Any, at: Pointer) -> object:
    for step in at:
        data = data[step]
    return data
