"""Card numbers found where they do not belong: an incident until they are gone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.assess.engine import assess_engagement
from assessor.frameworks.pci_dss.row_findings import row_findings
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.structured import engagement_of
from tests.unit.frameworks.cmmc.assessed import plan

if TYPE_CHECKING:
    from collections.abc import Mapping

MAILS = {"id": "mails", "where": "two mails of May", "found": "2026-11-17"}


def found(*stray: Mapping[str, object]) -> list[tuple[tuple[str, ...], str | None]]:
    stated = engagement_of(
        {
            "as_of": "2026-11-21",
            "organization": {"name": "Grocer", "takes_cards": True, "stores_account_data": True},
            "frameworks": ["pci-dss"],
            "pci_dss": {"stray_card_data": list(stray)},
        },
        FRAMEWORKS,
    )
    case = assess_engagement(plan(), stated, arrangements=["today"]).case
    return [(one.concerns, one.on) for one in row_findings(case) if one.code == "remains"]


def test_it_counts_until_it_is_removed() -> None:
    day = date(2026, 11, 17).isoformat()
    assert found(MAILS) == [(("pci-dss:3.2.1", "pci-dss:12.10.7"), day)]
    assert found({**MAILS, "removed": "2026-11-20"}) == []


def test_a_card_code_counts_against_its_own_requirement_too() -> None:
    assert found({**MAILS, "sensitive": True})[0][0] == ("pci-dss:3.2.1", "pci-dss:12.10.7", "pci-dss:3.3.1")
