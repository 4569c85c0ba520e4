"""The sheet on contracts: what they leave open, to be settled with each provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.sheet import Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames

# What a point is called, and how it looks: what nobody does looks worst.
_KINDS: Final = {
    "unowned": ("▲ Nobody's work", "gap"),
    "ended": ("▲ Not in force", "gap"),
    "paper": ("◐ Paper missing", "part"),
    "clause": ("◐ Clause missing", "part"),
    "slow": ("▲ Too slow", "gap"),
    "double": ("◐ Two owners", "part"),
    "disagreement": ("◐ Matrix and today differ", "part"),
    "contradiction": ("◐ Told otherwise", "part"),
    "not_included": ("○ Not on the list", "none"),
}
_MOST: Final = 12
_LEDE: Final = (
    "Read against what applies to you and who does what today. Verdicts follow the terms you stated, not this page: "
    "where a contract says otherwise, settle it with the provider and correct the file."
)


def sheets_of(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where a contract leaves something open."""
    points = result.records("contracts")
    if not points:
        return ()
    alike: dict[tuple[str, ...], list[Record]] = {}
    for point in points:
        key = tuple(point.text(name) for name in ("provider", "kind", "needs", "has"))
        alike.setdefault(key, []).append(point)
    providers = list(dict.fromkeys(point.text("provider") for point in points))
    title = (
        f"Your {grammar.noun(len(providers), 'contract')} with {names.all_providers(providers)} "
        f"{'leaves' if len(providers) == 1 else 'leave'} {len(alike)} {grammar.noun(len(alike), 'point')} open"
    )
    columns = (
        Column("Contract with", 30),
        Column("Open", 28),
        Column("About", 36),
        Column("Stated or needed, and what the contract says", 56),
        Column("Obligations", 26, mono=True),
    )
    rows = tuple(_row(group, names) for group in alike.values())
    table = Table(columns, rows, "What your contracts leave open")
    return (Sheet(anchor="contracts", kicker="Contracts", title=title, lede=_LEDE, blocks=(table,)),)


def _row(group: list[Record], names: BriefNames) -> tuple[Cell, ...]:
    first = group[0]
    said, style = _KINDS.get(first.text("kind"), (grammar.plain(first.text("kind")), ""))
    refs = list(dict.fromkeys(ref for point in group for ref in point.strings("refs")))
    about = ", ".join(dict.fromkeys(shorten(point.text("about"), 90) for point in group if point.text("about")))
    _needs, _has = (grammar.opening(shorten(first.text(key), 300)) for key in ("needs", "has"))
    shown = ", ".join(names.obligations(refs[:_MOST]))
    return (
        Cell(names.provider(first.text("provider"))),
        Cell(said, style),
        Cell(about or "The paper itself"),
        Cell(
            f"{grammar.opening(shorten(first.text('needs'), 300))}. {grammar.opening(shorten(first.text('has'), 300))}."
        ),
        Cell(f"{shown} and {len(refs) - _MOST} more" if len(refs) > _MOST else shown or "\u2013"),
    )
