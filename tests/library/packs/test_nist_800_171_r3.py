"""The pack of NIST SP 800-171 Revision 3: whole as published, honest about parameters, and tried out."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cli.running import run
from tests.library.packs.shipped_pack import ShippedPack, asked

PACK = ShippedPack("nist-800-171-r3")
# The numbers of each family, with the holes the withdrawn requirements of Revision 2 left.
FAMILIES = {
    "03.01": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16, 18, 20, 22),
    "03.02": (1, 2),
    "03.03": (1, 2, 3, 4, 5, 6, 7, 8),
    "03.04": (1, 2, 3, 4, 5, 6, 8, 10, 11, 12),
    "03.05": (1, 2, 3, 4, 5, 7, 11, 12),
    "03.06": (1, 2, 3, 4, 5),
    "03.07": (4, 5, 6),
    "03.08": (1, 2, 3, 4, 5, 7, 9),
    "03.09": (1, 2),
    "03.10": (1, 2, 6, 7, 8),
    "03.11": (1, 2, 4),
    "03.12": (1, 2, 3, 5),
    "03.13": (1, 4, 6, 8, 9, 10, 11, 12, 13, 15),
    "03.14": (1, 2, 3, 6, 8),
    "03.15": (1, 2, 3),
    "03.16": (1, 2, 3),
    "03.17": (1, 2, 3),
}
# Intervals of the memorandum of the DoD CIO of April 10, 2025, Attachment A.
MEMORANDUM = "DoD CIO memorandum of April 10, 2025"
YEARLY = (
    "03.01.05 03.02.01 03.02.02 03.03.01 03.04.01 03.04.06 03.06.03 03.06.04 03.10.01 03.11.01 03.12.01 03.12.05 "
    "03.15.01 03.15.02 03.15.03 03.17.01"
)
SET_BY_DOD = dict.fromkeys(YEARLY.split(), "P1Y") | {
    "03.03.05": "P7D",
    "03.04.08": "P3M",
    "03.04.10": "P3M",
    "03.05.07": "P3M",
    "03.10.02": "P45D",
    "03.11.02": "P1M",
    "03.14.01": "P30D",
    "03.14.02": "P7D",
}

ON_A_DUTY_ALONE = {"03.04.12", "03.08.04", "03.17.01"}


def test_every_requirement_is_there_in_order() -> None:
    assert list(PACK.rows) == [f"{name}.{number:02}" for name, numbers in FAMILIES.items() for number in numbers]
    assert len(PACK.rows) == 97
    groups = Counter(row.kind for part in PACK.plan.catalogs for row in part.rows)
    assert groups["group"] == 17


def test_every_requirement_cites_itself_and_leads_to_few_controls() -> None:
    for name, row in PACK.rows.items():
        assert row.citation == f"NIST SP 800-171 r3, {name}"
        controls = {demand.control for demand in PACK.demands(name) if demand.control}
        assert len(controls) <= 4, name
        assert controls or name in ON_A_DUTY_ALONE, name
        assert not row.alternative_allowed, name


def test_parameters_have_the_values_of_the_memorandum() -> None:
    intervals = {
        (name, str(demand.every or demand.within))
        for name in PACK.rows
        for demand in PACK.demands(name)
        if demand.citation is not None and demand.citation.startswith(MEMORANDUM) and (demand.every or demand.within)
    }
    assert intervals == set(SET_BY_DOD.items())
    values = {row.id for part in PACK.plan.catalogs for row in part.rows if row.props.get("dod_value")}
    assert len(values) == 50
    assert set(SET_BY_DOD) < values


def test_fips_is_the_value_of_the_memorandum_and_no_word_of_the_text() -> None:
    assert [(demand.citation or "")[: len(MEMORANDUM)] for demand in PACK.demands("03.13.11")] == [MEMORANDUM]


def test_nothing_is_left_to_the_organization_or_bound_without_a_source() -> None:
    assert not [name for name in PACK.rows for demand in PACK.demands(name) if demand.basis == "entity_defined"]
    binding = {
        name: demand.citation
        for name in PACK.rows
        for demand in PACK.demands(name)
        if demand.basis == "contractual" and (demand.every or demand.within)
    }
    assert binding.keys() == SET_BY_DOD.keys()


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        (
            "03.01.01",
            "Account Management",
            [
                "account-lifecycle: in force",
                "account-lifecycle: departure",
                "identity-threat-detection: in force",
                "log-review: in force",
                "rd-nist-800-171-r3-accounts: ",
                "rd-nist-800-171-r3-log-out: ",
            ],
        ),
        ("03.01.06", "Least Privilege \N{EN DASH} Privileged Accounts", ["privileged-access: in force"]),
        (
            "03.03.05",
            "Audit Record Review, Analysis, and Reporting",
            ["log-review: P7D", "log-correlation: in force"],
        ),
        (
            "03.04.08",
            "Authorized Software \N{EN DASH} Allow by Exception",
            ["execution-control: in force", "execution-control: P3M", "rd-nist-800-171-r3-program-list: "],
        ),
        (
            "03.04.12",
            "System and Component Configuration for High-Risk Areas",
            ["rd-nist-800-171-r3-travel: "],
        ),
        (
            "03.05.03",
            "Multi-Factor Authentication",
            ["multi-factor-authentication: in force"] * 2 + ["rd-nist-800-171-r3-local-sign-in: "],
        ),
        ("03.08.03", "Media Sanitization", ["media-disposal: disposal", "media-disposal: reuse"]),
        ("03.13.11", "Cryptographic Protection", ["cryptography-validation: in force"]),
        ("03.08.04", "Media Marking", ["rd-nist-800-171-r3-marking: "]),
        (
            "03.10.02",
            "Monitoring Physical Access",
            ["facility-monitoring: in force", "rd-nist-800-171-r3-entry-logs: P45D"],
        ),
        (
            "03.14.01",
            "Flaw Remediation",
            [
                "os-patching: P30D",
                "application-patching: P30D",
                "network-patching: P30D",
                "remediation-tracking: P1M P3M",
            ],
        ),
        (
            "03.14.06",
            "System Monitoring",
            ["intrusion-detection: P1D P7D", "rogue-device-detection: P1D P7D"],
        ),
        (
            "03.07.05",
            "Nonlocal Maintenance",
            [
                "controlled-maintenance: repair",
                "multi-factor-authentication: in force",
                "rd-nist-800-171-r3-watched-maintenance: ",
            ],
        ),
        (
            "03.15.03",
            "Rules of Behavior",
            ["workforce-agreements: in force", "rd-nist-800-171-r3-rules: P1Y"],
        ),
        (
            "03.17.01",
            "Supply Chain Risk Management Plan",
            ["rd-nist-800-171-r3-supply-plan: P1Y"],
        ),
    ],
)
def test_what_a_requirement_is_called_and_demands(name: str, title: str, expected: list[str]) -> None:
    assert PACK.rows[name].title == title
    assert [asked(demand) for demand in PACK.demands(name)] == expected


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("03.01.01", {"AC-2", "AC-2(3)", "AC-2(5)", "AC-2(13)"}),
        ("03.01.05", {"AC-6", "AC-6(1)", "AC-6(7)", "AU-9(4)"}),
        ("03.01.07", {"AC-6(9)", "AC-6(10)"}),
        ("03.07.04", {"MA-3", "MA-3(1)", "MA-3(2)", "MA-3(3)"}),
        ("03.11.01", {"RA-3", "RA-3(1)", "SR-6"}),
        ("03.01.12", {"AC-17", "AC-17(3)", "AC-17(4)"}),
        ("03.10.07", {"PE-3", "PE-5"}),
        ("03.10.08", {"PE-4"}),
        ("03.17.01", {"SR-2"}),
        ("03.13.08", {"SC-8", "SC-8(1)", "SC-28", "SC-28(1)"}),
    ],
)
def test_source_controls_are_kept(name: str, sources: set[str]) -> None:
    assert sources <= {demand.control for demand in PACK.demands(name)} | set(PACK.rows[name].supporting)


def test_it_says_that_nobody_is_assessed_against_it() -> None:
    entry = run("catalog", "show", "nist-800-171-r3-not-assessed", "--pack", "nist-800-171-r3")
    assert entry.code == 0
    assert "Revision 2" in entry.out
