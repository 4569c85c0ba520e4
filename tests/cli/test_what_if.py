"""`--what-if`: what would change, with places for what does not fit, and the base left as it is."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import CLINIC, GOOD, MINI, ROOT, Finished, problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCHEMA = json.loads((ROOT / "assessor" / "result" / "result.schema.json").read_text(encoding="utf-8"))
PACK = """\
schema: overlay/1
overlay:
  id: mini-second
  title: The small standard, second edition
  status: draft
  framework: mini
  citation: small draft
  published: "2026-05-01"
  checked: "2026-06-01"
  standing: A draft that nobody has to follow.
  source: invented for the tests
  expected: {rows: 1, demands: 2, specifications: 1, withdrawn: 1, duties: 1}
  provenance: {author: The tests, written: "2026-11-21"}
rows:
  - id: "1.9"
    kind: obligation
    parent: "1"
    title: Doors are locked
    statement: Doors stay shut.
    citation: small draft 9
    applies_when: {fact: doors, is: true}
demands:
  add:
    - {obligation: "1.9", note: Decided by duty rd-doors.}
  replace:
    - obligation: "1.2"
      essential:
        - control: CP-9
          relationship: equivalent-to
          rationale: The copies themselves.
          demand: {every: PT1H, basis: proposed, citation: small draft 2}
specifications:
  - {obligation: "1.5", specification: required, citation: small draft 5}
withdrawn:
  - {obligation: "1.6", citation: small draft 6, because: Nobody has to be in charge.}
facts:
  - {id: doors, type: boolean, question: Are there doors?}
