"""The values situations test: counted from verdicts of a real example, read from the economics where there are any."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assessor.assess.derived import priced
from assessor.cli.main import main
from assessor.model.situation import DERIVED

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def assessed(name: str, out: Path, cache: Path) -> dict[str, Any]:
    file = str(EXAMPLES / f"{name}.yaml")
    assert main(["assess", file, "--out", str(out), "--format", "json", "--cache", str(cache)]) == 0
    made: dict[str, Any] = json.loads((out / "result.json").read_text(encoding="utf-8"))
    return made


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[str, Any]:
    return assessed("billing-office", tmp_path_factory.mktemp("office"), cache)


def held(result: dict[str, Any]) -> set[str]:
    return {each["id"] for each in result["situations"] if each["holds"] == "yes"}


def test_the_office_of_three_is_recognized(office: dict[str, Any]) -> None:
    """Three people, no servers, 0.6 incidents a month against a crossover of about 1.1: by hand, from the file."""
    assert held(office) == {
        "compliance-obligations",
        "depot-or-warranty",
        "distributed-workforce",
        "very-small-office",
    }


def test_the_retailer_is_recognized(tmp_path: Path, cache: Path) -> None:
    """62 stores, a team of six, two projects, 140 repairs a year (too many to be isolated), a margin per hour."""
    assert held(assessed("retailer", tmp_path, cache)) == {
        "compliance-obligations",
        "depot-or-warranty",
        "distributed-workforce",
        "downtime-costs-revenue",
        "temporary-project",
    }


def test_counts_are_those_of_the_verdicts(office: dict[str, Any]) -> None:
    """A second count, from the rows of the result."""
    delegable = {each["id"] for each in office["functions"] if each["kind"] == "delegable"}
    rows = [
        row
        for row in office["obligations"]
        if row["applicable"] is True
        and any(set(each["functions"]) & delegable and each["performed_by"] != "customer" for each in row["demands"])
    ]
    timed = [
        row
        for row in rows
        if any(
            each["every"] and set(each["functions"]) & delegable and each["performed_by"] != "customer"
            for each in row["demands"]
        )
    ]
    (compliance,) = [each for each in office["situations"] if each["id"] == "compliance-obligations"]
    assert compliance["because"][0]["value"] == len(timed) > 0
    assert compliance["holds"] == "yes"
    good = ("satisfied", "satisfied_with_customer_duties", "compensated")
    carried = sum(row["verdicts"]["break_fix"]["verdict"] in good for row in rows)
    (remark,) = [each for each in compliance["contradicted_by"] if each["id"] == "some-of-it-is-event-work"]
    assert f"it can carry {carried} of the {len(rows)} obligations" in remark["text"]


def test_every_situation_is_told_and_what_is_missing_is_named(office: dict[str, Any]) -> None:
    told = {each["id"]: each for each in office["situations"]}
    assert len(told) == 8
    for each in told.values():
        assert (each["holds"] == "unknown") is bool(each["missing"])
        assert each["holds"] == "yes" or not each["contradicted_by"]
    assert told["no-internal-it"]["because"][0]["value"] == 0.2
    small = {each["fact"]: each["value"] for each in told["very-small-office"]["because"]}
    assert small["crossover_ratio"] == pytest.approx(0.613 / 1.116, abs=0.001)


def test_what_the_economics_say() -> None:
    assert priced(None) == {}
    made = priced(
        {
            "frequency": {"incidents_per_month": 6.0},
            "crossover_incidents_per_month": 8.0,
            "inputs": [{"id": "margin_per_hour", "value": 400}, {"id": "lost_share", "value": 0.5}],
            "arrangements": {"break_fix": {"total": {"mean": 900.0}}, "managed": {"total": {"mean": 1000.5}}},
        }
    )
    assert made == {
        "incidents_per_month": 6.0,
        "crossover_per_month": 8.0,
        "crossover_ratio": 0.75,
        "break_fix_cost": 900.0,
        "managed_cost": 1000.5,
        "managed_extra_cost": 100.5,
        "revenue_loss_per_hour": 200.0,
    }
    assert set(made) <= set(DERIVED)
    assert priced({"frequency": None, "crossover_incidents_per_month": None, "inputs": [], "arrangements": {}}) == {}
