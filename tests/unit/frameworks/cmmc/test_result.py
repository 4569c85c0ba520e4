"""CMMC's part of the result, from determinations, verdicts and statements to score, status and dates."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from assessor import api
from assessor.frameworks.cmmc import scores as cmmc
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.cmmc.words import headline
from tests.cli.running import ROOT
from tests.unit.frameworks.cmmc import second_source
from tests.unit.frameworks.cmmc.assessed import assessment, determined, engagement, level_3, ref, refs, scored

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.frameworks.cmmc.result_figures import LevelFigure

EXAMPLE = ROOT / "examples" / "dod-subcontractor.yaml"
FIXED = ("3.3.5", "3.12.3", "3.5.3", "3.10.4")
BARE = "    # 3.13.10, the keys, is not planned yet.\n"
PLANNED = '    - {requirement: "cmmc:SC.L2-3.13.10", planned: Name the key holders, due: "2026-12-18"}\n'


def by(scores: CmmcScore, level: int = 2) -> LevelFigure:
    return next(figure for figure in scores.figures if figure.level == level)


def lost(scores: CmmcScore, level: int = 2) -> dict[str, int]:
    return {item.id.partition("-")[2]: item.points for item in by(scores, level).lost}


def example(text: str, folder: Path) -> CmmcScore:
    path = folder / EXAMPLE.name
    path.write_text(text, encoding="utf-8")
    if not (folder / "papers").exists():
        (folder / "papers").symlink_to(EXAMPLE.parent / "papers")
    score = (api.assess(path).scores or {})["cmmc"]
    assert isinstance(score, CmmcScore)
    return score


def test_the_subcontractor_has_79_and_no_status(tmp_path: Path) -> None:
    scores = example(EXAMPLE.read_text(encoding="utf-8"), tmp_path)
    assert (scores.sprs, scores.range, scores.status) == (79, (79, 79), "none")
    points = lost(scores)
    assert sorted(points.values()) == [1] * 12 + [3, 3, 3, 5, 5]
    assert {number for number, cost in points.items() if cost > 1} == {"3.5.3", "3.13.11", "3.3.5", "3.12.3", "3.12.2"}
    assert {"3.6.3", "3.10.4"} <= set(points)
    barred = {item.id.partition("-")[2] for item in scores.poam if not item.eligible}
    assert barred == {*FIXED, "3.12.2"}
    assert (len(scores.path_to_88 or ()), len(scores.path_to_110 or ())) == (2, 17)
    path = by(scores).path_to_conditional
    assert path is not None
    assert path.count == 5
    assert scores.contract.call == "intended"


def test_after_four_fixes_96_and_conditional(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace(BARE, PLANNED)
    for number in FIXED:
        place = text.index(f'"{ref(number)}"\n    status: ')
        before, after = text[:place], text[place:]
        _, _, rest = after.partition("status: ")
        text = before + f'"{ref(number)}"\n    status: met\n' + rest.partition("\n")[2]
    recorded = '  held_status: level_2_c3pao\n  affirmed: "2026-11-20"\n  conditional_status_date: "2026-11-20"'
    text = text.replace('  # conditional_status_date: "2027-02-01"', recorded)
    scores = example(text, tmp_path)
    assert (scores.sprs, scores.status) == (96, "conditional")
    assert lost(scores) == {**dict.fromkeys(set(lost(scores)) - {"3.13.11"}, 1), "3.13.11": 3}
    assert len(lost(scores)) == 12
    assert all(item.eligible for item in scores.poam)
    closeout = scores.closeout
    assert closeout is not None
    assert (closeout.from_, closeout.days, closeout.due) == ("2026-11-20", 180, "2027-05-19")
    assert (closeout.days_left, closeout.closed, closeout.expired) == (179, False, False)
    assert {item.in_time for item in scores.poam if item.planned} == {True}
    assert scores.contract.satisfied is True, "a Conditional status is a status until closeout"


def test_nothing_stated_is_the_whole_range() -> None:
    scores = scored(engagement())
    figure = by(scores)
    assert (scores.sprs, scores.range) == (None, (-203, 110))
    assert (scores.status, scores.status_range, figure.scorable) == (None, ("not_scorable", "final"), None)
    assert figure.counts.undetermined == 110
    assert len(figure.undetermined) == 110


def test_random_determinations_agree_with_the_second_source() -> None:
    turn = random.Random(4)  # noqa: S311 - not for secrets
    for _ in range(12):
        findings = dict.fromkeys(second_source.ALL, "met")
        for number in turn.sample(second_source.ALL, turn.choice((2, 9, 20, 60))):
            findings[number] = turn.choice(("not_met", "not_applicable", "partial_credit"))
            if findings[number] == "partial_credit" and number not in second_source.FIVE_OR_THREE:
                findings[number] = "not_met"
        findings[second_source.PLAN] = "met"
        scores = scored(engagement(determinations=determined(findings)))
        assert scores.sprs == second_source.score(findings)
        assert scores.status == second_source.status(findings)
        assert {number: second_source.cost(number, findings[number]) for number in lost(scores)} == lost(scores)


def test_without_a_security_plan_nothing_is_scored() -> None:
    everything = determined({"3.12.4": "open"})
    for block in ({"ssp": {"exists": False}}, {"ssp": {"exists": False}, "assessment": "c3pao"}):
        scores = scored(engagement(determinations=determined({}), cmmc=block))
        assert (scores.sprs, scores.range, scores.status) == (None, None, "not_scorable")
        assert by(scores).with_plan == (110, 110)
    scores = scored(engagement(determinations=determined({"3.12.4": "not_met"})))
    assert scores.status == "not_scorable"
    assert scores.path_to_88 == (ref("3.12.4"),)
    unknown = scored(engagement(determinations=everything))
    assert (unknown.sprs, unknown.range, unknown.status) == (None, (110, 110), None)


def test_a_stated_plan_does_not_stand_in_for_its_requirement() -> None:
    scores = scored(engagement(determinations=determined({"3.12.4": "not_met"}), cmmc={"ssp": {"exists": True}}))
    assert scores.status == "not_scorable"


def test_partial_credit_comes_from_a_person_only() -> None:
    stated = determined({"3.13.11": "partial_credit", "3.5.3": "open"})
    scores = scored(engagement(determinations=stated, today={"iam_admin": []}))
    assert lost(scores) == {"3.13.11": 3, "3.5.3": 5}, "a verdict of partial or gap is not partial credit"
    assert {item.source for item in by(scores).lost} == {"verdict", "determination"}


def test_an_exception_counts_with_what_it_needs_and_not_without() -> None:
    stated = [*determined({"3.1.5": "open"}), {"obligation": ref("3.1.5"), "status": "met", "exception": "x"}]
    stated[-1]["exception"] = "temporary_deficiency"
    note = {"requirement": ref("3.1.5"), "kind": "temporary_deficiency", "plan": "Plan 7, reviewed monthly"}
    bare = scored(engagement(determinations=stated, cmmc={"exceptions": [note]}))
    assert (bare.sprs, bare.exceptions[0].lacks) == (107, ("what has been done so far",))
    assert by(bare).lost[0].source == "exception"
    whole = scored(engagement(determinations=stated, cmmc={"exceptions": [{**note, "progress": "Half done"}]}))
    assert (whole.sprs, whole.status, whole.exceptions[0].lacks) == (110, "final", ())
    untold = scored(engagement(determinations=stated))
    assert untold.sprs == 107


def test_an_alternative_alone_is_no_exception() -> None:
    stated: dict[str, Any] = {
        "determinations": determined({"3.3.5": "open"}),
        "today": {"soc_mdr": []},
        "alternatives": [{"obligation": ref("3.3.5"), "measure": "Weekly meeting", "rationale": "Small shop"}],
    }
    made = assessment(engagement(**stated))
    assert made.judgements["today"][ref("3.3.5")].verdict.value == "compensated"
    assert lost(scored(engagement(**stated))) == {"3.3.5": 5}
    bare = {item.arrangement: item.not_met for item in scored(engagement(), None).ceilings}
    beside = {item.arrangement: item.not_met for item in scored(engagement(**stated), None).ceilings}
    assert beside == bare, "nor does it raise a ceiling"
    note = {
        "requirement": ref("3.3.5"),
        "kind": "enduring_exception",
        "in_security_plan": True,
        "mitigations": "Air gap",
    }
    assert lost(scored(engagement(**stated, cmmc={"exceptions": [note]}))) == {}


def test_what_is_forbidden_costs_nothing() -> None:
    facts = {"cui_remote_access": False, "cui_wireless_access": False}
    stated = determined({"3.1.12": "open", "3.1.13": "open", "3.1.16": "open", "3.1.17": "open"})
    scores = scored(engagement(facts=facts, determinations=stated))
    assert (scores.sprs, scores.status) == (110, "final")
    unneeded = {item.id: item for item in by(scores).not_applicable}
    named = ("AC.L2-3.1.12", "AC.L2-3.1.13", "AC.L2-3.1.16", "AC.L2-3.1.17")
    assert set(named) <= set(unneeded)
    assert all("accident" in (unneeded[name].condition or "") for name in named)
    assert unneeded["AC.L2-3.1.16"].denied == "cui_wireless_access"
    by_hand = scored(engagement(determinations=determined({"3.13.14": "not_applicable"})))
    assert by_hand.sprs == 110
    assert by(by_hand).not_applicable[0].denied is None


def test_level_1_has_no_points_and_no_plan() -> None:
    whole = scored(engagement(1, determinations=determined({}, level=1)))
    assert (whole.status, whole.sprs, whole.range, whole.path_to_88) == ("final", None, None, None)
    stated = determined({}, level=1)
    stated[3]["status"] = "not_met"
    partly = scored(engagement(1, determinations=stated, cmmc={"conditional_status_date": "2026-11-01"}))
    assert (partly.status, partly.closeout) == ("none", None)
    assert [item.eligible for item in partly.poam] == [False]
    assert by(partly, 1).path_to_conditional is None
    assert partly.assessment_title == "Level 1 (Self)"


def test_level_3_is_scored_for_itself_and_needs_level_2_first() -> None:
    held: dict[str, Any] = {"level_2_final": "2026-01-10"}
    done = level_3({}, {}, **held)
    assert (done.sprs, done.status, by(done, 3).score) == (110, "final", 24)
    assert level_3({}, {}).status_range == ("none", "final"), "nobody said that Level 2 is Final"
    four = dict.fromkeys(("3.1.2e", "3.1.3e", "3.2.1e", "3.2.2e"), "not_met")
    assert level_3(four, {}, **held).status == "conditional"
    assert level_3({**four, "3.4.1e": "not_met"}, {}, **held).status == "none"
    assert level_3({"3.6.1e": "not_met"}, {}, **held).status == "none"
    below = level_3({}, {"3.1.3": "not_met"}, **held)
    assert (below.sprs, below.status, by(below, 2).status) == (109, "none", "conditional")


def test_a_level_nobody_stated_is_not_scored() -> None:
    for level in (None, 4, 2.5):
        made = assessment(engagement(facts={"cmmc_level": level}))
        assert cmmc.score(made.case, made.judgements) is None


def test_ceilings_are_of_the_models_and_no_determination_touches_them() -> None:
    nothing = scored(engagement(determinations=[{"obligation": name, "status": "not_met"} for name in refs(2)]), None)
    other = scored(engagement(), None)
    assert nothing.range is None
    assert nothing.ceilings == other.ceilings
    found = {item.arrangement: item for item in nothing.ceilings}
    assert set(found) == {"break_fix", "managed", "internal_it", "staff_aug", "project_depot", "co_managed"}
    assert found["break_fix"].status == "not_scorable", "nobody keeps the security plan"
    assert (found["managed"].range or (0, 0))[1] > (found["break_fix"].range or (0, 0))[1]


def test_the_fact_says_why_where_a_determination_gave_way_to_it() -> None:
    scores = scored(engagement(facts={"cui_wireless_access": False}, determinations=determined({})))
    denied = {requirement.id: requirement.denied for requirement in by(scores).not_applicable}
    assert denied["AC.L2-3.1.16"] == "cui_wireless_access"


def test_the_terminal_says_score_and_status_in_one_line() -> None:
    lost = scored(engagement(determinations=determined({"3.1.1": "not_met"})))
    assert headline(lost) == ("CMMC level 2 today: 105 of 110 points, no status",)
    undetermined = scored(engagement(determinations=determined({"3.1.1": "open"})))
    assert headline(undetermined) == ("CMMC level 2 today: 105 to 110 of 110 points, the status is still open",)
    planless = scored(engagement(determinations=determined({}), cmmc={"ssp": {"exists": False}}))
    assert headline(planless) == ("CMMC level 2 today: not scorable without a current security plan",)
    whole = scored(engagement(1, determinations=determined({}, level=1)))
    assert headline(whole) == ("CMMC level 1 today: a Final status is within reach",)
