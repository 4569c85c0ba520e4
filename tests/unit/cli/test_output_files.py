"""Several files or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor.cli.files import stage, write_all
from assessor.errors import OutputError


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_all_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert write_all(folder, {"one": b"1", "two": b""}) == [folder / "one", folder / "two"]
    assert content(folder) == {"one": b"1", "two": b""}
    write_all(folder, {"one": b"new"})
    assert content(folder) == {"one": b"new", "two": b""}
    assert write_all(folder, {}) == []


@given(st.integers(min_value=0, max_value=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_failure_at_any_step_before_the_end_replaces_nothing(tmp_path: Path, failing: int) -> None:
    """Each system call of staging in turn fails; the old files stand."""
    folder = tmp_path / "out"
    folder.mkdir(exist_ok=True)
    for name in ("one", "two"):
        (folder / name).write_bytes(b"old")
    calls = 0

    def counting(real: object) -> object:
        def call(*given: object, **named: object) -> object:
            nonlocal calls
            calls += 1
            if calls == failing + 1:
                raise OSError(5, "Input/output error")
            return real(*given, **named)  # type: ignore[operator]

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", counting(os.fsync))
        patch.setattr("tempfile.mkstemp", counting(__import__("tempfile").mkstemp))
        patch.setattr(Path, "chmod", counting(Path.chmod))
        if failing >= 6:  # three calls a file
            write_all(folder, {"one": b"new", "two": b"new"})
            assert content(folder) == {"one": b"new", "two": b"new"}
            return
        with pytest.raises(OutputError, match="cannot write") as caught:
            write_all(folder, {"one": b"new", "two": b"new"})
    assert "no file was replaced" in caught.value.hint
    assert content(folder) == {"one": b"old", "two": b"old"}


def test_nothing_half_written_stays_after_an_interruption(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, {"one": b"1"})
    assert content(tmp_path) == {}


def test_a_staged_file_is_beside_its_target(tmp_path: Path) -> None:
    waiting = stage(tmp_path, "result.json", b"{}")
    assert waiting.parent == tmp_path
    assert waiting.name.startswith(".result.json.")
    assert waiting.read_bytes() == b"{}"


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"precious")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "one").symlink_to(outside)
    write_all(folder, {"one": b"new"})
    assert outside.read_bytes() == b"precious"
    assert not (folder / "one").is_symlink()
