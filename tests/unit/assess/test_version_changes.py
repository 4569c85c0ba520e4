"""Why verdicts moved between two engagements: on drawn pairs, each set of causes is checked by undoing it."""

from __future__ import annotations

import copy
import json
import os
from functools import partial
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assessor.assess.engine import assess_engagement
from assessor.assess.version_changes import Version, version_changes
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.engagement import Source
from assessor.library.engagement_links import check_engagement
from assessor.library.engagement_parts import ABSENT, differences, undone
from assessor.model.diagnostic import Severity
from assessor.model.pack import RulePackInfo
from assessor.model.plan import Demand
from assessor.model.structured import engagement_of
from assessor.model.value import replace
from assessor.source.document import Document
from tests.laws.test_laws import plan_for
from tests.oracle.strategies import case_of_seed

PAIRS = range(300)
PACK_PAIRS = range(int(os.environ.get("ASSESSOR_PACK_PAIRS", "30")))


def plain(data: Any) -> Any:
    return json.loads(json.dumps(data))


def mixed(engagement: Any, seed: int) -> Any:
    """The engagement with up to eight of its answers taken out or turned round."""
    draw = Random(seed)  # noqa: S311 - which answers does not matter
    made = copy.deepcopy(engagement)
    for _ in range(draw.randrange(1, 9)):
        block = draw.choice(["organization", "today", "duties", "defined_frequencies", "determinations", "evidence"])
        held = made.get(block)
        if not held:
            continue
        if isinstance(held, list):
            held.pop(draw.randrange(len(held)))
            continue
        name = draw.choice(sorted(held))
        if name in ("name", "country", "sector"):
            continue
        if isinstance(held[name], bool):
            held[name] = not held[name]
        elif block == "today" and held[name]:
            held[name] = []
        elif block == "duties" and draw.random() < 0.5:
            held[name] = {"state": "not_done"}
        else:
            del held[name]
    return made


def verdicts(version: Version, data: Any) -> dict[str, Any]:
    engagement = engagement_of(data, FRAMEWORKS)
    judged = assess_engagement(version.plan.narrowed(engagement.frameworks), engagement, arrangements=("today",))
    return {ref: item.verdict for ref, item in judged.judgements["today"].items()}


def errors(version: Version, data: Any) -> set[tuple[str, str]]:
    made = engagement_of(data, FRAMEWORKS)
    source = Source(engagement=made, document=Document("", data, 0), folder=Path(), name="", sha256="")
    found = check_engagement(source, version.plan.narrowed(data["frameworks"]), FRAMEWORKS)
    return {(item.code, item.message) for item in found if item.severity is Severity.ERROR}


def pair(seed: int) -> tuple[Version, Version]:
    library, engagement = case_of_seed(seed)
    plan = plan_for(library, engagement)
    old = plain(engagement)
    new = mixed(old, seed)
    return (Version(old, plan), Version(new, plan)) if seed % 2 else (Version(new, plan), Version(old, plan))


def test_undoing_a_cause_gives_the_old_verdict_and_undoing_less_does_not() -> None:
    moved = joint = 0
    for seed in PAIRS:
        old, new = pair(seed)
        found = version_changes(old, new, FRAMEWORKS)
        parts = [*differences(old.data, new.data)]
        placed = {part.place: part for part in parts}
        before, after = verdicts(old, old.data), verdicts(new, new.data)
        assert {item.ref for item in found.verdicts} == {ref for ref in after if before.get(ref) != after[ref]}, seed
        for item in found.verdicts:
            assert item.causes, (seed, item.ref)
            for cause in item.causes:
                chosen = [placed[found.parts[number].place] for number in cause]
                made = undone(new.data, chosen)
                assert verdicts(new, made)[item.ref] == before[item.ref], (seed, item.ref)
                for fewer in combinations(chosen, len(chosen) - 1) if len(chosen) > 1 else ():
                    less = undone(new.data, fewer)
                    if errors(new, less) - errors(new, new.data) - errors(old, old.data):
                        continue  # what is left contradicts itself: it is no engagement
                    assert verdicts(new, less)[item.ref] != before[item.ref], (
                        seed,
                        item.ref,
                        "joint, and less would do",
                    )
                joint += len(cause) > 1
            moved += 1
    assert moved > 100
    assert joint > 3


