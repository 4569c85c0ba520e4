"""The security plan: no requirement and no objective is missing, and nothing is claimed that nobody stated."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx
import pytest

from assessor.model.scales import Verdict
from assessor.model.system import Connection, Implementation, Person, SystemStatement
from assessor.model.value import replace
from assessor.papers.dossier import TODAY, Dossier
from assessor.papers.kinds import formats_of
from assessor.papers.security_plan import security_plan
from assessor.papers.ssp_facts import ssp_facts
from assessor.words.ssp_blanks import blank
from tests.unit.papers.writing import files_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.report.deliverable import Deliverable
    from assessor.result.security_plan import SecurityPlan

_NAME = "dod-subcontractor"
_IN_PLACE = (Verdict.SATISFIED, Verdict.WITH_DUTIES, Verdict.COMPENSATED)


@pytest.fixture(scope="module")
def bare(dossier: Callable[..., Dossier], stated: Callable[..., Dossier]) -> Dossier:
    """The example where nobody describes the system, and no contract has a matrix."""
    providers = tuple(replace(item, contract=None) for item in dossier(_NAME).engagement.providers)
    return stated(dossier(_NAME), system=None, providers=providers)


@pytest.fixture(scope="module")
def plan(bare: Dossier) -> SecurityPlan:
    return ssp_facts(bare)


@pytest.fixture(scope="module")
def paper(bare: Dossier) -> Deliverable:
    return security_plan(bare)


@pytest.fixture(scope="module")
def described(dossier: Callable[..., Dossier]) -> SecurityPlan:
    """The plan of the example as it stands."""
    return ssp_facts(dossier(_NAME))


def test_a_requirement_speaks_for_its_objectives(described: SecurityPlan, dossier: Callable[..., Dossier]) -> None:
    """NIST SP 800-171A 3.12.4[e] asks how each requirement is met; a text of their own is the objectives' choice."""
    stated = dossier(_NAME).engagement.system
    assert stated is not None
    own = {ref for ref in stated.implementations if ref.endswith("]")}
    for line in described.requirements:
        assert line.how == stated.implementations[line.ref].how
        for item in line.objectives:
            assert item.by_requirement == (item.ref not in own), item.ref
            assert item.stated_who, item.ref
            assert item.blanks == (), item.ref
    codes = {blank.code for blank in described.all_blanks}
    assert codes.isdisjoint({"how", "who", "matrix", "system_text", "person", "connections", "asset_count"})


def test_the_example_states_nothing_of_what_is_missing(described: SecurityPlan) -> None:
    """A requirement that is not in place has no paper, or a plan; each stays a blank until somebody writes it."""
    blank = {line.ref: {item.code for item in line.blanks} for line in described.requirements}
    assert "planned" in blank["cmmc:SC.L2-3.13.10"]
    assert [ref for ref, codes in blank.items() if "planned" in codes] == [
        "cmmc:CA.L2-3.12.2",
        "cmmc:SC.L2-3.13.10",
    ]
    assert {line.status for line in described.requirements if "paper" in blank[line.ref]}.isdisjoint({"implemented"})


def test_a_regulated_matrix_is_asked_only_of_who_holds_data(plan: SecurityPlan) -> None:
    asked = {item.place[1] for line in plan.requirements for item in line.blanks if item.code == "matrix"}
    assert asked == {"northforge", "govdesk"}


def test_every_requirement_and_objective_of_the_level_stands_once(paper: Deliverable) -> None:
    keys = [row.key for grid in paper.grids if grid.id.startswith("requirements") for row in grid.rows]
    rows = [key for key in keys if "[" not in key]
    assert (len(rows), len(set(rows))) == (110, 110)
    assert (len(keys) - len(rows), len(set(keys))) == (320, 430)
    assert all(".L2-" in key for key in keys)


