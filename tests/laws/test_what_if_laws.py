"""Laws of comparing: nothing differs from itself, and swapping the two sides swaps every pair and nothing else."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor.assess.differences import what_if_of
from assessor.model.scales import VERDICT_RANK
from tests.laws.test_laws import plan_for, result_for
from tests.oracle.picking import Seeded, one
from tests.oracle.strategies import case_of_seed

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from assessor.result.result import Result
    from assessor.result.what_if import ChangedVerdict, Direction, SideName, WhatIf
    from tests.oracle.scales import Mapping

SEEDS = range(80)
TURNED: Final[MappingOf[Direction, Direction]] = {"better": "worse", "worse": "better", "other": "other"}
OTHER_SIDE: Final[MappingOf[SideName, SideName]] = {"now": "before", "before": "now"}


def results(seed: int) -> tuple[Result, Result]:
    """A drawn engagement's result, and that of the same with something changed."""
    library, engagement = case_of_seed(seed)
    other: Mapping = copy.deepcopy(engagement)
    pick = Seeded(seed)
    match one(pick, ["today", "duties", "facts", "everything"]):
        case "today":
            other["today"] = {name: [] for name in engagement.get("today", {})}
        case "duties":
            other["duties"] = {name: {"state": "not_done"} for name in engagement.get("duties", {})}
        case "facts":
            other["organization"] = {"name": "Other", "covered_entity": True, "business_associate": True}
        case _:
            other = {key: other[key] for key in ("as_of", "organization", "frameworks")}
    plan = plan_for(library, engagement)
    return result_for(plan, engagement), result_for(plan, other)


def compared(before: Result, after: Result) -> WhatIf:
    return what_if_of(before, after, changes=(), pack=None)


def test_nothing_differs_from_itself() -> None:
    for seed in SEEDS:
        what_if = compared(results(seed)[0], results(seed)[0])
        changes = (what_if.verdicts, what_if.specifications, what_if.scores, what_if.money)
        assert not any(changes)
        assert what_if.obligations.added == what_if.obligations.removed == ()
        pairs = [pair for columns in what_if.summary.values() for pair in columns.values()]
        assert all(pair.before == pair.after for pair in pairs)


def test_swapping_the_sides_swaps_every_pair() -> None:
    moved = 0
    for seed in SEEDS:
        one_result, other = results(seed)
        there, back = compared(one_result, other), compared(other, one_result)
        assert tuple(turned(change) for change in there.verdicts) == back.verdicts, seed
        for framework, columns in there.summary.items():
            for name, pair in columns.items():
                assert back.summary[framework][name] == replace(pair, before=pair.after, after=pair.before)
        moved += len(there.verdicts)
    assert moved > 100


def turned(change: ChangedVerdict) -> ChangedVerdict:
    cause = change.cause
    return replace(
        change,
        from_=change.to,
        to=change.from_,
        direction=TURNED[change.direction],
        cause=None if cause is None else replace(cause, kind=OTHER_SIDE[cause.kind]),
    )


def test_directions_follow_the_scale() -> None:
    for seed in SEEDS:
        for change in compared(*results(seed)).verdicts:
            before, after = VERDICT_RANK.get(change.from_), VERDICT_RANK.get(change.to)
            if before is None or after is None:
                assert change.direction == "other"
            else:
                assert change.direction == ("better" if after > before else "worse")
