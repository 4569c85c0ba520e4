"""Decisions hold what a recommendation asks of each contract: terms, cover, papers and the day it ends."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.report.names import names_of
from assessor.result.finding import OwnPlan
from assessor.result.recommended_condition import RecommendedCondition
from assessor.words import fewer_vendors, missing_prices, own_plans, packages, projects, requests
from assessor.words.contract_terms import ContractTerms
from assessor.words.unsigned_papers import at_once, later
from tests.cli.running import CLINIC, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.result import Result


@pytest.fixture(scope="module")
def clinic(data_root: Path, cache: Path) -> Result:
    return api.assess(CLINIC, data=data_root, cache=cache)


def test_a_contract_that_changes_is_one_decision_with_its_terms_and_its_end(clinic: Result) -> None:
    asked = [line for line in requests.decision(clinic, names_of(clinic)) if "contract with North MSP" in line]
    assert len(asked) == 1
    assert "North MSP, which ends March 31, 2027, by asset management" in asked[0]
    assert asked[0].endswith("; write in 6 terms (annex D).")


def test_whoever_signs_signs_the_paper_and_few_terms_are_named(clinic: Result) -> None:
    (line,) = (line for line in requests.decision(clinic, names_of(clinic)) if "data protection" in line)
    assert ", under its business associate contract; write in encryption in transit in force at all times." in line


def test_what_a_contract_includes_is_claimed_before_it_is_bought(clinic: Result) -> None:
    (line,) = (one for one in requests.decision(clinic, names_of(clinic)) if "security operations" in one)
    (finding,) = (one for one in clinic.findings if one.capabilities == ("log-review",))
    claimed = f"First claim security log review ({finding.id}) from North MSP, whose contract includes it. Get quotes "
    assert line.startswith(claimed)
    without = dataclasses.replace(clinic, contracts=())
    assert not any("First claim" in one for one in requests.decision(without, names_of(without)))


def test_what_is_set_up_once_asks_who_keeps_it(clinic: Result) -> None:
    """A project alone with its work asks for it; where somebody else has the work as well, nobody needs to be named."""
    assert clinic.recommendation is not None
    names = names_of(clinic).full
    (package,) = (one for one in clinic.recommendation.packages if one.recommended)
    assert projects.upkeep(package, "project_depot", clinic, names).startswith(
        "It is set up once: name who keeps data prot"
    )
    assert not projects.upkeep(package, "staff_aug", clinic, names)
    shared = [
        dataclasses.replace(one, functions=(*one.functions, "data_protection")) if one.supplier == "ourit" else one
        for one in package.purchases
    ]
    assert {"ourit"} <= {one.supplier for one in shared}
    assert not projects.upkeep(dataclasses.replace(package, purchases=tuple(shared)), "project_depot", clinic, names)


def test_no_condition_stands_for_what_a_valid_decision_already_answers(clinic: Result) -> None:
    assert clinic.recommendation is not None
    held = {ref.partition(":")[2] for one in clinic.recommendation.conditions for ref in one.obligations}
    assert "164.312(a)(2)(iv)" not in held
    assert "164.312(e)(2)(ii)" in held


def test_a_contract_that_changes_in_nothing_else_is_a_decision_too(clinic: Result) -> None:
    recommendation = clinic.recommendation
    assert recommendation is not None
    cover = RecommendedCondition(
        kind="covers",
        id="fixit",
        model=None,
        offering=None,
        providers=(),
        groups=("shop",),
        hours=None,
        every=None,
        answers=(),
        obligations=(),
    )
    term = dataclasses.replace(cover, kind="term", id="restore-testing", providers=("fixit",), groups=(), every="P3M")
    chosen = packages.recommended(recommendation)
    assert chosen is not None
    for conditions, told in (
        ((cover,), "Have Fix-It Computer Repair quote cover of shop; it is in no figure here."),
        ((term,), "Agree in writing with Fix-It Computer Repair on restore testing every 3 months."),
    ):
        result = dataclasses.replace(clinic, recommendation=dataclasses.replace(recommendation, conditions=conditions))
        names = names_of(result)
        assert list(ContractTerms(result, names).alone(chosen, set(), names)) == [told]
        assert not list(ContractTerms(result, names).alone(chosen, {"fixit"}, names))


def test_parties_that_run_nothing_are_named_once_as_in_no_sum(clinic: Result) -> None:
    assert clinic.recommendation is not None
    chosen = packages.recommended(clinic.recommendation)
    assert chosen is not None
    assert missing_prices.uncounted(clinic, chosen, names_of(clinic)) == (
        "No fee of CloudChart is counted: it does none of the work priced here."
    )
    runs = dataclasses.replace(
        clinic, providers=tuple(dataclasses.replace(one, functions=("mdm",)) for one in clinic.providers)
    )
    assert not missing_prices.uncounted(runs, chosen, names_of(runs))


def test_a_paper_without_a_fee_is_a_decision_unless_another_names_it(clinic: Result) -> None:
    assert clinic.recommendation is not None
    names, chosen = names_of(clinic).full, packages.recommended(clinic.recommendation)
    missing = [finding for finding in clinic.findings if finding.kind == "contract"]
    assert [finding.provider for finding in missing] == ["northmsp"]
    assert not list(later(clinic, chosen, names)), "what has to come at once is no decision for later"
    (line,) = at_once(clinic, names)
    assert line == f"Sign with North MSP the business associate contract ({missing[0].id}), at once; no fee is counted."
    waits = dataclasses.replace(clinic, findings=tuple(dataclasses.replace(one, due="2027-02-19") for one in missing))
    assert not list(at_once(waits, names))
    assert not list(later(waits, chosen, names)), "its extension says that the paper comes first"
    (line,) = later(waits, None, names)
    assert line.startswith("Sign or obtain with North MSP the business associate contract (")
    assert line.endswith("), by February 19, 2027; no fee is counted.")


def test_the_way_the_organization_plans_comes_before_a_purchase(clinic: Result) -> None:
    finding = next(one for one in clinic.findings if one.remedy is not None and one.remedy.supplier != one.provider)
    assert finding.remedy is not None
    plan = OwnPlan(ref=None, planned="Do it with the partner.", owner=None, due=None, over=False, status=None)
    supplier = finding.remedy.supplier
    planned = dataclasses.replace(
        clinic,
        findings=(
            dataclasses.replace(finding, plans=(plan,), remedy=dataclasses.replace(finding.remedy, recommended=True)),
        ),
    )
    assert own_plans.first(planned, supplier) == f"As you plan ({finding.id}): Do it with the partner. Otherwise "
    assert not own_plans.first(planned, "nobody")
    assert not own_plans.first(dataclasses.replace(planned, findings=(finding,)), supplier)


def test_who_falls_away_is_named_and_an_unknown_fee_is_no_zero(clinic: Result, data_root: Path, cache: Path) -> None:
    assert clinic.recommendation is not None
    told = fewer_vendors.fewer_vendors(clinic, clinic.recommendation, names_of(clinic).full)
    assert "4 with 0 moves, $1,040 a year more (without Project and depot work)" in told
    assert "is in no sum" not in told
    dod = api.assess(ROOT / "examples" / "dod-subcontractor.yaml", data=data_root, cache=cache)
    assert dod.recommendation is not None
    told = fewer_vendors.fewer_vendors(dod, dod.recommendation, names_of(dod).full)
    assert "without Toolfix Machine Service" in told
    assert "GovDesk" not in told, "what holds the CUI is a party of every package"
    without = tuple(
        dataclasses.replace(step, vendors=tuple(name for name in step.vendors if name != "govdesk"))
        for step in dod.recommendation.fewer_vendors
    )
    told = fewer_vendors.fewer_vendors(
        dod, dataclasses.replace(dod.recommendation, fewer_vendors=without), names_of(dod).full
    )
    assert "The fee of GovDesk Cloud is in no sum and what lies with GovDesk Cloud would have to go elsewhere" in told