def test_a_state_in_place_is_a_verdict_in_place(plan: SecurityPlan, dossier: Callable[..., Dossier]) -> None:
    judged = dossier(_NAME).obligations
    for line in plan.requirements:
        verdict = judged[line.ref].verdicts[TODAY].verdict
        assert (line.status in ("implemented", "alternative")) == (verdict in _IN_PLACE), line.ref
        assert (line.ground is not None) == (verdict in _IN_PLACE), line.ref


def test_only_who_does_the_work_is_named_for_an_objective(plan: SecurityPlan) -> None:
    """Nobody states anything by objective here: whoever is named alone does all that its requirement asks."""
    named = 0
    for line in plan.requirements:
        for item in line.objectives:
            assert item.how is None
            assert [mark.code for mark in item.blanks if mark.code == "how"] == ["how"]
            if item.who:
                named += 1
                assert all(work.result in ("met", "met_with_duty") for work in line.works), item.ref
                workers = {holder.provider for work in line.works for holder in work.holders or () if holder.works}
                assert workers == set(item.who), item.ref
    assert named > 0


def test_only_an_outside_party_whose_terms_do_the_work_is_inherited_from(plan: SecurityPlan) -> None:
    inherited = {line.ref: line.inherited_from for line in plan.requirements}
    assert inherited["cmmc:IA.L2-3.5.3"] == ("govdesk",)
    assert inherited["cmmc:SC.L2-3.13.11"] == ()
    assert "ourit" not in {name for names in inherited.values() for name in names}


def test_every_blank_is_listed_and_every_mark_is_a_blank(
    plan: SecurityPlan, paper: Deliverable, dossier: Callable[..., Dossier]
) -> None:
    names = dossier(_NAME).names
    known = {blank(item, names) for item in plan.all_blanks}
    printed = {mark for grid in paper.grids for row in grid.rows for text in row.texts for mark in _marks(text) if mark}
    assert printed <= known
    assert len(printed) > 300
    listed = next(grid for grid in paper.grids if grid.id == "blanks")
    assert len(listed.rows) < len(known)


def _marks(text: str) -> list[str]:
    found = []
    for start in (match.start() for match in re.finditer(r"\[to be stated: ", text)):
        depth, end = 0, start
        while end < len(text):
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            end += 1
            if depth == 0:
                break
        found.append(text[start:end])
    return found


def test_what_is_stated_fills_its_blank(dossier: Callable[..., Dossier], stated: Callable[..., Dossier]) -> None:
    ref = "cmmc:AC.L2-3.1.1[a]"
    system = SystemStatement(
        name="Drawing enclave",
        owner=Person(name="A. Owner", contact="555-0100"),
        connections=(Connection(to="Prime portal"),),
        implementations={ref: Implementation(how="The directory lists them.", who=("ourit",), paper="Policy 3")},
    )
    made = ssp_facts(stated(dossier(_NAME), system=system))
    places = {item.place for item in made.all_blanks}
    assert ("system", "name") not in places
    assert ("system", "connections") not in places
    assert ("system", "owner") not in places
    assert ("system", "security_officer") in places
    line = next(item for row in made.requirements for item in row.objectives if item.ref == ref)
    assert (line.how, line.who, line.stated_who, line.blanks) == ("The directory lists them.", ("ourit",), True, ())


@pytest.mark.parametrize("name", [_NAME, "clinic"])
def test_the_package_is_whole(dossier: Callable[..., Dossier], name: str) -> None:
    """Well-formed parts, nothing outside the file, as many cells in each row as the table has columns."""
    assert formats_of("security-plan", None) == ("docx",)
    raw = files_of(dossier(name), "security-plan", ("docx",))["security-plan.docx"]
    assert raw == files_of(dossier(name), "security-plan", ("docx",))["security-plan.docx"]
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        parts = {item: packed.read(item) for item in packed.namelist()}
    for item, content in parts.items():
        if item.endswith((".xml", ".rels")):
            ET.fromstring(content)  # noqa: S314 - made by us a moment ago
        if item.endswith(".rels"):
            assert b'TargetMode="External"' not in content
    made = docx.Document(BytesIO(raw))
    for table in made.tables:
        grid = len(table.columns)
        assert all(len(row._tr.tc_lst) == grid for row in table.rows)


