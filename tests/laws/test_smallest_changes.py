"""The smallest change does what it says, in every way it is printed, and no smaller one would (method, 13)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import yaml

from assessor.assess.smallest.search import MOST_PARTS

from tests.conftest import ROOT
from tests.gate.mutants import mutant
from tests.laws.smallest_changes import Open

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.plan import Obligation
    from assessor.result.smallest import SmallestChange

EXAMPLES = ROOT / "examples"
MUTANTS = int(os.environ.get("ASSESSOR_SWEEP", "20"))
MOST_SETS = 1500  # smaller sets tried of one obligation


def held(found: Open, change: SmallestChange, row: Obligation, into: Path) -> list[str]:
    """What does not hold of one change."""
    ref, faults = row.ref, []
    ignored = found.ignored(change)
    if not change.atoms:
        return [] if change.obstacles else [f"{ref}: neither a change nor a reason"]
    if len(change.atoms) > MOST_PARTS:
        faults.append(f"{ref}: too many parts")
    if not found.held(row, change.atoms, ignored):
        faults.append(f"{ref}: the parts do not bring it in place")
    if not found.by_arguments(row, change.statements, ignored):
        faults.append(f"{ref}: the arguments do not bring it in place")
    if not found.by_lines(row, change.statements, ignored, into):
        faults.append(f"{ref}: the lines do not bring it in place")
    if change.documented is not None and not (
        found.by_arguments(row, change.documented.statements, ignored)
        and found.by_lines(row, change.documented.statements, ignored, into)
    ):
        faults.append(f"{ref}: the documented alternative does not bring it in place")
    return faults


def swept(path: Path, cache: Path, into: Path, *, smaller: bool) -> tuple[int, list[str]]:
    """How many open obligations an engagement has, and what does not hold of their changes."""
    found = Open(path, cache)
    if found.refused:
        return 0, []
    count, faults = 0, []
    for row, _, change in found.rows():
        count += 1
        faults += held(found, change, row, into)
        if smaller and len(change.atoms) <= 3:
            less = found.smaller(row, change, MOST_SETS)
            faults += [f"{row.ref}: {[atom.statements for atom in less[0]]} would do"] if less else []
    return count, faults


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_every_open_obligation_of_an_example(name: str, cache: Path, tmp_path: Path) -> None:
    count, faults = swept(EXAMPLES / name, cache, tmp_path / "changed.yaml", smaller=True)
    assert not faults
    assert count


@pytest.mark.parametrize("seed", range(MUTANTS))
def test_every_open_obligation_of_a_changed_example(seed: int, cache: Path, tmp_path: Path) -> None:
    document, changes = mutant(EXAMPLES, seed)
    path = tmp_path / "mutant.yaml"
    path.write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True), encoding="utf-8")
    _, faults = swept(path, cache, tmp_path / "changed.yaml", smaller=seed % 4 == 0)
    assert not faults, changes
