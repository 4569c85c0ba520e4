"""The register of a real engagement: what a red pen would look for."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from assessor import api, report
from assessor.evaluate.supply import TODAY
from assessor.model.scales import OPEN
from assessor.words.names import names_of

if TYPE_CHECKING:
    from assessor.result.result import Result

MOST_PAGES = 32
SHORT = 90
SUBJECT = 110  # a finding on one part of a duty names both


@pytest.fixture(scope="module")
def printed(clinic: Result) -> dict[str, Any]:
    return api.json_object(clinic)


def test_findings_are_sentences_without_ids_of_functions(clinic: Result, printed: dict[str, Any]) -> None:
    functions = {function.id for function in clinic.functions if "_" in function.id}
    assert printed["findings"]
    for finding in printed["findings"]:
        said = " ".join(finding[key] for key in ("title", "criterion", "condition", "effect"))
        assert not {name for name in functions if re.search(rf"(?<!today\.)\b{name}\b", said)}, said
        assert len(finding["title"]) <= SUBJECT
        assert all(finding[key].endswith(".") for key in ("criterion", "condition", "cause_text", "effect", "action"))


def test_severity_rests_on_rows_of_the_finding_and_is_counted(clinic: Result) -> None:
    for finding in clinic.findings:
        assert set(finding.why.obligations) <= set(finding.obligations)
        assert finding.why.reason or finding.why.rule is None
    severities = [finding.severity for finding in clinic.findings]
    counted = clinic.finding_counts
    assert [counted.high, counted.medium, counted.low] == [severities.count(code) for code in ("high", "medium", "low")]


def test_the_register_is_ordered_and_numbered(clinic: Result, printed: dict[str, Any]) -> None:
    assert [finding.id for finding in clinic.findings] == [f"F-{n:03}" for n in range(1, len(clinic.findings) + 1)]
    order = ("high", "medium", "low")
    places = [
        (order.index(finding["severity"]), finding["due"], -len(finding["obligations"]))
        for finding in printed["findings"]
    ]
    assert places == sorted(places)


def test_every_open_obligation_has_a_finding(clinic: Result) -> None:
    held = {ref for finding in clinic.findings for ref in finding.obligations}
    assert held == {row.ref for row in clinic.obligations if row.verdicts[TODAY].verdict in OPEN}


def test_alone_counts_the_rows_of_no_other_finding(clinic: Result) -> None:
    refs = [ref for finding in clinic.findings for ref in finding.obligations]
    for finding in clinic.findings:
        assert finding.alone == sum(refs.count(ref) == 1 for ref in finding.obligations)


def test_the_comparisons_of_a_finding_are_those_of_its_rows(clinic: Result) -> None:
    rows = {row.ref: row for row in clinic.obligations}
    for finding in clinic.findings:
        for shown in finding.comparisons:
            assert shown.ref in finding.obligations
            verdict = rows[shown.ref].verdicts[TODAY]
            assert shown.place < len(verdict.failing if shown.among == "failing" else verdict.unknown)


def test_duties_have_short_names_and_the_residue_names_each_once(clinic: Result) -> None:
    titles = names_of(clinic).duties
    assert all(titles[duty.id] and len(titles[duty.id]) <= SHORT for duty in clinic.duties)
    named = [behind.duty for behind in clinic.residue_duties]
    assert len(set(named)) == len(named)
    rows = {(duty, row.ref) for row in clinic.residue for duty in row.duties}
    assert rows == {(behind.duty, ref) for behind in clinic.residue_duties for ref in behind.obligations}
    assert all(behind.count == len(behind.obligations) for behind in clinic.residue_duties)


@pytest.mark.skipif(report.pdf_available() is not None, reason="Pango is not installed here")
def test_the_brief_stays_short(clinic: Result) -> None:
    with pikepdf.open(BytesIO(api.render(clinic, "pdf"))) as pdf:
        assert len(pdf.pages) <= MOST_PAGES