OLD = {"a": {"x": 1, "y": [1]}, "list": [{"id": "one", "v": 1}, {"id": "two", "v": 2}], "gone": 1}
NEW = {"a": {"x": 2, "y": [1]}, "list": [{"id": "two", "v": 3}, {"id": "three"}], "new": [1]}


def test_parts_are_as_small_as_both_sides_have_them() -> None:
    found = {part.place: (part.old, part.new) for part in differences(OLD, NEW)}
    assert found == {
        ("a", "x"): (1, 2),
        ("list", "one"): ({"id": "one", "v": 1}, ABSENT),
        ("list", "two", "v"): (2, 3),
        ("list", "three"): (ABSENT, {"id": "three"}),
        ("gone",): (1, ABSENT),
        ("new",): (ABSENT, [1]),
    }


def test_undoing_all_gives_the_old_side_and_leaves_the_new_one_alone() -> None:
    kept = copy.deepcopy(NEW)
    parts = [*differences(OLD, NEW)]
    assert {part.place for part in differences(OLD, undone(NEW, parts))} == set()
    assert kept == NEW
    for size in range(len(parts)):
        for some in combinations(parts, size):
            left = {part.place for part in differences(OLD, undone(NEW, some))}
            assert left == {part.place for part in parts} - {part.place for part in some}


@pytest.mark.parametrize("seed", [0, 1])
def test_nothing_differs_from_itself(seed: int) -> None:
    old, _ = pair(seed)
    found = version_changes(old, old, FRAMEWORKS)
    assert (found.parts, found.verdicts) == ((), ())


_PACK = RulePackInfo(
    id="own", version="1", title="Own", licence="CC0", authors=(), place="folder", sha256="b" * 64, option=None
)


def lessened(plan: Any, draw: Random, packs: tuple[RulePackInfo, ...] = ()) -> Any:
    """The plan where half of the rows ask for their first clause only, or for one more duty nobody has."""
    unheard = Demand(duty="rd-never-stated")

    def row(item: Any) -> Any:
        if item.kind != "obligation" or not item.clauses or draw.random() < 0.5:
            return item
        clauses = item.clauses[:1] if draw.random() < 0.5 else (*item.clauses, (unheard,))
        return replace(item, clauses=clauses)

    catalogs = tuple(replace(part, rows=tuple(map(row, part.rows))) for part in plan.catalogs)
    return replace(plan, catalogs=catalogs, rule_packs=packs)


def test_law_packs_and_facts_are_told_apart_by_undoing() -> None:
    """Rules, packs and statements differ at once: each cause gives the old verdict back, whatever side it is of."""
    kinds: set[str] = set()
    for seed in PACK_PAIRS:
        library, engagement = case_of_seed(seed)
        now, data = plan_for(library, engagement), plain(engagement)
        was = lessened(now, Random(seed))  # noqa: S311 - which rows does not matter
        packed = {name: lessened(plan, Random(seed + 1), (_PACK,)) for name, plan in (("now", now), ("was", was))}  # noqa: S311
        old = Version(mixed(data, seed), was, "a" * 64, partial(packed.__getitem__, "was"))
        new = Version(data, packed["now"], "c" * 64, partial({"now": now}.__getitem__, "now"))
        plans = {(0, 0): packed["now"], (1, 0): packed["was"], (0, 1): now, (1, 1): was}
        found = version_changes(old, new, FRAMEWORKS)
        assert [part.kind for part in found.parts[:2]] == ["rules", "packs"]
        placed = {part.place: part for part in differences(old.data, new.data)}
        before = verdicts(old, old.data)
        for item in found.verdicts:
            for cause in item.causes:
                kinds |= {found.parts[number].kind for number in cause}
                made = undone(new.data, [placed[found.parts[number].place] for number in cause if number > 1])
                plan = plans[int(0 in cause), int(1 in cause)]
                assert verdicts(Version(made, plan), made)[item.ref] == before[item.ref], (seed, item.ref)
    assert {"rules", "packs"} < kinds
