"""What the result says of PCI DSS, on the shipped data: gates and their reach, risk analyses, papers, attestation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.frameworks.pci_dss.framework import PCI_DSS
from assessor.frameworks.pci_dss.report_findings import attestation
from assessor.frameworks.pci_dss.scores import score
from assessor.frameworks.pci_dss.statements import (
    BLOCK,
    Customized,
    LegalException,
    PciDss,
    RiskAnalysis,
    pci_statements,
)
from assessor.model.engagement import Determination, DocumentedAlternative, DutyState
from tests.cli.running import ROOT
from tests.unit.frameworks.json_parts import json_of

if TYPE_CHECKING:
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Plan

Case = tuple["Plan", "Engagement"]


@pytest.fixture(scope="module")
def retailer() -> Case:
    source, plan, problems = api.check(ROOT / "examples" / "retailer.yaml")
    assert source is not None
    assert plan is not None
    assert problems == []
    return plan, source.engagement


def scored(case: Case, **changes: Any) -> dict[str, Any]:
    """The figures of an engagement that says something else."""
    plan, engagement = case
    made = assess_engagement(plan, replace(engagement, **changes), arrangements=["today"])
    return json_of(score(made.case, made.judgements), PCI_DSS)


def with_papers(case: Case, provider: str, **papers: str | None) -> dict[str, Any]:
    providers = [
        replace(item, artefacts={**item.artefacts, **papers}) if item.id == provider else item
        for item in case[1].providers
    ]
    return scored(case, providers=tuple(providers))


def with_block(case: Case, **changes: Any) -> dict[str, Any]:
    return scored(case, blocks={BLOCK: replace(pci_statements(case[1]) or PciDss(), **changes)})


def differing(one: dict[str, Any], other: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Requirements whose finding differs, without the prefix of the framework."""
    a, b = one["findings"], other["findings"]
    return {ref.partition(":")[2]: (a[ref], b[ref]) for ref in a if a[ref] != b[ref]}


def test_an_attestation_instead_of_the_acknowledgement_fails_12_8_2_and_nothing_else(retailer: Case) -> None:
    sent_its_aoc = scored(retailer)  # as the example has it
    signed = with_papers(retailer, "lanternsoc", tpsp_acknowledgement="papers/lanternsoc-acknowledgement.txt")
    assert differing(sent_its_aoc, signed) == {"12.8.2": ("not_in_place", "in_place")}
    assert sent_its_aoc["findings"]["pci-dss:10.4.1"] == "in_place", "what the provider does stands on its own proof"
    row = next(item for item in sent_its_aoc["providers"] if item["id"] == "lanternsoc")
    assert (row["acknowledgement"], row["status_paper"], row["assessed_here"]) == ("missing", "there", False)


def test_a_missing_split_fails_12_8_5_and_nothing_else(retailer: Case) -> None:
    there = with_papers(retailer, "tillsoft", responsibility_matrix="papers/tillsoft-matrix.txt")
    gone = with_papers(retailer, "tillsoft", responsibility_matrix=None)
    assert differing(there, gone) == {"12.8.5": ("in_place", "not_in_place")}


def test_a_missing_attestation_is_shown_and_fails_12_8_4_and_nothing_else(retailer: Case) -> None:
    whole, blocks = pci_statements(retailer[1]) or PciDss(), retailer[1].blocks
    fresh = tuple(item for item in whole.service_providers if item.provider != "tillsoft")  # looked at too long ago
    retailer = retailer[0], replace(retailer[1], blocks={**blocks, BLOCK: replace(whole, service_providers=fresh)})
    there, gone = scored(retailer), with_papers(retailer, "gridline", aoc=None)
    assert differing(there, gone) == {"12.8.4": ("in_place", "not_in_place")}
    row = next(item for item in gone["providers"] if item["id"] == "gridline")
    assert row["assessed_here"] is True
    assert "patching" in row["functions"]
    assert [item["id"] for item in gone["providers"] if item["assessed_here"]] == ["gridline"]


