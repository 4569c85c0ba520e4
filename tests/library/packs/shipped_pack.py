"""A rule pack that ships, as its tests see it: read once, with its rows and what they demand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assessor import api
from assessor.library.data_set import with_packs
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.library.data_set import DataSet
    from assessor.model.plan import Demand, Obligation, Plan

PACKS = ROOT / "rules" / "packs"


class ShippedPack:
    """A pack below rules/packs; its plan holds the framework of the same name unless another is asked for."""

    def __init__(self, name: str, framework: str | None = None) -> None:
        self.name, self._framework = name, framework or name

    @property
    def folder(self) -> Path:
        return PACKS / self.name

    @property
    def cases(self) -> Path:
        return self.folder / "rules" / "cases" / f"{self.name}.yaml"

    @cached_property
    def data(self) -> DataSet:
        return with_packs(None, [self.name])

    @cached_property
    def plan(self) -> Plan:
        return api.load_library([self._framework], data=self.data)

    @cached_property
    def rows(self) -> dict[str, Obligation]:
        return {row.id: row for row in self.plan.obligations}

    def demands(self, row: str) -> list[Demand]:
        return [demand for clause in self.rows[row].clauses for demand in clause]


def asked(demand: Demand) -> str:
    """A demand in one line: of whom, and when."""
    when = "in force" if demand.state else demand.event or f"{demand.every or ''} {demand.loosest or ''}".strip()
    return f"{demand.capability or demand.duty}: {when}"
