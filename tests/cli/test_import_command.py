"""`assessor import`: a folder that check passes, every loss listed, and nothing written where anything is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import Finished, problems

if TYPE_CHECKING:
    from pathlib import Path

Call = Any
CATALOG = {
    "catalog": {
        "uuid": "u",
        "metadata": {"title": "House rules", "version": "1"},
        "groups": [
            {
                "id": "g1",
                "title": "Logs",
                "controls": [
                    {"id": "c1", "title": "Reading", "parts": [{"name": "statement", "prose": "Logs are read."}]},
                    {"id": "c2", "title": "Keeping", "parts": [{"name": "statement", "prose": "Logs are kept."}]},
                ],
            }
        ],
        "back-matter": {},
    }
}
MAPPING = {
    "mapping-collection": {
        "mappings": [
            {
                "maps": [
                    {
                        "relationship": "intersects-with",
                        "sources": [{"type": "control", "id-ref": name}],
                        "targets": [{"type": "control", "id-ref": "au-6"}],
                    }
                    for name in ("c1", "c2")
                ]
            }
        ]
    }
}


def left_open(checked: Finished) -> set[str]:
    """What check says of a draft: the texts that are left to its author."""
    return {item.code for item in problems(checked.out)}


def write(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_a_draft_passes_check_and_lists_its_losses(call: Call, tmp_path: Path) -> None:
    file = write(tmp_path / "catalog.json", CATALOG)
    done = call("import", "oscal", file, "--out", tmp_path / "house")
    assert done.code == 0
    assert "3 rows (1 of kind group, 2 of kind obligation), 0 edges" in done.out
    assert "pack, catalog and framework: house-rules (--id names them otherwise)" in done.out
    assert "assessor test' has none to run yet" in done.out
    losses = (tmp_path / "house" / "losses.txt").read_text(encoding="utf-8")
    assert losses == f"     1  back-matter: not taken over (first at {file}:1:13)\n"
    assert losses.rstrip() in done.out
    checked = call("check", tmp_path / "house")
    assert checked.code == 0
    assert "4 files checked: 0 errors, 8 warnings" in checked.out
    assert checked.out.count("warning[audit/no-control]") == 2


def test_a_mapping_leads_to_controls(call: Call, tmp_path: Path) -> None:
    catalog, mapping = write(tmp_path / "catalog.json", CATALOG), write(tmp_path / "mapping.json", MAPPING)
    folder = tmp_path / "house"
    done = call("import", "oscal", mapping, "--catalog", catalog, "--out", folder, "--id", "our-house")
    assert done.code == 0
    assert (folder / "rules/crosswalks/crosswalk.yaml").read_text(encoding="utf-8").count('supporting: ["AU-6"]') == 2
    checked = call("check", folder)
    assert (checked.code, left_open(checked)) == (0, {"audit/placeholder"})
    assert "5 files checked: 0 errors" in checked.out


def test_controls_need_no_crosswalk(call: Call, tmp_path: Path) -> None:
    file = write(tmp_path / "catalog.json", CATALOG)
    assert call("import", "oscal", file, "--as-controls", "--out", tmp_path / "house").code == 0
    checked = call("check", tmp_path / "house")
    assert left_open(checked) == {"audit/placeholder"}
    assert "2 files checked: 0 errors" in checked.out


@pytest.mark.parametrize(
    ("content", "more", "told"),
    [
        ('{"catalog": {"groups": 3}}', (), ":1:24: error[import/type]"),
        ('{"catalog":\n  {"groups": [}}', (), ":2:15: error[json/syntax]"),
        ('{"catalog": {"groups": []}}', (), "error[import/empty]"),
        ("[" * 5000, (), ":1:61: error[json/too-deep]"),
        ('{"profile": {}}', (), "error[import/no-catalog]"),
        ("<catalog/>", (), "error[import/kind]"),
        (json.dumps(CATALOG), ("--id", "../x"), "cannot be the id of a pack"),
        (json.dumps(CATALOG), ("--catalog", "missing.json"), "there is no file missing.json"),
        (json.dumps(CATALOG), ("--sheet", "One"), "oscal takes no --sheet"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(
    call: Call, tmp_path: Path, content: str, more: tuple[str, ...], told: str
) -> None:
    file = tmp_path / "file.json"
    file.write_text(content, encoding="utf-8")
    done = call("import", "oscal", file, "--out", tmp_path / "house", *more)
    assert done.code == 3
    assert told in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["file.json"]


LIBRARY = """urn: urn:house:risk:library:rules
name: House rules
copyright: Example House, for its members
objects:
  framework:
    urn: urn:house:risk:framework:rules
    name: House rules
    requirement_nodes:
    - {urn: "urn:h:g", assessable: false, ref_id: G, name: Logs}
    - {urn: "urn:h:a", assessable: true, ref_id: G.1, parent_urn: "urn:h:g", description: Logs are read.}
  requirement_mapping_sets:
    - source_framework_urn: urn:house:risk:framework:rules
      target_framework_urn: urn:other:risk:framework:nist-sp-800-53-rev5
      requirement_mappings:
      - {source_requirement_urn: "urn:h:a", target_requirement_urn: "urn:n:ac-02(01)", relationship: equal}
"""


def test_a_library_passes_check_under_its_own_licence(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "library.yaml"
    file.write_text(LIBRARY, encoding="utf-8")
    done = call("import", "ciso-assistant", file, "--out", tmp_path / "house")
    assert done.code == 0
    assert "2 rows (1 of kind group, 1 of kind obligation), 1 edges" in done.out
    assert "relationship equal: a supporting control has none" in done.out
    checked = call("check", tmp_path / "house")
    assert (checked.code, left_open(checked)) == (0, {"audit/placeholder"})
    assert "5 files checked: 0 errors" in checked.out
    assert "Example House, for its members" in (tmp_path / "house/pack.yaml").read_text(encoding="utf-8")


def test_a_table_passes_check_and_gives_the_same_twice(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "our rules.csv"
    file.write_text("Code;Heading, short;Says;Maps to\n1;Logs;Logs are read.;AU-6\n", encoding="utf-8")
    columns = 'id=Code,"title=Heading, short",statement=Says,control=Maps to'
    first, second = (
        call("import", "table", file, "--out", tmp_path / name, "--columns", columns) for name in ("one", "two")
    )
    assert (first.code, second.code) == (0, 0)
    assert 'columns: id="Code", title="Heading, short", statement="Says", control="Maps to"' in second.out
    checked = call("check", tmp_path / "one")
    assert (checked.code, left_open(checked)) == (0, {"audit/placeholder"})
    assert "5 files checked: 0 errors" in checked.out
    files = [sorted(path for path in (tmp_path / name).rglob("*") if path.is_file()) for name in ("one", "two")]
    assert len(files[0]) == 6
    assert [path.read_bytes() for path in files[0]] == [path.read_bytes() for path in files[1]]
    refused = call("import", "table", file, "--out", tmp_path / "three", "--columns", "id=Code,name=Says")
    assert refused.code == 3
    assert "--columns does not take 'name=Says'" in refused.err


def test_a_folder_that_is_there_is_left_alone(call: Call, tmp_path: Path) -> None:
    file = write(tmp_path / "catalog.json", CATALOG)
    (tmp_path / "house").mkdir()
    done = call("import", "oscal", file, "--out", tmp_path / "house")
    assert done.code == 3
    assert "exists already" in done.err
    assert list((tmp_path / "house").iterdir()) == []
