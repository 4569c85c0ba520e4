"""Determinations: what objectives say together, and how a person's word decides today and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.result import result_of
from assessor.evaluate.roll_up import roll_up
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.engagement import Determination
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

Parts = dict[str, Determination | None]


def parts(*statuses: str | None) -> Parts:
    return {
        f"x:1[{letter}]": None
        if status is None
        else Determination(obligation=f"x:1[{letter}]", status=cast("Any", status))
        for letter, status in zip("abcdef", statuses, strict=False)
    }


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (("met", "met"), "met"),
        (("met", "not_applicable"), "met"),
        (("not_applicable", "not_applicable"), "not_applicable"),
        (("met", None), "open"),
        (("not_met", None), "not_met"),
        (("not_met", "not_tested"), "not_met"),
        (("not_tested", "met"), "not_tested"),
        (("not_tested", None), "open"),
    ],
)
def test_objectives_roll_up(statuses: tuple[str | None, ...], told: str) -> None:
    made = roll_up(None, parts(*statuses))
    assert made is not None
    assert made.status == told


def test_an_own_determination_comes_first_and_nothing_says_nothing() -> None:
    own = Determination(obligation="x:1", status="not_applicable", rationale="None here.")
    made = roll_up(own, parts("met", None))
    assert made is not None
    assert (made.status, made.parts) == ("not_applicable", (own,))
    assert roll_up(None, parts(None, None)) is None
    assert roll_up(None, {}) is None


def clinic(*determined: Determination) -> dict[str, Any]:
    source, plan, _ = api.check(ROOT / "examples" / "clinic.yaml")
    assert source is not None
    assert plan is not None
    engagement = replace(source.engagement, determinations=determined)
    changed = replace(source, engagement=engagement)
    return api.json_object(result_of(assess_engagement(plan, engagement), changed, FRAMEWORKS))


def row(result: dict[str, Any], ref: str) -> dict[str, Any]:
    return next(each for each in result["obligations"] if each["ref"] == ref)


REVIEW = "hipaa:164.308(a)(1)(ii)(D)"  # nobody reviews activity at the clinic: a gap from terms
RISK = "hipaa:164.308(a)(1)(ii)(A)"  # the risk analysis is in place


def test_a_determination_decides_today_and_no_hypothetical() -> None:
    before = clinic()
    after = clinic(
        Determination(obligation=REVIEW, status="met", rationale="Read every day.", by="An auditor", on="2026-11-20"),
        Determination(obligation=RISK, status="not_met", rationale="It names no assets."),
    )
    for ref, now in ((REVIEW, "satisfied"), (RISK, "gap")):
        was, told = row(before, ref)["verdicts"], row(after, ref)["verdicts"]
        assert told["today"]["verdict"] == now
        assert told["today"]["derived"] == was["today"]["verdict"] != now
        assert {k: v for k, v in told.items() if k != "today"} == {k: v for k, v in was.items() if k != "today"}
    differing = [(each["ref"], each["differs"]) for each in after["determinations"]]
    assert sorted(differing) == [(RISK, True), (REVIEW, True)]
    found = next(each for each in after["findings"] if each["obligations"] == [RISK])
    assert found["kind"] == "determined"
    assert "It names no assets" in found["condition"]
    assert not any(REVIEW in each["obligations"] for each in after["findings"])
    page = api.render(api.decoded(after), "html").decode()
    assert "2 obligations assessed; 2 differ from the terms" in page
    assert "Met by An auditor on 2026-11-20: Read every day" in page


def test_an_agreeing_determination_keeps_the_finer_verdict_and_raises_nothing() -> None:
    before = row(clinic(), RISK)["verdicts"]["today"]
    after = clinic(Determination(obligation=RISK, status="met", evidence=("ev-risk-analysis-2026",)))
    told = row(after, RISK)["verdicts"]["today"]
    assert told["verdict"] == told["derived"] == before["verdict"]
    assert told["evidence"] == "proven"
    assert told["records"] == ["ev-risk-analysis-2026"]
    assert after["determinations"][0]["differs"] is False


def test_not_tested_counts_as_applicable_and_not_as_decided() -> None:
    before, after = clinic(), clinic(Determination(obligation=RISK, status="not_tested"))
    was, now = before["summary"]["hipaa"]["today"], after["summary"]["hipaa"]["today"]
    assert (was["not_tested"], now["not_tested"]) == (0, 1)
    assert now["coverage"] < was["coverage"]


def told(tmp_path: Path, *lines: str) -> list[tuple[str, str]]:
    """Severity and code of what is said of determinations added to the clinic."""
    text = (ROOT / "examples" / "clinic.yaml").read_text(encoding="utf-8")
    path = tmp_path / "clinic.yaml"
    path.write_text(text + "\ndeterminations:\n" + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    _, _, problems = api.check(path)
    return [(item.severity.value, item.code) for item in problems if item.code.startswith("determination/")]


def test_what_the_facts_put_out_of_scope_is_not_lost_silently(tmp_path: Path) -> None:
    out = next(each["ref"] for each in clinic()["obligations"] if each["applicable"] is False)
    assert told(tmp_path, f'{{obligation: "{out}", status: not_met}}') == [("error", "determination/outside")]
    assert told(tmp_path, f'{{obligation: "{out}", status: met}}') == [("warning", "determination/outside")]
    assert told(tmp_path, f'{{obligation: "{out}", status: not_applicable, rationale: None.}}') == []
    assert told(tmp_path, f'{{obligation: "{RISK}", status: not_met}}') == []


def test_what_is_out_of_scope_stays_out_whatever_is_determined() -> None:
    out = next(each["ref"] for each in clinic()["obligations"] if each["applicable"] is False)
    after = clinic(Determination(obligation=out, status="met"))
    assert row(after, out)["verdicts"]["today"]["verdict"] == "not_applicable"
    assert [each["counts"] for each in after["determinations"]] == [False]
