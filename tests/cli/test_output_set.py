"""The outputs of one run are one set: a manifest names them with their digests, and nothing older stays."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from assessor.cli.files import MANIFEST, replace_text, write_all, write_set
from assessor.errors import OutputError
from tests.cli.running import environment

if TYPE_CHECKING:
    from pathlib import Path


def listed(folder: Path) -> dict[str, str]:
    digests: dict[str, str] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["sha256"]
    return digests


def test_the_manifest_has_the_digest_of_every_file(tmp_path: Path) -> None:
    write_set(tmp_path, {"a.json": b"one", "b.pdf": b"two"})
    assert listed(tmp_path) == {
        name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("a.json", "b.pdf")
    }


def test_what_an_earlier_run_left_goes_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_set(tmp_path, {"a.json": b"one", "b.html": b"two"})
    write_set(tmp_path, {"a.json": b"three"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", MANIFEST, "notes.txt"]


def test_a_manifest_that_points_elsewhere_removes_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / MANIFEST).write_text('{"sha256": {"../outside.txt": "0"}}', encoding="utf-8")
    write_set(folder, {"a.json": b"one"})
    assert outside.exists()


_KILLED = """
import os, sys
from pathlib import Path
from assessor.cli.files import write_set
left = int(sys.argv[2])
def counted(real):
    def step(*arguments, **options):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        return real(*arguments, **options)
    return step
Path.replace, Path.unlink = counted(Path.replace), counted(Path.unlink)
write_set(Path(sys.argv[1]), {"a.json": b"new", "c.pdf": b"new"})
"""


def fits(folder: Path) -> bool:
    """Whether the manifest names exactly the outputs that are there, by what is in them."""
    present = {path.name for path in folder.iterdir() if not path.name.startswith(".")} - {MANIFEST}
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in present}
    return digests == listed(folder)


def test_a_run_killed_at_any_step_leaves_no_mixture_that_looks_like_a_set(tmp_path: Path) -> None:
    for step in range(12):
        folder = tmp_path / str(step)
        write_set(folder, {"a.json": b"old", "b.html": b"old"})
        done = subprocess.run([sys.executable, "-c", _KILLED, str(folder), str(step)], env=environment(), check=False)
        if fits(folder):
            assert {path.read_bytes() for name in listed(folder) for path in [folder / name]} in ({b"old"}, {b"new"})
        known = ["a.json", "b.html", "c.pdf"]
        try:
            write_set(folder, {"a.json": b"later"}, known=known)
        except OutputError:  # the killed run left one the earlier manifest does not know: refused, never mixed
            write_set(folder, dict.fromkeys(known, b"later"), known=known)
        assert fits(folder)
        if done.returncode == 0:
            break
    else:
        pytest.fail("the run never came to its end")


def test_a_full_disk_leaves_the_earlier_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path, {"a.json": b"old", "b.html": b"old"})

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError):
        write_set(tmp_path, {"a.json": b"new"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "b.html", MANIFEST]
    assert fits(tmp_path)


def test_an_output_that_no_manifest_knows_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"brief\.html"):
        write_set(tmp_path, {"result.json": b"new"}, known=["brief.html", "result.json"])
    assert [path.name for path in tmp_path.iterdir()] == ["brief.html"]
    write_set(tmp_path, {"brief.html": b"new"}, known=["brief.html", "result.json"])
    assert fits(tmp_path)


def test_what_is_in_place_already_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine fails between one file and the next: nobody is told that none was replaced."""
    real = type(tmp_path).replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "b":
            raise OSError(errno.EIO, "the disk is gone", str(target))
        return real(self, target)

    monkeypatch.setattr(type(tmp_path), "replace", failing)
    with pytest.raises(OutputError) as found:
        write_all(tmp_path, {"a": b"new", "b": b"new"})
    assert found.value.hint == "in place already: a; the others are as before, so run it again"
    with pytest.raises(OutputError) as found:
        write_all(tmp_path, {"b": b"new"})
    assert found.value.hint.startswith("no file was replaced")


def test_a_text_keeps_who_may_read_it_its_mark_and_its_link(tmp_path: Path) -> None:
    mine, link = tmp_path / "mine.yaml", tmp_path / "link.yaml"
    mine.write_bytes(b"\xef\xbb\xbfold")
    mine.chmod(0o600)
    link.symlink_to(mine)
    replace_text(link, "new")
    assert link.is_symlink()
    assert mine.read_bytes() == b"\xef\xbb\xbfnew"
    assert mine.stat().st_mode & 0o777 == 0o600
    replace_text(tmp_path / "other.yaml", "first")
    assert (tmp_path / "other.yaml").read_bytes() == b"first"
