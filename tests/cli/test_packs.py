"""Rule packs as somebody makes and uses them: started, checked, tested, loaded, refused."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import CLINIC, problems, run

if TYPE_CHECKING:
    from pathlib import Path

ROW = "hipaa:164.308(a)(1)(ii)(D)"
ENGAGEMENT = """schema: engagement/1
as_of: "2026-11-21"
organization: {{name: Example, users: 40, internal_fte: 1, covered_entity: true}}
frameworks: [{frameworks}]
{packs}providers:
  - id: it
    model: internal_it
    offering: business_hours
    services: {{soc_mdr: {{evidence: work_record, lines: {{log-review: {{every: P7D}}}}}}}}
today: {{soc_mdr: [it]}}
duties: {{rd-activity-review: {{state: done, last: "2026-11-02"}}}}
"""


def engagement(folder: Path, *packs: str, frameworks: str = "hipaa") -> Path:
    path = folder / "one.yaml"
    listed = f"packs: {json.dumps(packs)}\n" if packs else ""
    path.write_text(ENGAGEMENT.format(frameworks=frameworks, packs=listed), encoding="utf-8")
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack that asks for a log review every week."""
    assert run("new", "pack", "weekly", cwd=tmp_path).code == 0
    return tmp_path / "weekly"


def verdict(folder: Path, *arguments: object) -> str:
    done = run("assess", folder / "one.yaml", "--format", "json", "--out", folder / "out", *arguments, cwd=folder)
    assert done.code == 0, done.err
    result = json.loads((folder / "out" / "result.json").read_text(encoding="utf-8"))
    return str(next(row for row in result["obligations"] if row["ref"] == ROW)["verdicts"]["today"]["verdict"])


@pytest.mark.parametrize(("kind", "left"), [("pack", 2), ("catalog", 8), ("model", 3)])
def test_what_is_started_passes_check_and_test_at_once(tmp_path: Path, kind: str, left: int) -> None:
    """And check warns of each text that it leaves to its author, which a brief would print."""
    assert run("new", kind, "our-own", "--title", 'Our "own" rules: one', cwd=tmp_path).code == 0
    checked = run("check", "our-own", cwd=tmp_path)
    assert (checked.code, checked.out.splitlines()[-1].partition(": ")[2]) == (0, f"0 errors, {left} warnings")
    assert {item.code for item in problems(checked.out)} == {"audit/placeholder"}
    tested = run("test", "--pack", "./our-own", cwd=tmp_path)
    assert (tested.code, tested.out.splitlines()[-1]) == (0, "2 cases, 0 failed")


@pytest.mark.parametrize("name", ["Our", "a b", "../x", "x" * 41, "", "-a"])
def test_a_name_that_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    done = run("new", "pack", "--", name, cwd=tmp_path)
    assert done.code in (2, 3)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(pack: Path) -> None:
    before = sorted(path.read_bytes() for path in pack.rglob("*.yaml"))
    done = run("new", "catalog", "weekly", cwd=pack.parent)
    assert done.code == 3
    assert "exists already" in done.err
    assert sorted(path.read_bytes() for path in pack.rglob("*.yaml")) == before


def test_an_engagement_a_command_line_and_a_zip_file_load_the_same_pack(tmp_path: Path, pack: Path) -> None:
    with zipfile.ZipFile(tmp_path / "weekly.zip", "w") as archive:
        for path in pack.rglob("*.yaml"):
            archive.write(path, path.relative_to(tmp_path))
    engagement(tmp_path)
    assert verdict(tmp_path) == "satisfied_with_customer_duties"  # usual practice reads up to a month as regularly
    slower = (tmp_path / "one.yaml").read_text(encoding="utf-8").replace("P7D", "P14D")
    (tmp_path / "one.yaml").write_text(slower, encoding="utf-8")
    assert verdict(tmp_path) == "satisfied_with_customer_duties"
    assert verdict(tmp_path, "--pack", "./weekly") == "gap"
    assert verdict(tmp_path, "--pack", "weekly.zip") == "gap"
    for name in ("./weekly", "weekly.zip"):
        named = slower.replace("providers:", f'packs: ["{name}"]\nproviders:', 1)
        (tmp_path / "one.yaml").write_text(named, encoding="utf-8")
        assert verdict(tmp_path) == "gap"


def test_the_result_names_packs_and_what_they_amended(tmp_path: Path, pack: Path) -> None:
    engagement(tmp_path)
    verdict(tmp_path, "--pack", "./weekly")
    rules = json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))["rules"]
    (loaded,) = rules["packs"]
    assert (loaded["id"], loaded["version"], loaded["shipped"], loaded["option"]) == (
        "weekly",
        "0.1",
        False,
        "./weekly",
    )
    (changed,) = rules["amendments"]
    assert (changed["pack"], changed["entry"]) == ("weekly", ROW)
    assert json.loads(changed["now"])["every"] == "P7D"
    assert pack.is_dir()


def test_a_pack_that_is_not_there_is_said_at_its_name(tmp_path: Path) -> None:
    done = run("check", engagement(tmp_path, "wekly", "./none"), cwd=tmp_path)
    assert done.code == 3
    found = [(item.line, item.column, item.code) for item in problems(done.out)]
    assert found == [(5, 9, "pack/unknown"), (5, 18, "pack/not-found")]


def test_a_pack_without_a_manifest_or_with_the_id_of_another_is_refused(tmp_path: Path, pack: Path) -> None:
    assert run("new", "pack", "other", cwd=tmp_path).code == 0
    (tmp_path / "other" / "pack.yaml").write_bytes((pack / "pack.yaml").read_bytes())
    done = run("check", engagement(tmp_path, "./weekly", "./other"), cwd=tmp_path)
    assert [item.code for item in problems(done.out)] == ["pack/same-id"]
    (pack / "pack.yaml").unlink()
    done = run("check", engagement(tmp_path, "./weekly"), cwd=tmp_path)
    assert [item.code for item in problems(done.out)] == ["pack/no-manifest"]


