"""What the project promises of its verdicts: terms change in the YAML, nothing else does, and the verdict follows.

Each test judges two engagements that differ in one term and reads both the result and the explanation.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.cli.running import CLINIC, MINI, Finished

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REVIEW = "hipaa:164.308(a)(1)(ii)(D)"
RESPONSE = "hipaa:164.308(a)(6)(ii)"
CONTRACTS = "hipaa:164.308(b)(3)"
DISPOSAL = "hipaa:164.310(d)(2)(i)"

HEAD = """\
as_of: "2026-11-21"
organization: {name: Acme, covered_entity: true, business_associate: false, users: 40, devices: 50}
frameworks: [hipaa]
"""
REPAIRER = """\
providers:
  - id: fixit
    name: Fix-It
    model: break_fix
    offering: per_job
    artefacts: {baa: baa.pdf}
"""


class Judged(NamedTuple):
    """One engagement's result and the way to ask about it."""

    result: dict[str, Any]
    explain: Callable[[str], str]

    def verdict(self, ref: str, arrangement: str = "today") -> dict[str, Any]:
        found: dict[str, Any] = self.row(ref)["verdicts"][arrangement]
        return found

    def row(self, ref: str) -> dict[str, Any]:
        return next(row for row in self.result["obligations"] if row["ref"] == ref)


@pytest.fixture
def judge(call: Callable[..., Finished], tmp_path: Path, data_root: Path, cache: Path) -> Callable[..., Judged]:
    (tmp_path / "baa.pdf").write_bytes(b"signed")

    def judged(text: str, data: Path = data_root) -> Judged:
        path = tmp_path / "engagement.yaml"
        path.write_text(text, encoding="utf-8")
        common = ("--data", data, "--cache", cache)
        done = call("assess", path, "--out", tmp_path / "out", "--format", "json", "--quiet", *common)
        assert done.code == 0, done.err

        def explain(ref: str) -> str:
            path.write_text(text, encoding="utf-8")
            said = call("explain", ref, "--engagement", path, *common)
            assert said.code == 0, said.err
            return said.out

        return Judged(json.loads((tmp_path / "out" / "result.json").read_bytes()), explain)

    return judged


def test_weekly_visits_of_the_repair_firm_carry_the_activity_review(judge: Callable[..., Judged]) -> None:
    today = "today: {soc_mdr: [fixit]}\n"
    before = judge(HEAD + REPAIRER + today)
    line = "{every: P7D, hours: 8x5, detection: threshold, evidence: work_record}"
    visits = f"    services: {{soc_mdr: {{lines: {{log-review: {line}}}}}}}\n"
    read = 'duties: {rd-activity-review: {state: done, last: "2026-11-02"}}\n'
    after = judge(HEAD + REPAIRER + visits + today + read)

    assert before.verdict(REVIEW)["verdict"] == "gap"
    assert [entry["predicate"] for entry in before.verdict(REVIEW)["failing"]] == ["cadence"]
    assert after.verdict(REVIEW)["verdict"] == "satisfied_with_customer_duties"
    assert "cadence" in [entry["kind"] for entry in after.verdict(REVIEW)["advice"]]
    assert after.verdict(REVIEW, "break_fix")["verdict"] == "gap", "the model itself promises no more than before"
    assert "Today: gap" in before.explain(REVIEW)
    text = after.explain(REVIEW)
    assert "Today: satisfied" in text
    assert "advice" in text
    assert "7 days" in text


def test_a_ticket_portal_is_the_record_an_invoice_is_not(judge: Callable[..., Judged]) -> None:
    terms = """\
providers:
  - id: fixit
    model: break_fix
    offering: per_job
    artefacts: {baa: baa.pdf}
    services: {service_desk: {evidence: EVIDENCE}}
today: {service_desk: [fixit], incident_response: []}
duties: {"report:incident": {state: done}}
"""
    before = judge(HEAD + terms.replace("EVIDENCE", "billing_record"))
    after = judge(HEAD + terms.replace("EVIDENCE", "work_record"))
    number = next(
        position
        for position, demand in enumerate(before.row(RESPONSE)["demands"])
        if demand["capability"] == "incident-records"
    )

    def records(judged: Judged) -> dict[str, Any]:
        steps: list[dict[str, Any]] = judged.verdict(RESPONSE)["witness"]
        return next(step for step in steps if step["demand"] == number)

    assert records(before)["result"] == "part"
    assert [name for name, told in records(before)["predicates"].items() if told == "no"] == ["evidence"]
    assert records(after)["result"] == "met_with_duty"
    assert records(after)["predicates"]["evidence"] == "yes"
    assert "evidence fails" in before.explain(RESPONSE)
    assert "evidence fails" not in after.explain(RESPONSE)


