"""The smallest change does what it says, in every way it is printed, and no smaller one would (method, 13)."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
import yaml

from assessor.assess.smallest.search import MOST_PARTS
from tests.conftest import ROOT
from tests.gate.mutants import mutant
from tests.laws.smallest_changes import Open

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assessor.model.plan import Obligation
    from assessor.result.smallest import SmallestChange

EXAMPLES = ROOT / "examples"
MUTANTS = int(os.environ.get("ASSESSOR_SWEEP", "20"))
MOST_TRIED = 3  # parts of a change of which every smaller set is tried
MOST_ROWS = 4  # obligations of a changed example of which more than the parts is tried
MOST_SETS = 400  # smaller sets tried of one obligation


def held(found: Open, change: SmallestChange, row: Obligation, into: Path, *, printed: bool) -> list[str]:
    """What does not hold of one change; `printed`: also of its arguments and lines, which take longest."""
    ref, faults = row.ref, []
    ignored = found.ignored(change)
    if not change.atoms:
        return [] if change.obstacles else [f"{ref}: neither a change nor a reason"]
    if len(change.atoms) > MOST_PARTS:
        faults.append(f"{ref}: too many parts")
    if not found.held(row, change.atoms, ignored):
        faults.append(f"{ref}: the parts do not bring it in place")
    every = {"change": change.statements}
    if change.documented is not None:
        every["documented alternative"] = change.documented.statements
    for name, statements in every.items() if printed else ():
        if not found.by_arguments(row, statements, ignored):
            faults.append(f"{ref}: the arguments of the {name} do not bring it in place")
        if not found.by_lines(row, statements, ignored, into):
            faults.append(f"{ref}: the lines of the {name} do not bring it in place")
    return faults


@lru_cache
def known(name: str, folder: Path) -> dict[str, str]:
    """The smallest changes of an example, which has a test of its own."""
    return {row.ref: repr(change) for row, _, change in Open(EXAMPLES / name, folder).rows()}


def swept(path: Path, cache: Path, into: Path, *, smaller: bool, but: Mapping[str, str]) -> tuple[int, list[str]]:
    """How many changes an engagement has that are not known already, and what does not hold of its changes."""
    found = Open(path, cache)
    if found.refused:
        return 0, []
    count, faults = 0, []
    for row, _, change in found.rows():
        new = but.get(row.ref) != repr(change)
        count += new
        sampled = new and (not but or count <= MOST_ROWS)
        faults += held(found, change, row, into, printed=sampled)
        if sampled and smaller and len(change.atoms) <= MOST_TRIED:
            less = found.smaller(row, change, MOST_SETS)
            faults += [f"{row.ref}: {[atom.statements for atom in less[0]]} would do"] if less else []
    return count, faults


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_every_open_obligation_of_an_example(name: str, cache: Path, tmp_path: Path) -> None:
    count, faults = swept(EXAMPLES / name, cache, tmp_path / "changed.yaml", smaller=True, but={})
    assert not faults
    assert count


@pytest.mark.parametrize("seed", range(MUTANTS))
def test_every_open_obligation_of_a_changed_example(seed: int, cache: Path, tmp_path: Path) -> None:
    document, changes = mutant(EXAMPLES, seed)
    path = tmp_path / "mutant.yaml"
    path.write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True), encoding="utf-8")
    but = known(changes[0], cache)
    _, faults = swept(path, cache, tmp_path / "changed.yaml", smaller=True, but=but)
    assert not faults, changes