def test_an_engagement_cannot_load_what_lies_outside_its_folder(tmp_path: Path, pack: Path) -> None:
    (tmp_path / "inner").mkdir()
    done = run("check", engagement(tmp_path / "inner", "../weekly"), cwd=tmp_path)
    assert [item.code for item in problems(done.out)] == ["pack/outside"]
    assert run("check", engagement(tmp_path / "inner"), "--pack", pack, cwd=tmp_path).code == 0


def test_what_a_pack_needs_must_be_named_too(tmp_path: Path, pack: Path) -> None:
    manifest = (pack / "pack.yaml").read_text(encoding="utf-8")
    (pack / "pack.yaml").write_text(f'{manifest}  needs: {{other: "1.2"}}\n', encoding="utf-8")
    done = run("check", engagement(tmp_path, "./weekly"), cwd=tmp_path)
    assert [item.code for item in problems(done.out)] == ["pack/needs"]
    assert run("new", "pack", "other", cwd=tmp_path).code == 0
    (tmp_path / "other" / "rules" / "amendments.yaml").unlink()
    done = run("check", engagement(tmp_path, "./weekly", "./other"), cwd=tmp_path)
    assert "found 0.1" in done.out
    other = (tmp_path / "other" / "pack.yaml").read_text(encoding="utf-8").replace('"0.1"', '"1.10"')
    (tmp_path / "other" / "pack.yaml").write_text(other, encoding="utf-8")
    assert run("check", engagement(tmp_path, "./weekly", "./other"), cwd=tmp_path).code == 0


def test_two_packs_that_bring_the_same_id_are_refused_with_both_places(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("new", "catalog", name, cwd=tmp_path).code == 0
    for path in (tmp_path / "two").rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace(": two", ": one"), encoding="utf-8")
    manifest = tmp_path / "two" / "pack.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("id: one", "id: two"), encoding="utf-8")
    done = run("check", engagement(tmp_path, "./one", "./two"), cwd=tmp_path)
    assert done.code == 3
    assert "two/controls/catalog/catalog.yaml:5:3: error[link/duplicate-id]" in done.out
    assert "one/controls/catalog/catalog.yaml:5:3" in done.out
    assert "Traceback" not in done.err


def test_a_pack_lists_what_it_brings(tmp_path: Path) -> None:
    assert run("new", "catalog", "mine", cwd=tmp_path).code == 0
    manifest = tmp_path / "mine" / "pack.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("catalogs: [mine]", "catalogs: [mime], oddities: [x]"), encoding="utf-8")
    found = problems(run("check", "mine", cwd=tmp_path).out)
    codes = [item.code for item in found if item.severity == "error"]
    assert codes == ["pack/provides", "pack/provides", "pack/unlisted"]


@pytest.mark.parametrize(
    ("kind", "name", "there"), [("model", "managed", 1), ("catalog", "hipaa", 2), ("catalog", "nist-800-53", 1)]
)
def test_an_id_that_is_taken_is_told_at_the_pack_alone(tmp_path: Path, kind: str, name: str, there: int) -> None:
    assert run("new", kind, "fresh", cwd=tmp_path).code == 0
    for file in (tmp_path / "fresh").rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("fresh", name), encoding="utf-8")
    found = [item for item in problems(run("check", "fresh", cwd=tmp_path).out) if item.severity == "error"]
    assert [item.code for item in found] == ["link/duplicate-id"] * there
    assert all(item.path.startswith("fresh/") for item in found)
    (tmp_path / "one.yaml").write_text(
        'packs: ["./fresh"]\nframeworks: [hipaa]\norganization: {name: A}\n', encoding="utf-8"
    )
    assessed = problems(run("check", "one.yaml", cwd=tmp_path).out)
    assert {item.code for item in assessed} == {"link/duplicate-id"}


@pytest.mark.parametrize(("kind", "name"), [("model", "break-fix"), ("catalog", "nist-800-53"), ("pack", "nist-csf")])
def test_nothing_new_takes_an_id_there_is(tmp_path: Path, kind: str, name: str) -> None:
    done = run("new", kind, name, cwd=tmp_path)
    assert done.code == 3
    assert f"'{name}' already" in done.err
    assert not (tmp_path / name).exists()


def test_a_client_s_own_framework_is_judged_beside_another(tmp_path: Path) -> None:
    assert run("new", "catalog", "mine", cwd=tmp_path).code == 0
    engagement(tmp_path, "./mine", frameworks="hipaa, mine")
    done = run("assess", "one.yaml", "--format", "json", "--out", "out", cwd=tmp_path)
    assert done.code == 0, done.err
    assert "mine:1.1" in run("explain", "mine:1.1", "--engagement", "one.yaml", cwd=tmp_path).out
    assert run("explain", "mine:1.1", "--pack", "./mine", cwd=tmp_path).code == 0


def test_lists_and_data(tmp_path: Path) -> None:
    assert "log-review" in run("catalog", "list", "capabilities").out
    assert run("catalog", "list", "packs").out.startswith("pack ")
    assert "every: P1D" in run("catalog", "show", "log-review").out
    assert run("data", "export", tmp_path / "copy").code == 0
    assert run("check", CLINIC, "--data", tmp_path / "copy", "--no-cache").code == 0
    assert run("data", "export", tmp_path / "copy").code == 3
    assert (run("data", "where").out.strip()) != ""
