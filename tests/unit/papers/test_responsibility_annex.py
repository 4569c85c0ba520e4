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
    assert any("confirmed neither" in text for text in paper.missing)


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


def test_every_objective_has_one_mark_or_waits_for_one(
    dossier: Callable[..., Dossier], stated: Callable[..., Dossier]
) -> None:
    told = dossier("dod-subcontractor")
    providers = tuple(replace(item, contract=None) for item in told.engagement.providers)
    found = stated(told, system=None, providers=providers)
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


def test_what_is_stated_of_an_objective_stands_on_the_side_of_who_does_it(dossier: Callable[..., Dossier]) -> None:
    """Work of others is no promise that a provider can sign."""
    papers = annexes(dossier("dod-subcontractor"))
    shares = {row.key: row for grid in papers["northforge"].grids if grid.id == "shares" for row in grid.rows}
    own = shares["cmmc:AC.L2-3.1.1[a]"]
    assert own.texts[2:6] == ("", "as stated", "", "")
    assert own.texts[6].startswith("Falcon Ridge IT: The group Drawings")
    assert shares["cmmc:AC.L2-3.1.3[a]"].texts[2:5] == ("", "", "by contract")
    govdesk = {row.key: row for grid in papers["govdesk"].grids if grid.id == "shares" for row in grid.rows}
    both = govdesk["cmmc:IA.L2-3.5.3[c]"]
    assert both.texts[5].startswith("Administrators and everybody")
    assert both.texts[6] == "Falcon Ridge IT"
    assert "your duty" not in {text for row in papers["northforge"].grids[1].rows for text in row.texts}


def test_a_shared_line_of_the_matrix_disagrees_only_where_nothing_of_it_is_the_providers(
    dossier: Callable[..., Dossier],
) -> None:
    kinds = {row.texts[0] for row in annexes(dossier("dod-subcontractor"))["northforge"].grids[0].rows}
    assert kinds == {"Two owners"}


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


def test_who_has_no_terms_for_a_line_does_not_stand_among_those_who_perform(dossier: Callable[..., Dossier]) -> None:
    found, idle = dossier("dod-subcontractor"), 0
    for provider, paper in annexes(found).items():
        name, shares = found.names.provider(provider), {row.key: row.texts for row in paper.grids[2].rows}
        for row in paper.grids[1].rows:
            performs, rests_on = row.texts[5], row.texts[8]
            assert (name in performs) == (rests_on != "no terms"), row.key
            if rests_on == "no terms":
                idle += 1
                assert f"{row.texts[3]}: nothing by its terms" in shares[row.key.rpartition("#")[0]][5], row.key
    assert idle > 0


def test_work_asked_twice_is_told_once(dossier: Callable[..., Dossier]) -> None:
    for paper in annexes_of(dossier("dod-subcontractor")):
        for row in paper.grids[2].rows:
            for text in row.texts[5:7]:
                told = text.split("; ")
                assert len(told) == len(set(told)), row.key
