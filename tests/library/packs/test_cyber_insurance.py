"""The pack of the cyber insurance questionnaire: whole as declared, honest about its sources, and tried out."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.library.packs.shipped_pack import ShippedPack, asked

PACK = ShippedPack("cyber-insurance")
SECTIONS = {
    "MFA": 5,
    "ACC": 4,
    "EDR": 3,
    "BAK": 6,
    "VUL": 5,
    "EML": 3,
    "PPL": 2,
    "PAY": 3,
    "NET": 3,
    "DAT": 3,
    "INC": 3,
    "VEN": 2,
    "APP": 3,
}
DECIDED_BY_A_DUTY = {"APP-2"}
NOT_READ_IN_A_FORM = {"ACC-2", "ACC-3", "BAK-6", "EML-3", "NET-1", "NET-2", "INC-2", "VEN-1", "VEN-2"}


def test_every_question_is_there_in_order() -> None:
    assert list(PACK.rows) == [f"{name}-{number}" for name, count in SECTIONS.items() for number in range(1, count + 1)]
    assert Counter(name.partition("-")[0] for name in PACK.rows) == SECTIONS
    assert sum(row.kind == "group" for part in PACK.plan.catalogs for row in part.rows) == len(SECTIONS)


def test_every_question_leads_to_controls_and_names_itself() -> None:
    for name, row in PACK.rows.items():
        assert row.citation == f"Cyber insurance questionnaire 2026 (of this pack), {name}"
        controls = {demand.control for demand in PACK.demands(name) if demand.control}
        assert (name in DECIDED_BY_A_DUTY) == (not controls), name
        assert len(controls) <= 4, name
        assert row.supporting, name
        assert not row.alternative_allowed, "an insurer asks for a yes, not for something as good"


def test_nothing_is_said_to_be_law_or_an_insurers_interval() -> None:
    bound = {name for name in PACK.rows for demand in PACK.demands(name) if demand.basis != "engine_default"}
    assert bound == {"VUL-1", "VUL-2", "EDR-3"}
    assert {demand.basis for name in bound for demand in PACK.demands(name)} == {"entity_defined", "engine_default"}
    assert all(demand.because for name in PACK.rows for demand in PACK.demands(name) if demand.capability)


def test_rows_read_in_no_form_are_those_the_provenance_speaks_of() -> None:
    read = {row.id for part in PACK.plan.catalogs for row in part.rows if row.props.get("read_in")}
    assert set(PACK.rows) - read == NOT_READ_IN_A_FORM


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "MFA-1",
            ["multi-factor-authentication: in force", "remote-access-control: in force", "rd-cyber-insurance-mfa: "],
        ),
        ("MFA-2", ["multi-factor-authentication: in force", "rd-cyber-insurance-mfa: "]),
        ("ACC-2", ["privileged-access: in force", "rd-cyber-insurance-daily-accounts: in force"]),
        ("EDR-2", ["endpoint-protection: P1D P7D", "rd-cyber-insurance-edr: "]),
        ("EDR-3", ["alert-triage-24x7: alert", "incident-containment: incident"]),
        ("BAK-2", ["backup-isolation: in force", "rd-cyber-insurance-backups: "]),
        ("BAK-3", ["backup-isolation: in force", "rd-cyber-insurance-backups: "]),
        ("BAK-5", ["restore-testing: P3M P1Y"]),
        ("VUL-1", ["os-patching: as_defined", "application-patching: as_defined"]),
        ("EML-1", ["mail-filtering: P1D P7D", "rd-cyber-insurance-mail: in force"]),
        ("PPL-2", ["security-awareness: P3M P1Y", "rd-cyber-insurance-practice-mails: P3M P1Y"]),
        ("PAY-1", ["payment-verification: in force"]),
        ("DAT-3", ["data-discovery: P1Y P1Y", "rd-cyber-insurance-records: P1Y P1Y"]),
        ("VEN-2", ["provider-contracts: in force", "rd-cyber-insurance-loss: in force"]),
        ("APP-2", ["rd-cyber-insurance-application: "]),
    ],
)
def test_what_a_question_demands(name: str, expected: list[str]) -> None:
    assert [asked(demand) for demand in PACK.demands(name)] == expected


def test_questions_that_may_not_arise_say_why() -> None:
    assert {name for name, row in PACK.rows.items() if row.applies_when} == {
        "MFA-1",
        "MFA-5",
        "EDR-2",
        "BAK-6",
        "PAY-1",
        "PAY-2",
        "PAY-3",
    }
    assert all(row.otherwise for row in PACK.rows.values() if row.applies_when)
