"""The words of findings, changes and explanations, on the shipped examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.assess.explanation import explain
from assessor.words.grammar import inside
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.assess.engine import Assessment

Judged = tuple["Assessment", dict[str, Any]]


@pytest.fixture(scope="module")
def retailer() -> Judged:
    return api.judged(ROOT / "examples" / "retailer.yaml")[:2]


@pytest.fixture(scope="module")
def subcontractor() -> Judged:
    return api.judged(ROOT / "examples" / "dod-subcontractor.yaml")[:2]


def told(judged: Judged, ref: str) -> str:
    assessment, _ = judged
    row = next(row for row in assessment.plan.obligations if row.ref == ref)
    return "\n".join(explain(assessment.plan, assessment, row, ["today"]))


def finding(judged: Judged, **wanted: object) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each for each in judged[1]["findings"] if all(each[key] == value for key, value in wanted.items())
    )
    return found


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Log review", "log review"),
        ("FedRAMP proof", "FedRAMP proof"),
        ("SOC 2 report", "SOC 2 report"),
        ("A board that oversees", "a board that oversees"),
        ("Wi-Fi sensors", "Wi-Fi sensors"),
        ("", ""),
    ],
)
def test_titles_inside_a_sentence(title: str, within: str) -> None:
    assert inside(title) == within


def test_every_duty_has_a_short_title_of_its_own(retailer: Judged) -> None:
    titles = [duty.title for duty in retailer[0].plan.terrain.duties.values()]
    assert all(title and 1 < len(title.split()) <= 6 for title in titles)
    assert len(set(titles)) == len(titles)


def test_what_is_not_covered_is_named_with_the_nearest_change(retailer: Judged) -> None:
    text = told(retailer, "pci-dss:11.2.1")
    assert "on event only, no schedule, for 22 stores without Wi-Fi sensors" in text
    change = text.partition("smallest change")[2]
    assert "airsweep / network_mgmt: scope: cover 22 stores without Wi-Fi sensors too" in change
    found = finding(retailer, provider="gridline")
    assert found["title"].endswith("(22 stores without Wi-Fi sensors)")
    assert "AirSweep" in found["action"]


def test_every_open_row_has_a_nearest_change(retailer: Judged, subcontractor: Judged) -> None:
    for _, result in (retailer, subcontractor):
        for row in result["obligations"]:
            today = row["verdicts"]["today"]
            assert bool(today["nearest"]) == (today["verdict"] in ("gap", "partial", "not_assessable")), row["ref"]


def test_a_missing_risk_analysis_is_to_be_written(retailer: Judged) -> None:
    found = finding(retailer, kind="frequency")
    assert found["title"] == "No risk analysis in date for payment terminal inspection"
    assert "pci_dss.targeted_risk_analyses" in found["action"]
    assert "Requirements 9.5.1.2.1 and 12.3.1" in found["cause_text"]
    text = told(retailer, "pci-dss:9.5.1.2.1")
    assert "pci_dss.targeted_risk_analyses: a targeted risk analysis in date (now: there is none)" in text


def test_a_missing_frequency_is_to_be_defined(tmp_path: Path) -> None:
    """The retailer as it is when it says nothing of risk analyses."""
    text = (ROOT / "examples" / "retailer.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("  targeted_risk_analyses:\n")
    path = tmp_path / "retailer.yaml"
    path.write_text(before + "  service_providers:" + rest.partition("  service_providers:")[2], encoding="utf-8")
    silent = api.judged(path)[:2]
    found = finding(silent, kind="frequency")
    assert found["action"].startswith("Define the frequency")
    assert found["title"] == "No frequency is defined for payment terminal inspection"
    text = told(silent, "pci-dss:9.5.1.2.1")
    assert "defined_frequencies.pci-dss:9.5.1.2.1: the frequency (now: none is defined)" in text
    assert "not among the services" not in text


def test_a_missing_fact_is_named_by_its_question(retailer: Judged) -> None:
    found = finding(retailer, kind="fact")
    assert found["title"].startswith("Not answered: Do your systems")
    assert "organization.sad_kept_before_authorization" in found["action"]
    assert "Not stated: Do your systems" in told(retailer, "pci-dss:3.3.2")


def test_papers_are_called_by_their_titles(retailer: Judged) -> None:
    text = told(retailer, "pci-dss:12.8.4")
    assert "tpsp-status" not in text
    assert "attestation of compliance (AOC)" in text
    found = finding(retailer, cause="tpsp-acknowledgement")
    assert "is no such agreement" in found["criterion"]


def test_a_state_is_not_called_a_rhythm(subcontractor: Judged) -> None:
    _, result = subcontractor
    rows = {row["ref"]: row for row in result["obligations"]}
    for found in (each for each in result["findings"] if each["kind"] == "cadence"):
        asked = [
            row["demands"][entry["demand"]]
            for row in map(rows.__getitem__, found["obligations"])
            for entry in row["verdicts"]["today"]["failing"]
            if entry["provider"] == found["provider"] and entry["predicate"] == "cadence"
        ]
        states = all(demand["kind"] == "state" for demand in asked)
        assert ("has not put it in force" in found["title"]) == states, found["title"]
        assert "rhythm" not in found["title"] or any(demand["every"] for demand in asked)


def test_a_record_that_contradicts_is_cited(tmp_path: Any) -> None:
    text = (ROOT / "examples" / "retailer.yaml").read_text(encoding="utf-8")
    record = (
        "evidence:\n"
        "  - id: ev-against\n    capability: os-patching\n    provider: gridline\n    source: system\n"
        '    collected: "2026-11-01"\n    result: contradicts\n    title: Tills without updates\n'
    )
    path = tmp_path / "retailer.yaml"
    path.write_text(text.replace("evidence:\n", record, 1), encoding="utf-8")
    assessment, result, _ = api.judged(path)
    found = finding((assessment, result), kind="contradicted")
    assert "record ev-against (Tills without updates, 2026-11-01)" in found["condition"]
    assert "contradicted by record ev-against" in told((assessment, result), "pci-dss:6.3.3")
    held = next(each for each in result["evidence_records"] if each["id"] == "ev-against")
    assert (held["age_days"], held["proof"]) == (20, "contradicted")
    assert "pci-dss:6.3.3" in held["obligations"]


def test_obligations_are_listed_in_catalog_order(retailer: Judged) -> None:
    _, result = retailer
    places = {row["ref"]: place for place, row in enumerate(result["obligations"])}
    lists = [each["obligations"] for key in ("findings", "duties", "evidence_requests") for each in result[key]]
    assert all(refs == sorted(refs, key=places.__getitem__) for refs in lists)


def test_nobody_is_a_finding_only_where_something_waits(retailer: Judged) -> None:
    for seat in retailer[1]["responsibilities"]:
        if seat["today"] == []:
            assert (seat["flag"] == "unowned") == (seat["needed"] > 0)