duties:
  - id: rd-doors
    statement: Lock the doors.
    owner: facilities
    attaches_to: ["mini:1.9"]
    citation: small draft 9
    basis: proposed
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small framework with an overlay pack beside it."""
    folder = tmp_path_factory.mktemp("copy") / MINI.name  # the name stands in the result
    shutil.copytree(MINI, folder)
    (folder / "rules" / "overlays").mkdir()
    (folder / "rules" / "overlays" / "second.yaml").write_text(PACK, encoding="utf-8")
    return folder


@pytest.fixture
def assess(call: Callable[..., Finished], cache: Path, root: Path, tmp_path: Path) -> Callable[..., Any]:
    """`assess(*texts)` gives the result of the good engagement with these `--what-if`."""

    def run(*texts: str, data: Path = root) -> Any:
        options = [word for text in texts for word in ("--what-if", text)]
        done = call(
            "assess", GOOD, "--data", data, "--cache", cache, "--format", "json", "--quiet", "--out", tmp_path, *options
        )
        assert done.code == 0, done.err
        return json.loads((tmp_path / "result.json").read_bytes())

    return run


def base_of(result: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in result.items() if key not in ("what_if", "digest")}


def moved(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [(item["ref"], item["arrangement"], item["from"], item["to"]) for item in result["what_if"]["verdicts"]]


def test_without_the_option_a_pack_leaves_no_trace(assess: Callable[..., Any]) -> None:
    with_pack, without = assess(), assess(data=MINI)
    assert with_pack == without
    assert with_pack["what_if"] is None


def test_the_base_stays_the_result(assess: Callable[..., Any]) -> None:
    plain, asked = assess(), assess("organization.users=900", "pack=mini-second")
    assert base_of(asked) == base_of(plain)
    assert asked["digest"] != plain["digest"]
    Draft202012Validator(SCHEMA).validate(asked)


def test_saying_what_is_said_already_changes_nothing(assess: Callable[..., Any]) -> None:
    told = assess("organization.users=20", "today.soc_mdr=[northmsp]")["what_if"]
    assert [(item["value"], item["was"]) for item in told["changes"]] == [(20, 20), (["northmsp"], ["northmsp"])]
    assert told["verdicts"] == told["specifications"] == told["scores"] == told["money"] == []
    assert told["obligations"] == {"added": [], "removed": []}
    assert all(side["before"] == side["after"] for found in told["summary"].values() for side in found.values())


def test_the_order_of_changes_does_not_matter(assess: Callable[..., Any]) -> None:
    texts = ["today.soc_mdr=[]", "duties.perform:backup.state=done", "pack=mini-second", "organization.doors=true"]
    assert assess(*texts) == assess(*reversed(texts))


def test_a_value_of_the_engagement(assess: Callable[..., Any]) -> None:
    told = assess("today.backup_dr=[]")["what_if"]
    item = next(item for item in told["verdicts"] if item["arrangement"] == "today" and item["ref"] == "mini:1.2")
    assert (item["from"], item["to"], item["direction"]) == ("satisfied", "gap", "worse")
    needed = "Backup: required every day (legal); found: nobody is assigned backup"
    assert (item["cause"]["kind"], item["cause"]["ground"], item["cause"]["text"]) == ("now", "shortfall", needed)
    before, after = (told["summary"]["mini"]["today"][side] for side in ("before", "after"))
    assert after["gap"] > before["gap"]


def test_a_determination_that_people_made(assess: Callable[..., Any]) -> None:
    told = assess("determinations=[]")["what_if"]
    assert [(item["ref"], item["from"], item["cause"]["kind"]) for item in told["verdicts"]] == [
        ("mini:1.1", "compensated", "before")
    ]
    assert told["verdicts"][0]["cause"]["text"] == "people determined it: met"


def test_a_pack_in_all_its_parts(assess: Callable[..., Any]) -> None:
    told = assess("pack=mini-second", "organization.doors=true")["what_if"]
    assert told["pack"]["status"] == "draft"
    assert told["pack"]["standing"] == "A draft that nobody has to follow."
    assert told["pack"]["counts"] == {"rows": 1, "demands": 2, "specifications": 1, "withdrawn": 1, "duties": 1}
    assert [row["ref"] for row in told["obligations"]["added"]] == ["mini:1.9"]
    assert [row["ref"] for row in told["obligations"]["removed"]] == ["mini:1.6"]
    assert told["specifications"] == [{"ref": "mini:1.5", "from": "addressable", "to": "required"}]
    found = {item["ref"]: item for item in told["verdicts"] if item["arrangement"] == "managed"}
    assert found["mini:1.2"]["to"] == "gap", "an hourly copy is more than the model sustains"
    assert "(proposed)" in found["mini:1.2"]["cause"]["text"]
    alone = assess("pack=mini-second")["what_if"]["obligations"]["added"]
    assert alone[0]["verdicts"]["today"] == "not_assessable", "a fact only the proposal asks for is not stated"
    done = assess("pack=mini-second", "organization.doors=true", "duties.rd-doors.state=done")["what_if"]
    assert done["obligations"]["added"][0]["verdicts"]["today"] == "satisfied_with_customer_duties"


def test_an_alternative_that_would_no_longer_do_is_no_fault_of_the_file(assess: Callable[..., Any]) -> None:
    told = assess("pack=mini-second")["what_if"]
    item = next(item for item in told["verdicts"] if item["ref"] == "mini:1.5" and item["from"] == "compensated")
    assert item["direction"] == "worse"
    cause = item["cause"]
    assert (cause["kind"], cause["text"]) == ("now", "a documented alternative is not accepted")


def test_what_the_result_says_is_enough_to_do_it_again(assess: Callable[..., Any]) -> None:
    asked = assess("pack=mini-second", "today.soc_mdr= [ ourit ,  lent]", 'defined_frequencies."mini:1.7"=P6M')
    told = asked["what_if"]
    texts = [f"{item['key']}={json.dumps(item['value'])}" for item in told["changes"]]
    assert assess(f"pack={told['pack']['id']}", *texts) == asked


def test_opposite_runs_mirror_each_other(
    assess: Callable[..., Any], call: Callable[..., Finished], cache: Path, root: Path, tmp_path: Path
) -> None:
    there = assess("today.backup_dr=[]", "providers.northmsp.offering=gold")
    text = GOOD.read_text(encoding="utf-8").replace("backup_dr: [ourit]", "backup_dr: []")
    path = tmp_path / "opposite.yaml"
    path.write_text(text.replace("offering: silver", "offering: gold"), encoding="utf-8")
    options = ["--what-if", "today.backup_dr=[ourit]", "--what-if", "providers.northmsp.offering=silver"]
    done = call(
        "assess", path, "--data", root, "--cache", cache, "--format", "json", "--quiet", "--out", tmp_path, *options
    )
    assert done.code == 0, done.err
    back = json.loads((tmp_path / "result.json").read_bytes())
    assert moved(back) == [(ref, name, now, was) for ref, name, was, now in moved(there)]
    assert moved(there)
    turned = {"better": "worse", "worse": "better", "other": "other"}
    directions = [item["direction"] for item in there["what_if"]["verdicts"]]
    assert [item["direction"] for item in back["what_if"]["verdicts"]] == [turned[word] for word in directions]
    for name, pair in there["what_if"]["summary"]["mini"].items():
        assert back["what_if"]["summary"]["mini"][name] == {"before": pair["after"], "after": pair["before"]}


@pytest.mark.parametrize(
    ("text", "code", "advice"),
    [
        ("organization.user=3", "link/unknown-fact", "did you mean 'users'?"),
        ("organization.users=many", "fact/type", "How many people"),
        ("providers.northmsp.offering=gould", "link/unknown-offering", "did you mean 'gold'?"),
        ("providers.nortmsp.offering=gold", "what-if/unknown-path", "did you mean 'northmsp'?"),
        ("today.soc_mdr=[nobody]", "link/unknown-provider", "known:"),
        ("frameworks=[minni]", "link/unknown-framework", "did you mean 'mini'?"),
        ("overlay=mini-secnd", "what-if/unknown-pack", "did you mean 'mini-second'?"),
        ("organization.doors=true", "link/unknown-fact", ""),
    ],
)
def test_what_does_not_fit(
    text: str, code: str, advice: str, call: Callable[..., Finished], cache: Path, root: Path, tmp_path: Path
) -> None:
    done = call("assess", GOOD, "--data", root, "--cache", cache, "--out", tmp_path / "out", "--what-if", text)
    assert done.code == 3
    found = problems(done.err)
    assert (f"--what-if 1: {text.partition('=')[0]}", 1) == (found[0].path, found[0].line)
    assert next(item.code for item in found if item.severity == "error") == code
    assert advice in done.err
    assert not (tmp_path / "out").exists()


def test_options_that_are_no_pair_are_a_fault_of_usage(call: Callable[..., Finished], tmp_path: Path) -> None:
    for text in ("users", "", "=3", " =3"):
        done = call("assess", GOOD, "--data", MINI, "--out", tmp_path / "out", "--what-if", text)
        assert done.code == 2, text
        assert "KEY=VALUE" in done.err
    assert not (tmp_path / "out").exists()


def test_a_pack_of_another_framework(call: Callable[..., Finished], tmp_path: Path) -> None:
    example = ROOT / "examples" / "redirect-shop.yaml"
    done = call("assess", example, "--out", tmp_path / "out", "--what-if", "pack=hipaa-nprm-2025")
    assert done.code == 3
    assert [item.code for item in problems(done.err) if item.severity == "error"] == ["what-if/other-framework"]
    both = call("assess", GOOD, "--data", MINI, "--out", tmp_path / "out", "--what-if", "pack=a", "--what-if", "pack=b")
    assert [item.code for item in problems(both.err) if item.severity == "error"] == ["what-if/twice"]


def test_an_overlay_is_named_as_what_it_is(
    assess: Callable[..., Any], call: Callable[..., Finished], tmp_path: Path
) -> None:
    assert assess("overlay=mini-second") == assess("pack=mini-second"), "the older spelling"
    done = call("assess", CLINIC, "--out", tmp_path / "out", "--what-if", "overlay=nist-csf")
    assert done.code == 3
    assert "there is no overlay 'nist-csf'\n  help: that is a rule pack: --pack nist-csf\n" in done.err
    both = call("assess", CLINIC, "--out", tmp_path / "out", "--what-if", "pack=a", "--what-if", "overlay=b")
    assert [item.code for item in problems(both.err) if item.severity == "error"] == ["what-if/twice"]


def test_the_terminal_says_it_too(call: Callable[..., Finished], cache: Path, tmp_path: Path) -> None:
    done = call(
        "assess", CLINIC, "--cache", cache, "--format", "json,html", "--out", tmp_path,
        "--what-if", "pack=hipaa-nprm-2025", "--what-if", "providers.northmsp.offering=gold",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "proposed; not in force" in done.out
    assert "providers.northmsp.offering: silver -> gold" in done.out
    assert "hipaa:164.312(a)(2)(iv): compensated -> " in done.out
    assert "obligations new" in done.out
    assert "HIPAA, risk analysis, decisions: 2 -> 0" in done.out, (
        "no decision on an addressable measure is left to make"
    )
    page = (tmp_path / "brief.html").read_text(encoding="utf-8")
    assert "What would change" in page
    assert "90 FR 898" in page


def test_explain_takes_it_as_well(call: Callable[..., Finished], cache: Path) -> None:
    ref = "hipaa:164.312(nprm)(f)(2)(ii)"
    common = ("--engagement", CLINIC, "--cache", cache)
    assert call("explain", ref, *common).code == 3, "without the pack there is no such obligation"
    done = call("explain", ref, *common, "--what-if", "pack=hipaa-nprm-2025")
    assert done.code == 0, done.err
    assert done.out.startswith("What if\n  as if adopted: HIPAA Security Rule as proposed in January 2025, 90 FR 898")
    assert "(proposed; not in force)" in done.out
    assert "in force (proposed)" in done.out
    alone = call("explain", "hipaa:164.312(b)", "--cache", cache, "--what-if", "organization.users=3")
    assert alone.code == 3
    assert "--engagement FILE" in alone.err


def test_catalog_list_shows_packs_and_graph_does_not(call: Callable[..., Finished], cache: Path) -> None:
    listed = call("catalog", "list").out
    assert "hipaa-nprm-2025" in listed
    assert "proposed, off unless --what-if overlay=hipaa-nprm-2025" in listed
    assert "nprm" not in call("graph", "--cache", cache).out
    shown = call("catalog", "show", "hipaa-nprm-2025").out
    assert "proposed" in shown
    assert "164.312(nprm)(f)(2)(ii)  Multi-factor authentication" in shown


def test_money_that_would_be_another(call: Callable[..., Finished], cache: Path, tmp_path: Path) -> None:
    done = call(
        "assess", CLINIC, "--cache", cache, "--format", "json", "--out", tmp_path,
        "--what-if", "prices.break_fix_hourly=600", "--what-if", "risk.tolerance=very_averse",
    )  # fmt: skip
    assert done.code == 0, done.err
    result = json.loads((tmp_path / "result.json").read_bytes())
    Draft202012Validator(SCHEMA).validate(result)
    money = {(item["arrangement"], item["figure"]): item for item in result["what_if"]["money"]}
    repairs = money["break_fix", "fees_annual"]
    assert repairs["before"] == result["economics"]["arrangements"]["break_fix"]["fees_annual"]
    assert repairs["after"] > repairs["before"], "a dearer hour makes a dearer repair firm"
    assert money["managed", "functional"]["after"] > money["managed", "functional"]["before"], "the tail weighs more"
    assert "Decision figures that would change" in done.out
    assert f"Break-fix, fees a year: ${repairs['before']:,.0f} -> ${repairs['after']:,.0f}" in done.out


@pytest.mark.parametrize(
    "text",
    [
        "__proto__.x=1",
        "organization.__class__=1",
        "a\x1b[31m.b=1",
        "a\u202eb=1",
        f"{'x' * 5000}=1",
        f"today.{'a.' * 500}b=[]",
        f"today.{'a.' * 8}b=[]",
        f"organization.name={'x' * 100_000}",
        f"organization.name={'[' * 5000}",
        f"organization.users={'9' * 5000}",
        "organization.name=\udcff\ud800",
        "pack=\x00",
        f"pack={'y' * 9999}",
        "pack=../../etc/passwd",
        "frameworks=[]",
        "frameworks={}",
        "providers={}",
        "providers.northmsp=null",
        "as_of=0000-00-00",
        "schema=overlay/1",
        '".".""=1',
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_nothing_hostile_gets_further_than_a_message(
    text: str, call: Callable[..., Finished], cache: Path, root: Path, tmp_path: Path
) -> None:
    done = call("assess", GOOD, "--data", root, "--cache", cache, "--out", tmp_path / "out", "--what-if", text)
    assert done.code == 3
    assert done.out == ""
    told = problems(done.err)
    assert told
    assert all(item.path.startswith("--what-if 1: ") or item.path == str(GOOD) for item in told)
    assert all(line.isprintable() and len(line) < 400 for line in done.err.splitlines())
    assert not (tmp_path / "out").exists()


def test_a_score_that_would_be_another(call: Callable[..., Finished], cache: Path, tmp_path: Path) -> None:
    example = ROOT / "examples" / "dod-subcontractor.yaml"
    ref = "cmmc:SC.L2-3.13.11"
    done = call(
        "assess", example, "--cache", cache, "--format", "json", "--out", tmp_path,
        "--what-if", f'determinations."{ref}".status=met',
    )  # fmt: skip
    assert done.code == 0, done.err
    result = json.loads((tmp_path / "result.json").read_bytes())
    Draft202012Validator(SCHEMA).validate(result)
    figures = {item["figure"]: item for item in result["what_if"]["scores"]}
    assert figures["sprs"]["before"] == result["scores"]["cmmc"]["sprs"]
    assert figures["sprs"]["after"] > figures["sprs"]["before"], "three or five points come back"
    assert f"CMMC, sprs: {figures['sprs']['before']} -> {figures['sprs']['after']}" in done.out
    assert not [name for name in figures if ":" in name]


def test_a_recommendation_that_is_lost_says_why(call: Callable[..., Finished], cache: Path, tmp_path: Path) -> None:
    asked = ("--what-if", "organization.users=0")
    done = call("assess", CLINIC, "--cache", cache, "--format", "json", "--out", tmp_path, *asked)
    assert "Recommendation: optimal -> The file states 0 users (organization: users), so nothing can be" in done.out
    told = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))["what_if"]["money"]
    assert {"figure": "recommendation", "before": "optimal"}.items() <= told[0].items()
