"""Wording shared by the link checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.diagnostic import Diagnostic
from assessor.model.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from assessor.model.span import Pointer, Span
    from assessor.source.document import Document


_LISTED = 12
_LISTS = {
    "capability": "search WORD",
    "control": "search WORD",
    "duty": "list duties",
    "event": "list events",
    "fact": "list facts",
    "framework": "list frameworks",
    "function": "list functions",
    "gate": "list gates",
    "model": "list models",
    "obligation": "search WORD",
}
"""Where to look a name up, by its kind: the end of a command."""
MOST_FAULTS = 1000
"""So many problems of one check are told: each looks for a word that was meant; hostile files hold a million."""


def unknown(kind: str, names: Iterable[str], known: Collection[str], span: Span) -> Iterator[Diagnostic]:
    """A diagnostic for each name that is not known."""
    for name in names:
        if name not in known:
            yield Diagnostic(
                f"link/unknown-{kind}", f"{kind} '{name}' does not exist", span, _advice(kind, name, known), word=name
            )


def missing(document: Document, kind: str, name: str, known: Collection[str], at: Pointer, *, key: bool) -> Diagnostic:
    """The diagnostic for a name that is not known."""
    span = document.key_span(at) if key else document.span(at)
    return Diagnostic(f"link/unknown-{kind}", f"{kind} '{name}' does not exist", span, _advice(kind, name, known))


def _advice(kind: str, name: str, known: Collection[str]) -> str:
    """The nearest word, or all of them when they are few."""
    near = did_you_mean(name, known)
    if near or not known:
        return near or f"no {kind} is defined yet"
    if len(known) <= _LISTED:
        return f"known: {', '.join(sorted(known))}"
    listed = _LISTS.get(kind)
    return (
        f"'assessor catalog {listed}' shows the {len(known)} there are"
        if listed
        else f"{len(known)} are known; check the spelling"
    )
