"""The obligations table: every obligation under every arrangement, below the headings of its catalog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import words
from assessor.report.text import shorten

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import Names


@dataclass(frozen=True, slots=True)
class Cell:
    """One verdict in a table: its look, and today the state of its proof."""

    status: words.Status
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a group heading (no cells) or an obligation."""

    id: str
    title: str
    cells: tuple[Cell, ...] = ()
    note: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One framework's obligations."""

    framework: str
    edition: str
    lines: tuple[Line, ...]


def cell(verdict: Record, *, today: bool) -> Cell:
    """How one verdict is shown; only today's has a proof."""
    proof = verdict.text("evidence") if today else ""
    # proof speaks for what is in place; beside a gap only a contradicting record says something
    if verdict.text("verdict") not in words.IN_PLACE and proof != "contradicted":
        proof = ""
    return Cell(words.status(verdict.text("verdict")), words.PROOFS.get(proof, ""))


def tables_of(result: Record, names: Names, anchors: dict[str, str]) -> tuple[Table, ...]:
    """One table per framework in the result's order; rows whose framework is not listed come last."""
    catalogs = {each.text("catalog") or each.text("id"): each.text("id") for each in result.records("frameworks")}
    editions = {each.text("id"): each.text("edition") for each in result.records("catalogs")}
    rows = result.records("obligations")
    found = [*dict.fromkeys([*catalogs, *(each.text("catalog") for each in rows)])]
    groups = {each.text("ref"): each for each in result.records("groups")}
    parents = {each.text("ref"): each.text("parent") for each in rows}
    tables = []
    for catalog in found:
        lines: list[Line] = []
        above = ""
        for each in (row for row in rows if row.text("catalog") == catalog):
            heading = _group(each.text("parent"), groups, parents)
            if heading != above and heading:
                lines.append(_heading(groups[heading], groups))
            above = heading
            lines.append(_line(each, names, anchors))
        title = names.frameworks.get(catalogs.get(catalog, catalog), catalog)
        tables.append(Table(title, shorten(editions.get(catalog, ""), 160), tuple(lines)))
    return tuple(tables)


def _group(parent: str, groups: dict[str, Record], parents: dict[str, str]) -> str:
    """The nearest group above a row; a requirement's own children stand under the requirement's group."""
    seen: set[str] = set()
    while parent and parent not in groups and parent not in seen:
        seen.add(parent)
        parent = parents.get(parent, "")
    return parent if parent in groups else ""


def _heading(group: Record, groups: dict[str, Record]) -> Line:
    above = groups.get(group.text("parent"))
    trail = [group.text("title")] if above is None else [above.text("title"), group.text("title")]
    return Line(group.text("ref").partition(":")[2], shorten(" \u203a ".join(filter(None, trail)), 140))


def _line(each: Record, names: Names, anchors: dict[str, str]) -> Line:
    verdicts = each.record("verdicts")
    return Line(
        shorten(each.text("id"), 40),
        shorten(each.text("title"), 200),
        tuple(cell(verdicts.record(a.id), today=a.id == "today") for a in names.arrangements),
        shorten(each.text("reason"), 300) or ("addressable" if each.text("specification") == "addressable" else ""),
        anchors.get(each.text("ref"), ""),
    )
