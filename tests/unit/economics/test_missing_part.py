"""Who has work today can mend what it misses of it: by more in its contract, by sharing it as today, with help."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.economics.solve import cheapest
from assessor.model.value import replace
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.economics.recommend import SearchOutcome
    from assessor.result.packages import Package, PackageId
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result

STAFF = "ourit"


@cache
def judged(name: str, folder: Path) -> api.Judged:
    return api.judged(ROOT / "examples" / f"{name}.yaml", cache=folder)


def outcome_of(name: str, folder: Path) -> SearchOutcome:
    decision = judged(name, folder).assessment.decision
    assert decision is not None
    assert decision.outcome is not None
    return decision.outcome


def recommendation_of(result: Result) -> Recommendation:
    assert result.recommendation is not None
    return result.recommendation


def package_of(result: Result, name: PackageId) -> Package:
    return next(package for package in recommendation_of(result).packages if name in package.ids)


def test_one_missing_term_moves_no_function(cache: Path) -> None:
    taken = package_of(judged("dod-subcontractor", cache).result, "fill_the_gaps")
    assert (taken.recommended, taken.moves, taken.cancelled) == (True, (), ())
    added = {one.function: one for bought in taken.purchases for one in bought.additions}
    assert added["config_mgmt"].capabilities == ("cryptography-validation", "time-synchronization")
    # what Northforge does as asked in other functions is bought no second time
    assert added["soc_mdr"].capabilities == ("log-correlation",)
    assert all(one.annual > 0 for one in added.values())


def test_who_shares_work_goes_on_sharing_it(cache: Path) -> None:
    taken = package_of(judged("retailer", cache).result, "fill_the_gaps")
    assert {"airsweep", "gridline"} <= {
        bought.supplier for bought in taken.purchases if "network_mgmt" in bought.functions
    }
    lines = {line.function: line for line in recommendation_of(judged("retailer", cache).result).lines}
    assert {lines["network_mgmt"].supplier, *(one.supplier for one in lines["network_mgmt"].beside)} == {
        "airsweep",
        "gridline",
    }


def test_own_staff_keep_work_that_somebody_hired_helps_with(cache: Path) -> None:
    result = judged("dod-subcontractor", cache).result
    line = next(line for line in recommendation_of(result).lines if line.function == "incident_response")
    assert (line.supplier, line.changed) == (STAFF, False)
    assert [one.supplier for one in line.beside if not one.today] == ["staff_aug"]
    remedies = [finding.remedy for finding in result.findings if finding.remedy is not None and finding.remedy.beside]
    assert {remedy.supplier for remedy in remedies} == {"staff_aug"}


def test_hours_and_a_skill_of_own_staff_take_its_place(cache: Path, tmp_path: Path) -> None:
    text = (ROOT / "examples" / "dod-subcontractor.yaml").read_text(encoding="utf-8")
    text = text.replace("  internal_fte: 2 ", "  spare_hours: 30\n  internal_fte: 2.4 ")
    text = text.replace("    model: internal_it ", "    skills: [incident_response]\n    model: internal_it ", 1)
    path = tmp_path / "dod-subcontractor.yaml"
    path.write_text(text, encoding="utf-8")
    before = recommendation_of(judged("dod-subcontractor", cache).result)
    after = recommendation_of(api.assess(path, cache=cache))
    line = next(line for line in after.lines if line.function == "incident_response")
    assert (line.supplier, line.beside, line.adds, line.adds_annual) == (STAFF, (), ("incident-exercise",), 0)
    assert after.functional_cost is not None
    assert before.functional_cost is not None
    assert after.functional_cost < before.functional_cost


def test_more_to_choose_from_is_never_dearer(cache: Path) -> None:
    """Without additions and shares the same targets cost as much or more, or cannot be met."""
    for name in ("clinic", "dod-subcontractor", "retailer"):
        outcome = outcome_of(name, cache)
        places = outcome.market.places
        more = frozenset(option for option, place in enumerate(places) if place.extended or place.beside)
        without = cheapest(replace(outcome.problem, barred=outcome.problem.barred | more))
        assert without is None or without >= outcome.cheapest


def test_an_addition_is_priced_by_what_is_added(cache: Path) -> None:
    outcome = outcome_of("dod-subcontractor", cache)
    for option, place in enumerate(outcome.market.places):
        if place.supplier.hired:  # what is added there are licences
            continue
        asked = place.supplier.adds.get(place.function, ()) if place.extended else ()
        assert bool(outcome.problem.options[option].added) == bool(asked and not place.supplier.own_staff)


def answered(line: str, folder: Path, cache: Path) -> Result:
    """The retailer with an answer on the software accounts."""
    text = (ROOT / "examples" / "retailer.yaml").read_text(encoding="utf-8")
    told = "{account-lifecycle: {every: P1M}"
    path = folder / "retailer.yaml"
    path.write_text(text.replace(told, f"{told}, service-account-governance: {line}"), encoding="utf-8")
    return api.assess(path, cache=cache)


def test_nothing_is_bought_for_what_is_merely_not_stated(cache: Path) -> None:
    result = judged("retailer", cache).result
    first = recommendation_of(result).worth_asking[0]
    assert (first.supplier, first.capability) == (STAFF, "service-account-governance")
    taken = next(package for package in recommendation_of(result).packages if package.recommended)
    assert set(first.obligations) == set(taken.waits)
    assert first.function not in {name for bought in taken.purchases for name in bought.added}


def test_a_yes_costs_nothing_more_and_leaves_nothing_waiting(cache: Path, tmp_path: Path) -> None:
    before = package_of(judged("retailer", cache).result, "fill_the_gaps")
    after = package_of(answered("{every: P6M}", tmp_path, cache), "fill_the_gaps")
    assert (after.functional_cost, after.waits) == (before.functional_cost, ())
    assert before.waits


def test_a_no_costs_what_was_said_and_buys_what_was_named(cache: Path, tmp_path: Path) -> None:
    before = recommendation_of(judged("retailer", cache).result)
    first, now = before.worth_asking[0], package_of(judged("retailer", cache).result, "fill_the_gaps")
    then = package_of(answered("{sold: not_sold}", tmp_path, cache), "fill_the_gaps")
    assert then.functional_cost - now.functional_cost == pytest.approx(first.annual, abs=0.01)
    bought = {(name, one.supplier) for one in then.purchases for name in one.added}
    assert {(one.function, one.supplier) for one in first.instead} <= bought
