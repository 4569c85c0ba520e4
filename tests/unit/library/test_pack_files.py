"""The files of a pack: from a folder, a zip file or a distribution, and never from anywhere else."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from assessor.library import pack_files
from assessor.library.pack_files import installed_pack, read_pack_files

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {"pack.yaml": b"schema: pack/1\n", "rules/gates.yaml": b"a: 1\n", "README.md": b"read me\n"}
DATA = [("pack.yaml", b"schema: pack/1\n"), ("rules/gates.yaml", b"a: 1\n")]


def folder(at: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = at / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return at


def archive(at: Path, files: dict[str, bytes], *, inside: str = "") -> Path:
    with zipfile.ZipFile(at, "w") as made:
        for name, content in files.items():
            made.writestr(inside + name, content)
    return at


def refused(path: Path) -> str:
    files, problems = read_pack_files(path)
    assert files is None
    assert len(problems) == 1
    assert problems[0].help
    return problems[0].code


def test_a_folder_and_a_zip_file_hold_the_same_pack(tmp_path: Path) -> None:
    for path in (
        folder(tmp_path / "a", GOOD),
        archive(tmp_path / "a.zip", GOOD),
        archive(tmp_path / "b.zip", GOOD, inside="a/"),
    ):
        files, problems = read_pack_files(path)
        assert problems == []
        assert files is not None
        assert files.files == DATA


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "none") == "pack/not-found"
    (tmp_path / "text").write_text("no pack")
    assert refused(tmp_path / "text") == "pack/not-found"


@pytest.mark.parametrize("name", ["../x.yaml", "/etc/x.yaml", "rules/../../x.yaml", "rules\\x.yaml", "rules/a\nb.yaml"])
def test_a_zip_file_cannot_lead_out_of_itself(tmp_path: Path, name: str) -> None:
    assert refused(archive(tmp_path / "a.zip", {**GOOD, name: b"x: 1\n"})) == "pack/path"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_links_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("a: secret\n")
    made = folder(tmp_path / "a", GOOD)
    (made / "rules" / "more.yaml").symlink_to(tmp_path / "secret.yaml")
    assert refused(made) == "pack/link"
    linked = archive(tmp_path / "a.zip", GOOD)
    with zipfile.ZipFile(linked, "a") as more:
        entry = zipfile.ZipInfo("rules/more.yaml")
        entry.external_attr = 0o120777 << 16
        more.writestr(entry, "../../secret.yaml")
    assert refused(linked) == "pack/link"


def test_a_bomb_goes_off_nowhere(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("pack.yaml", b"schema: pack/1\n")
        made.writestr("rules/x.yaml", b"#" * (pack_files.MAX_FILE_BYTES + 1))
    assert refused(bomb) == "pack/too-large"


def test_a_file_that_is_longer_than_it_says_is_not_read_on(tmp_path: Path) -> None:
    lying = archive(tmp_path / "a.zip", {"pack.yaml": b"schema: pack/1\n" + b"#" * 400})
    raw = lying.read_bytes()
    whole, short = (415).to_bytes(4, "little"), (15).to_bytes(4, "little")
    assert raw.count(whole) >= 2
    lying.write_bytes(raw.replace(whole, short))
    assert refused(lying) == "pack/broken-zip"


def test_too_many_and_too_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_files, "MAX_FILES", 3)
    many = {"pack.yaml": b"", **{f"rules/{number}.yaml": b"" for number in range(4)}}
    assert refused(folder(tmp_path / "many", many)) == "pack/too-many-files"
    deep = {"pack.yaml": b"", "rules/" + "d/" * 8 + "x.yaml": b""}
    assert refused(folder(tmp_path / "deep", deep)) == "pack/too-deep"
    assert refused(archive(tmp_path / "deep.zip", deep)) == "pack/too-deep"


def test_a_zip_file_says_each_path_once(tmp_path: Path) -> None:
    twice = archive(tmp_path / "a.zip", GOOD)
    with zipfile.ZipFile(twice, "a") as more, pytest.warns(UserWarning, match="Duplicate"):
        more.writestr("rules/gates.yaml", b"a: 2\n")
    assert refused(twice) == "pack/twice"


def test_a_broken_zip_file_is_said_to_be_broken(tmp_path: Path) -> None:
    broken = archive(tmp_path / "a.zip", GOOD)
    raw = bytearray(broken.read_bytes())
    raw[40:50] = b"\0" * 10
    broken.write_bytes(bytes(raw))
    assert refused(broken).startswith("pack/")


def test_an_installed_distribution_is_read_and_never_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    folder(site / "their_rules" / "harbor", GOOD)
    (site / "their_rules" / "__init__.py").write_text("raise SystemExit('imported')\n")
    listed = "".join(f"their_rules/harbor/{name},,\n" for name in GOOD)
    info = {
        "METADATA": b"Metadata-Version: 2.1\nName: their-rules\nVersion: 2.0\n",
        "RECORD": f"their_rules/__init__.py,,\n{listed}".encode(),
        "entry_points.txt": b"[assessor.packs]\nharbor = their_rules.harbor\n",
    }
    folder(site / "their_rules-2.0.dist-info", info)
    monkeypatch.syspath_prepend(str(site))
    found = installed_pack("harbor")
    assert found is not None
    assert found.files == DATA
    assert found.where == "their-rules 2.0/"
    assert installed_pack("nothing") is None
