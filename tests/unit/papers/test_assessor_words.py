"""Papers that an assessor reads: the words of the framework, the outlook, and a requirement for a plan left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.cmmc.outcome import outcome_of
from assessor.frameworks.cmmc.outlook_words import holds_back, not_met_yet
from assessor.frameworks.cmmc.plan_gaps import plan_gap
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.cmmc.result_figures import Finding
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.value import replace
from assessor.papers.assessment_plan import assessment_plan
from assessor.papers.compliance_workbook import workbook
from assessor.papers.security_plan import security_plan
from assessor.report.names import names_of
from assessor.report.register import register_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier
    from assessor.report.deliverable import Deliverable, GridRow

UNTIL = "NOT MET until SC.L2-3.13.10 has a plan."


@pytest.fixture(scope="module")
def shop(dossier: Callable[..., Dossier]) -> Dossier:
    return dossier("dod-subcontractor")


def rows(paper: Deliverable, grid: str) -> dict[str, GridRow]:
    return {row.key: row for each in paper.grids if each.id.startswith(grid) for row in each.rows if not row.head}


def score_of(found: Dossier) -> CmmcScore:
    made = (found.result.scores or {})["cmmc"]
    assert isinstance(made, CmmcScore)
    return made


def test_an_assessment_plan_speaks_as_the_rule_does(shop: Dossier) -> None:
    today = {key: row.texts[2] for key, row in rows(assessment_plan(shop), "day-").items()}
    assert today["cmmc:CA.L2-3.12.3"] == "NOT MET"
    assert today["cmmc:SC.L2-3.13.11"] == "NOT MET, partial credit"
    assert today["cmmc:CA.L2-3.12.2"].endswith(UNTIL)
    assert not today["cmmc:CA.L2-3.12.2"].startswith("MET")
    assert today["cmmc:AT.L2-3.2.1"].endswith("No record in date shows it.")
    words = {text.partition(",")[0].partition(".")[0] for text in today.values()}
    assert words == {"MET", "NOT MET"}


def test_in_a_security_plan_only_partial_credit_is_in_part(shop: Dossier) -> None:
    paper = security_plan(shop)
    states = [row.texts[1] for row in rows(paper, "plan").values()]
    assert sum("partly" in text for text in states) == sum("partial credit" in text for text in states) > 0
    assert all(text.startswith("NOT MET") for text in states)
    told = next(row.texts[3] for grid in paper.grids for row in grid.rows if row.key == "cmmc:CA.L2-3.12.2")
    assert UNTIL in told


def test_the_outlook_names_kind_contract_threshold_and_what_comes_first(shop: Dossier) -> None:
    book = {grid.id: grid.note for grid in workbook(shop).grids}
    plan = {grid.id: grid.note for grid in security_plan(shop).grids}
    visit = rows(assessment_plan(shop), "opening")["step-2"].texts[2]
    for told in (book["cmmc-poam"], plan["plan"], visit):
        assert "Level 2 (C3PAO)" in told
        assert "Bracket program" in told
        assert "79 of 110 points; 88 are needed" in told
        assert "AU.L2-3.3.5, CA.L2-3.12.3, CA.L2-3.12.2, IA.L2-3.5.3 and PE.L2-3.10.4" in told
        assert (
            "CA.L2-3.12.2 is NOT MET, which the score counts. It is worth 3 points, and no plan of action may" in told
        )


def test_what_is_open_without_a_plan_is_a_finding_of_its_own(shop: Dossier) -> None:
    gaps = register_of(shop.result, names_of(shop.result), FRAMEWORKS).findings
    about = {item.id: item.obligations for item in shop.result.findings}
    (told,) = [item for item in gaps if about[item.id] == ("cmmc:CA.L2-3.12.2",)]
    assert told.title == "On no plan of action: SC.L2-3.13.10"
    assert "Write SC.L2-3.13.10 into the plan of action" in told.action
    due = {item.obligations: item.due for item in shop.result.findings}
    assert due[("cmmc:CA.L2-3.12.2",)] == "2026-11-28"
    assert due[("cmmc:CA.L2-3.12.2",)] < due[("cmmc:SC.L2-3.13.10",)]


def test_a_plan_for_everything_or_a_requirement_lost_anyway_leaves_no_gap(shop: Dossier) -> None:
    score, result = score_of(shop), shop.result
    asks = score.plan_requirement
    assert asks is not None
    gap = plan_gap(score, result)
    assert gap is not None
    assert gap.counted
    assert [one.ref for one in gap.unplanned] == [*asks.unplanned]
    lost = replace(score, plan_requirement=replace(asks, unplanned=()))
    assert plan_gap(lost, result) is None
    assert plan_gap(replace(score, plan_requirement=None), result) is None


def test_where_a_person_calls_it_met_the_headline_has_both_figures(shop: Dossier) -> None:
    score, result = score_of(shop), shop.result
    asks = score.plan_requirement
    assert asks is not None
    met = replace(score, sprs=82, range=(82, 82), plan_requirement=replace(asks, finding=Finding.MET, unplanned=()))
    gap = plan_gap(met, result)
    assert gap is not None
    assert not gap.counted
    outcome = outcome_of(replace(result, scores={"cmmc": met}))
    assert outcome is not None
    assert "82 of 110 points (79 while something open has no plan)" in outcome.headline
    assert "3.12.2 cannot be called MET" in outcome.way
    assert "CA.L2-3.12.2 cannot be called MET either" in holds_back(gap)
    assert "the score would then be 79" in not_met_yet(gap, met)
    planned = tuple(replace(item, planned=item.planned or "Name the holders") for item in met.poam)
    assert plan_gap(replace(met, poam=planned), result) is None


def test_a_framework_without_words_of_its_own_keeps_the_usual_ones(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic")
    assert found.called == {}
    assert found.standing(found.result.obligations[0].ref)


def test_what_nobody_runs_is_tested_as_the_organization_says_it_does_it(shop: Dossier) -> None:
    found = {key: row.texts[5] for key, row in rows(assessment_plan(shop), "day").items()}
    assert found["cmmc:AC.L2-3.1.18"] == "See it done as its plan describes it (Access policy, section 18)"
    assert "\u201cEvent Review\u201d" in found["cmmc:AU.L2-3.3.3"]


def test_a_visit_ends_with_what_the_rule_gives_time_for(shop: Dossier) -> None:
    opening = rows(assessment_plan(shop), "opening").values()
    told = " ".join(row.texts[1] for row in opening if row.texts[0] == "Closing")
    assert all(word in told for word in ("170.17(c)(2)", "10 business days", "hash values", "170.21(b)"))


def test_what_records_show_is_told_from_what_somebody_looked_at(shop: Dossier) -> None:
    states = [row.texts[2] for grid in security_plan(shop).grids for row in grid.rows if len(row.texts) > 2]
    proven = sum(state.startswith("Implemented, confirmed") for state in states)
    shown = [item.verdicts["today"] for item in shop.result.obligations]
    assert proven == sum(item.evidence == "proven" and item.ground is not None for item in shown)
    assert sum(state.startswith("Implemented, as determined") for state in states) == 3


def test_a_time_that_is_only_usual_is_a_blank_with_a_key(shop: Dossier) -> None:
    blanks = {row.texts[1] for row in rows(security_plan(shop), "blanks").values()}
    assert "providers.ourit.services.iam_admin.lines.account-lifecycle.events.departure" in blanks


def test_a_duty_on_which_no_verdict_rests_is_not_lost(shop: Dossier) -> None:
    told = rows(workbook(shop), "duties")["rd-cloud-fedramp"].texts
    assert told[5:8] == ("done; no verdict rests on it", "done", "Owner")
    owner = next(row.texts[1] for row in rows(security_plan(shop), "people").values() if row.texts[0] == "Owner")
    assert told[0] in owner


def test_a_record_proves_only_the_work_it_is_about(shop: Dossier) -> None:
    held = rows(workbook(shop), "evidence-held")
    assert "[CA.L2-3.12.2]" in held["ev-poam"].texts