def test_providers_without_card_data_are_not_on_the_list(retailer: Case) -> None:
    found = scored(retailer)
    assert [item["id"] for item in found["providers"]] == ["lanternsoc", "gridline", "tillfix", "tillsoft", "payroute"]
    looked = {item["id"]: item["status"] for item in found["providers"]}
    assert looked["tillsoft"] == "stale", "last looked at in February of the year before"
    assert found["findings"]["pci-dss:12.8.4"] == "not_in_place"
    assert looked["payroute"] == "in_date"
    stated = [(item["ref"], item["finding"]) for item in found["provider_requirements"]]
    assert ("pci-dss:12.8.2", "not_in_place") in stated
    assert ("pci-dss:12.9.1", "outside_instrument") in stated


def test_a_missing_risk_analysis_leaves_its_requirement_not_in_place_even_if_the_work_is_done(retailer: Case) -> None:
    analyses = (pci_statements(retailer[1]) or PciDss()).targeted_risk_analyses or ()
    whole = with_block(retailer)
    for number in ("10.4.2.1", "11.3.1.1", "12.10.4.1"):
        kept = tuple(item for item in analyses if item.obligation != f"pci-dss:{number}")
        assert differing(whole, with_block(retailer, targeted_risk_analyses=kept)) == {
            number: ("in_place", "not_in_place")
        }


@pytest.mark.parametrize(
    ("on", "reviewed", "state", "finding"),
    [
        ("2026-11-21", None, "in_date", "in_place"),
        ("2025-11-20", None, "in_date", "in_place"),  # 366 days, the longest year
        ("2025-11-19", None, "stale", "not_in_place"),
        ("2020-01-01", "2025-11-20", "in_date", "in_place"),
        ("2020-01-01", "2025-11-19", "stale", "not_in_place"),
    ],
)
def test_a_risk_analysis_holds_for_a_year(
    retailer: Case, on: str, reviewed: str | None, state: str, finding: str
) -> None:
    one = RiskAnalysis(obligation="pci-dss:10.4.2.1", frequency="P7D", on=on, reviewed=reviewed, rationale="So it is.")
    found = with_block(retailer, targeted_risk_analyses=(one,))
    row = next(item for item in found["risk_analyses"] if item["ref"] == "pci-dss:10.4.2.1")
    assert (row["state"], row["finding"]) == (state, finding)
    assert row["last_look"] == max(on, reviewed or "")


def test_the_rhythm_of_the_analysis_is_the_one_compared(retailer: Case) -> None:
    """Logs are gone through weekly by contract: a stricter rhythm of the analysis is not met."""
    one = RiskAnalysis(obligation="pci-dss:10.4.2.1", frequency="PT1H", on="2026-11-01", rationale="So it is.")
    found = with_block(retailer, targeted_risk_analyses=(one,))
    assert found["findings"]["pci-dss:10.4.2.1"] == "not_in_place"


def test_saying_nothing_of_analyses_leaves_the_stated_frequencies_alone(retailer: Case) -> None:
    found = with_block(retailer, targeted_risk_analyses=None)
    assert found["risk_analyses"] == []
    assert found["findings"]["pci-dss:10.4.2.1"] == "in_place"
    assert found["findings"]["pci-dss:9.5.1.2.1"] == "not_in_place", "stated as null under defined_frequencies"
    nothing = with_block(retailer, targeted_risk_analyses=())
    assert {item["state"] for item in nothing["risk_analyses"]} == {"missing"}
    assert nothing["findings"]["pci-dss:10.4.2.1"] == "not_in_place"


WORKSHEET = DocumentedAlternative(
    obligation="pci-dss:9.5.1.2.1",
    rationale="A constraint.",
    measure="Cameras over every terminal, watched daily.",
    objective="An exchanged terminal is noticed.",
    risk="Slow exchanges in dead corners.",
    validation="Tried in three stores.",
    maintenance="The cameras are tested weekly.",
    by="Compliance manager",
    on="2026-06-01",
)


def test_a_complete_worksheet_is_in_place_with_a_compensating_control(retailer: Case) -> None:
    found = scored(retailer, alternatives=(WORKSHEET,))
    assert found["findings"]["pci-dss:9.5.1.2.1"] == "in_place_with_ccw"
    assert [(item["kind"], item["counts"]) for item in found["worksheets"]] == [("compensating_control", True)]