def test_one_signature_closes_one_finding_and_all_its_rows(judge: Callable[..., Judged], tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for name in ("fixit-baa.txt", "cloudchart-baa.txt", "northmsp-baa.txt"):
        (tmp_path / "papers" / name).write_text("signed", encoding="utf-8")
    text = CLINIC.read_text(encoding="utf-8")
    before = judge(text)
    after = judge(text.replace("baa: null ", "baa: papers/northmsp-baa.txt "))

    unsigned = [item for item in before.result["findings"] if item["cause"] == "baa"]
    assert len(unsigned) == 1, "one missing paper is one finding"
    rows = unsigned[0]["obligations"]
    assert len(rows) > 1
    assert CONTRACTS in rows
    assert unsigned[0]["provider"] == "northmsp"
    assert not [item for item in after.result["findings"] if item["cause"] == "baa"]
    for ref in rows:
        failing = [(item["predicate"], item["demand"]) for item in before.verdict(ref)["failing"]]
        assert "contract" in {predicate for predicate, _ in failing}
        # a clause of its own beside the paper, and a core one
        undone = [
            demand
            for predicate, demand in failing
            if predicate != "contract" and before.row(ref)["demands"][demand]["weight"] == "core"
        ]
        assert before.verdict(ref)["verdict"] == ("gap" if undone else "partial")
        assert before.verdict(ref)["cause"] == "baa"
        assert after.verdict(ref)["cause"] is None
    changed = {
        row["ref"]
        for row in before.result["obligations"]
        if row["verdicts"]["today"]["verdict"] != after.verdict(row["ref"])["verdict"]
    }
    assert changed <= set(rows)

    assert before.verdict(CONTRACTS)["verdict"] == "partial"
    assert after.verdict(CONTRACTS)["verdict"] == "satisfied_with_customer_duties"
    assert "rd-h5" in [duty["id"] for duty in after.verdict(CONTRACTS)["duties"]]
    assert "contract fails" in before.explain(CONTRACTS)
    assert "satisfied with customer duties" in after.explain(CONTRACTS)


def test_gold_watches_round_the_clock_and_silver_does_not(judge: Callable[..., Judged]) -> None:
    text = """\
as_of: "2026-11-21"
organization: {name: Acme}
frameworks: [mini]
providers:
  - {id: northmsp, model: managed, offering: OFFERING, artefacts: {promise: baa.pdf}}
today: {soc_mdr: [northmsp]}
"""
    silver = judge(text.replace("OFFERING", "silver"), MINI)
    gold = judge(text.replace("OFFERING", "gold"), MINI)
    assert silver.verdict("mini:1.4")["verdict"] == "gap"
    assert gold.verdict("mini:1.4")["verdict"] == "satisfied"
    needed = gold.verdict("mini:1.4", "managed")["conditions"]
    assert [(item["kind"], item["id"]) for item in needed] == [("gate", "promise"), ("offering", "managed/gold")]
    assert "24x7" in silver.explain("mini:1.4")
    assert "8x5" in silver.explain("mini:1.4")
    assert "Today: satisfied" in gold.explain("mini:1.4")


def test_more_people_of_ones_own_carry_more(judge: Callable[..., Judged]) -> None:
    text = CLINIC.read_text(encoding="utf-8").replace("papers/", "")
    few = judge(text)
    many = judge(text.replace("internal_fte: 0.5", "internal_fte: 3"))

    def score(judged: Judged, arrangement: str) -> float:
        number: float = judged.result["summary"]["hipaa"][arrangement]["score"]
        return number

    assert score(many, "internal_it") > score(few, "internal_it")
    for arrangement in ("break_fix", "managed", "staff_aug", "project_depot"):
        assert score(many, arrangement) == score(few, arrangement), "only internal IT draws on these hours"
    moved = [
        row["ref"]
        for row in few.result["obligations"]
        if row["verdicts"]["internal_it"]["verdict"] != many.verdict(row["ref"], "internal_it")["verdict"]
    ]
    assert moved
    for ref in moved:
        assert "capacity" in [entry["predicate"] for entry in few.verdict(ref, "internal_it")["failing"]]


def test_two_firms_cover_two_sites_and_one_covers_half(judge: Callable[..., Judged]) -> None:
    text = """\
as_of: "2026-11-21"
organization: {name: Acme}
frameworks: [mini]
asset_groups: [{id: main}, {id: branch}]
providers:
  - {id: northmsp, model: managed, offering: gold, covers: [main], artefacts: {promise: baa.pdf}}
  - {id: southmsp, model: managed, offering: gold, covers: [branch], artefacts: {promise: baa.pdf}}
today: {backup_dr: [PROVIDERS]}
"""
    both = judge(text.replace("PROVIDERS", "northmsp, southmsp"), MINI)
    one = judge(text.replace("PROVIDERS", "northmsp"), MINI)
    none = judge(text.replace("PROVIDERS", ""), MINI)
    assert both.verdict("mini:1.2")["verdict"] == "satisfied"
    assert one.verdict("mini:1.2")["verdict"] == "partial"
    assert [entry["predicate"] for entry in one.verdict("mini:1.2")["failing"]] == ["scope"]
    assert none.verdict("mini:1.2")["verdict"] == "gap"
    assert "scope fails" in one.explain("mini:1.2")


def test_pure_break_fix_keeps_no_calendar_and_disposes_of_drives(judge: Callable[..., Judged]) -> None:
    judged = judge(HEAD)
    for row in judged.result["obligations"]:
        delegated = [
            demand
            for demand in row["demands"]
            if demand["kind"] == "interval" and demand["performed_by"] == "provider" and len(row["demands"]) == 1
        ]
        if delegated and row["applicable"]:
            assert row["verdicts"]["break_fix"]["verdict"] == "gap", row["ref"]
    assert judged.verdict(REVIEW, "break_fix")["verdict"] == "gap"
    assert judged.verdict(DISPOSAL, "break_fix")["verdict"] == "satisfied_with_customer_duties"
    demand = judged.row(DISPOSAL)["demands"][0]
    assert any("certificate" in kind for kind in demand["evidence_types"])
    assert demand["evidence"]["class"] == "work_record"
