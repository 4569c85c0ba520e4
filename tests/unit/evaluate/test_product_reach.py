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
