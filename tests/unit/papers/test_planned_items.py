"""What the organization plans, as workbook and security plan print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor.frameworks.cmmc.cautions import cautions
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.model.engagement import PlannedAction
from assessor.model.value import replace
from assessor.papers.assessment_plan import assessment_plan
from assessor.result.finding import ActionOwner, OwnPlan, Remedy
from assessor.words import deliverables, own_plans, owners

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier
    from assessor.result.finding import Finding
    from assessor.result.security_plan import Caution

_ROW = "cmmc:PE.L2-3.10.4"
_NOTHING = OwnPlan(ref=None, planned=None, owner=None, due=None, over=False, status=None)
_READER = replace(_NOTHING, planned="a badge reader", due="2026-11-01", over=True)


@pytest.fixture(scope="module")
def finding(dossier: Callable[..., Dossier]) -> Finding:
    return dossier("dod-subcontractor").result.findings[0]


def _milestone(finding: Finding, dossier: Callable[..., Dossier], *plans: OwnPlan) -> tuple[str, str, str]:
    names = dossier("dod-subcontractor").names
    return own_plans.milestone(replace(finding, plans=plans), "Buy one.", names)


def test_an_owner_alone_is_no_milestone(finding: Finding, dossier: Callable[..., Dossier]) -> None:
    alone = replace(_NOTHING, owner="Foreman")
    assert _milestone(finding, dossier, alone) == ("Buy one.", finding.due, "proposed")


def test_a_day_alone_goes_before_ours(finding: Finding, dossier: Callable[..., Dossier]) -> None:
    told = _milestone(finding, dossier, replace(_NOTHING, due="2027-05-05"))
    assert told == ("Buy one.", "2027-05-05", "proposed; the day is yours")


def test_an_overdue_measure_keeps_its_day_and_says_so(finding: Finding, dossier: Callable[..., Dossier]) -> None:
    assert _milestone(finding, dossier, _READER) == ("A badge reader", "2026-11-01", "yours, overdue")
    assert own_plans.measures((_READER, _READER)) == ("A badge reader (overdue: due November 1, 2026)",)
    assert own_plans.entry(_READER).endswith("a badge reader, by November 1, 2026 (overdue).")
    assert own_plans.by(_READER) == "2026-11-01, overdue"


def test_several_measures_name_their_requirements_once_each(finding: Finding, dossier: Callable[..., Dossier]) -> None:
    lock = replace(_NOTHING, ref="cmmc:PE.L2-3.10.4", planned="a lock")
    told, _, whose = _milestone(finding, dossier, _READER, lock, replace(lock, ref="cmmc:PE.L2-3.10.3"))
    assert (told, whose) == ("A badge reader; PE.L2-3.10.4: A lock", "yours, overdue")


def test_of_several_days_the_first_counts_and_each_requirement_keeps_its_own(
    finding: Finding, dossier: Callable[..., Dossier]
) -> None:
    later = replace(_NOTHING, ref=_ROW, planned="a lock", due="2027-02-26")
    told = _milestone(finding, dossier, replace(_READER, over=False), later)
    assert told == ("A badge reader (by 2026-11-01); PE.L2-3.10.4: A lock (by 2027-02-26)", "2026-11-01", "yours")
    two = replace(finding, plans=(later, replace(later, ref="cmmc:PE.L2-3.10.3", due="2027-01-29")))
    assert (own_plans.closing(two, _ROW), own_plans.first_day(two)) == ("2027-02-26", "2027-01-29")


def test_a_proposed_person_is_told_from_a_named_one() -> None:
    owner = ActionOwner(role="executive", who="Dana", basis="role", duty=None)
    assert owners.told(owner) == "proposed: Dana"
    assert owners.told(replace(owner, basis="plan")) == "Dana"


def test_what_is_planned_against_a_finding_stands_under_its_requirements_too(dossier: Callable[..., Dossier]) -> None:
    made = dossier("dod-subcontractor")
    finding = next(item for item in made.result.findings if item.plans)
    own = replace(_NOTHING, planned="Against all of it")
    changed = replace(made.result, findings=(replace(finding, plans=(own, *finding.plans)),))
    again = type(made)(changed, made.assessment, made.registry)
    for ref in finding.obligations:
        told = again.planned(ref)
        assert own in told
        assert all(plan.ref in (None, ref) for plan in told)


def test_a_plan_for_a_requirement_in_place_is_not_lost(
    dossier: Callable[..., Dossier], stated: Callable[..., Dossier]
) -> None:
    made = dossier("dod-subcontractor")
    ref = next(item.ref for item in made.result.obligations if item.ref not in made.findings_of)
    again = stated(made, plan_of_action={ref: PlannedAction(planned="Better still")})
    assert [plan.planned for plan in again.planned(ref)] == ["Better still"]


def test_a_proposed_day_is_marked_and_a_planned_one_goes_before_it(finding: Finding) -> None:
    bare = replace(finding, plans=(), by_law=False)
    assert own_plans.closing(bare, _ROW) == f"{finding.due}, proposed"
    assert own_plans.closing(replace(bare, by_law=True), _ROW) == finding.due
    assert own_plans.closing(replace(bare, plans=(_READER,)), _ROW) == "2026-11-01, overdue"


def test_one_purchase_is_told_once_and_an_amount_of_ours_is_called_that(dossier: Callable[..., Dossier]) -> None:
    result = dossier("dod-subcontractor").result
    bought = Remedy(supplier="northforge", functions=("soc_mdr",), recommended=True, beside=False, annual_cost=1200.0)
    one = replace(result.findings[0], remedy=bought)
    told: dict[tuple[str, tuple[str, ...]], str] = {}
    assert deliverables.cost_once(one, result, "F-001", told) == "$1,200 a year (counted by us, to be quoted)"
    assert deliverables.cost_once(one, result, "F-002", told) == "with F-001"
    other = replace(one, remedy=replace(bought, functions=("firewall",)))
    assert deliverables.cost_once(other, result, "F-003", told).startswith("$1,200")


def test_a_rhythm_that_nobody_set_is_not_tested_against(dossier: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor")
    rows = {row.key: row.texts for grid in assessment_plan(found).grids for row in grid.rows}
    assert rows["cmmc:CM.L2-3.4.1"][5].endswith("software inventory, as often as its paper says")
    assert "security log review, as often as its paper says (stated: every 7 days)" in rows["cmmc:AU.L2-3.3.5"][5]
    assert "as often as the organization has defined" in rows["cmmc:RA.L2-3.11.1"][5]


def test_copies_for_a_provider_without_cui_are_asked_about_first(dossier: Callable[..., Dossier]) -> None:
    result = dossier("dod-subcontractor").result
    score = next(score for score in (result.scores or {}).values() if isinstance(score, CmmcScore))
    (gap,) = [finding for finding in result.findings if "cmmc:MP.L2-3.8.9" in finding.obligations]
    bought = Remedy(supplier="northforge", functions=("backup_dr",), recommended=True, beside=False, annual_cost=None)

    def asked(**changed: Any) -> list[Caution]:
        return [*cautions(score, replace(result, findings=(replace(gap, **{"remedy": bought, **changed}),)))]

    (told,) = asked()
    assert (told.ref, told.supplier) == ("cmmc:MP.L2-3.8.9", "northforge")
    assert told.text.startswith("Northforge Managed IT is not stated to hold CUI")
    assert asked(remedy=replace(bought, supplier="govdesk")) == []
    assert asked(capabilities=("clock-synchronization",)) == []
