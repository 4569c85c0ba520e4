"""What the frameworks' blocks state about an obligation and plays no part in its verdict is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.idle_statements import idle_statements
from assessor.evaluate.supply import TODAY

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'schema: engagement/1\nas_of: "2026-11-21"\n'
HIPAA = f"""{HEAD}frameworks: [hipaa]
organization: {{name: Elm, covered_entity: true, business_associate: false}}
duties: {{rd-breach-notification: {{state: done, last: "2026-03-01"}}}}
hipaa:
  breaches:
    - {{id: in-time, discovered: "2026-02-09", individuals: 3, notified_individuals_on: "2026-03-01"}}
    - {{id: too-late, discovered: "2026-02-09", individuals: 3, notified_individuals_on: "2026-06-01"}}
  retention: [{{document: Plan, created: "2022-01-01", last_effective: now}}]
"""
PCI_DSS = f"""{HEAD}frameworks: [pci-dss]
organization: {{name: Elm, saq: ROC}}
pci_dss:
  customized: [{{obligation: "pci-dss:8.3.6", objective: Hard to guess., tra_on: "2026-05-01"}}]
"""
SOC_2 = f"""{HEAD}frameworks: [soc-2]
organization: {{name: Elm}}
providers: [{{id: cloud, model: vendor}}]
duties: {{rd-s6: done}}
soc_2:
  type: 1
  as_of_date: "2026-10-31"
  provider_reports:
    - {{provider: cloud, type: 2, period_from: "2025-10-01", period_to: "2026-10-31", opinion: unqualified}}
    - {{provider: cloud, type: 2, period_from: "2023-10-01", period_to: "2024-10-31", opinion: qualified}}
"""


@pytest.mark.parametrize(
    ("text", "ref", "idle"),
    [
        # Both decide whether the notices came in time; that they were given at all, neither speaks against.
        (HIPAA, "hipaa:164.404(b)", []),
        (HIPAA, "hipaa:164.404(a)(1)", [("hipaa", "breaches", "in-time"), ("hipaa", "breaches", "too-late")]),
        (HIPAA, "hipaa:164.316(b)(2)(i)", [("hipaa", "retention", "Plan")]),
        # The papers are not complete, so they stand in for nothing.
        (PCI_DSS, "pci-dss:8.3.6", [("pci_dss", "customized", "pci-dss:8.3.6")]),
        # A newer report replaced it: what it held back no longer counts.
        (SOC_2, "soc-2:CC9.2", [("soc_2", "provider_reports", "cloud")]),
    ],
)
def test_it_is_named(text: str, ref: str, idle: list[tuple[str, ...]], tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "elm.yaml"
    path.write_text(text, encoding="utf-8")
    source, plan, problems = api.check(path, cache=cache)
    assert source is not None
    assert plan is not None, problems
    row = next(item for item in plan.obligations if item.ref == ref)
    found = idle_statements(assess_engagement(plan, source.engagement, arrangements=(TODAY,)), row)
    of_block = [item for item in found if item.place[0] in ("hipaa", "pci_dss", "soc_2")]
    assert [item.place for item in of_block] == idle
    if text is PCI_DSS:
        assert of_block[0].alternative is not None
        assert of_block[0].alternative.reason in ("incomplete", "open")
