"""A stated failure that another way hides, on usual terms only, is warned of; the verdict stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """schema: engagement/1
as_of: "2026-11-20"
frameworks: [hipaa]
organization: {name: Elm, covered_entity: true, users: 22}
providers:
  - id: msp
    model: managed
    offering: gold
    data_contact: []
    services: {awareness_training: {lines: {security-awareness: {every: P1Y}}}, soc_mdr: {lines: {LINES}}}
today: {soc_mdr: [msp], awareness_training: [msp]}
duties: {rd-security-awareness: {state: done, last: "2026-09-01"}}
"""
NO_REVIEW = "log-review: {every: null, events: {}, establishes: false}"
CORRELATED = "log-correlation: {every: P1D, events: {alert: PT1H}, establishes: true, evidence: system_record}"


def warned(folder: Path, lines: str, data: Path, cache: Path) -> list[tuple[int, str]]:
    path = folder / "engagement.yaml"
    path.write_text(HEAD.replace("LINES", lines), encoding="utf-8")
    _, _, problems = api.check(path, data=data, cache=cache, idle=True)
    return [(item.span.line, item.message) for item in problems if item.code == "engagement/other-way"]


def test_it_is_warned_of_where_it_is_stated(tmp_path: Path, data_root: Path, cache: Path) -> None:
    found = warned(tmp_path, NO_REVIEW, data_root, cache)
    assert {line for line, _ in found} == {10}
    (text,) = [text for _, text in found if "'hipaa:164.308(a)(5)(ii)(C)'" in text]
    assert "log review fails here" in text
    assert "something nobody states counts in its place and is taken for usual" in text


@pytest.mark.parametrize("lines", ["", "log-review: {every: P1D}", f"{NO_REVIEW}, {CORRELATED}"])
def test_nothing_is_hidden_where_all_is_usual_or_all_is_stated(
    tmp_path: Path, data_root: Path, cache: Path, lines: str
) -> None:
    assert warned(tmp_path, lines, data_root, cache) == []


def test_one_failure_is_warned_of_once_for_all_it_concerns(data_root: Path, cache: Path) -> None:
    _, _, problems = api.check(ROOT / "examples" / "dod-subcontractor.yaml", data=data_root, cache=cache, idle=True)
    told = [item.message for item in problems if item.code == "engagement/other-way"]
    (accounts,) = [text for text in told if "account lifecycle fails" in text]
    assert "'cmmc:AC.L2-3.1.1', 'cmmc:AC.L2-3.1.2', 'cmmc:IA.L2-3.5.6' and 'cmmc:PS.L2-3.9.2' are in place" in accounts


RECORD = """
evidence:
  - {id: ev-logs, capability: log-review, provider: DOER, source: document, collected: "2026-09-01", result: supports}
"""


@pytest.mark.parametrize(("doer", "warned_of"), [("it", True), ("msp", False)])
def test_a_record_of_who_did_it_beside_the_usual_terms_of_another_is_warned_of(
    tmp_path: Path, data_root: Path, cache: Path, doer: str, warned_of: bool
) -> None:
    path = tmp_path / "engagement.yaml"
    staff = "providers:\n  - {id: it, model: internal_it, offering: business_hours}\n"
    text = HEAD.replace("LINES", "").replace("providers:\n", staff) + RECORD.replace("DOER", doer)
    path.write_text(text, encoding="utf-8")
    _, _, problems = api.check(path, data=data_root, cache=cache, idle=True)
    found = [item.message for item in problems if item.code == "engagement/other-doer"]
    assert bool(found) is warned_of, problems
    assert all("by this record 'it' did it" in text and "usual for 'msp'" in text for text in found)
