"""`assessor explain`: the same witness as the result, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from tests.cli.running import CLINIC, MENAGERIE, MINI, Finished, problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REVIEW = "hipaa:164.308(a)(1)(ii)(D)"


@pytest.fixture
def explain(call: Callable[..., Finished], data_root: Path, cache: Path) -> Callable[..., Finished]:
    def run(*arguments: object) -> Finished:
        return call("explain", *arguments, "--data", data_root, "--cache", cache)

    return run


def test_without_an_engagement_every_model_is_explained(
    explain: Callable[..., Finished], data_root: Path, cache: Path
) -> None:
    done = explain(REVIEW)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == f"{REVIEW}  Information system activity review  (required)"
    assert "  45 CFR 164.308(a)(1)(ii)(D)" in lines
    assert "asks for" in lines
    heads = [line.split(":")[0] for line in lines if line and not line.startswith(" ")]
    models = api.load_library(["hipaa"], data=data_root, cache=cache).terrain.models.values()
    for model in models:
        assert (model.title in heads) is (model.kind in ("support", "composite")), model.id
    assert "Today" not in heads
    assert any("AU-6" in line and "log-review" in line and "soc_mdr" in line for line in lines)


def test_with_an_engagement_today_is_explained(explain: Callable[..., Finished]) -> None:
    done = explain(REVIEW, "--engagement", CLINIC)
    assert (done.code, done.err) == (0, "")
    assert "Today: gap" in done.out
    assert "cadence fails" in done.out
    assert "smallest change that would put it in place:" in done.out
    assert "today.soc_mdr" in done.out
    assert "Managed services" not in done.out


def test_an_obligation_of_a_framework_that_the_engagement_does_not_name(explain: Callable[..., Finished]) -> None:
    for name in ("cmmc:AC.L2-3.1.1", "AC.L2-3.1.1"):
        done = explain(name, "--engagement", CLINIC)
        assert (done.code, done.out) == (3, "")
        assert (
            f"'cmmc:AC.L2-3.1.1' belongs to CMMC, which {CLINIC} does not name\n  help: its frameworks: hipaa; "
            in done.err
        )
    assert "there is no obligation 'cmmc:AC.L9'" in explain("cmmc:AC.L9", "--engagement", CLINIC).err


def test_the_arrangement_is_named_as_in_assess(explain: Callable[..., Finished]) -> None:
    named = explain(REVIEW, "--engagement", CLINIC, "--arrangement", "managed")
    assert named.out == explain(REVIEW, "--engagement", CLINIC, "--model", "managed").out
    assert "Managed services: satisfied" in named.out


def test_one_arrangement_can_be_asked_for(explain: Callable[..., Finished]) -> None:
    done = explain(REVIEW, "--engagement", CLINIC, "--model", "managed")
    assert "Managed services: satisfied" in done.out
    assert "in place; nothing has to change" in done.out
    assert "Today" not in done.out
    assert explain(REVIEW, "--model", "managed").code == 0


def test_the_bare_id_is_enough_where_it_is_unique(explain: Callable[..., Finished]) -> None:
    assert explain("164.308(a)(1)(ii)(D)").out == explain(REVIEW).out


def test_an_obligation_that_does_not_apply(explain: Callable[..., Finished]) -> None:
    done = explain("hipaa:164.314(b)(2)(i)", "--engagement", CLINIC)
    assert done.code == 0
    assert "Today: not applicable" in done.out
    assert "smallest change" not in done.out


@pytest.mark.parametrize(
    ("arguments", "told", "hint"),
    [
        (("hipaa:164.308(a)(1)(ii)(E)",), "there is no obligation 'hipaa:164.308(a)(1)(ii)(E)'", "hipaa:164.308"),
        (("164.312(q)",), "there is no obligation '164.312(q)'", "did you mean"),
        (("hipaa:164.308(a)(1)",), "is a heading; only the obligations under it are judged", REVIEW),
        ((REVIEW, "--model", "mangaed"), "there is no arrangement 'mangaed'", "managed"),
    ],
)
def test_questions_without_an_answer(
    arguments: tuple[str, ...], told: str, hint: str, explain: Callable[..., Finished]
) -> None:
    done = explain(*arguments)
    assert (done.code, done.out) == (3, "")
    assert told in done.err
    assert "  help: " in done.err
    assert hint in done.err


def test_a_broken_engagement_is_told_first(call: Callable[..., Finished]) -> None:
    path = MENAGERIE / "engagements" / "evidence-future.yaml"
    done = call("explain", "mini:1.1", "--engagement", path, "--data", MINI, "--no-cache")
    assert (done.code, done.out) == (3, "")
    assert [item.code for item in problems(done.err)] == ["engagement/future"]


def test_every_obligation_can_be_explained(call: Callable[..., Finished], cache: Path) -> None:
    for number in range(1, 9):
        for extra in ((), ("--engagement", MENAGERIE / "good.yaml")):
            done = call("explain", f"mini:1.{number}", *extra, "--data", MINI, "--cache", cache)
            assert (done.code, done.err) == (0, "")
            assert done.out.startswith(f"mini:1.{number}  ")


def test_the_recommended_arrangement_is_explained_like_every_other(explain: Callable[..., Finished]) -> None:
    done = explain("hipaa:164.312(b)", "--engagement", CLINIC, "--model", "recommended")
    assert done.code == 0
    assert "Recommended mix: satisfied" in done.out
    unknown = explain(REVIEW, "--engagement", CLINIC, "--model", "best")
    assert unknown.code == 3
    assert "co_managed, recommended" in unknown.err


IDLE = MENAGERIE / "shipped" / "idle-alternatives.yaml"


def _idle(done: Finished) -> list[str]:
    """The keys named as without a part in the verdict, continued lines joined."""
    _, _, told = done.out.partition("  stated about it, but played no part")
    return [" ".join(item.split()) for item in told.split("\n    - ")[1:]]


def test_what_is_stated_and_plays_no_part_is_named(explain: Callable[..., Finished]) -> None:
    done = explain("hipaa:164.310(a)(2)(ii)", "--engagement", IDLE)
    why = "the obligation is in place without it, whoever does the work"
    assert _idle(done) == [f'alternatives."hipaa:164.310(a)(2)(ii)" ({why})']
    assert _idle(explain("hipaa:164.310(a)(2)(ii)", "--engagement", IDLE, "--model", "managed")) == []
    assert _idle(explain("hipaa:164.310(a)(2)(ii)")) == []


def test_a_record_or_line_plays_no_part_until_it_decides_something(
    explain: Callable[..., Finished], tmp_path: Path
) -> None:
    path = tmp_path / "idle.yaml"
    text = (
        'schema: engagement/1\nas_of: "2026-11-21"\nframeworks: [hipaa]\n'
        "organization: {name: Elm, covered_entity: true}\n"
        "providers:\n  - id: north\n    model: managed\n    offering: silver\n"
        "    services: {backup_dr: {lines: {backup: {every: P1D}}}}\n"
        "today: {backup_dr: %s}\n"
        'evidence: [{id: log, capability: backup, provider: north, source: system, collected: "2026-11-20"}]\n'
    )
    row, line = "hipaa:164.308(a)(7)(ii)(A)", "providers.north.services.backup_dr.lines.backup"
    path.write_text(text % "[]", encoding="utf-8")
    assert {line, "evidence.log"} <= set(_idle(explain(row, "--engagement", path)))
    path.write_text(text % "[north]", encoding="utf-8")
    done = explain(row, "--engagement", path)
    assert not {line, "evidence.log"} & set(_idle(done)), done.out


def test_of_a_document_that_does_not_count_it_says_what_it_lacks(explain: Callable[..., Finished]) -> None:
    told = _idle(explain("hipaa:164.308(a)(5)(ii)(C)", "--engagement", CLINIC))
    key = 'alternatives."hipaa:164.308(a)(5)(ii)(C)"'
    assert f"{key} (its only ground is what the measure costs, which is never enough on its own)" in told
    assert not any("alternatives" in item for item in _idle(explain("hipaa:164.312(a)(2)(iv)", "--engagement", CLINIC)))


def _written(path: Path, text: str) -> Path:
    path.write_text(f'schema: engagement/1\nas_of: "2026-11-21"\n{text}', encoding="utf-8")
    return path


def test_the_fact_that_excludes_a_row_is_named(explain: Callable[..., Finished], tmp_path: Path) -> None:
    facts = "organization: {name: Shop, saq: C-VT, removable_media_used: false}\nframeworks: [pci-dss]\n"
    done = explain("pci-dss:5.3.3", "--engagement", _written(tmp_path / "shop.yaml", facts))
    assert "(by organization.removable_media_used: false)" in " ".join(done.out.split())
    assert _idle(done) == []


def test_a_word_of_the_contract_may_play_no_part(explain: Callable[..., Finished], tmp_path: Path) -> None:
    text = (
        "organization: {name: Clinic, covered_entity: true}\nframeworks: [hipaa]\n"
        "providers: [{id: msp, model: managed, offering: bronze, contract: {responsibility_matrix: "
        "[{capability: log-review, owner: provider}]}}]\ntoday: {soc_mdr: []}\n"
    )
    done = explain(REVIEW, "--engagement", _written(tmp_path / "clinic.yaml", text))
    assert _idle(done) == ["providers.msp.contract.responsibility_matrix.log-review"]


def test_nobody_new_is_hired_where_a_record_stands_against_the_work(
    explain: Callable[..., Finished], tmp_path: Path
) -> None:
    text = (
        "organization: {name: Clinic, covered_entity: true, users: 20}\nframeworks: [hipaa]\n"
        "providers: [{id: msp, model: managed, offering: gold, data_contact: []}]\ntoday: {soc_mdr: [msp]}\n"
        "evidence: [{id: audit, capability: log-review, provider: msp, source: third_party, "
        'collected: "2026-10-01", result: contradicts}]\n'
    )
    done = explain(REVIEW, "--engagement", _written(tmp_path / "clinic.yaml", text))
    assert "what stands in the way:" in done.out
    assert "- Mend what the records show" in done.out
    assert "new-soc" not in done.out
    assert "advice: sufficient" not in done.out


def test_nothing_ordered_is_an_answer(explain: Callable[..., Finished], tmp_path: Path) -> None:
    text = (
        "organization: {name: Firm, soc2_availability: true, users: 40}\nframeworks: [soc-2]\n"
        "providers: [{id: msp, model: managed, offering: silver%s}]\ntoday: {backup_dr: [msp]}\n"
    )
    silent = explain("soc-2:A1.3", "--engagement", _written(tmp_path / "silent.yaml", text % ""))
    assert "Today: not assessable" in silent.out
    said = explain("soc-2:A1.3", "--engagement", _written(tmp_path / "said.yaml", text % ", ordered: []"))
    assert "Today: gap" in said.out
    assert "found: sold only on order, and nothing was ordered" in said.out


def test_a_contract_that_names_no_work_is_not_asked_to_name_one(call: Callable[..., Finished], tmp_path: Path) -> None:
    """Naming one piece of work would leave all the rest of that firm's work open."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        'schema: engagement/1\nas_of: "2026-11-21"\norganization: {name: Shop, cmmc_level: 2}\nframeworks: [cmmc]\n'
        "providers:\n  - {id: dave, model: break_fix, offering: per_job, data_contact: [spd],"
        " contract: {documents: {msa: null}}}\n"
        "today: {iam_admin: [dave], config_mgmt: [dave]}\n",
        encoding="utf-8",
    )
    done = call("explain", "cmmc:AC.L2-3.1.10", "--engagement", mine, "--no-cache")
    assert "ordered: [session-lock]" in done.out
    assert "includes" not in done.out
