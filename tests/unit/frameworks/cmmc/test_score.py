"""The score and the status against a second computation that shares neither code nor data."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.cmmc import mending
from assessor.frameworks.cmmc.level_status import STATUS_RANK, eligibility, status_of
from assessor.frameworks.cmmc.points import AS_MET, Requirement, floor, points_lost, tally
from assessor.frameworks.cmmc.result_figures import Finding
from assessor.frameworks.cmmc.words import plan_ruling
from tests.unit.frameworks.cmmc import second_source
from tests.unit.frameworks.cmmc.findings import DETERMINED, all_met, having, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assessor.frameworks.cmmc.rules import Level

    Levels = Callable[[int], Level]
    Lists = Callable[[int], list[Requirement]]


def by_number(requirements: Sequence[Requirement], findings: dict[str, Finding]) -> dict[str, str]:
    return {number_of(item): findings[item.id].value for item in requirements}


def plannable_points(requirements: Sequence[Requirement]) -> list[str]:
    """Numbers of the one-point requirements a plan of action may hold, by the second source."""
    return [
        number
        for number in map(number_of, requirements)
        if second_source.cost(number, "not_met") == 1 and number not in second_source.NEVER_PLANNED
    ]


def judged(level: Levels, requirements: Lists, findings: dict[str, Finding]) -> tuple[int, str]:
    rules, rows = level(2), requirements(2)
    made = tally(rules, rows, findings)
    assert made.low == made.high
    return made.low, status_of(rules, rows, findings)


def test_the_second_source_adds_up() -> None:
    assert len(second_source.ALL) == 110
    assert (len(second_source.FIVE), len(second_source.THREE)) == (42, 14)
    assert sum(second_source.cost(number, "not_met") for number in second_source.ALL) == 313


def test_every_requirement_is_worth_what_the_methodology_prints(requirements: Lists) -> None:
    rows = requirements(2)
    assert {number_of(item) for item in rows} == set(second_source.ALL)
    for item in rows:
        for finding in DETERMINED:
            expected = second_source.cost(number_of(item), finding.value)
            assert points_lost(item, finding) == expected, (item.id, finding)


def test_printed_vectors(level: Levels, requirements: Lists) -> None:
    rows = requirements(2)
    eligible = plannable_points(rows)
    assert len(eligible) == 46
    assert judged(level, requirements, all_met(rows)) == (110, "final")
    assert judged(level, requirements, {item.id: Finding.NOT_MET for item in rows}) == (-203, "not_scorable")
    nineteen = having(rows, partial_credit=["3.13.11"], not_met=eligible[:19])
    assert judged(level, requirements, nineteen) == (88, "conditional")
    twenty = having(rows, partial_credit=["3.13.11"], not_met=eligible[:20])
    assert judged(level, requirements, twenty) == (87, "none")
    assert judged(level, requirements, having(rows, not_met=["3.1.1"])) == (105, "none")
    assert judged(level, requirements, having(rows, partial_credit=["3.5.3"])) == (107, "none")
    assert judged(level, requirements, having(rows, partial_credit=["3.13.11"])) == (107, "conditional")
    assert judged(level, requirements, having(rows, not_met=["3.13.11"])) == (105, "none")
    assert judged(level, requirements, having(rows, not_met=["3.10.4"])) == (109, "none")
    assert judged(level, requirements, having(rows, not_met=["3.12.4"])) == (110, "not_scorable")
    assert judged(level, requirements, having(rows, not_applicable=["3.1.12", "3.1.16"])) == (110, "final")


def test_everything_else_failing_while_the_plan_stands(level: Levels, requirements: Lists) -> None:
    rows = requirements(2)
    findings = {item.id: Finding.NOT_MET for item in rows} | {"CA.L2-3.12.4": Finding.MET}
    assert judged(level, requirements, findings) == (-203, "none")


def test_profile_of_the_subcontractor(level: Levels, requirements: Lists) -> None:
    """Domain profile: 82 and not eligible; the five-pointers, MFA and 3.10.4 mended: 96 and Conditional."""
    rows = requirements(2)
    ones = ["3.6.3", "3.10.4", *(number for number in plannable_points(rows) if number != "3.6.3")][:12]
    partly = ["3.5.3", "3.13.11"]
    today = having(rows, partial_credit=partly, not_met=["3.3.5", "3.12.3", *ones])
    assert judged(level, requirements, today) == (82, "none")
    mended = having(rows, partial_credit=["3.13.11"], not_met=[number for number in ones if number != "3.10.4"])
    assert judged(level, requirements, mended) == (96, "conditional")
    way = mending.to_conditional(level(2), rows, today)
    assert way is not None
    assert {number_of(step) for step in way.steps} == {"3.3.5", "3.12.3", "3.5.3", "3.10.4"}
    assert way.steps[-1].score == 96


def random_findings(source: random.Random, rows: Sequence[Requirement]) -> dict[str, Finding]:
    """Anything from nearly everything met to nearly nothing, often near the line of 88."""
    bad = source.choice((0.01, 0.03, 0.06, 0.1, 0.2, 0.5, 0.95))
    weights = (1 - bad, bad * 0.2, bad * 0.7, bad * 0.1)
    found = {}
    for item in rows:
        finding = source.choices(DETERMINED, weights)[0]
        partial = finding is Finding.PARTIAL_CREDIT and item.partial is None
        found[item.id] = Finding.NOT_MET if partial else finding
    if source.random() < 0.9:
        found["CA.L2-3.12.4"] = Finding.MET
    return found


def cases(rows: Sequence[Requirement], count: int, seed: int) -> Iterator[dict[str, Finding]]:
    source = random.Random(seed)  # noqa: S311 - not for secrets
    for number in range(count):
        if number % 2:
            yield random_findings(source, rows)
            continue
        eligible = plannable_points(rows)
        lost = source.sample(eligible, source.randint(0, 24))
        extra = source.sample(second_source.ALL, source.choice((0, 0, 0, 1, 2)))
        found = having(rows, not_met=[*lost, *(number for number in extra if number != "3.12.4")])
        if source.random() < 0.5:
            found["SC.L2-3.13.11"] = source.choice((Finding.PARTIAL_CREDIT, Finding.NOT_MET))
        yield found


def test_thousands_of_assessments_agree_with_the_second_source(level: Levels, requirements: Lists) -> None:
    rows = requirements(2)
    seen = set()
    for findings in cases(rows, 4000, seed=20261121):
        made, status = judged(level, requirements, findings)
        again = by_number(rows, findings)
        assert made == second_source.score(again)
        assert status == second_source.status(again)
        assert -203 <= made <= 110
        seen.add(status)
    assert seen == {"final", "conditional", "none", "not_scorable"}


def test_mending_never_lowers_a_score_or_a_status(level: Levels, requirements: Lists) -> None:
    rows, rules = requirements(2), level(2)
    source = random.Random(7)  # noqa: S311 - not for secrets
    for findings in cases(rows, 300, seed=3):
        before = tally(rules, rows, findings).low
        rank = STATUS_RANK[status_of(rules, rows, findings)]
        lacking = [item for item in rows if findings[item.id] not in AS_MET]
        for item in source.sample(lacking, min(3, len(lacking))):
            for better in (Finding.MET, Finding.PARTIAL_CREDIT):
                if better is Finding.PARTIAL_CREDIT and item.partial is None:
                    continue
                mended = findings | {item.id: better}
                assert tally(rules, rows, mended).low >= before
                assert better is not Finding.MET or STATUS_RANK[status_of(rules, rows, mended)] >= rank


def test_undetermined_makes_a_range(level: Levels, requirements: Lists) -> None:
    rows, rules = requirements(2), level(2)
    findings = having(rows, not_met=["3.1.1"], undetermined=["3.5.3", "3.1.3"])
    made = tally(rules, rows, findings)
    assert (made.low, made.high, made.score) == (99, 105, None)
    with pytest.raises(ValueError, match="all made"):
        status_of(rules, rows, findings)
    unknown_plan = tally(rules, rows, having(rows, undetermined=["3.12.4"]))
    assert (unknown_plan.scorable, unknown_plan.score) == (None, None)


def test_the_range_holds_every_outcome(level: Levels, requirements: Lists) -> None:
    rows, rules = requirements(2), level(2)
    source = random.Random(11)  # noqa: S311 - not for secrets
    for findings in cases(rows, 150, seed=5):
        hidden = source.sample(rows, 4)
        partly = findings | {item.id: Finding.UNDETERMINED for item in hidden}
        made = tally(rules, rows, partly)
        assert made.low <= tally(rules, rows, findings).low <= made.high


def test_without_a_plan_there_is_no_score(level: Levels, requirements: Lists) -> None:
    rows, rules = requirements(2), level(2)
    met = all_met(rows)
    assert tally(rules, rows, met, plan_exists=False).score is None
    assert status_of(rules, rows, met, plan_exists=False) == "not_scorable"
    assert tally(rules, rows, met, plan_exists=True).score == 110
    absent = met | {"CA.L2-3.12.4": Finding.NOT_APPLICABLE}
    assert status_of(rules, rows, absent) == "not_scorable", "the plan itself is never not applicable"


def test_level_1_is_all_or_nothing(level: Levels, requirements: Lists) -> None:
    rows, rules = requirements(1), level(1)
    assert len(rows) == 15
    assert rules.plan is None
    assert status_of(rules, rows, all_met(rows)) == "final"
    assert status_of(rules, rows, all_met(rows) | {rows[4].id: Finding.NOT_APPLICABLE}) == "final"
    for item in rows:
        assert status_of(rules, rows, all_met(rows) | {item.id: Finding.NOT_MET}) == "none"
        assert not eligibility(rules, item, Finding.NOT_MET).allowed


def test_level_3_needs_twenty_and_leaves_seven_out(level: Levels, requirements: Lists) -> None:
    rows, rules = requirements(3), level(3)
    never = {"3.6.1e", "3.6.2e", "3.11.1e", "3.11.4e", "3.11.6e", "3.11.7e", "3.14.3e"}
    assert (len(rows), floor(rules)) == (24, 20)
    assert sum(item.weight for item in rows) == 24
    allowed = [item.id for item in rows if number_of(item) not in never]
    assert len(allowed) == 17
    for lost in range(6):
        findings = all_met(rows) | dict.fromkeys(allowed[:lost], Finding.NOT_MET)
        expected = "final" if not lost else "conditional" if lost <= 4 else "none"
        assert status_of(rules, rows, findings) == expected
        assert tally(rules, rows, findings).low == 24 - lost
    for item in rows:
        if number_of(item) in never:
            assert status_of(rules, rows, all_met(rows) | {item.id: Finding.NOT_MET}) == "none"


def test_exceptions_to_the_price_are_told_only_where_the_level_has_any(level: Levels, requirements: Lists) -> None:
    told = {}
    for number in (2, 3):
        dear = max(requirements(number), key=lambda row: points_lost(row, Finding.NOT_MET))
        ruling = eligibility(level(number), dear, Finding.NOT_MET).ruling
        told[number] = ruling.exceptions, plan_ruling(replace(ruling, code="costs_too_much"), 5)
    assert told[2] == (1, "it costs 5 points; a plan may cover at most 1 (one exception)")
    assert told[3] == (0, "it costs 5 points; a plan may cover at most 1")
