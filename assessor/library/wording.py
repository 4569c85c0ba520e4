"""What of a data file's own text its author has yet to write, or wrote too short or too long to serve a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.placeholders import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.span import Pointer
    from assessor.source.document import Document

LONGEST_TITLE: Final = 12
"""Words: a title stands in lists and sentences."""
SHORTEST_STATEMENT: Final = 20
"""Characters: less does not say what is asked."""
_WARN: Final = Severity.WARNING
_NO_RULES: Final = ("cases",)  # their engagements may leave open what a case is about


def wording(document: Document, day: str) -> Iterator[Diagnostic]:
    """A warning at each text of a valid data file that is not ready to be read; `day` is that of the check."""
    kind = document.data["schema"].removesuffix("/1")
    if kind in _NO_RULES:
        return
    yield from unwritten(document)
    yield from _written(document, kind, day)
    if kind == "catalog" and not _is_draft(document):
        yield from _rows(document)


def unwritten(document: Document) -> Iterator[Diagnostic]:
    """A warning at each text that only marks the place of one: it would be printed."""
    for at in places(document.data):
        message = f"'{_at(document.data, at)}' is a placeholder, and it would be printed as it stands"
        yield Diagnostic("audit/placeholder", message, document.span(at), "write what belongs here", _WARN)


def _written(document: Document, kind: str, day: str) -> Iterator[Diagnostic]:
    about = document.data.get(kind)
    provenance = about.get("provenance") if isinstance(about, dict) else None
    written = provenance.get("written") if provenance is not None else None
    if written is not None and written > day:
        message = f"written on {written}, which lies after the day of this check, {day}"
        span = document.span((kind, "provenance", "written"))
        yield Diagnostic("audit/written-later", message, span, "give the day it was written", _WARN)


def _is_draft(document: Document) -> bool:
    """Whether the header in it says that its words are still somebody else's."""
    header = document.data.get("catalog")
    return header is not None and bool(header["provenance"].get("draft"))


def _rows(document: Document) -> Iterator[Diagnostic]:
    first: dict[tuple[str | None, str], str] = {}
    for index, row in enumerate(document.data["rows"]):
        if row["kind"] != "obligation":
            continue
        at: Pointer = ("rows", index)
        title, stated = row["title"], row.get("statement")
        if (words := len(title.split())) > LONGEST_TITLE:
            message = f"the title of '{row['id']}' has {words} words, expected at most {LONGEST_TITLE}"
            yield Diagnostic(
                "audit/wording", message, document.span((*at, "title")), "say the rest in the statement", _WARN
            )
        if stated is not None and len(stated.strip()) < SHORTEST_STATEMENT:
            message = (
                f"the statement of '{row['id']}' has {len(stated.strip())} characters and hardly says what is asked"
            )
            advice = "write one or two sentences of your own"
            yield Diagnostic("audit/wording", message, document.span((*at, "statement")), advice, _WARN)
        other = first.setdefault((row.get("parent"), title.casefold()), row["id"])
        if other != row["id"]:
            message = f"'{row['id']}' has the title of '{other}', which stands in the same group"
            advice = "a title tells the rows of one group apart"
            yield Diagnostic("audit/wording", message, document.span((*at, "title")), advice, _WARN)


def _at(data: Any, at: Pointer) -> object:
    for step in at:
        data = data[step]
    return data
