"""The assessment plan: every requirement once, with something to look at, somebody to ask, and what is missing said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.model.scales import Verdict
from assessor.papers.assessment_plan import assessment_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier
    from assessor.report.deliverable import Deliverable, GridRow

REQUIREMENT, _, TODAY, EXAMINE, INTERVIEW, TEST, HELD, RESULT = range(8)


def looked_at(paper: Deliverable) -> list[GridRow]:
    """The rows of the days, without the heads of their blocks."""
    return [row for grid in paper.grids if grid.id.startswith("day-") for row in grid.rows if not row.head]


@pytest.mark.parametrize("name", ["clinic", "dod-subcontractor", "retailer"])
def test_every_requirement_stands_once(name: str, dossier: Callable[..., Dossier]) -> None:
    found = dossier(name)
    keys = [row.key for row in looked_at(assessment_plan(found))]
    judged = found.result.obligations
    wanted = [row.ref for row in judged if row.verdicts["today"].verdict is not Verdict.NOT_APPLICABLE]
    assert sorted(keys) == sorted(wanted)
    assert len(set(keys)) == len(keys)


def test_each_row_says_what_to_look_at_and_whom_to_ask(dossier: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor")
    rows = {row.key: row.texts for row in looked_at(assessment_plan(found))}
    for key, texts in rows.items():
        assert texts[EXAMINE], key
        assert texts[INTERVIEW], key
        assert texts[HELD], key
        assert not texts[RESULT].replace("__", "").strip("[]abcdefghijklmnop "), "the result is the assessor's"
        assert "in force (" not in texts[TEST], key
        assert "Falcon Ridge Machining" not in texts[INTERVIEW], "an organization is nobody to talk to"
    assert rows["cmmc:AC.L2-3.1.4"][EXAMINE].startswith("Access policy, section 4; ")
    assert rows["cmmc:AC.L2-3.1.18"][INTERVIEW].startswith("IT lead: ")
    assert "secure development" not in rows["cmmc:SC.L2-3.13.2"][TEST], "nobody writes software"
    assert rows["cmmc:AT.L2-3.2.1"][HELD].endswith(", too old to prove it")
    assert rows["cmmc:IR.L2-3.6.3"][RESULT] == "[a] __"


def test_blocks_go_by_person_and_the_scope_is_checked_first(dossier: Callable[..., Dossier]) -> None:
    paper = assessment_plan(dossier("dod-subcontractor"))
    opening, first, second, whom = paper.grids
    assert [opening.rows[0].texts[0], opening.rows[-1].texts[0]] == ["Opening", "Closing"]
    stated = {row.texts[1]: row.texts[2] for row in opening.rows}
    assert stated["CUI assets, which process, store or transmit it"] == "58"
    (nameless,) = (text for text in paper.missing if text.startswith("No person with a telephone number"))
    assert "Shop foreman" in nameless
    assert "IT lead" not in nameless
    assert "Everybody" not in nameless, "it is not one person"
    assert "papers/govdesk-fedramp.txt" in stated["Proofs and papers to examine: GovDesk Cloud"]
    assert stated["Outside provider: Readyline Advisors"] == "________ (not stated)"
    heads = [row.texts[1] for grid in (first, second) for row in grid.rows if row.head]
    assert heads[0] == "IT lead (Rosa Imhoff, 555-0147)"
    assert heads[-2:] == ["Northforge Managed IT", "Falcon Ridge IT"], "persons first"
    sizes = [sum(not row.head for row in grid.rows) for grid in (first, second)]
    assert abs(sizes[0] - sizes[1]) <= max(sizes) / 2
    people = [row.texts[0] for row in whom.rows]
    assert people.index("Everybody") < people.index("Northforge Managed IT"), "who is named for duties stands first"
    assert "Toolfix Machine Service" in people


def test_people_are_those_of_the_rows(dossier: Callable[..., Dossier]) -> None:
    paper = assessment_plan(dossier("clinic"))
    asked = " ".join(row.texts[INTERVIEW] for row in looked_at(paper))
    people = [row.texts[0] for row in paper.grids[-1].rows]
    assert "Practice manager" in people
    assert [who for who in people if f"{who}: " not in asked] == []


def test_what_would_stop_the_visit_is_said(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic")
    paper = assessment_plan(found)
    bare = sum(row.texts[HELD] == "none held" for row in looked_at(paper))
    assert f"For {bare} requirements no record is held that an assessor could look at." in paper.missing


def test_papers_people_and_sites_that_are_stated_are_pointed_to(dossier: Callable[..., Dossier]) -> None:
    plan = assessment_plan(dossier("retailer"))
    rows = {row.key: row.texts for grid in plan.grids for row in grid.rows}
    assert "papers/gridline-acknowledgement.txt" in rows["pci-dss:12.8.2"][3]
    assert rows["pci-dss:12.8.2"][4].startswith("Compliance manager")
    assert rows["pci-dss:9.5.1.1"][4].startswith("Store managers"), "named for the duty, so for its parts"
    opening = {texts[1]: texts[2] for texts in (row.texts for row in plan.grids[0].rows)}
    assert "ev-scope" in opening["Boundary"]
    assert any(text.startswith("62 sites") for text in opening.values())
    assert any(text.startswith("11 requirements are not in place") or "not decided" in text for text in plan.missing)
