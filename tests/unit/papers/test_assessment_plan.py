"""The assessment plan: every requirement once, with something to look at, somebody to ask, and what is missing said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.model.scales import Verdict
from assessor.papers.assessment_plan import assessment_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier

REQUIREMENT, _, TODAY, EXAMINE, INTERVIEW, TEST, HELD, RESULT = range(8)


@pytest.mark.parametrize("name", ["clinic", "dod-subcontractor", "retailer"])
def test_every_requirement_stands_once(name: str, dossier: Callable[..., Dossier]) -> None:
    found = dossier(name)
    *parts, _ = assessment_plan(found).grids
    keys = [row.key for grid in parts for row in grid.rows]
    judged = found.result.obligations
    wanted = [row.ref for row in judged if row.verdicts["today"].verdict is not Verdict.NOT_APPLICABLE]
    assert sorted(keys) == sorted(wanted)
    assert len(set(keys)) == len(keys)


def test_each_row_says_what_to_look_at_and_whom_to_ask(dossier: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor")
    paper = assessment_plan(found)
    for grid in paper.grids[:-1]:
        for row in grid.rows:
            assert row.texts[EXAMINE] or row.texts[TEST], row.key
            assert row.texts[INTERVIEW], row.key
            assert row.texts[HELD], row.key
            assert row.texts[RESULT] == "", "the result is the assessor's"
            assert not row.texts[INTERVIEW].startswith("You:"), row.key


def test_people_are_those_of_the_rows(dossier: Callable[..., Dossier]) -> None:
    paper = assessment_plan(dossier("clinic"))
    asked = " ".join(row.texts[INTERVIEW] for grid in paper.grids[:-1] for row in grid.rows)
    people = [row.texts[0] for row in paper.grids[-1].rows]
    assert "Practice manager" in people
    assert [who for who in people if f"{who}: " not in asked] == []


def test_what_would_stop_the_visit_is_said(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic")
    paper = assessment_plan(found)
    bare = sum(row.texts[HELD] == "none held" for grid in paper.grids[:-1] for row in grid.rows)
    assert f"For {bare} requirements no record is held that an assessor could look at." in paper.missing
