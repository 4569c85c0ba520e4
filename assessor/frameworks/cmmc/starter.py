"""What a new engagement file shows of the block `cmmc:`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.rules import cmmc_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.plan import Plan


def starter(plan: Plan, _as_of: str) -> Iterator[str]:
    """The block, commented out."""
    if cmmc_rules(plan.terrain) is None:
        return
    yield "# Your CMMC assessment, contract and plan; docs/frameworks/cmmc.md shows the whole block."
    yield "#cmmc:"
    yield "#  assessment: c3pao                          # who will assess: self, c3pao or dibcac"
    yield "#  contract: {requires: level_2_c3pao}        # the status it requires; prime: {name: ..., contact: ...}"
    yield "#  # held_status, status_date, affirmed: the status already on record, if any, and its dates"
    yield "#  ssp: {exists: true}                        # a system security plan; without one there is no score"
    yield "#  poam: []                                   # {requirement: ..., planned: ..., due: ...} each"
