"""Findings drawn for both evaluators: how rooms come to them is their own; what they do to rows is the method's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessor.evaluate.framework import JudgedFramework
from assessor.model.row_finding import RowFinding
from tests.oracle.picking import Picker, chance, one, some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from tests.oracle.scales import Mapping

CURES = [None, None, None, "2026-11-20", "2026-11-21", "2026-11-22", "2031-01-01"]


def draw_findings(pick: Picker, library: Mapping) -> list[Mapping]:
    """Up to three findings over the rows of a library, most of them not cured."""
    if chance(pick, 70):
        return []
    refs = [
        f"{document['catalog']['id']}:{row['id']}"
        for document in library["catalogs"]
        for row in document["rows"]
        if row["kind"] == "obligation"
    ]
    return [
        {
            "concerns": some(pick, refs, 1, 2),
            "result": one(pick, ["unmet", "part", "unknown"]),
            "cured_on": one(pick, CURES),
        }
        for _ in range(pick.number(1, 3))
    ]


class Drawn(JudgedFramework):
    """A framework that finds what was drawn for it."""

    folder = Path(__file__).parent

    def __init__(self, name: str, findings: list[Mapping]) -> None:
        self.id = name
        self._findings = findings

    def row_findings(self, _case: Case) -> Iterator[RowFinding]:
        """Those of its catalog."""
        for found in self._findings:
            if concerns := tuple(ref for ref in found["concerns"] if ref.startswith(f"{self.id}:")):
                yield RowFinding(
                    code="stale",
                    rule="drawn",
                    what="something",
                    citation="nowhere",
                    concerns=concerns,
                    result=found["result"],
                    place=("nowhere",),
                    cured_on=found["cured_on"],
                )
