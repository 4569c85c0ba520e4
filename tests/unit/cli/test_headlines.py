"""The lines below the table: figures of the result, each in one sentence, and nothing where there is nothing."""

from __future__ import annotations

from io import StringIO
from typing import Any

from assessor.cli.headlines import print_headlines


def told(**parts: Any) -> list[str]:
    stream = StringIO()
    print_headlines({"scores": None, "recommendation": None, "recommendation_reason": None, **parts}, stream)
    return stream.getvalue().splitlines()


def test_nothing_to_say() -> None:
    assert told() == []
    assert told(scores={"cmmc": None, "pci-dss": None}) == []


def test_pci_dss() -> None:
    made = {"level": {"level": 2}, "counts": {"not_in_place": 1}, "attestation": {"outcome": "non_compliant"}}
    expected = "PCI DSS today: level 2, 1 requirement Not in Place, an attestation today would say non-compliant"
    assert told(scores={"pci-dss": made}) == [expected]


def test_the_recommendation_and_why_there_is_none() -> None:
    lines = [{"changed": True}, {"changed": False}]
    found = {"status": "optimal", "annual_cost": 1234.5, "lines": lines, "price_of_compliance": 200.0}
    assert told(recommendation=found)[0].startswith(
        "Advised mix: $1,234 a year in fees and own hours; 1 of 2 functions"
    )
    assert told(recommendation={"status": "infeasible", "obstacles": ["x:1"]}) == [
        "No recommendation: nothing on offer complies; in the way: x:1"
    ]
    assert told(recommendation_reason="Users are not stated.") == ["No recommendation: Users are not stated."]
