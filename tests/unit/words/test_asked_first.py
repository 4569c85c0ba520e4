"""What a letter asks first: a holder for its one missing term, a fee nobody stated; and what compliance costs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from assessor.report.letter_decisions import _questions
from assessor.result.packages import Handover, OnceLine, ReleasedWork
from assessor.words import decisions, packages, requests
from assessor.words.chosen_package import why_recommended
from assessor.words.names import names_of
from assessor.words.released_work import asked_before, released
from tests.unit.assess.test_severity import example

if TYPE_CHECKING:
    from assessor.result.packages import Package
    from assessor.result.result import Result


def taken(result: Result) -> Package:
    assert result.recommendation is not None
    found = packages.recommended(result.recommendation)
    assert found is not None
    return found


def moving(result: Result, *, missed: bool) -> tuple[Result, Package]:
    """A result whose package takes work from a holder that lacks a term; `missed`: gaps fail on that term only."""
    (finding,) = (one for one in result.findings if one.kind == "cadence")
    assert (finding.provider, finding.functions) == ("northmsp", ("backup_dr",))
    move = Handover(function="backup_dr", today=("northmsp",), supplier="managed/gold")
    lost = ReleasedWork(function="backup_dr", supplier="northmsp", shared=False, annual=0.0)
    base = taken(result)
    chosen = dataclasses.replace(base, ids=("cheapest",), moves=(move,), released=(lost,))
    stays = dataclasses.replace(
        base,
        ids=("fill_the_gaps",),
        recommended=False,
        recommendable=False,
        annual_cost=base.annual_cost - 1_234,
        misses=finding.obligations if missed else result.findings[0].obligations,
    )
    assert result.recommendation is not None
    told = dataclasses.replace(result.recommendation, packages=(stays, chosen))
    return dataclasses.replace(result, recommendation=told), chosen


def test_a_holder_is_asked_for_the_term_it_lacks_before_its_work_moves() -> None:
    result, chosen = moving(example("clinic"), missed=True)
    (told,) = released(result, chosen, names_of(result))
    assert told.startswith("Ask North MSP for restore testing as F-0")
    assert "says: if it agrees at its present fee, nothing has to move and a year costs $1,234 less. Otherwise" in told
    assert " have it hand over backup and recovery to " in told


def test_nobody_is_asked_where_more_is_missing_than_its_term() -> None:
    result, chosen = moving(example("clinic"), missed=False)
    (told,) = released(result, chosen, names_of(result))
    assert told.startswith("Have North MSP hand over backup and recovery to ")
    assert told.endswith(" (no fee falls away).")


def test_a_fee_that_only_we_counted_is_looked_up_before_a_share_is_released() -> None:
    result = example("health-software")
    assert result.recommendation is not None
    without = next(one for one in result.recommendation.packages if "incumbents" in one.ids)
    (told,) = released(result, without, names_of(result))
    assert told.startswith("Look up what Watchtower Detection charges for its share of incident response, which nobody")


def test_nobody_is_released_for_a_fee_that_nobody_stated() -> None:
    """What a price list says of a retainer is no saving of a firm whose fee is not in the file."""
    result = example("health-software")
    assert result.recommendation is not None
    chosen, names = taken(result), names_of(result)
    less = next(one for one in result.recommendation.packages if one.unstated)
    assert (chosen.unstated, less.unstated) == ((), ("watchtower",))
    assert less.functional_cost < chosen.functional_cost
    assert chosen.beaten_by is None
    gap = round(chosen.functional_cost - less.functional_cost)
    told = why_recommended(chosen, result.recommendation.packages, names)
    assert "No package" not in told
    assert "no package that can be signed and puts as much in place is known to be cheaper." in told
    assert f"“No new provider” counts ${gap:,} a year less by taking work from Watchtower Detection" in told
    assert packages.standing(less, chosen, names).startswith(f"${gap:,} less by our count of what Watchtower")
    assert not any("Watchtower" in line for line in requests.decision(result, names))


def test_what_keeping_costs_is_no_price_of_compliance() -> None:
    result = example("redirect-shop")
    found = result.recommendation
    assert found is not None
    assert found.price_of_compliance == pytest.approx(packages.kept_apart_from_obligations(found))
    assert "; compliance adds $0 a year" in (decisions.headline(result) or "")


def test_packages_with_the_same_moves_are_told_apart_by_their_contracts() -> None:
    base = dataclasses.replace(taken(example("clinic")), functional_cost=100.0, signed=(), beaten_by=None)
    rival = dataclasses.replace(base, recommended=False, functional_cost=60.0, signed=("managed/gold",))
    told = why_recommended(base, [base, rival], names_of(example("clinic")))
    assert "would save $40 a year, losses and risk included, with 1 new contract instead of no new contract." in told
    assert "too unsure to change a contract for." in told


def test_all_that_is_paid_once_is_told_as_one_sum() -> None:
    result = example("clinic")
    chosen = taken(result)
    (bought,) = (one for one in chosen.purchases if one.supplier == "project_depot")
    start = OnceLine(kind="handover", supplier="project_depot", function="data_protection", amount=900.0)
    more = dataclasses.replace(bought, annual=bought.annual + 300.0)
    changed = dataclasses.replace(
        chosen,
        once_lines=(*chosen.once_lines, start),
        purchases=tuple(more if one is bought else one for one in chosen.purchases),
    )
    assert result.recommendation is not None
    told = dataclasses.replace(result, recommendation=dataclasses.replace(result.recommendation, packages=(changed,)))
    line = next(one for one in requests.decision(told, names_of(told)) if "data protection" in one)
    assert " ($7,500 once, its start included, which counts $2,500 a year)" in line


def test_with_an_outside_party_that_does_the_work_today_nothing_is_signed() -> None:
    result = example("retailer")
    assert packages.contracts(result, taken(result), names_of(result)) == "Nothing new to sign"


def test_the_plan_asks_a_holder_before_quotes_are_got() -> None:
    result = example("boundary-office")
    names = names_of(result)
    said = asked_before(result, taken(result), ("asset_mgmt", "iam_admin"), names)
    assert said.startswith(" First ask QuickFix Computers for better terms: if it agrees, identity and access")
    assert asked_before(result, taken(result), ("asset_mgmt",), names) == ""


@pytest.mark.parametrize(("name", "before"), [("saas-company", False), ("boundary-office", True)])
def test_only_answers_that_can_change_a_purchase_come_before_signing(name: str, *, before: bool) -> None:
    (said,) = _questions(example(name), signing=True)
    assert said.startswith("Before signing, have ") is before
    assert ("what has to be bought" in said) is before
