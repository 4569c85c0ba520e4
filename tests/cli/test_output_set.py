"""The outputs of one run are one set: a manifest names them with their digests, and nothing older stays."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from assessor.cli.files import MANIFEST, write_set

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
