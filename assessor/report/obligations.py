"""The obligations table: every obligation under every arrangement, below the headings of its catalog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import words
from assessor.report.numbers import Numbers, numbers_of
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.report.fields import Record
    from assessor.report.names import BriefNames


# more rows than this that are out for a reason alone are listed after the table, by reason
MOST_INLINE = 24


@dataclass(frozen=True, slots=True)
class Cell:
    """One verdict in a table: its look, and today the state of its proof."""

    status: words.Status
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the band of a top group, the heading of a subgroup, or an obligation.

    An obligation that is out under every arrangement for one reason has no cells but the reason in `whole`.
    """

    kind: str
    id: str
    title: str
    cells: tuple[Cell, ...] = ()
    note: str = ""
    anchor: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One framework's obligations."""

    framework: str
    edition: str
    numbers: Numbers
    lines: tuple[Line, ...]
    apart: tuple[tuple[str, int, tuple[str, ...]], ...]
    apart_count: int


def cell(verdict: Record, *, today: bool) -> Cell:
    """How one verdict is shown; only today's has a proof."""
    proof = verdict.text("evidence") if today else ""
    # proof speaks for what is in place; beside a gap only a contradicting record says something
    if verdict.text("verdict") not in words.IN_PLACE and proof != "contradicted":
        proof = ""
    return Cell(words.status(verdict.text("verdict")), words.PROOFS.get(proof, ""))


def tables_of(result: Record, names: BriefNames, anchors: Mapping[str, str]) -> tuple[Table, ...]:
    """One table per framework in the result's order; rows whose framework is not listed come last."""
    catalogs = {each.text("catalog") or each.text("id"): each.text("id") for each in result.records("frameworks")}
    editions = {each.text("id"): each.text("edition") for each in result.records("catalogs")}
    rows = result.records("obligations")
    found = [*dict.fromkeys([*catalogs, *(each.text("catalog") for each in rows)])]
    groups = {each.text("ref"): each for each in result.records("groups")}
    parents = {each.text("ref"): each.text("parent") for each in rows}
    tables = []
    for catalog in found:
        judged = [row for row in rows if row.text("catalog") == catalog]
        apart = [row for row in judged if _whole(row, names)]
        if len(apart) > MOST_INLINE:
            judged = [row for row in judged if not _whole(row, names)]
        else:
            apart = []
        framework = catalogs.get(catalog, catalog)
        tables.append(
            Table(
                names.frameworks.get(framework, catalog),
                shorten(editions.get(catalog, ""), 160),
                numbers_of(result.record("summary").record(framework), names),
                tuple(_lines(judged, names, anchors, groups, parents)),
                tuple(_apart(apart, names)),
                len(apart),
            )
        )
    return tuple(tables)


def _lines(
    rows: list[Record],
    names: BriefNames,
    anchors: Mapping[str, str],
    groups: Mapping[str, Record],
    parents: Mapping[str, str],
) -> Iterator[Line]:
    """Rows under the bands of their top groups and the headings of their nearest ones."""
    top = below = ""
    for each in rows:
        near = _group(each.text("parent"), groups, parents)
        root = _root(near, groups)
        if root and root != top:
            yield _heading("band", groups[root])
            below = ""
        if near not in {"", root, below}:
            yield _heading("sub", groups[near])
        top, below = root, near if near != root else ""
        yield _line(each, names, anchors, inside=near != root)


def _apart(rows: list[Record], names: BriefNames) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Rows that are out under every arrangement, by reason, most rows first.

    A reason some rows are out for alone also takes in those that may be out for it or for a second one.
    """
    found: dict[str, list[str]] = {}
    others: dict[str, int] = {}
    whole = {_whole(each, names) for each in rows}
    for each in rows:
        reason, more, _ = _whole(each, names).partition(", or ")
        if reason not in whole:
            reason, more = _whole(each, names), ""
        found.setdefault(reason, []).append(shorten(each.text("id"), 40))
        others[reason] = others.get(reason, 0) + bool(more)
    for reason, ids in sorted(found.items(), key=lambda item: -len(item[1])):
        some = "all" if others[reason] == len(ids) else str(others[reason])
        tail = f". For {some} of them a second reason may hold as well; the attached result names it"
        yield f"{reason}{tail if others[reason] else ''}.", len(ids), tuple(ids)


def _group(parent: str, groups: Mapping[str, Record], parents: Mapping[str, str]) -> str:
    """The nearest group above a row; a requirement's own children stand under the requirement's group."""
    seen: set[str] = set()
    while parent and parent not in groups and parent not in seen:
        seen.add(parent)
        parent = parents.get(parent, "")
    return parent if parent in groups else ""


def _root(group: str, groups: Mapping[str, Record]) -> str:
    """The top of the groups a group stands under."""
    seen: set[str] = set()
    while group in groups and groups[group].text("parent") in groups and group not in seen:
        seen.add(group)
        group = groups[group].text("parent")
    return group


def _heading(kind: str, group: Record) -> Line:
    return Line(kind, shorten(group.text("ref").partition(":")[2], 40), shorten(group.text("title"), 140))


def _line(each: Record, names: BriefNames, anchors: Mapping[str, str], *, inside: bool) -> Line:
    verdicts = [each.record("verdicts").record(a.id) for a in names.arrangements]
    return Line(
        "inside" if inside else "row",
        shorten(each.text("id"), 40),
        shorten(each.text("title"), 200),
        tuple(cell(verdict, today=a.id == "today") for a, verdict in zip(names.arrangements, verdicts, strict=True)),
        "addressable" if each.text("specification") == "addressable" else "",
        anchors.get(each.text("ref"), ""),
        _whole(each, names),
    )


def _whole(each: Record, names: BriefNames) -> str:
    """The one reason an obligation has the same verdict under every arrangement, if it has one.

    What lies outside the chosen instrument is said so, and not called not applicable.
    """
    verdicts = [each.record("verdicts").record(a.id) for a in names.arrangements]
    found = {(verdict.text("verdict"), each.text("reason") or verdict.text("reason")) for verdict in verdicts}
    verdict, reason = found.pop() if len(found) == 1 else ("", "")
    if not reason:
        return ""
    status, reason = words.status(verdict), grammar.opening(shorten(reason, 300))
    return f"{status.mark} {reason}" if reason.startswith("Outside") else f"{status.mark} {status.word}: {reason}"
