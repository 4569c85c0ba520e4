"""Work done once, groups that something does not concern, and reach of a line (docs/method.md, sections 4 and 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.cli.main import main
from tests.cli.running import MINI

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.verdict import ObligationVerdict

ROW = "mini:1.8"  # a restore test every year, or a copy every day
START = """as_of: "2026-11-21"
organization: {name: Acme, sector: retail, covered: true, tier: large, internal_fte: 1, users: 10, devices: 10}
frameworks: [mini]
asset_groups: [{id: main}, {id: branch}]
providers:
  - {id: ourit, model: internal_it, offering: business_hours, covers: all}
  - {id: lent, model: staff_aug, offering: seat, hours_per_month: 20, covers: [main]}
"""


def today(folder: Path, text: str, row: str = ROW) -> ObligationVerdict:
    path = folder / "engagement.yaml"
    path.write_text(START + text, encoding="utf-8")
    result = api.assess(path, data=MINI)
    return next(item for item in result.obligations if item.ref == row).verdicts["today"]


@pytest.mark.parametrize(
    ("work", "verdict", "repeat_by"),
    [
        ('{on: "2026-05-04", by: ourit, record: test.pdf, capability: restore-test}', "satisfied", "2027-05-05"),
        ('{on: "2026-05-04", by: customer, record: test.pdf, capability: restore-test}', "satisfied", "2027-05-05"),
        ('{on: "2025-11-20", by: ourit, record: test.pdf, capability: restore-test}', "satisfied", "2026-11-21"),
        ('{on: "2025-11-19", by: ourit, record: test.pdf, capability: restore-test}', "gap", None),
        ('{on: "2026-05-04", by: ourit, capability: restore-test}', "gap", None),
        ('{on: "2026-11-20", by: ourit, record: copy.pdf, capability: backup}', "gap", None),
        ('{on: "2026-05-04", by: lent, record: test.pdf, capability: restore-test}', "partial", None),
    ],
)
def test_work_done_once(tmp_path: Path, work: str, verdict: str, repeat_by: str | None) -> None:
    """It needs a record, must be young enough, meets no daily work, and reaches only the groups of whoever did it."""
    found = today(tmp_path, f"today: {{backup_dr: []}}\ndone: [{work}]\n")
    assert found.verdict.value == verdict
    if verdict != "partial":
        assert [step.done.repeat_by for step in found.witness if step.done is not None] == (
            [repeat_by] if repeat_by else []
        )


def test_what_concerns_no_group_is_not_applicable(tmp_path: Path) -> None:
    said = "today: {{backup_dr: []}}\nnot_needed:\n"
    item = "  - {{capability: {0}, groups: {1}, reason: Nothing is stored there.}}\n"
    both = today(
        tmp_path,
        said.format() + item.format("restore-test", "[main, branch]") + item.format("backup", "[main, branch]"),
    )
    assert both.verdict.value == "not_applicable"
    assert both.why is not None
    assert (both.why.code, both.why.rationales) == ("not_needed", ("Nothing is stored there.",))
    one = today(tmp_path, said.format() + item.format("restore-test", "[main, branch]"))
    assert one.verdict.value == "gap"


def test_a_group_that_falls_away_need_not_be_covered(tmp_path: Path) -> None:
    work = 'today: {backup_dr: []}\ndone: [{on: "2026-05-04", by: lent, record: a.pdf, capability: restore-test}]\n'
    spared = "not_needed: [{capability: restore-test, groups: [branch], reason: Nothing is stored there.}]\n"
    assert today(tmp_path, work + spared).verdict.value == "satisfied"


def test_a_line_may_cover_other_groups_than_its_provider(tmp_path: Path) -> None:
    line = "    services: {backup_dr: {covers: [main], lines: {restore-test: {covers: all, every: P1Y}}}}\n"
    lent = "  - id: third\n    model: managed\n    offering: silver\n    covers: [branch]\n"
    text = f"{lent}{line}today: {{backup_dr: [third]}}\n"
    assert {step.predicates["scope"] for step in today(tmp_path, text).witness} == {"yes"}


def test_work_without_a_record_is_told_to_count_for_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "engagement.yaml"
    path.write_text(f'{START}done: [{{on: "2026-05-04", by: ourit, capability: restore-test}}]\n', encoding="utf-8")
    assert main(["check", str(path), "--data", str(MINI), "--no-cache"]) == 0
    assert "8:8: warning[engagement/no-record]" in capsys.readouterr().out