def told(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The rows of the plan by their requirement; those of its other tables by their first cell."""
    return {row.texts[0]: row.texts for grid in reversed(security_plan(dossier).grids) for row in grid.rows}


def test_everybody_with_a_part_is_named_before_those_it_is_inherited_from(dossier: Callable[..., Dossier]) -> None:
    rows = told(dossier(_NAME))
    assert rows["IA.L2-3.5.3"][4].startswith("Falcon Ridge IT. Inherited from: GovDesk Cloud; FedRAMP")
    assert rows["SC.L2-3.13.8"][4].startswith("Falcon Ridge Machining. Inherited from: Northforge"), "an own part"
    assert "Falcon Ridge IT, not in force" in rows["IA.L2-3.5.3"][3], "where the part of the system has nobody else"


def test_a_state_is_in_force_and_its_rhythm_is_of_checking_it(dossier: Callable[..., Dossier]) -> None:
    rows = told(dossier(_NAME))
    assert "Screen lock: Northforge Managed IT, in force, checked every 7 days" in rows["AC.L2-3.1.10"][3]
    assert "with no schedule (as the organization states)" in rows["IR.L2-3.6.3"][3]
    assert rows["PS.L2-3.9.2"][2].endswith("; a time is still to be agreed")


def test_what_was_found_goes_before_what_is_stated_as_done_or_usual(dossier: Callable[..., Dossier]) -> None:
    rows = told(dossier(_NAME))
    assert "What was found goes before these terms." in rows["CA.L2-3.12.3"][3]
    for ref in ("IR.L2-3.6.3", "PE.L2-3.10.4"):
        assert rows[ref][3].count("found not met, though the duty as a whole is stated as done") == 1, "and told once"


def test_a_record_of_who_did_it_shows_the_work_of_that_party(dossier: Callable[..., Dossier]) -> None:
    row = told(dossier(_NAME))["CA.L2-3.12.1"]
    assert "Control assessment: Falcon Ridge IT, every year" in row[3]
    assert "Readyline" not in row[4]
    assert "ev-self-assessment" in row[5]


def test_described_assets_versions_and_parties_left_out_are_blanks(described: SecurityPlan, bare: Dossier) -> None:
    found = {(item.code, item.about) for item in described.all_blanks}
    assert {("asset_policy", "specialized"), ("asset_policy", "contractor_risk_managed")} <= found
    assert ("scope", "readyline") in found
    (version,) = [text for name, text in security_plan(bare).rests_on if name == "Version"]
    assert version.startswith("________ (draft). In force until this one is signed: record ev-ssp")


def test_what_falls_short_is_told_of_whose_work_it_is_and_once(dossier: Callable[..., Dossier]) -> None:
    found = [item for item in dossier(_NAME).result.findings if "cmmc:SC.L2-3.13.11" in item.obligations]
    assert [(item.kind, item.provider) for item in found] == [("cadence", "ourit")], "not of who sells none"


def test_a_record_says_which_parts_of_a_duty_it_shows(dossier: Callable[..., Dossier]) -> None:
    paper = security_plan(dossier(_NAME))
    proofs = {row.key: row.texts[5] for grid in paper.grids if grid.id.startswith("requirements-") for row in grid.rows}
    assert "shows of the duty: plan for removing each shortcoming, carried out" in proofs["cmmc:CA.L2-3.12.2"]
    assert "shows of the duty" in proofs["cmmc:CA.L2-3.12.4"], "a record of the work shows parts of its duty as well"
    assert "shows of the duty" not in proofs["cmmc:SI.L2-3.14.2"], "no duty has a part in it"
