"""Laws of comparing: nothing differs from itself, and swapping the two sides swaps every pair and nothing else."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from assessor.assess.differences import differences
from assessor.model.scales import VERDICT_RANK, Verdict
from tests.laws.test_laws import plan_for, result_bytes
from tests.oracle.picking import Seeded, one
from tests.oracle.strategies import case_of_seed

if TYPE_CHECKING:
    from tests.oracle.scales import Mapping

SEEDS = range(60)
TURNED = {"better": "worse", "worse": "better", "other": "other", "now": "before", "before": "now"}


def results(seed: int) -> tuple[Any, Any]:
    """A drawn engagement's result, and that of the same with something changed."""
    import json

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
    return json.loads(result_bytes(plan, engagement)), json.loads(result_bytes(plan, other))


def test_nothing_differs_from_itself() -> None:
    for seed in SEEDS:
        told = differences(results(seed)[0], results(seed)[0])
        assert told["verdicts"] == told["specifications"] == told["scores"] == told["money"] == []
        assert told["obligations"] == {"added": [], "removed": []}
        sides = [side for found in told["summary"].values() for side in found.values()]
        assert all(side["before"] == side["after"] for side in sides)


def test_swapping_the_sides_swaps_every_pair() -> None:
    moved = 0
    for seed in SEEDS:
        one_result, other = results(seed)
        there, back = differences(one_result, other), differences(other, one_result)
        assert [turned(item) for item in there["verdicts"]] == back["verdicts"], seed
        for framework, found in there["summary"].items():
            for name, pair in found.items():
                assert back["summary"][framework][name] == {"before": pair["after"], "after": pair["before"]}
        moved += len(there["verdicts"])
    assert moved > 100


def turned(item: Mapping) -> Mapping:
    cause = item["cause"]
    return item | {
        "from": item["to"],
        "to": item["from"],
        "direction": TURNED[item["direction"]],
        "cause": None if cause is None else {"kind": TURNED[cause["kind"]], "text": cause["text"]},
    }


def test_directions_follow_the_scale() -> None:
    for seed in SEEDS:
        for item in differences(*results(seed))["verdicts"]:
            ranks = [VERDICT_RANK.get(Verdict(item[side])) for side in ("from", "to")]
            if None in ranks:
                assert item["direction"] == "other"
            else:
                assert item["direction"] == ("better" if ranks[1] > ranks[0] else "worse")  # type: ignore[operator]
