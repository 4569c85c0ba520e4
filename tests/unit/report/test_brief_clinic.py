"""The brief of a real engagement: what a red pen would look for."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from assessor import api, report
from assessor.assess.result import canonical

CLINIC = Path(__file__).parents[3] / "examples" / "clinic.yaml"
MOST_PAGES = 48
SHORT = 90


@pytest.fixture(scope="module")
def clinic() -> dict[str, Any]:
    return api.json_object(api.assess(CLINIC))


def test_findings_are_sentences_without_ids_of_functions(clinic: dict[str, Any]) -> None:
    functions = {each["id"] for each in clinic["functions"] if "_" in each["id"]}
    assert clinic["findings"]
    for each in clinic["findings"]:
        said = " ".join((each["title"], each["criterion"], each["condition"], each["effect"]))
        assert not {name for name in functions if re.search(rf"(?<!today\.)\b{name}\b", said)}, said
        assert len(each["title"]) <= SHORT
        assert all(each[key].endswith(".") for key in ("criterion", "condition", "cause_text", "effect", "action"))


def test_severity_follows_from_the_rows(clinic: dict[str, Any]) -> None:
    for each in clinic["findings"]:
        counts = each["verdict_counts"]
        expected = "high" if counts["gap"] else "medium" if counts["partial"] else "low"
        assert each["severity"] == expected
    counted = [each["severity"] for each in clinic["findings"]]
    assert clinic["finding_counts"] == {name: counted.count(name) for name in ("high", "medium", "low")}


def test_every_open_obligation_has_a_finding(clinic: dict[str, Any]) -> None:
    held = {ref for each in clinic["findings"] for ref in each["obligations"]}
    unplaced = {"gap", "partial", "not_assessable"}
    assert held == {each["ref"] for each in clinic["obligations"] if each["verdicts"]["today"]["verdict"] in unplaced}


def test_alone_counts_the_rows_of_no_other_finding(clinic: dict[str, Any]) -> None:
    refs = [ref for each in clinic["findings"] for ref in each["obligations"]]
    for each in clinic["findings"]:
        assert each["alone"] == sum(refs.count(ref) == 1 for ref in each["obligations"])


def test_duties_have_short_names_and_the_residue_names_each_once(clinic: dict[str, Any]) -> None:
    titles = {each["id"]: each["title"] for each in clinic["duties"]}
    assert all(title and len(title) <= SHORT for title in titles.values())
    named = [each["duty"] for each in clinic["residue_duties"]]
    assert len(set(named)) == len(named)
    rows = {(duty, row["ref"]) for row in clinic["residue"] for duty in row["duties"]}
    assert rows == {(each["duty"], ref) for each in clinic["residue_duties"] for ref in each["obligations"]}
    assert all(each["count"] == len(each["obligations"]) for each in clinic["residue_duties"])


@pytest.mark.skipif(report.pdf_available() is not None, reason="Pango is not installed here")
def test_the_brief_stays_short(clinic: dict[str, Any]) -> None:
    with pikepdf.open(BytesIO(report.render_pdf(clinic, result_bytes=canonical(clinic)))) as pdf:
        assert len(pdf.pages) <= MOST_PAGES
