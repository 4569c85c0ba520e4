"""Faults of references, told at the word and not at the entry around it; files are read again only for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.source.pinpoint import pinpointed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor.model.diagnostic import Diagnostic
    from assessor.source.document import Document


def at_words(
    problems: Sequence[Diagnostic], files: Sequence[tuple[str, bytes]], shown: Callable[[str], str]
) -> list[Diagnostic]:
    """The same problems, each at the word it is about where its file holds that word in the entry it names."""
    wanted = {item.span.path for item in problems if item.word}
    documents: dict[str, Document] = {}
    for name, content in files:
        if (path := shown(name)) in wanted and (document := _document(content, path)) is not None:
            documents[path] = document
    return [
        pinpointed(item, documents[item.span.path]) if item.word and item.span.path in documents else item
        for item in problems
    ]


def _document(content: bytes, path: str) -> Document | None:
    from assessor.source.reader import read  # noqa: PLC0415 - only where something is wrong

    return read(content, path)[0]
