"""The rule packs that judged and every value they changed, for the annex: what somebody brought first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.sheet import Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar, rule_packs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.rules import AmendedValue, LoadedPack, Rules

_PACKS: Final = (
    Column("Rule pack", 44),
    Column("Origin", 18),
    Column("Authors", 30),
    Column("License", 36),
    Column("SHA-256 of its files", 48, mono=True),
)
_AMENDMENTS: Final = (
    Column("Changed value", 44),
    Column("Was", 32),
    Column("Now", 32),
    Column("Reason and citation", 48),
    Column("Pack", 20),
)


def sheets_of(rules: Rules) -> tuple[Sheet, ...]:
    """One sheet where any pack was loaded."""
    if not rules.packs:
        return ()
    return (
        Sheet(
            anchor="rule-packs",
            kicker="Rule packs",
            title=rule_packs.heading(rules),
            lede=rule_packs.lede(rules),
            blocks=tuple(_tables(rules)),
        ),
    )


def _tables(rules: Rules) -> Iterator[Table]:
    yield Table(_PACKS, tuple(map(_pack, rule_packs.packs_in_order(rules))))
    amended = rule_packs.amendments_in_order(rules)
    if amended:
        yield Table(_AMENDMENTS, tuple(map(_amendment, amended)), title="What the packs changed")


def _pack(pack: LoadedPack) -> tuple[Cell, ...]:
    return (
        Cell(shorten(rule_packs.name(pack), 200)),
        Cell(grammar.opening(rule_packs.origin(pack)), "" if pack.shipped else "part"),
        Cell(shorten(grammar.listed(pack.authors), 200)),
        Cell(shorten(pack.licence, 240)),
        Cell(pack.sha256),
    )


def _amendment(item: AmendedValue) -> tuple[Cell, ...]:
    still = f" {grammar.opening(rule_packs.checked(item))}." if item.verify else ""
    return (
        Cell(shorten(rule_packs.place(item), 300)),
        Cell(shorten(rule_packs.value(item.was), 400)),
        Cell(shorten(rule_packs.value(item.now), 400)),
        Cell(shorten(rule_packs.grounds(item), 600) + still, "part" if item.verify else ""),
        Cell(item.pack),
    )