@pytest.mark.parametrize("part", ["rationale", "measure", "objective", "risk", "validation", "maintenance"])
def test_a_worksheet_without_one_of_its_parts_does_not_count(retailer: Case, part: str) -> None:
    without: dict[str, Any] = {part: None}
    found = scored(retailer, alternatives=(replace(WORKSHEET, **without),))
    assert found["findings"]["pci-dss:9.5.1.2.1"] == "not_in_place"
    assert [(item["counts"], item["lacks"]) for item in found["worksheets"]] == [(False, [part])]


def test_a_worksheet_of_last_year_does_not_count(retailer: Case) -> None:
    found = scored(retailer, alternatives=(replace(WORKSHEET, on="2025-11-19"),))
    assert (found["findings"]["pci-dss:9.5.1.2.1"], found["worksheets"][0]["lacks"]) == ("not_in_place", ["review"])
    again = scored(retailer, alternatives=(replace(WORKSHEET, on="2024-01-01", reviewed="2026-01-01"),))
    assert again["findings"]["pci-dss:9.5.1.2.1"] == "in_place_with_ccw"


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({}, []),
        ({"objective": None}, ["objective"]),
        ({"controls_matrix": None}, ["controls_matrix"]),
        ({"tra_on": None}, ["tra_on"]),
        ({"tra_on": "2025-11-19"}, ["review"]),
    ],
)
def test_the_customized_approach_counts_with_all_its_papers(
    retailer: Case, changed: dict[str, Any], lacks: list[str]
) -> None:
    own = Customized(
        obligation="pci-dss:9.5.1.2.1", objective="The aim.", controls_matrix="papers/matrix.pdf", tra_on="2026-05-01"
    )
    organization = {**retailer[1].organization, "saq": "ROC"}
    block = replace(pci_statements(retailer[1]) or PciDss(), customized=(replace(own, **changed),))
    found = scored(retailer, organization=organization, blocks={BLOCK: block})
    told = "not_in_place" if lacks else "in_place_customized"
    assert found["findings"]["pci-dss:9.5.1.2.1"] == told
    assert [(item["kind"], item["lacks"]) for item in found["worksheets"]] == [("customized_approach", lacks)]


def test_not_applicable_must_have_been_looked_at(retailer: Case) -> None:
    ref = "pci-dss:3.5.1"  # no card number is kept in electronic form
    assert scored(retailer)["findings"][ref] == "not_applicable_unconfirmed"
    made = Determination(obligation=ref, status="not_applicable", rationale="No card number is kept anywhere.")
    claimed = scored(retailer, determinations=(made,))
    assert claimed["findings"][ref] == "not_applicable_unconfirmed", "a reason alone is no look"
    looked = scored(retailer, determinations=(replace(made, evidence=("data-search-june.pdf",)),))
    assert looked["findings"][ref] == "not_applicable"
    assert looked["counts"]["not_applicable"] == 1
    other = scored(retailer, determinations=(replace(made, status="not_tested", evidence=("x.pdf",)),))
    assert other["findings"][ref] == "not_applicable_unconfirmed"


def test_not_tested_makes_a_partial_assessment_that_says_so(retailer: Case) -> None:
    made = Determination(obligation="pci-dss:10.4.1", status="not_tested", rationale="Excluded by the bank.")
    found = scored(retailer, determinations=(made,))
    assert found["counts"]["not_tested"] == 1
    assert found["attestation"]["partial"] is True
    assert "partial assessment" in " ".join(found["attestation"]["reasons"])
    assert scored(retailer)["attestation"]["partial"] is False


@pytest.mark.parametrize(
    ("findings", "outcome"),
    [
        (["in_place", "in_place_with_ccw", "in_place_customized", "not_applicable", "outside_instrument"], "compliant"),
        (["in_place", "not_in_place"], "non_compliant"),
        (["in_place", "not_in_place", "undecided"], "non_compliant"),
        (["in_place", "undecided"], "undetermined"),
        (["in_place", "not_applicable_unconfirmed"], "undetermined"),
        (["in_place", "not_tested"], "compliant"),
        (["in_place", "legal"], "compliant_with_legal_exception"),
        (["in_place", "legal", "not_in_place"], "non_compliant"),
        (["in_place", "legal", "undecided"], "undetermined"),
    ],
)
def test_what_the_attestation_would_say(findings: list[Any], outcome: str) -> None:
    made: dict[str, Any] = {
        f"x:{place}": "not_in_place" if name == "legal" else name for place, name in enumerate(findings)
    }
    excused = [f"x:{place}" for place, name in enumerate(findings) if name == "legal"]
    found = attestation(made, excused)
    assert found.outcome == outcome
    assert found.partial is ("not_tested" in findings)


