"""`assessor check`: the same problems in four forms."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import GOOD, MENAGERIE, MINI, ROOT, Finished, problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BROKEN = MENAGERIE / "engagements" / "customer-delegable.yaml"

CUSTOMER_HELP = (
    "add a provider with model: internal_it (your IT people) or own_people (others on your payroll) and name it here"
)


@pytest.fixture
def check(call: Callable[..., Finished], cache: Path) -> Callable[..., Finished]:
    def run(*arguments: object) -> Finished:
        return call("check", *arguments, "--data", MINI, "--cache", cache)

    return run


def test_json(check: Callable[..., Finished]) -> None:
    done = check(BROKEN, "--format", "json")
    assert done.code == 3
    assert json.loads(done.out) == [
        {
            "code": "engagement/customer",
            "severity": "error",
            "message": "'customer' cannot run 'soc_mdr', because it has no terms to compare",
            "help": CUSTOMER_HELP,
            "path": str(BROKEN),
            "line": 6,
            "column": 19,
        }
    ]
    assert json.loads(check(GOOD, "--format", "json").out) == []


def test_sarif(check: Callable[..., Finished], tmp_path: Path) -> None:
    path = tmp_path / "a b#ü.yaml"
    shutil.copy(BROKEN, path)
    done = check(path, "--format", "sarif")
    assert done.code == 3
    log = json.loads(done.out)
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    assert run["tool"]["driver"]["name"] == "assessor"
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "engagement/customer"
    assert rule["help"]["text"]
    result = run["results"][0]
    assert (result["ruleId"], result["level"]) == ("engagement/customer", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"{tmp_path}/a%20b%23%C3%BC.yaml"
    assert place["region"] == {"startLine": 6, "startColumn": 19}


def test_github(check: Callable[..., Finished], tmp_path: Path) -> None:
    path = tmp_path / "100%, really:1.yaml"
    shutil.copy(BROKEN, path)
    done = check(path, "--format", "github")
    assert done.code == 3
    assert done.out == (
        f"::error file={tmp_path}/100%25%2C really%3A1.yaml,line=6,col=19,title=engagement/customer"
        "::'customer' cannot run 'soc_mdr', because it has no terms to compare; "
        f"{CUSTOMER_HELP}\n"
    )


def test_a_file_of_a_pack_is_checked_with_its_pack(call: Callable[..., Finished], tmp_path: Path) -> None:
    """As a hook names it before a commit: what it refers to stands in other files, and each pack is read once."""
    pack = tmp_path / "mdr"
    shutil.copytree(ROOT / "rules" / "packs" / "mdr-mssp", pack)
    model = pack / "rules" / "models" / "mdr_mssp.yaml"
    model.write_text(
        model.read_text(encoding="utf-8").replace("threat-hunting:", "threat-hunted:", 1), encoding="utf-8"
    )
    for named in ((model, pack / "pack.yaml"), (tmp_path,)):
        done = call("check", *named)
        assert done.code == 3
        assert done.out.count("link/unknown-capability") == 1
        assert f"{model}:" in done.out
        assert "\n5 files checked: 1 error" in done.out


def test_one_data_file(check: Callable[..., Finished]) -> None:
    assert check(MINI / "rules" / "facts.yaml").out == "1 file checked: 0 errors, 0 warnings\n"
    done = check(MENAGERIE / "data" / "fact-shape.yaml")
    assert done.code == 3
    assert {item.code for item in problems(done.out)} == {"schema/required", "schema/enum"}


def test_a_folder_of_engagements(check: Callable[..., Finished], tmp_path: Path) -> None:
    (tmp_path / "clients").mkdir()
    for name in ("a.yaml", "b.yaml"):
        shutil.copy(GOOD, tmp_path / "clients" / name)
    assert check(tmp_path).out == "2 files checked: 0 errors, 0 warnings\n"
    shutil.copy(BROKEN, tmp_path / "c.yaml")
    done = check(tmp_path)
    assert done.code == 3
    assert done.out.endswith("3 files checked: 1 error, 0 warnings\n")


def test_several_paths(check: Callable[..., Finished]) -> None:
    done = check(GOOD, BROKEN, MINI)
    assert done.code == 3
    files = 2 + len(list(MINI.rglob("*.yaml")))
    assert done.out.endswith(f"{files} files checked: 1 error, 0 warnings\n")


def test_warnings_do_not_fail(check: Callable[..., Finished], tmp_path: Path) -> None:
    path = tmp_path / "engagement.yaml"
    text = GOOD.read_text(encoding="utf-8").replace("{promise: null}", "{promise: lost.pdf}")
    text = text.replace("vuln_mgmt: []", "vuln_mgmt: [fixit]")
    path.write_text(text, encoding="utf-8")
    done = check(path)
    assert done.code == 0
    assert [(item.code, item.severity) for item in problems(done.out)] == [
        ("path/missing", "warning"),
        ("engagement/not-listed", "warning"),
    ]
    assert done.out.endswith("0 errors, 2 warnings\n")


def test_nothing_to_check(check: Callable[..., Finished], tmp_path: Path) -> None:
    empty = check(tmp_path)
    assert (empty.code, empty.out) == (3, "")
    assert f"no file of ours under {tmp_path}" in empty.err
    missing = check(tmp_path / "none.yaml")
    assert missing.code == 3
    assert [item.code for item in problems(missing.out)] == ["file/missing"]
    too_long = check(tmp_path / ("n" * 300))
    assert too_long.code == 3


def test_an_engagement_beside_broken_rules(call: Callable[..., Finished], tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(MINI, root)
    (root / "rules" / "events.yaml").unlink()
    done = call("check", GOOD, "--data", root, "--no-cache")
    assert done.code == 3
    assert {item.code for item in problems(done.out)} == {"link/unknown-event"}


def test_the_last_capacity_file_is_missed(call: Callable[..., Finished], tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(MINI, root)
    (root / "rules" / "capacity.yaml").unlink()
    done = call("check", root)
    assert done.code == 3
    assert [item.code for item in problems(done.out)] == ["link/capacity"]


def test_a_file_of_another_kind_is_no_engagement(call: Callable[..., Finished], tmp_path: Path) -> None:
    done = call("assess", MINI / "rules" / "facts.yaml", "--data", MINI, "--no-cache", "--out", tmp_path / "out")
    assert done.code == 3
    assert "schema/const" in {item.code for item in problems(done.err)}
