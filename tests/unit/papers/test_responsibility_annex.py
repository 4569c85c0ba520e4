"""The responsibility annex: a line for each piece of work of a provider, and room to accept or strike it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.contract import Contract, MatrixRow
from assessor.model.value import replace
from assessor.papers.annex_settlement import KEEPING
from assessor.papers.responsibility_annex import annexes_of
from assessor.papers.ssp_facts import ssp_facts
from assessor.words.ssp_sentences import terms
from tests.unit.papers.writing import files_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier
    from assessor.report.deliverable import Deliverable, Grid


def annexes(dossier: Dossier) -> dict[str, Deliverable]:
    return {paper.stem.removeprefix("responsibility-annex-"): paper for paper in annexes_of(dossier)}


def test_each_outside_provider_has_one(dossier: Callable[..., Dossier]) -> None:
    assert set(annexes(dossier("clinic"))) == {"fixit", "northmsp"}, "not our own person, not a cloud that runs nothing"
    assert set(annexes(dossier("dod-subcontractor"))) == {"northforge", "govdesk", "toolfix"}


def grid(paper: Deliverable, name: str) -> Grid:
    return next(item for item in paper.grids if item.id == name)


def shares(paper: Deliverable) -> dict[str, tuple[str, ...]]:
    return {row.key: row.texts for row in grid(paper, "shares").rows}


def to_settle(paper: Deliverable) -> list[tuple[str, ...]]:
    return [row.texts for item in paper.grids if item.id == "to-settle" for row in item.rows]


def test_a_line_stands_for_what_terms_or_matrix_give_and_for_nothing_else(dossier: Callable[..., Dossier]) -> None:
    found = dossier("clinic")
    work = {row.texts[0]: row.texts for row in grid(annexes(found)["northmsp"], "lines").rows}
    assert "Restore testing" not in work, "the contract leaves it out"
    assert work["Security log review"][4] == "nobody", "the matrix alone gives it"
    assert "Workstation and work-area protection" not in {
        row.texts[0] for row in grid(annexes(found)["fixit"], "lines").rows
    }


def test_what_is_open_stands_first_and_both_sides_sign(dossier: Callable[..., Dossier]) -> None:
    paper = annexes(dossier("clinic"))["northmsp"]
    assert [texts[0] for texts in to_settle(paper)][:2] == ["Matrix disagrees", "No owner"]
    assert paper.signatures == ("Elm Street Clinic", "North MSP")
    assert dict(paper.rests_on)["Contract"] == (
        "from April 1, 2025, to March 31, 2027, papers/northmsp-agreement.txt, responsibility matrix of 1 line"
    )
    assert any("confirmed neither" in text for text in paper.missing)


def test_no_line_is_asked_twice_and_every_box_is_for_a_part_of_the_provider(dossier: Callable[..., Dossier]) -> None:
    for name in ("clinic", "dod-subcontractor"):
        for provider, paper in annexes(dossier(name)).items():
            boxed = [item.id for item in paper.grids if any("accept / strike" in row.texts for row in item.rows)]
            assert boxed == ["shares"], provider
            work = [row.texts for row in grid(paper, "lines").rows]
            assert len(work) == len(set(work)), provider
            for key, texts in shares(paper).items():
                assert (texts[-1] == "accept / strike") == bool(texts[2] or texts[4]), key


def test_matrix_and_terms_that_disagree_stand_first(dossier: Callable[..., Dossier]) -> None:
    papers = annexes(dossier("dod-subcontractor"))
    told = [(texts[0], texts[1], texts[4]) for texts in to_settle(papers["northforge"])]
    assert told[0] == ("Matrix disagrees", "Log correlation and analytics", "AU.L2-3.3.5")
    kinds = [kind for kind, _, _ in told]
    first = {"Matrix disagrees": 0, "Two owners": 0, "No line": 1, "Asked first": 2, "Not in place": 3}
    ranks = [first[kind] for kind in kinds if kind in first]
    assert ranks == sorted(ranks), "what two claim, then what nobody has, then what is asked, then what is to be mended"
    assert {*first} <= {*kinds}
    assert ("Asked first", "Protect Backups", "MP.L2-3.8.9") in told
    assert any(texts[:2] == ("No time agreed", "Notice of an incident") for texts in told)
    assert ("Asked by rule", "Its part in the assessment", "") in told
    assert ("Not in place", "Split Tunneling", "SC.L2-3.13.7") in told
    assert any("7012(b)(2)(ii)(D)" in texts[2] for texts in to_settle(papers["govdesk"]))
    lines = " ".join(row.texts[1] for row in grid(papers["northforge"], "lines").rows)
    assert "incident is suspected or found, within ________" in lines
    assert "incident is suspected or found, within 3 days" not in lines
    cloud = {texts[0]: texts[4] for texts in to_settle(papers["govdesk"])}
    assert "Two owners" not in cloud, "statement and matrix say who does what"
    assert {"MP.L2-3.8.9", "SC.L2-3.13.11", "SC.L2-3.13.16"} <= {*cloud["No line"].split(", ")}
    assert "AC.L2-3.1.22" not in cloud["No line"]
    assert {*dossier("dod-subcontractor").assessment.plan.terrain.capabilities} >= KEEPING


def test_two_who_both_have_terms_are_told_apart_from_one_who_is_only_named(dossier: Callable[..., Dossier]) -> None:
    papers = annexes(dossier("dod-subcontractor"))
    (both,) = to_settle(papers["toolfix"])
    assert (both[0], both[4]) == ("Two owners", "MA.L2-3.7.1, MA.L2-3.7.2, MA.L2-3.7.4")
    lines = {key.partition("[")[0] for key in shares(papers["toolfix"])}
    assert lines == {f"cmmc:MA.L2-3.7.{number}" for number in (1, 2, 4, 6)}, "what its people have a part in"


def test_who_is_named_for_a_gap_stands_as_stated_and_the_matrix_is_to_be_settled(
    dossier: Callable[..., Dossier],
) -> None:
    told = shares(annexes(dossier("dod-subcontractor"))["northforge"])
    for key in ("cmmc:AU.L2-3.3.6", "cmmc:AU.L2-3.3.7", "cmmc:MP.L2-3.8.9"):
        assert [text for text in told[f"{key}[a]"][2:5] if text] == ["as stated"]
        assert told[key][5].startswith("Nothing in its terms; the organization says that it has a part")
    settle = to_settle(annexes(dossier("dod-subcontractor"))["northforge"])
    unlisted = next(texts for texts in settle if texts[1].startswith("Requirements the organization names"))
    assert {"AU.L2-3.3.6", "MP.L2-3.8.9"} <= {*unlisted[4].split(", ")}
    held = next(texts for texts in settle if texts[1].startswith("The organization's own part"))
    assert (held[0], held[4].split(", ")[0]) == ("Matrix disagrees", "AC.L2-3.1.9")


def test_a_part_that_nobody_stated_is_a_blank_and_a_line_found_broken_says_so(dossier: Callable[..., Dossier]) -> None:
    told = shares(annexes(dossier("dod-subcontractor"))["northforge"])
    for key, texts in told.items():
        if texts[-1]:
            assert texts[5], key
    assert told["cmmc:AU.L2-3.3.1[a]"][5] == "________ (part to be stated)", "the cloud is named for it as well"
    assert told["cmmc:AC.L2-3.1.3"][5].split("; ")[-1].startswith("As the organization describes it: Drawings come in")
    assert "As the organization describes it" not in told["cmmc:AC.L2-3.1.10"][5], "all of it is the provider's"
    assert "own part of the requirement: see above" in told["cmmc:AC.L2-3.1.7[a]"][6], "shared, and an own duty in it"
    assert told["cmmc:AC.L2-3.1.3[a]"][5] == "________ (part to be stated)"
    assert told["cmmc:SC.L2-3.13.7[a]"][5] == "all of it"
    for key in ("cmmc:AC.L2-3.1.9[a]", "cmmc:SC.L2-3.13.8[b]"):
        assert told[key][5] == "________ (part to be stated)", "the organization has a part of its own in it"
        assert "own part of the requirement: see above" in told[key][6]
    assert "not to be signed before it is settled" in told["cmmc:SC.L2-3.13.8"][5]
    assert "found not in place on August 28, 2026" in told["cmmc:AC.L2-3.1.9"][5]


def test_plan_and_annex_give_a_provider_the_same_terms(dossier: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor")
    known = {line.ref: line for line in ssp_facts(found).requirements}
    told = shares(annexes(found)["northforge"])
    for ref in ("cmmc:AC.L2-3.1.21", "cmmc:IA.L2-3.5.4", "cmmc:MA.L2-3.7.1"):
        holders = [holder for work in known[ref].works for holder in work.holders or ()]
        (mine,) = [holder for holder in holders if holder.provider == "northforge"]
        assert terms(mine, found.names) in told[ref][5]
        assert "northforge" in known[ref].inherited_from
    remote = known["cmmc:MA.L2-3.7.5"]
    assert "toolfix" not in {holder.provider for work in remote.works for holder in work.holders or ()}


def test_a_framework_says_of_whom_it_asks_for_it(dossier: Callable[..., Dossier]) -> None:
    asked = {name: dict(paper.rests_on)["Asked by"] for name, paper in annexes(dossier("dod-subcontractor")).items()}
    assert {name for name, text in asked.items() if text.startswith("32 CFR 170.19(c)(2)")} == {"northforge", "govdesk"}


def test_papers_and_days_of_an_agreement_are_cited(dossier: Callable[..., Dossier]) -> None:
    paper = annexes(dossier("dod-subcontractor"))["govdesk"]
    assert dict(paper.rests_on)["Contract"] == (
        "Subscription FR-2211 and responsibility matrix of 2026-03-30, papers/govdesk-matrix.txt, responsibility "
        "matrix of 3 lines"
    )


def test_who_states_no_data_is_asked_how_soon_it_tells_as_its_kind_is(
    dossier: Callable[..., Dossier], stated: Callable[..., Dossier]
) -> None:
    shop = dossier("dod-subcontractor")
    unsaid = tuple(replace(item, data_contact=None) for item in shop.engagement.providers)
    asked = {name: to_settle(paper) for name, paper in annexes(stated(shop, providers=unsaid)).items()}
    assert "Notice of an incident" in {texts[1] for texts in asked["toolfix"]}
    before = to_settle(annexes(shop)["toolfix"])
    assert "Notice of an incident" not in {texts[1] for texts in before}, "it says that it touches none"


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
    known = {line.ref: line for line in ssp_facts(found).requirements}
    for name, paper in annexes(found).items():
        rows = grid(paper, "shares").rows
        refs = {row.key for row in rows if row.head}
        assert {row.key for row in rows} == refs | {item.ref for ref in refs for item in known[ref].objectives}, name
        for row in rows:
            marks = [text for text in row.texts[2:5] if text]
            if row.head:
                assert (marks, row.texts[-1]) == ([], ""), row.key
            else:
                assert marks in (["mark one"] * 3, ["by the work"]), row.key
                assert row.texts[-1] == "accept / strike", "each line can be signed or struck"


def test_what_is_stated_of_an_objective_stands_on_the_side_of_who_does_it(dossier: Callable[..., Dossier]) -> None:
    """Work of others is no promise that a provider can sign."""
    papers = annexes(dossier("dod-subcontractor"))
    assert shares(papers["northforge"])["cmmc:AC.L2-3.1.3[a]"][2:5] == ("", "", "by contract")
    both = shares(papers["govdesk"])["cmmc:IA.L2-3.5.3[c]"]
    assert both[5].startswith("____"), "what several do is nobody's own part"
    assert both[6].startswith("Falcon Ridge IT. As the organization describes it: Administrators and everybody")
    assert "cmmc:AC.L2-3.1.1" not in shares(papers["northforge"]), "others are named for it"


def test_objectives_of_others_stand_together(dossier: Callable[..., Dossier], stated: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor")
    line = (MatrixRow(owner="customer", obligation="cmmc:AC.L2-3.1.12"),)
    providers = tuple(
        replace(item, contract=Contract(responsibility_matrix=line)) if item.id == "northforge" else item
        for item in found.engagement.providers
    )
    told = shares(annexes(stated(found, providers=providers))["northforge"])
    rows = {key: texts for key, texts in told.items() if key.startswith("cmmc:AC.L2-3.1.12[")}
    ((key, texts),) = rows.items()
    assert key == "cmmc:AC.L2-3.1.12[a]"
    assert len(texts[0].split(", ")) > 1
    assert (texts[3], texts[-1]) == ("by contract", "")


def test_the_matrix_of_the_contract_goes_first(dossier: Callable[..., Dossier], stated: Callable[..., Dossier]) -> None:
    found = dossier("dod-subcontractor")
    one, all_ = "cmmc:AC.L2-3.1.3[a]", "cmmc:SI.L2-3.14.1"
    lines = (MatrixRow(owner="customer", obligation=one), MatrixRow(owner="shared", obligation=all_))
    providers = tuple(
        replace(item, contract=Contract(responsibility_matrix=lines)) if item.id == "northforge" else item
        for item in found.engagement.providers
    )
    paper = annexes(stated(found, providers=providers))["northforge"]
    marks = {key: texts[2:5] for key, texts in shares(paper).items()}
    assert marks[one] == ("", "by contract", "")
    assert {texts for key, texts in marks.items() if key.startswith(f"{all_}[")} == {("", "", "by contract")}


def test_work_asked_twice_is_told_once(dossier: Callable[..., Dossier]) -> None:
    for paper in annexes_of(dossier("dod-subcontractor")):
        for row in grid(paper, "shares").rows:
            for text in row.texts[5:7]:
                told = text.split("; ")
                assert len(told) == len(set(told)), row.key


def test_what_no_terms_pay_for_is_agreed_before_it_is_accepted(dossier: Callable[..., Dossier]) -> None:
    papers = annexes(dossier("dod-subcontractor"))
    told = shares(papers["northforge"])
    assert told["cmmc:AU.L2-3.3.7[b]"][5] == "________ (to be agreed, with its price)"
    assert "asked by December 11, 2026: mended by ____" in told["cmmc:AU.L2-3.3.7"][5]
    assert told["cmmc:AU.L2-3.3.5[a]"][5].startswith("________ (all of it by the matrix, not by its terms")
    assert "its own by its matrix: settle first" in told["cmmc:AU.L2-3.3.5"][5]


def test_a_line_that_others_have_a_part_in_is_settled_before_it_is_signed(dossier: Callable[..., Dossier]) -> None:
    papers = annexes(dossier("dod-subcontractor"))
    for name in ("northforge", "govdesk"):
        told = shares(papers[name])["cmmc:SC.L2-3.13.14"][5]
        assert "by the matrix of Northforge Managed IT all of it" in told


def test_nobody_is_asked_to_mend_what_others_fall_short_of(dossier: Callable[..., Dossier]) -> None:
    papers = annexes(dossier("dod-subcontractor"))
    cloud, managed = shares(papers["govdesk"]), shares(papers["northforge"])
    told = cloud["cmmc:IA.L2-3.5.3"][5]
    assert "it is the work of others that falls short for computers and servers in our own building; As the" in told
    assert "mended" not in told
    assert "named for it: GovDesk Cloud and Falcon Ridge IT" in managed["cmmc:IA.L2-3.5.4"][5]
    assert "mended by ________" in managed["cmmc:AC.L2-3.1.9"][5], "the matrix makes it its own"
    stands = {row.texts[0]: row.texts[3] for row in grid(papers["northforge"], "yours").rows}
    assert stands["Approve the incident plan"] == "done as a whole; not as found for IR.L2-3.6.3"


def test_what_is_served_and_what_a_provider_still_owes_stand_in_its_annex(dossier: Callable[..., Dossier]) -> None:
    found = annexes(dossier("retailer"))
    swept = found["airsweep"]
    assert any("40 stores with Wi-Fi sensors only" in text for text in words_of(swept))
    assert "No paper" in [texts[0] for texts in to_settle(found["lanternsoc"])]
    assert any("Written acceptance" in text for text in found["lanternsoc"].missing)


def test_usual_terms_that_fall_short_take_no_work_from_who_does_it(dossier: Callable[..., Dossier]) -> None:
    keys = {row.key for grid in annexes(dossier("retailer"))["redpoint"].grids for row in grid.rows}
    assert "pci-dss:11.4.2" in keys
    assert "pci-dss:11.3.2" not in keys, "only the scanning vendor scans"


def words_of(paper: Deliverable) -> list[str]:
    return [text for grid in paper.grids for row in grid.rows for text in row.texts]
