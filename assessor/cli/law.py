"""The ledger of the law's standing as the command line prints it: a table, one entry, JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assessor.cli.tables import columns
from assessor.model.shape import plain
from assessor.words import law

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.model.law import LawEntry


def table(ledger: Mapping[str, LawEntry]) -> str:
    """Every entry on a line."""
    rows = [
        [
            item.id,
            law.standing(item.standing, verified=item.verified_on is not None),
            law.verified(item.verified_on),
            ", ".join(on for _, on, _ in item.steps),
            item.title,
        ]
        for item in ledger.values()
    ]
    return columns([["entry", "standing", "verified on", "dates", "title"], *rows])


def lines(item: LawEntry) -> Iterator[str]:
    """One entry with everything it holds."""
    yield f"{item.id} (standing of the law) {item.title}"
    stands = law.standing(item.standing, verified=item.verified_on is not None)
    known = "not verified" if item.verified_on is None else f"verified on {item.verified_on}"
    yield f"  statement: {item.statement}"
    yield f"  standing: {stands}, {known}"
    for source in item.sources:
        yield f"  source: {source.citation}" + (f", {source.url}" if source.url else "")
    for kind, on, what in item.steps:
        yield f"  {law.step(kind, on, what)}"
    for label, names in (
        ("frameworks", item.changes.frameworks or ("all",)),
        ("obligations", item.changes.obligations),
        ("clauses", item.changes.clauses),
        ("overlay packs", item.changes.overlays),
        ("changes entries", item.changes.entries),
    ):
        if names:
            yield f"  {label}: {', '.join(names)}"
    if item.note:
        yield f"  note: {item.note}"


def as_json(ledger: Mapping[str, LawEntry]) -> str:
    """The whole ledger as it stands in the rules."""
    return json.dumps({"standing": [plain(item) for item in ledger.values()]}, indent=2, ensure_ascii=False)
