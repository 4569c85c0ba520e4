"""The words of findings, changes and explanations, on the shipped examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from assessor import api
from assessor.assess.explanation import explanation_of
from assessor.evaluate.supply import TODAY
from assessor.model.scales import OPEN
from assessor.words.explanations import lines
from assessor.words.grammar import inside
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.result.result import Result


class Judged(NamedTuple):
    """An assessment, its result, and the JSON object with its texts."""

    assessment: Assessment
    result: Result
    data: dict[str, Any]


def judged(path: Path) -> Judged:
    made = api.judged(path)
    return Judged(made.assessment, made.result, api.json_object(made.result))


@pytest.fixture(scope="module")
def retailer() -> Judged:
    return judged(ROOT / "examples" / "retailer.yaml")


@pytest.fixture(scope="module")
def subcontractor() -> Judged:
    return judged(ROOT / "examples" / "dod-subcontractor.yaml")


def told(judged: Judged, ref: str) -> str:
    """The explanation of an obligation today."""
    row = next(row for row in judged.assessment.plan.obligations if row.ref == ref)
    return "\n".join(lines(explanation_of(judged.assessment, row, [TODAY])))


def finding(judged: Judged, **wanted: object) -> dict[str, Any]:
    """The first finding with these values, with its texts."""
    findings: list[dict[str, Any]] = judged.data["findings"]
    return next(item for item in findings if all(item[key] == value for key, value in wanted.items()))


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
    titles = [duty.title for duty in retailer.assessment.plan.terrain.duties.values()]
    unfit = [title for title in titles if not title or not 1 < len(title.split()) <= 6 or titles.count(title) > 1]
    assert unfit == []


def test_what_is_not_covered_is_named_with_the_smallest_change(retailer: Judged) -> None:
    text = told(retailer, "pci-dss:11.2.1")
    assert "not part of the network management it sells, for 22 stores without Wi-Fi sensors" in text
    change = text.partition("smallest change")[2]
    assert "lines.rogue-device-detection.covers=" in change
    found = finding(retailer, provider="gridline")
    assert found["title"].startswith("Gridline Networks does not do this work: ")
    assert found["title"].endswith("(22 stores without Wi-Fi sensors)")
    assert found["action"] == "Have AirSweep cover 22 stores without Wi-Fi sensors as well, as recommended."


def test_every_open_row_has_a_smallest_change_or_a_reason(retailer: Judged, subcontractor: Judged) -> None:
    for _, _, data in (retailer, subcontractor):
        for row in data["obligations"]:
            today = row["verdicts"]["today"]
            assert bool(today["nearest"]) == (today["verdict"] in OPEN), row["ref"]


def test_a_missing_risk_analysis_is_to_be_written(retailer: Judged) -> None:
    found = finding(retailer, kind="frequency")
    assert found["title"] == "No current risk analysis for payment terminal inspection"
    assert found["action"] == "Write or review the analysis, and record its date."
    assert "Requirements 9.5.1.2.1 and 12.3.1" in found["cause_text"]
    text = told(retailer, "pci-dss:9.5.1.2.1")
    assert "under pci_dss.targeted_risk_analyses:" in text


def test_a_missing_frequency_is_to_be_defined(tmp_path: Path) -> None:
    """The retailer as it is when it says nothing of risk analyses."""
    text = (ROOT / "examples" / "retailer.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("  targeted_risk_analyses:\n")
    path = tmp_path / "retailer.yaml"
    path.write_text(before + "  service_providers:" + rest.partition("  service_providers:")[2], encoding="utf-8")
    silent = judged(path)
    found = finding(silent, kind="frequency")
    assert found["action"].startswith("Define the frequency")
    assert found["title"] == "No frequency defined for payment terminal inspection (How often to inspect)"
    text = told(silent, "pci-dss:9.5.1.2.1")
    assert "Set down how often this is to be done, such as every " in text
    assert "under defined_frequencies:" in text
    assert "not among the services" not in text


def test_a_missing_fact_is_named_by_its_question(retailer: Judged) -> None:
    found = finding(retailer, kind="fact")
    assert found["title"].startswith("Not answered: Do your systems")
    assert found["action"] == "Answer the question."
    assert "Not stated: Do your systems" in told(retailer, "pci-dss:3.3.2")


def test_papers_are_called_by_their_titles(retailer: Judged) -> None:
    text = told(retailer, "pci-dss:12.8.4")
    assert "tpsp-status" not in text
    assert "attestation of compliance (AOC)" in text
    found = finding(retailer, cause="tpsp-acknowledgement")
    assert "is not such an agreement" in found["criterion"]


def test_a_state_is_not_called_a_rhythm(subcontractor: Judged) -> None:
    rows = {row.ref: row for row in subcontractor.result.obligations}
    for item, texts in zip(subcontractor.result.findings, subcontractor.data["findings"], strict=True):
        if item.kind != "cadence":
            continue
        shown = [(rows[place.ref], place.place) for place in item.comparisons]
        asked = [row.demands[row.verdicts[TODAY].failing[place].demand] for row, place in shown]
        states = all(demand.kind == "state" for demand in asked)
        assert ("has not set this up" in texts["title"]) == states, texts["title"]
        assert "rhythm" not in texts["title"] or any(demand.every for demand in asked)


def test_a_record_that_contradicts_is_cited(tmp_path: Path) -> None:
    text = (ROOT / "examples" / "retailer.yaml").read_text(encoding="utf-8")
    record = (
        "evidence:\n"
        "  - id: ev-against\n    capability: os-patching\n    provider: gridline\n    source: system\n"
        '    collected: "2026-11-01"\n    result: contradicts\n    title: Tills without updates\n'
    )
    path = tmp_path / "retailer.yaml"
    path.write_text(text.replace("evidence:\n", record, 1), encoding="utf-8")
    changed = judged(path)
    found = finding(changed, kind="contradicted")
    assert "record ev-against (Tills without updates, 2026-11-01)" in found["condition"]
    assert "contradicted by record ev-against" in told(changed, "pci-dss:6.3.3")
    held = next(record for record in changed.result.evidence_records if record.id == "ev-against")
    assert (held.age_days, held.proof) == (20, "contradicted")
    assert "pci-dss:6.3.3" in held.obligations


def test_obligations_are_listed_in_catalog_order(retailer: Judged) -> None:
    result = retailer.result
    places = {row.ref: place for place, row in enumerate(result.obligations)}
    lists = [finding.obligations for finding in result.findings]
    lists += [duty.obligations for duty in result.duties]
    lists += [request.obligations for request in result.evidence_requests]
    assert all(list(refs) == sorted(refs, key=places.__getitem__) for refs in lists)


def test_nobody_is_a_finding_only_where_something_waits(retailer: Judged) -> None:
    for seat in retailer.result.responsibilities:
        if seat.today == ():
            assert (seat.flag == "unowned") == (seat.needed > 0)
