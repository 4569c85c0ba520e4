"""Determinations: what objectives say together, and how a person's word decides today and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.result import result_of
from assessor.evaluate.roll_up import roll_up
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.engagement import Determination
from assessor.report import render_html
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.scales import DeterminationStatus
    from assessor.result.obligation import Obligation
    from assessor.result.result import Result

Parts = dict[str, Determination | None]


def parts(*statuses: DeterminationStatus | None) -> Parts:
    return {
        f"x:1[{letter}]": None if status is None else Determination(obligation=f"x:1[{letter}]", status=status)
        for letter, status in zip("abcdef", statuses, strict=False)
    }


@pytest.mark.parametrize(
    ("statuses", "status"),
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
def test_objectives_roll_up(statuses: tuple[DeterminationStatus | None, ...], status: str) -> None:
    determined = roll_up(None, parts(*statuses))
    assert determined is not None
    assert determined.status == status


def test_an_own_determination_comes_first_and_nothing_says_nothing() -> None:
    own = Determination(obligation="x:1", status="not_applicable", rationale="None here.")
    determined = roll_up(own, parts("met", None))
    assert determined is not None
    assert (determined.status, determined.parts) == ("not_applicable", (own,))
    assert roll_up(None, parts(None, None)) is None
    assert roll_up(None, {}) is None


def clinic(*determined: Determination) -> Result:
    source, plan, _ = api.check(ROOT / "examples" / "clinic.yaml")
    assert source is not None
    assert plan is not None
    engagement = replace(source.engagement, determinations=determined)
    return result_of(assess_engagement(plan, engagement), replace(source, engagement=engagement), FRAMEWORKS)


def row(result: Result, ref: str) -> Obligation:
    return next(obligation for obligation in result.obligations if obligation.ref == ref)


REVIEW = "hipaa:164.308(a)(1)(ii)(D)"  # nobody reviews activity at the clinic: a gap from terms
RISK = "hipaa:164.308(a)(1)(ii)(A)"  # the risk analysis is in place


def test_a_determination_decides_today_and_no_hypothetical() -> None:
    before = clinic()
    after = clinic(
        Determination(obligation=REVIEW, status="met", rationale="Read every day.", by="An auditor", on="2026-11-20"),
        Determination(obligation=RISK, status="not_met", rationale="It names no assets."),
    )
    for ref, now in ((REVIEW, "satisfied"), (RISK, "gap")):
        verdicts, derived = row(after, ref).verdicts, row(before, ref).verdicts
        assert verdicts["today"].verdict == now
        assert verdicts["today"].derived == derived["today"].verdict != now
        assert {**verdicts, "today": None} == {**derived, "today": None}
    differing = [(determined.ref, determined.differs) for determined in after.determinations]
    assert sorted(differing) == [(RISK, True), (REVIEW, True)]
    finding = next(finding for finding in after.findings if finding.obligations == (RISK,))
    assert finding.kind == "determined"
    assert not any(REVIEW in finding.obligations for finding in after.findings)
    texts = api.json_object(after)["findings"]
    assert "It names no assets" in next(text["condition"] for text in texts if text["id"] == finding.id)
    page = render_html(after, FRAMEWORKS)
    assert "2 obligations assessed; 2 differ from the terms" in page
    assert "Met by An auditor on 2026-11-20: Read every day" in page


def test_an_agreeing_determination_keeps_the_finer_verdict_and_raises_nothing() -> None:
    before = row(clinic(), RISK).verdicts["today"]
    after = clinic(Determination(obligation=RISK, status="met", evidence=("ev-risk-analysis-2026",)))
    today = row(after, RISK).verdicts["today"]
    assert today.verdict == today.derived == before.verdict
    assert today.evidence == "proven"
    assert today.records == ("ev-risk-analysis-2026",)
    assert after.determinations[0].differs is False


def test_not_tested_counts_as_applicable_and_not_as_decided() -> None:
    before, after = clinic(), clinic(Determination(obligation=RISK, status="not_tested"))
    was, now = before.summary["hipaa"]["today"], after.summary["hipaa"]["today"]
    assert (was.not_tested, now.not_tested) == (0, 1)
    assert was.coverage is not None
    assert now.coverage is not None
    assert now.coverage < was.coverage


def warnings(tmp_path: Path, *lines: str) -> list[tuple[str, str]]:
    """Severity and code of what is said of determinations added to the clinic."""
    text = (ROOT / "examples" / "clinic.yaml").read_text(encoding="utf-8")
    path = tmp_path / "clinic.yaml"
    path.write_text(text + "\ndeterminations:\n" + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    _, _, problems = api.check(path)
    return [(problem.severity.value, problem.code) for problem in problems if problem.code.startswith("determination/")]


def test_what_the_facts_put_out_of_scope_is_not_lost_silently(tmp_path: Path) -> None:
    out = next(obligation.ref for obligation in clinic().obligations if obligation.applicable is False)
    assert warnings(tmp_path, f'{{obligation: "{out}", status: not_met}}') == [("error", "determination/outside")]
    assert warnings(tmp_path, f'{{obligation: "{out}", status: met}}') == [("warning", "determination/outside")]
    assert warnings(tmp_path, f'{{obligation: "{out}", status: not_applicable, rationale: None.}}') == []
    assert warnings(tmp_path, f'{{obligation: "{RISK}", status: not_met}}') == []


def test_what_is_out_of_scope_stays_out_whatever_is_determined() -> None:
    out = next(obligation.ref for obligation in clinic().obligations if obligation.applicable is False)
    after = clinic(Determination(obligation=out, status="met"))
    assert row(after, out).verdicts["today"].verdict == "not_applicable"
    assert [determined.counts for determined in after.determinations] == [False]
