"""Clauses that decide rows of their own: open until somebody says whether they stand in a paper (method, 7a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.verdict import ObligationVerdict

ROWS = {
    "safeguards": "hipaa:164.314(a)(2)(i)(A)",
    "subcontractors": "hipaa:164.314(a)(2)(i)(B)",
    "report-incidents": "hipaa:164.314(a)(2)(i)(C)",
}
TEXT = """as_of: "2026-11-21"
organization: {{name: Elm, covered_entity: true, business_associate: false, users: 9}}
frameworks: [hipaa]
providers:
  - {{id: north, model: vendor, data_contact: [phi], artefacts: {{baa: north.pdf}}{north}}}
  - {{id: cloud, model: vendor, data_contact: [phi], artefacts: {{{paper}}}{cloud}}}
duties: {{rd-provider-contracts: done, rd-h5: done}}
"""
DONE = "satisfied_with_customer_duties"
ALL = ", contract: {clauses: {safeguards: true, subcontractors: true, report-incidents: true}}"
ONE_NO = ", contract: {clauses: {safeguards: true, subcontractors: false}}"


def rows(folder: Path, north: str, cloud: str, paper: str = "baa: cloud.pdf") -> dict[str, ObligationVerdict]:
    path = folder / "engagement.yaml"
    path.write_text(TEXT.format(north=north, cloud=cloud, paper=paper), encoding="utf-8")
    found = {item.ref: item.verdicts["today"] for item in api.assess(path).obligations}
    return {name: found[ref] for name, ref in ROWS.items()} | {"paper": found["hipaa:164.308(b)(3)"]}


@pytest.mark.parametrize(
    ("north", "cloud", "safeguards", "subcontractors", "reports"),
    [
        (ALL, ALL, DONE, DONE, DONE),
        (ALL, "", "not_assessable", "not_assessable", "not_assessable"),
        (ALL, ONE_NO, DONE, "partial", "not_assessable"),
        (ONE_NO, ONE_NO, DONE, "gap", "not_assessable"),
    ],
)
def test_a_clause_nobody_looked_up(
    tmp_path: Path, north: str, cloud: str, safeguards: str, subcontractors: str, reports: str
) -> None:
    """Not stated leaves the clause's own row open and no other; stated as missing it fails, whatever else is open."""
    found = rows(tmp_path, north, cloud)
    said = [found[name].verdict.value for name in ROWS]
    assert said == [safeguards, subcontractors, reports]
    codes = {finding.code for row in found.values() for finding in row.statements}
    assert codes == ({"not_stated"} if cloud == "" else {"not_stated", "missing"} if "false" in cloud else set())
    assert not [item for item in found["paper"].statements if item.code == "not_stated"]


def test_without_a_paper_nobody_asks_for_its_clauses(tmp_path: Path) -> None:
    found = rows(tmp_path, ALL, "", paper="baa: null")
    assert [item.code for row in found.values() for item in row.statements] == []
    assert found["paper"].verdict.value == "partial"
