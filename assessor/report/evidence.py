"""The records of evidence that are held: what each shows, how old it is, and what it proves today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames

_SOURCES: Final = {
    "third_party": "an outside party",
    "system": "a system",
    "document": "a document",
    "declared": "a statement",
}
# what a record comes to today: mark and word, and the style that shows it
_PROOFS: Final = {
    "proven": ("\u25cf fresh", ""),
    "stale": ("\u25d0 stale", "part"),
    "contradicted": ("\u25b2 contradicts", "gap"),
}
_UNUSED: Final = ("\u2012 not needed today", "na")


@dataclass(frozen=True, slots=True)
class Held:
    """One record."""

    id: str
    what: str
    about: str
    source: str
    day: str
    age: str
    state: str
    style: str
    obligations: tuple[str, ...]


def records_of(result: Record, names: BriefNames) -> tuple[Held, ...]:
    """The records in the result's order."""
    return tuple(_held(each, names) for each in result.records("evidence_records"))


def _held(each: Record, names: BriefNames) -> Held:
    proof = "contradicted" if each.text("result") == "contradicts" else each.text("proof")
    state, style = _PROOFS.get(proof, _UNUSED)
    days = each.count("age_days")
    who = names.provider(each.text("provider")) if each.text("provider") else ""
    return Held(
        shorten(each.text("id"), 60),
        shorten(each.text("title"), 160),
        shorten(f"{each.text('about')}{f', {who}' if who else ''}", 120),
        _SOURCES.get(each.text("source"), grammar.plain(each.text("source"))),
        shorten(each.text("collected"), 20),
        f"{days} {grammar.noun(days, 'day')}",
        state,
        style,
        names.obligations(each.strings("obligations")),
    )
