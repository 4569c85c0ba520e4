"""What the plan asks for because a record ran out: by whom it is held, how grave, since when, and what a row shows."""

from __future__ import annotations

import pytest

from assessor.papers.gap_grids import evidence as workbook_proof
from assessor.report.obligations import cell
from assessor.words import actions
from assessor.words.names import names_of
from tests.unit.assess.test_severity import example

HELD = [
    ("retailer", "gridline", "high", "2026-11-21", "Head of IT", ["2026-10-19", "2026-10-19"]),
    ("dod-subcontractor", "ourit", "high", "2026-11-21", "Office manager", ["2026-10-01"]),
    ("billing-office", None, "high", "2026-11-21", "Owner", ["2026-02-21"]),
    ("saas-company", "platform", "medium", "2026-12-21", "Chief executive", ["2026-10-15"]),
]


@pytest.mark.parametrize("told", HELD, ids=lambda told: told[0])
def test_one_action_a_holder_as_grave_as_what_would_hang_on_the_row(told: tuple[object, ...]) -> None:
    late = [action for action in example(str(told[0])).actions if action.overdue]
    assert [
        (one.supplier, one.severity, one.due, one.owner.who, [each.due for each in one.overdue]) for one in late
    ] == [told[1:]]
    assert all(one.kind == "overdue" and not one.findings and not one.closes for one in late)


def test_the_action_says_whom_to_ask_since_when_and_for_which_row() -> None:
    result = example("retailer")
    first = result.actions[0]
    assert actions.text(first, {}, names_of(result)) == (
        "Overdue: get the next records from Gridline Networks and file them: operating system patching and application "
        "patching, due since October 19, 2026 (6.3.3). If the work was not done, do it first."
    )


def test_a_rhythm_of_ours_is_called_ours() -> None:
    result = example("billing-office")
    (late,) = [action for action in result.actions if action.overdue]
    said = actions.text(late, {}, names_of(result))
    assert said.startswith("Overdue: make the next record and file it: risk analysis, due since February 21, 2026")
    assert said.endswith("The rule gives no number; every year is our reading.")


def test_a_row_shows_a_record_too_old_also_where_another_part_has_none() -> None:
    rows = {row.ref: row for row in example("retailer").obligations}
    patched = rows["pci-dss:6.3.3"].verdicts["today"]
    assert (patched.evidence, patched.stale) == ("declared", ("ev-updates", "ev-updates-programs"))
    assert cell(patched, today=True).proof == "stale proof"
    assert workbook_proof(rows["pci-dss:6.3.3"]).startswith("stale proof: ")
    bare = next(row.verdicts["today"] for row in rows.values() if row.verdicts["today"].evidence == "declared")
    assert (bare.stale, cell(bare, today=True).proof) == ((), "declared")
