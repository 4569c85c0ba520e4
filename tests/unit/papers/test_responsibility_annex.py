"""The responsibility annex: a line for each piece of work of a provider, and room to accept or strike it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.contract import Contract, MatrixRow
from assessor.model.value import replace
from assessor.papers.kinds import files_of
from assessor.papers.responsibility_annex import annexes_of
from assessor.papers.ssp_facts import ssp_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier
    from assessor.report.deliverable import Deliverable


def annexes(dossier: Dossier) -> dict[str, Deliverable]:
    return {paper.stem.removeprefix("responsibility-annex-"): paper for paper in annexes_of(dossier)}


def test_each_outside_provider_has_one(dossier: Callable[..., Dossier]) -> None:
    assert set(annexes(dossier("clinic"))) == {"fixit", "northmsp"}, "not our own person, not a cloud that runs nothing"
    assert set(annexes(dossier("dod-subcontractor"))) == {"northforge", "govdesk", "toolfix", "readyline"}


def test_no_work_of_the_provider_is_missing(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic")
    lines = annexes(found)["northmsp"].grids[1]
    runs = {name for name, holders in found.engagement.today.items() if "northmsp" in holders}
    wanted = [
        (row.ref, demand.capability)
        for row in found.result.obligations
        if row.verdicts["today"].verdict != "not_applicable"
        for demand in row.demands
        if demand.capability is not None and runs & set(demand.functions)
    ]
    assert [row.key.partition("#")[0] for row in lines.rows] == [ref for ref, _ in wanted]
    assert [row.texts[3] for row in lines.rows] == [found.names.capability(name or "") for _, name in wanted]


def test_what_is_open_stands_first_and_both_sides_sign(dossier: Callable[..., Dossier]) -> None:
    paper = annexes(dossier("clinic"))["northmsp"]
    assert paper.grids[0].rows[0].texts[0] == "No owner"
    assert paper.signatures == ("Elm Street Clinic", "North MSP")
    assert dict(paper.rests_on)["Contract"] == "from April 1, 2025, to March 31, 2027, papers/northmsp-agreement.txt"
    assert any("not confirmed" in text for text in paper.missing)


def test_a_requirement_with_a_duty_is_shared(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic")
    for paper in annexes_of(found):
        for row in paper.grids[1].rows:
            obligation = found.obligations[row.key.rpartition("#")[0]]
            if obligation.verdicts["today"].duties:
                assert row.texts[2] == "Shared", row.key
            assert "you" not in row.texts[5:8], "a paper for two sides has no 'you'"


def test_a_framework_says_who_asks_for_it(dossier: Callable[..., Dossier]) -> None:
    papers = annexes(dossier("dod-subcontractor"))
    assert dict(papers["northforge"].rests_on)["Asked by"].startswith("32 CFR 170.19(c)(2)")
    assert "Asked by" not in dict(annexes(dossier("clinic"))["northmsp"].rests_on)


def test_files_are_the_same_twice(dossier: Callable[..., Dossier]) -> None:
    formats = ("html", "csv")
    files = files_of(dossier("clinic"), "responsibility-annex", formats)
    assert files == files_of(dossier("clinic"), "responsibility-annex", formats)
    assert "responsibility-annex-northmsp-lines.csv" in files


def test_every_objective_has_one_mark_or_waits_for_one(dossier: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor")
    for name, paper in annexes(found).items():
        refs = {row.key.rpartition("#")[0] for row in paper.grids[1].rows}
        shares = next(grid for grid in paper.grids if grid.id == "shares")
        objectives = {
            item.ref for line in ssp_facts(found).requirements if line.ref in refs for item in line.objectives
        }
        assert {row.key for row in shares.rows} == refs | objectives, name
        for row in shares.rows:
            marks = [text for text in row.texts[2:5] if text]
            if row.head:
                assert (marks, row.texts[-1]) == ([], ""), row.key
            else:
                assert marks in (["mark one"] * 3, ["by the work"]), row.key
                assert row.texts[-1] == "accept / strike", "each line can be signed or struck"


def test_the_matrix_of_the_contract_goes_first(dossier: Callable[..., Dossier], stated: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor")
    one, all_ = "cmmc:AC.L2-3.1.3[a]", "cmmc:SI.L2-3.14.1"
    lines = (MatrixRow(owner="customer", obligation=one), MatrixRow(owner="shared", obligation=all_))
    providers = tuple(
        replace(item, contract=Contract(responsibility_matrix=lines)) if item.id == "northforge" else item
        for item in found.engagement.providers
    )
    paper = annexes(stated(found, providers=providers))["northforge"]
    shares = {row.key: row.texts[2:5] for grid in paper.grids if grid.id == "shares" for row in grid.rows}
    assert shares[one] == ("", "by contract", "")
    assert {texts for key, texts in shares.items() if key.startswith(f"{all_}[")} == {("", "", "by contract")}


def test_work_the_terms_do_not_offer_says_so(dossier: Callable[..., Dossier]) -> None:
    paper = annexes(dossier("dod-subcontractor"))["govdesk"]
    shares = {row.key: row for grid in paper.grids if grid.id == "shares" for row in grid.rows}
    assert "nothing by its terms: strike it" in shares["cmmc:AC.L2-3.1.1"].texts[5]
