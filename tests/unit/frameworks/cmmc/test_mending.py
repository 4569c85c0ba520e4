"""The shortest path to a score or a status, against trying every set of requirements."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

from assessor.frameworks.cmmc import mending
from assessor.frameworks.cmmc.level_status import status_of
from assessor.frameworks.cmmc.points import AS_MET, Requirement, tally
from assessor.frameworks.cmmc.result_figures import Finding
from assessor.frameworks.cmmc.rules import Level, PlanException, PlanRule
from tests.unit.frameworks.cmmc.findings import DETERMINED, all_met, having, number_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Levels = Callable[[int], Level]
    Lists = Callable[[int], list[Requirement]]

SMALL = Level(
    level=2,
    requirements=10,
    scored=True,
    validity_years=3,
    citation="made up",
    security_plan="plan",
    plan=PlanRule(
        percent=80,
        most_points=1,
        closeout_days=180,
        citation="made up",
        excluded=("b", "plan"),
        exceptions=(PlanException(requirement="g", points=3, reason="r", citation="c"),),
    ),
)
FEW = [
    Requirement(name, f"x:{name}", name, weight, partial)
    for name, weight, partial in (
        ("a", 1, None),
        ("b", 1, None),
        ("c", 3, None),
        ("d", 5, None),
        ("e", 1, None),
        ("f", 5, 3),
        ("g", 5, 3),
        ("plan", 0, None),
    )
]


def fewest(findings: dict[str, Finding], reached: Callable[[dict[str, Finding]], bool]) -> int:
    """By trying every set of requirements, smallest first."""
    lacking = [item.id for item in FEW if findings[item.id] not in AS_MET]
    for size in range(len(lacking) + 1):
        for chosen in itertools.combinations(lacking, size):
            if reached(findings | dict.fromkeys(chosen, Finding.MET)):
                return size
    raise AssertionError("mending everything reaches anything")


def test_paths_are_shortest() -> None:
    source = random.Random(17)  # noqa: S311 - not for secrets
    for _ in range(400):
        findings = {
            item.id: source.choice(DETERMINED if item.partial else (Finding.MET, Finding.NOT_MET)) for item in FEW
        }
        if findings["plan"] is Finding.NOT_APPLICABLE:
            findings["plan"] = Finding.NOT_MET

        def scores(mended: dict[str, Finding]) -> bool:
            made = tally(SMALL, FEW, mended)
            return made.scorable is True and made.low >= 8

        def conditional(mended: dict[str, Finding]) -> bool:
            return status_of(SMALL, FEW, mended) in ("conditional", "final")

        def final(mended: dict[str, Finding]) -> bool:
            return status_of(SMALL, FEW, mended) == "final"

        ways = (mending.to_score(SMALL, FEW, findings, 8), mending.to_conditional(SMALL, FEW, findings))
        for way, reached in zip(
            (*ways, mending.to_final(SMALL, FEW, findings)), (scores, conditional, final), strict=True
        ):
            assert way is not None
            assert len(way.steps) == fewest(findings, reached)
            assert reached(findings | {step.id: Finding.MET for step in way.steps})
            gained = itertools.accumulate((step.points for step in way.steps), initial=way.start)
            assert [step.score for step in way.steps] == list(gained)[1:]


def test_a_path_is_the_same_whatever_the_order_of_findings(level: Levels, requirements: Lists) -> None:
    rows, rules = requirements(2), level(2)
    findings = having(rows, not_met=["3.1.3", "3.3.5", "3.12.3", "3.6.3", "3.1.5"], undetermined=["3.1.1"])
    shuffled = dict(reversed(list(findings.items())))
    assert mending.to_score(rules, rows, findings, 88) == mending.to_score(rules, rows, shuffled, 88)
    way = mending.to_final(rules, rows, findings)
    assert [number_of(step) for step in way.steps] == [
        "3.1.1",
        "3.3.5",
        "3.12.3",
        "3.1.5",
        "3.1.3",
        "3.6.3",
    ]
    assert [step.determine for step in way.steps] == [True, False, False, False, False, False]


def test_a_level_without_a_plan_has_no_conditional_path(level: Levels, requirements: Lists) -> None:
    rows = requirements(1)
    assert mending.to_conditional(level(1), rows, all_met(rows)) is None
