"""A product made for one kind of regulated data says nothing of the systems of another (docs/method.md, section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api

if TYPE_CHECKING:
    from pathlib import Path

ENGAGEMENT = """as_of: "2026-11-21"
organization: {{name: Acme, sector: healthcare, country: US, users: 20, devices: 20, internal_fte: 0}}
frameworks: [hipaa, pci-dss]
providers:
  - id: chart
    name: Chart
    model: vendor
    data_contact: {contact}
    artefacts: {{baa: baa.pdf}}
    services:
      iam_admin:
        lines:
          multi-factor-authentication: {{every: null, establishes: true, evidence: system_record{covers}}}
today: {{iam_admin: [chart]}}
"""


def verdict_of(folder: Path, row: str, contact: str, covers: str = "") -> str:
    path = folder / "engagement.yaml"
    path.write_text(ENGAGEMENT.format(contact=contact, covers=covers), encoding="utf-8")
    result = api.assess(path)
    return next(item for item in result.obligations if item.ref == row).verdicts["today"].verdict.value


@pytest.mark.parametrize(
    ("contact", "covers", "verdict"),
    [
        ("[phi]", "", "not_assessable"),
        ("[phi]", ", covers: all", "satisfied"),
        ("[phi, account_data]", "", "satisfied"),
        ("[]", "", "satisfied"),
    ],
)
def test_a_product_for_charts_is_not_taken_for_the_tills(
    tmp_path: Path, contact: str, covers: str, verdict: str
) -> None:
    """Its sign-in is a fact of its own data; whether it reaches the card systems is asked."""
    assert verdict_of(tmp_path, "pci-dss:8.4.2", contact, covers) == verdict


SHARED = """as_of: "2026-11-21"
organization: {{name: Acme, users: 20, devices: 20, internal_fte: 0, covered_entity: true, own_servers: true}}
frameworks: [hipaa]
providers:
  - id: chart
    name: Chart
    model: {model}
    data_contact: [phi]
    artefacts: {{baa: baa.pdf}}
    services:
      backup_dr:
        lines:
          backup: {{every: P1D, evidence: system_record{covers}}}
  - {{id: fixer, model: break_fix, data_contact: [phi], artefacts: {{baa: baa.pdf}}}}
today: {{backup_dr: {today}}}
"""


@pytest.mark.parametrize(
    ("model", "today", "covers", "verdict"),
    [
        ("vendor", "[chart, fixer]", "", "not_assessable"),
        ("vendor", "[fixer, chart]", "", "not_assessable"),
        ("vendor", "[chart, fixer]", ", covers: all", "satisfied"),
        ("vendor", "[chart]", "", "satisfied"),
        ("specialist", "[chart, fixer]", "", "satisfied"),
    ],
)
def test_a_product_beside_somebody_else_says_how_far_it_reaches(
    tmp_path: Path, model: str, today: str, covers: str, verdict: str
) -> None:
    """."""
    path = tmp_path / "engagement.yaml"
    path.write_text(SHARED.format(model=model, today=today, covers=covers), encoding="utf-8")
    result = api.assess(path)
    found = next(item for item in result.obligations if item.ref == "hipaa:164.308(a)(7)(ii)(A)")
    assert found.verdicts["today"].verdict.value == verdict
