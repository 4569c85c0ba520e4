"""Which pack an id means: one that is shipped, else one that is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.packs import PackRequest, load_packs
from assessor.model.span import Span

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.library.packs import RulePack
    from assessor.model.diagnostic import Diagnostic

MANIFEST = """schema: pack/1
pack: {{id: ours, version: "{version}", title: Ours, licence: Ours, authors: [Us], summary: Nothing.}}
"""


def pack(folder: Path, version: str = "1") -> Path:
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(MANIFEST.format(version=version), encoding="utf-8")
    return folder


def asked(root: Path, name: str, there: tuple[RulePack, ...] = ()) -> tuple[tuple[RulePack, ...], list[Diagnostic]]:
    return load_packs([PackRequest(name, Span("here"), root, within=True)], root, there)


def test_an_id_means_a_pack_that_is_there_already(tmp_path: Path) -> None:
    pack(tmp_path / "folder")
    assert [item.code for item in asked(tmp_path, "ours")[1]] == ["pack/unknown"]
    there, _ = asked(tmp_path, "./folder")
    assert asked(tmp_path, "ours", there) == (there, [])
    assert there[0].content == [("pack.yaml", MANIFEST.format(version="1").encode())]


def test_another_pack_under_the_id_of_one_beside_the_rules_is_refused(tmp_path: Path) -> None:
    pack(tmp_path / "folder")
    pack(tmp_path / "rules" / "packs" / "ours", "2")
    there, _ = asked(tmp_path, "./folder")
    assert [item.code for item in asked(tmp_path, "ours", there)[1]] == ["pack/same-id"]


def test_a_pack_beside_the_rules_of_another_folder_is_not_a_shipped_one(tmp_path: Path) -> None:
    pack(tmp_path / "rules" / "packs" / "ours")
    (found,), problems = asked(tmp_path, "ours")
    assert problems == []
    assert found.info.place == "folder"
