"""What nobody showed or stated is not In Place: old records of periodic work, the look into a firm."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import compile_files
from assessor.frameworks.pci_dss import words
from assessor.frameworks.pci_dss.result import ScopeConfirmation
from assessor.frameworks.pci_dss.row_findings import row_findings
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import data_files, shipped_root
from assessor.model.structured import engagement_of

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.model.plan import Plan

SCANNER = {
    "id": "scanner",
    "model": "independent",
    "offering": "quarterly_scans",
    "data_contact": [],
    "ordered": ["external-vulnerability-scanning"],
}
HOST = {"id": "host", "model": "vendor", "data_contact": ["account_data"]}


@cache
def plan() -> Plan:
    return compile_files(data_files(shipped_root()), FRAMEWORKS)


def assessed(**more: Any) -> Assessment:
    stated: dict[str, Any] = {
        "as_of": "2026-11-21",
        "organization": {
            "name": "Shop",
            "takes_cards": True,
            "saq": "A",
            "uses_tpsps": True,
            "service_provider": False,
        },
        "frameworks": ["pci-dss"],
        "providers": [SCANNER, HOST],
        "today": {"independent_assessment": ["scanner"], "vendor_mgmt": ["customer"]},
    }
    return assess_engagement(plan(), engagement_of(stated | more, FRAMEWORKS), arrangements=["today"])


def scanned(day: str) -> dict[str, str]:
    work = {"capability": "external-vulnerability-scanning", "provider": "scanner", "source": "third_party"}
    return {"id": f"scan-{day}", "collected": day, "result": "supports", **work}


def of_rule(found: Assessment, rule: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(one.code, one.concerns, one.provider) for one in row_findings(found.case) if one.rule == rule]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], []),
        (["2026-07-30"], [("stale", ("pci-dss:11.3.2",), "scanner")]),
        (["2026-07-30", "2026-10-28"], []),
    ],
)
def test_the_last_scan_is_not_older_than_the_quarter_the_standard_sets(days: list[str], said: list[object]) -> None:
    assert of_rule(assessed(evidence=[scanned(day) for day in days]), "periodic_record") == said


def test_leaving_the_table_out_is_no_better_than_leaving_a_day_out() -> None:
    silent = of_rule(assessed(), "chosen_with_care")
    undated = of_rule(assessed(pci_dss={"service_providers": [{"provider": "host"}]}), "chosen_with_care")
    told = {"provider": "host", "chosen_with_care_on": "2024-02-01"}
    assert silent == [("not_known", ("pci-dss:12.8.3",), "host")]
    assert undated == [("undated", ("pci-dss:12.8.3",), "host")]
    assert of_rule(assessed(pci_dss={"service_providers": [told]}), "chosen_with_care") == []


def test_the_letter_says_what_the_file_says_of_the_scope() -> None:
    told = ScopeConfirmation(done=True, last="2026-08-14", who="Compliance manager")
    assert "nobody searched" not in words.not_searched(told)
    assert "August 14, 2026 by compliance manager" in words.not_searched(told)
    assert words.not_searched(None).endswith("no search of yours is stated.")
