"""The obligations table: every obligation under every arrangement, below the headings of its catalog."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE
from assessor.report import looks
from assessor.report.numbers import Numbers, numbers_of
from assessor.report.text import shorten
from assessor.words import evidence, grammar, legends
from assessor.words.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.model.scales import Verdict
    from assessor.report.names import BriefNames
    from assessor.result.obligation import Obligation
    from assessor.result.reason import Reason
    from assessor.result.result import Result
    from assessor.result.subjects import Group
    from assessor.result.verdict import ObligationVerdict


# more rows than this that are out for a reason alone are listed after the table, by reason
MOST_INLINE = 24


@dataclass(frozen=True, slots=True)
class Cell:
    """One verdict in a table: its look, and today the state of its proof."""

    status: looks.Status
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

    @property
    def runs(self) -> tuple[tuple[Cell, int], ...]:
        """The cells, those side by side that say the same as one (a proof too), and over how many columns each goes."""
        return tuple((each, len(tuple(same))) for each, same in groupby(self.cells))

    @property
    def singles(self) -> tuple[tuple[Cell, int], ...]:
        """The cells, each in its own column."""
        return tuple((each, 1) for each in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """One framework's obligations."""

    framework: str
    edition: str
    numbers: Numbers
    lines: tuple[Line, ...]
    apart: tuple[tuple[str, int, tuple[str, ...]], ...]
    apart_count: int


def cell(verdict: ObligationVerdict, *, today: bool) -> Cell:
    """How one verdict is shown; only today's has a proof."""
    proof = evidence.proof(verdict) if today else None
    # proof speaks for what is in place; beside a gap only a contradicting record says something
    if verdict.verdict not in IN_PLACE and proof != "contradicted":
        proof = None
    return Cell(looks.status(verdict.verdict), legends.PROOFS[proof] if proof is not None else "")


def tables_of(result: Result, names: BriefNames, anchors: Mapping[str, str]) -> tuple[Table, ...]:
    """One table per framework in the result's order."""
    editions = {catalog.id: catalog.edition for catalog in result.catalogs}
    headings = _Headings(result)
    tables = []
    for framework in {chosen.catalog: chosen for chosen in result.frameworks}.values():
        rows = [row for row in result.obligations if row.catalog == framework.catalog]
        apart = [row for row in rows if _ruled_out(row, names) is not None]
        if len(apart) > MOST_INLINE:
            rows = [row for row in rows if _ruled_out(row, names) is None]
        else:
            apart = []
        tables.append(
            Table(
                names.frameworks[framework.id],
                shorten(editions.get(framework.catalog, ""), 160),
                numbers_of(result.summary[framework.id], names),
                tuple(_lines(rows, names, anchors, headings)),
                tuple(_apart(apart, names)),
                len(apart),
            )
        )
    return tuple(tables)


class _Headings:
    """The groups above the rows of a result."""

    def __init__(self, result: Result) -> None:
        self._groups = {group.ref: group for group in result.groups}
        self._parents = {row.ref: row.parent for row in result.obligations}

    def nearest(self, row: Obligation) -> Group | None:
        """The nearest group above a row; a requirement's own children stand under the requirement's group."""
        parent, seen = row.parent, set[str]()
        while parent is not None and parent not in self._groups and parent not in seen:
            seen.add(parent)
            parent = self._parents.get(parent)
        return self._groups.get(parent or "")

    def top(self, group: Group | None) -> Group | None:
        """The top of the groups a group stands under."""
        seen = set[str]()
        while group is not None and group.parent in self._groups and group.ref not in seen:
            seen.add(group.ref)
            group = self._groups[group.parent]
        return group


def _lines(
    rows: Sequence[Obligation], names: BriefNames, anchors: Mapping[str, str], headings: _Headings
) -> Iterator[Line]:
    """Rows under the bands of their top groups and the headings of their nearest ones."""
    top: Group | None = None
    below: Group | None = None
    for row in rows:
        nearest = headings.nearest(row)
        root = headings.top(nearest)
        if root is not None and root is not top:
            yield _heading("band", root)
            below = None
        if nearest is not None and nearest is not root and nearest is not below:
            yield _heading("sub", nearest)
        top, below = root, nearest if nearest is not root else None
        yield _line(row, names, anchors, inside=nearest is not root)


def _heading(kind: str, group: Group) -> Line:
    return Line(kind, shorten(group.ref.partition(":")[2], 40), shorten(group.title, 140))


def _line(row: Obligation, names: BriefNames, anchors: Mapping[str, str], *, inside: bool) -> Line:
    ruled_out = _ruled_out(row, names)
    return Line(
        "inside" if inside else "row",
        shorten(row.id, 40),
        shorten(row.title, 200),
        tuple(cell(row.verdicts[column.id], today=column.id == TODAY) for column in names.arrangements),
        "addressable" if row.specification == "addressable" else "",
        anchors.get(row.ref, ""),
        _whole(ruled_out, names) if ruled_out is not None else "",
    )


def _ruled_out(row: Obligation, names: BriefNames) -> tuple[Verdict, Reason] | None:
    """The one verdict and reason an obligation has under every arrangement, if it has one."""
    verdicts = [row.verdicts[column.id] for column in names.arrangements]
    answers = {(verdict.verdict, row.why or verdict.why) for verdict in verdicts}
    verdict, why = answers.pop() if len(answers) == 1 else (None, None)
    return None if verdict is None or why is None else (verdict, why)


def _whole(ruled_out: tuple[Verdict, Reason], names: BriefNames) -> str:
    """A reason as it is printed.

    What lies outside the chosen instrument is said so, and not called not applicable.
    """
    verdict, why = ruled_out
    status, words = looks.status(verdict), grammar.opening(shorten(reason(why, names.full) or "", 300))
    return f"{status.mark} {words}" if why.outside is not None else f"{status.mark} {status.word}: {words}"


def _apart(rows: Sequence[Obligation], names: BriefNames) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Rows that are out under every arrangement, by reason, most rows first."""
    ids: dict[tuple[Verdict, Reason], list[str]] = {}
    for row in rows:
        if (ruled_out := _ruled_out(row, names)) is not None:
            ids.setdefault(ruled_out, []).append(shorten(row.id, 40))
    for key, members in sorted(ids.items(), key=lambda entry: -len(entry[1])):
        yield f"{_whole(key, names)}.", len(members), tuple(members)
