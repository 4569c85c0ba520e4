"""What contracts promise against what is asked: too slow, papers and clauses, dates, and terms stated twice."""

from __future__ import annotations

import pytest

from tests.unit.assess.contract_points import DRILL, RESTORE, kinds, of, points

# too slow


def test_a_promise_longer_than_a_binding_interval() -> None:
    """PCI DSS 10.4.1.1 asks for daily reviews, 11.3.1 for scans every three months (92 days)."""
    facts = {"pci_entity_type": "merchant"}
    promises = [{"capability": "internal-vulnerability-scanning", "every": "P6M"}]
    found = of(points({"promises": promises}, framework="pci-dss", facts=facts), "slow")
    slow = {ref: (row.needs, row.has) for row in found for ref in row.refs}
    assert slow["pci-dss:11.3.1"] == ("every 3 months", "promises it every 6 months")
    promises[0]["every"] = "P3M"
    assert of(points({"promises": promises}, framework="pci-dss", facts=facts), "slow") == []


def test_a_promise_longer_than_a_rhythm_set_by_a_risk_analysis() -> None:
    """PCI DSS 10.4.2.1 leaves the rhythm to a targeted risk analysis; the one it gives binds the contract."""
    analysis = {
        "obligation": "pci-dss:10.4.2.1",
        "frequency": "P7D",
        "on": "2026-03-20",
        "by": "Manager",
        "rationale": "No card data there.",
    }
    found = points(
        {"promises": [{"capability": "log-review", "every": "P30D"}]},
        framework="pci-dss",
        facts={"pci_entity_type": "merchant"},
        pci_dss={"targeted_risk_analyses": [analysis]},
    )
    slow = {ref: (row.needs, row.has) for row in of(found, "slow") for ref in row.refs}
    assert slow["pci-dss:10.4.2.1"] == ("every 7 days", "promises it every 30 days")


def test_a_time_and_hours_that_bind() -> None:
    """SP 800-172 3.6.2e asks for a team within 24 hours, 3.6.1e for people at all hours."""
    levels = [
        {"event": "incident", "respond_within": "PT36H", "hours": "8x5"},
        {"event": "alert", "respond_within": "PT36H", "hours": "8x5"},
    ]
    found = of(points({"sla": levels}, framework="cmmc", facts={"cmmc_level": 3}), "slow")
    assert {(ref, row.needs, row.has) for row in found for ref in row.refs} == {
        ("cmmc:IR.L3-3.6.2e", "incident: within 24 hours", "answers within 36 hours"),
        ("cmmc:IR.L3-3.6.1e", "alert: answered 24x7", "answers 8x5"),
    }
    levels[0]["respond_within"], levels[1]["hours"] = "PT24H", "24x7"
    assert of(points({"sla": levels}, framework="cmmc", facts={"cmmc_level": 3}), "slow") == []


def test_our_own_defaults_make_nothing_too_slow() -> None:
    """HIPAA gives no number for restore tests: the size of our default never fails."""
    assert of(points({"promises": [{"capability": RESTORE, "every": "P9Y"}]}), "slow") == []


# papers, clauses, dates


def test_papers_and_clauses_of_the_gates_in_reach() -> None:
    with_data = {"data_contact": ["phi"], "artefacts": {"baa": "baa.pdf"}}
    missing = {"data_contact": ["phi"], "artefacts": {"baa": None}}
    clause = {"clauses": {"subcontractors": False, "safeguards": True}}
    (row,) = points(clause, msp=with_data)
    assert (row.kind, row.refs) == ("clause", ("hipaa:164.308(b)(3)",))
    assert "164.314(a)(2)(i)(B)" in row.needs
    assert kinds(points(clause, msp=missing)) == [("paper", None)], "a paper that is not there has no clauses"
    assert points(clause, msp={"data_contact": []}) == []
    (row,) = points({"documents": {"sla": None, "msa": "msa.pdf"}}, msp={"data_contact": []})
    assert (row.kind, row.needs, row.refs) == ("paper", "the paper called sla", ())


@pytest.mark.parametrize(
    ("dates", "has"),
    [
        ({"ends": "2026-11-20"}, ["ended on 2026-11-20"]),
        ({"ends": "2026-11-21"}, []),
        ({"starts": "2026-11-22"}, ["begins on 2026-11-22"]),
        ({"starts": "2026-11-21", "ends": "2027-11-20"}, []),
    ],
)
def test_a_contract_out_of_force(dates: dict[str, str], has: list[str]) -> None:
    found = points(dates)
    assert [row.has for row in found] == has
    assert all(DRILL in row.refs for row in found)


# said twice


def test_a_promise_other_than_the_terms_stated() -> None:
    stated = {"services": {"backup_dr": {"sustains": "P1D", "lines": {RESTORE: {"every": "P6M"}}}}}
    (row,) = points({"promises": [{"capability": RESTORE, "every": "P1Y"}]}, msp=stated)
    assert row.kind == "contradiction"
    assert (row.needs, row.has) == (
        "every 6 months (stated under services)",
        "the contract promises it every 1 year, which is looser",
    )
    (row,) = points({"promises": [{"capability": RESTORE, "every": "P1M"}]}, msp=stated)
    assert row.has.endswith("stricter")
    assert points({"promises": [{"capability": RESTORE, "every": "P6M"}]}, msp=stated) == []
    (row,) = points({"promises": [{"capability": RESTORE, "every": "P5Y"}]})
    assert "assumed from the tier" in row.needs


def test_work_no_obligation_asks_for_is_called_by_its_title() -> None:
    """HIPAA demands no patching; a contract and its terms may speak of it all the same."""
    patches = {"services": {"patching": {"sustains": "P1D", "lines": {"os-patching": {"every": "P1M"}}}}}
    (row,) = points({"promises": [{"capability": "os-patching", "every": "P7D"}]}, msp=patches)
    assert (row.kind, row.capability, row.refs) == ("contradiction", "os-patching", ())
    assert row.about == "Operating system patching"


def test_times_and_hours_other_than_the_terms_stated() -> None:
    taken = {"services": {"soc_mdr": {"events": {"alert": "PT1H"}, "hours": "24x7"}}}
    level = {"event": "alert", "respond_within": "PT4H", "hours": "8x5"}
    found = points({"sla": [level]}, msp=taken)
    assert [(row.kind, row.function, row.needs) for row in found] == [
        ("contradiction", "soc_mdr", "24x7 (stated under services)"),
        ("contradiction", "soc_mdr", "alert within 1 hour (stated under services)"),
    ]
    assert found[1].has == "the contract says within 4 hours, which is looser"
    assert points({"sla": [{"severity": "Urgent", "respond_within": "P9D"}]}, msp=taken) == []


def test_terms_for_what_the_contract_leaves_out() -> None:
    stated = {"services": {"backup_dr": {"sustains": "P1D", "lines": {RESTORE: {"every": "P6M"}}}}}
    found = points({"excludes": [RESTORE]}, msp=stated)
    assert kinds(found) == [("unowned", RESTORE), ("contradiction", RESTORE)]


def test_a_list_that_does_not_name_the_work() -> None:
    found = of(points({"includes": ["backup_dr"]}), "not_included")
    named = {row.function for row in found}
    assert "backup_dr" not in named
    assert {"asset_mgmt", "endpoint_protection"} <= named
