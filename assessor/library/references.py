"""Wording shared by the link checks."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from assessor.model.span import Pointer, Span
    from assessor.source.document import Document


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Help that names the nearest known word, or nothing."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{found[0]}'?" if found else ""


def unknown(kind: str, names: Iterable[str], known: Collection[str], span: Span) -> Iterator[Diagnostic]:
    """A diagnostic for each name that is not known."""
    for name in names:
        if name not in known:
            yield Diagnostic(f"link/unknown-{kind}", f"{kind} '{name}' does not exist", span, did_you_mean(name, known))


def missing(document: Document, kind: str, name: str, known: Collection[str], at: Pointer, *, key: bool) -> Diagnostic:
    """The diagnostic for a name that is not known."""
    span = document.key_span(at) if key else document.span(at)
    advice = did_you_mean(name, known) or f"known: {', '.join(sorted(known)[:12])}"
    return Diagnostic(f"link/unknown-{kind}", f"{kind} '{name}' does not exist", span, advice)
