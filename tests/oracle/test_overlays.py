"""A pack turned on means the same to the engine and to the second evaluator, and nothing at all when it is off."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import compile_files
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.scales import IF_ADOPTED
from assessor.model.shape import plain
from assessor.model.structured import engagement_of
from tests.oracle.adoption import adopted
from tests.oracle.draw_overlay import draw_overlay
from tests.oracle.engine import answers, restricted, with_findings
from tests.oracle.evaluator import evaluate
from tests.oracle.picking import Seeded
from tests.oracle.strategies import case_of_seed, in_memory
from tests.oracle.test_agreement import differences

if TYPE_CHECKING:
    from tests.oracle.scales import Mapping

SEEDS = range(70)


def files(library: Mapping, pack: Mapping) -> list[tuple[str, bytes]]:
    return [*in_memory(library), ("rules/overlays/drawn.yaml", json.dumps(pack).encode())]


def test_both_evaluators_agree_on_a_pack_that_is_turned_on() -> None:
    held: Counter[str] = Counter()
    for seed in SEEDS:
        library, engagement = case_of_seed(seed)
        pack = draw_overlay(Seeded(seed), library)
        plan = restricted(compile_files(files(library, pack), FRAMEWORKS, overlay="drawn"), engagement["frameworks"])
        plan = with_findings(plan, library)
        engine = answers(assess_engagement(plan, engagement_of(engagement, FRAMEWORKS)))
        assert differences(engine, evaluate(adopted(library, pack), engagement)) == [], f"seed {seed}"
        held.update(kind for kind, count in pack["overlay"]["expected"].items() if count)
        held["binds"] += IF_ADOPTED in json.dumps(plain(plan.catalogs))
    assert min(held[kind] for kind in ("rows", "demands", "specifications", "withdrawn", "duties", "binds")) > 8


def test_a_pack_that_is_off_leaves_no_trace_in_the_plan() -> None:
    for seed in SEEDS:
        library, _ = case_of_seed(seed)
        pack = draw_overlay(Seeded(seed), library)
        without, beside = compile_files(in_memory(library), FRAMEWORKS), compile_files(files(library, pack), FRAMEWORKS)
        assert (beside.terrain, beside.catalogs) == (without.terrain, without.catalogs)
        assert beside.rules_sha256 == without.rules_sha256
        assert ([item.id for item in beside.packs], without.packs) == (["drawn"], ())
