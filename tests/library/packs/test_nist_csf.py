"""The pack of the NIST Cybersecurity Framework 2.0: whole as published, demanding what it says, and tried out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.library.packs.shipped_pack import ShippedPack, asked

if TYPE_CHECKING:
    from assessor.model.plan import Demand

PACK = ShippedPack("nist-csf")
# NIST CSWP 29, appendix A: the numbers of each category, with the holes that version 1.1 left behind.
CATEGORIES = {
    "GV.OC": (1, 2, 3, 4, 5),
    "GV.RM": (1, 2, 3, 4, 5, 6, 7),
    "GV.RR": (1, 2, 3, 4),
    "GV.PO": (1, 2),
    "GV.OV": (1, 2, 3),
    "GV.SC": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    "ID.AM": (1, 2, 3, 4, 5, 7, 8),
    "ID.RA": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    "ID.IM": (1, 2, 3, 4),
    "PR.AA": (1, 2, 3, 4, 5, 6),
    "PR.AT": (1, 2),
    "PR.DS": (1, 2, 10, 11),
    "PR.PS": (1, 2, 3, 4, 5, 6),
    "PR.IR": (1, 2, 3, 4),
    "DE.CM": (1, 2, 3, 6, 9),
    "DE.AE": (2, 3, 4, 6, 7, 8),
    "RS.MA": (1, 2, 3, 4, 5),
    "RS.AN": (3, 6, 7, 8),
    "RS.CO": (2, 3),
    "RS.MI": (1, 2),
    "RC.RP": (1, 2, 3, 4, 5, 6),
    "RC.CO": (3, 4),
}

# Outcomes that the organization alone brings about, by words of its own.
ON_A_DUTY_ALONE = {"GV.OC-01", "GV.OC-02", "GV.RM-02", "GV.RM-04", "GV.SC-04", "ID.AM-04"}


def weighed(demand: Demand) -> str:
    """A demand in one line, and whether its clause is side."""
    return asked(demand) + (" (side)" if demand.weight == "side" else "")


def test_every_subcategory_is_there_in_the_order_of_the_paper() -> None:
    assert list(PACK.rows) == [f"{name}-{number:02}" for name, numbers in CATEGORIES.items() for number in numbers]


def test_as_many_as_published() -> None:
    assert Counter(name.partition(".")[0] for name in PACK.rows) == {
        "GV": 31,
        "ID": 21,
        "PR": 22,
        "DE": 11,
        "RS": 13,
        "RC": 8,
    }
    groups = [row.id for part in PACK.plan.catalogs for row in part.rows if row.kind == "group"]
    assert (sum("." not in name for name in groups), sum("." in name for name in groups)) == (6, 22)


def test_every_row_leads_to_controls_and_cites_itself() -> None:
    for name, row in PACK.rows.items():
        assert row.citation == f"NIST CSWP 29 (CSF 2.0), {name}"
        assert row.alternative_allowed
        controls = {demand.control for clause in row.clauses for demand in clause if demand.control}
        assert len(controls) <= 4, name
        assert (not controls) == (name in ON_A_DUTY_ALONE), name
        assert controls or row.supporting, name


def test_no_interval_is_said_to_be_the_frameworks_own() -> None:
    for name, row in PACK.rows.items():
        for clause in row.clauses:
            assert {demand.basis for demand in clause} == {"engine_default"}, name
            assert all(demand.because for demand in clause if demand.capability), name


@pytest.mark.parametrize(
    ("name", "demands"),
    [
        ("GV.OC-01", ["rd-nist-csf-context: "]),
        ("GV.RM-02", ["rd-nist-csf-risk-strategy: "]),
        ("GV.PO-02", ["policy-lifecycle: P1Y P2Y", "workforce-agreements: in force"]),
        ("GV.SC-06", ["provider-due-diligence: provider-engaged", "rd-nist-csf-suppliers: "]),
        ("ID.AM-01", ["asset-inventory: P1M P6M"]),
        ("ID.AM-04", ["rd-nist-csf-inventories: "]),
        ("ID.RA-08", ["vulnerability-disclosure-intake: in force", "advisory-intake: P7D P1M"]),
        (
            "PR.AA-03",
            [
                "multi-factor-authentication: in force",
                "password-management: in force",
                "service-account-governance: in force",
                "device-identity: in force",
            ],
        ),
        ("PR.DS-11", ["backup: P1D P7D", "restore-testing: P3M P1Y", "backup-isolation: in force"]),
        ("DE.AE-02", ["log-review: P7D P1M", "alert-triage-24x7: alert"]),
        (
            "DE.CM-06",
            ["provider-access: P1D P1M", "provider-assurance: P1Y P2Y (side)", "rd-nist-csf-suppliers: "],
        ),
        ("RS.AN-06", ["incident-records: incident", "rd-nist-csf-investigation: "]),
        ("RS.MI-01", ["incident-containment: incident"]),
        ("RC.RP-03", ["recovery-execution: incident", "restore-testing: P3M P1Y (side)", "rd-nist-csf-recovery: "]),
    ],
)
def test_what_a_row_demands(name: str, demands: list[str]) -> None:
    assert [weighed(demand) for clause in PACK.rows[name].clauses for demand in clause] == demands


@pytest.mark.parametrize(
    ("name", "references"),
    [
        ("GV.OC-01", {"PM-11"}),
        ("GV.OC-04", {"CP-2(8)", "PM-8", "PM-11", "PM-30(1)", "RA-9"}),
        ("GV.SC-04", {"RA-9", "SA-9", "SR-6"}),
        ("ID.AM-03", {"AC-4", "CA-3", "CA-9", "PL-2", "PL-8", "PM-7"}),
        ("PR.AA-04", {"IA-13"}),
        ("PR.PS-03", {"CM-7(9)", "SA-10(3)", "SC-3(1)", "SC-39(1)", "SC-49", "SC-51"}),
        ("DE.CM-01", {"AC-2", "AU-12", "CA-7", "CM-3", "SC-5", "SC-7", "SI-4"}),
        ("RS.AN-03", {"AU-7", "IR-4", "SI-2(7)"}),
        ("RC.CO-03", {"IR-4", "IR-6", "SR-8"}),
    ],
)
def test_informative_references_are_kept(name: str, references: set[str]) -> None:
    row = PACK.rows[name]
    essential = {demand.control for clause in row.clauses for demand in clause}
    assert references <= essential | set(row.supporting)


def test_rows_that_may_not_apply_say_why() -> None:
    assert {name for name, row in PACK.rows.items() if row.applies_when} == {"PR.AA-04", "PR.PS-06"}
    assert all(row.otherwise for row in PACK.rows.values() if row.applies_when)