def test_a_legal_exception_excuses_only_what_it_names(retailer: Case) -> None:
    failing = [ref for ref, told in scored(retailer)["findings"].items() if told == "not_in_place"]
    some = with_block(retailer, legal_exceptions=(LegalException(obligation=failing[0], law="A law."),))
    assert some["attestation"]["outcome"] == "non_compliant"
    every = with_block(
        retailer, legal_exceptions=tuple(LegalException(obligation=ref, law="A law.") for ref in failing)
    )
    assert every["attestation"]["outcome"] == "undetermined", "facts are missing besides"
    assert "due to a legal restriction" in every["attestation"]["reasons"][0]


def test_counts_add_up_to_every_requirement(retailer: Case) -> None:
    found = scored(retailer)
    plan, _ = retailer
    requirements = [row for row in plan.obligations if row.kind == "obligation"]
    assert sum(found["counts"].values()) == len(found["findings"]) == len(requirements) > 0
    assert found["counts"]["not_in_place"] == 11
    assert found["entity"] == "merchant"


def test_two_questionnaires_hold_what_either_holds() -> None:
    source, plan, _ = api.check(ROOT / "examples" / "clinic-two-frameworks.yaml")
    assert source is not None
    assert plan is not None

    def held(saq: str | list[str]) -> set[str]:
        organization = {**source.engagement.organization, "saq": saq}
        found = scored((plan, source.engagement), organization=organization)
        return {ref for ref, told in found["findings"].items() if told != "outside_instrument"}

    assert held(["P2PE", "C-VT"]) == held("P2PE") | held("C-VT")
    assert held("P2PE") - held("C-VT")
    assert held("C-VT") - held("P2PE")


def test_the_supplement_for_designated_entities_is_in_no_questionnaire(retailer: Case) -> None:
    told = {scored(retailer)["findings"][ref] for ref in ("pci-dss:A3.1.1", "pci-dss:A3.2.4")}
    assert told == {"outside_instrument"}
    named = scored(retailer, organization={**retailer[1].organization, "designated_entity": True})
    assert named["findings"]["pci-dss:A3.1.1"] != "outside_instrument"


def test_each_questionnaire_is_counted_for_itself(retailer: Case) -> None:
    found = scored(retailer)
    one = found["questionnaires"]
    assert [(each["saq"], each["not_in_place"], each["not_applicable"]) for each in one] == [("D-M", 11, 38)]
    both = scored(retailer, organization={**retailer[1].organization, "saq": ["A", "B"]}, blocks={})
    small, large = both["questionnaires"]
    assert (small["saq"], large["saq"]) == ("A", "B")
    assert small["in_place"] + large["in_place"] > both["counts"]["in_place"], "what both hold counts in both"


def test_a_framework_nobody_chose_has_no_figures() -> None:
    result = api.json_object(api.assess(ROOT / "examples" / "clinic.yaml"))
    assert result["scores"]["pci-dss"] is None


def test_the_brief_asks_for_the_analysis_and_not_for_a_frequency() -> None:
    result = api.json_object(api.assess(ROOT / "examples" / "retailer.yaml"))
    ref = "pci-dss:9.5.1.2.1"
    row = next(item for item in result["obligations"] if item["ref"] == ref)
    found = next(item for item in result["findings"] if item["title"].startswith("No current risk analysis"))
    assert ref in found["obligations"]
    assert found["action"].startswith("Write or review the analysis")
    assert row["verdicts"]["today"]["verdict"] in ("partial", "gap")


def test_a_requirement_is_in_place_only_once_its_duty_is_finished(retailer: Case) -> None:
    waiting = scored(retailer)
    assert waiting["findings"]["pci-dss:8.2.7"] == "once_finished"
    assert {"kind": "once_finished", "count": waiting["counts"]["once_finished"]} in waiting["attestation"]["grounds"]
    done = scored(retailer, duties={**retailer[1].duties, "rd-provider-access": DutyState(state="done")})
    assert done["findings"]["pci-dss:8.2.7"] == "in_place"
    assert done["counts"]["once_finished"] == waiting["counts"]["once_finished"] - 1
