"""Laws of comparing: nothing differs from itself, and swapping the two sides swaps every pair and nothing else."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from assessor.assess.differences import what_if_of
from assessor.model.scales import VERDICT_RANK
from tests.laws.test_laws import plan_for, whole_result
from tests.oracle.picking import Seeded, one
from tests.oracle.strategies import case_of_seed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.result import Result
    from assessor.result.what_if import ChangedVerdict, Direction, SideName, WhatIf
    from tests.oracle.scales import Mapping as Data

SEEDS = range(60)
WAYS: Mapping[Direction, Direction] = {"better": "worse", "worse": "better", "other": "other"}
SIDES: Mapping[SideName, SideName] = {"now": "before", "before": "now"}


def results(seed: int) -> tuple[Result, Result]:
    """A drawn engagement's result, and that of the same with something changed."""
    library, engagement = case_of_seed(seed)
    other: Data = copy.deepcopy(engagement)
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
    return whole_result(plan, engagement), whole_result(plan, other)


def differences(before: Result, after: Result) -> WhatIf:
    return what_if_of(before, after, changes=(), pack=None)


def test_nothing_differs_from_itself() -> None:
    for seed in SEEDS:
        result = results(seed)[0]
        same = differences(result, result)
        changed = (same.verdicts, same.specifications, same.scores, same.money)
        assert not any((*changed, same.obligations.added, same.obligations.removed))
        pairs = [pair for by_arrangement in same.summary.values() for pair in by_arrangement.values()]
        assert all(pair.before == pair.after for pair in pairs)


def test_swapping_the_sides_swaps_every_pair() -> None:
    moved = 0
    for seed in SEEDS:
        one_result, other = results(seed)
        forth, back = differences(one_result, other), differences(other, one_result)
        assert tuple(map(turned, forth.verdicts)) == back.verdicts, seed
        for framework, pairs in forth.summary.items():
            for name, pair in pairs.items():
                assert back.summary[framework][name] == replace(pair, before=pair.after, after=pair.before)
        moved += len(forth.verdicts)
    assert moved > 100


def turned(change: ChangedVerdict) -> ChangedVerdict:
    cause = change.cause
    return replace(
        change,
        from_=change.to,
        to=change.from_,
        direction=WAYS[change.direction],
        cause=None if cause is None else replace(cause, kind=SIDES[cause.kind]),
    )


def test_directions_follow_the_scale() -> None:
    for seed in SEEDS:
        for change in differences(*results(seed)).verdicts:
            before, after = VERDICT_RANK.get(change.from_), VERDICT_RANK.get(change.to)
            if before is None or after is None:
                assert change.direction == "other"
            else:
                assert change.direction == ("better" if after > before else "worse")
