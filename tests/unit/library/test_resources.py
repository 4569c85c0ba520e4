"""What data files hold, told from how they lie: right, or read again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assessor.library.resources import content_digest, data_files, digest
from assessor.library.store import Store


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    for name in ("controls/a.yaml", "controls/deep/b.yaml", "rules/c.yaml"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def settled(store: Store, seconds: float) -> None:
    """Let everything remembered have been written so long after it was."""
    assert store.folder is not None
    for path in store.folder.glob("*-files.json"):
        at = path.stat().st_mtime_ns + int(seconds * 1e9)
        os.utime(path, ns=(at, at))


def test_it_is_the_digest_of_the_content(root: Path, store: Store) -> None:
    expected = digest(data_files(root))
    assert content_digest(root, store) == expected == content_digest(root, Store(None))
    settled(store, 10)
    assert content_digest(root, store) == expected


def test_files_that_lie_as_they_lay_are_not_read(root: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = content_digest(root, store)
    settled(store, 10)
    read = Path.read_bytes

    def refusing(path: Path) -> bytes:
        assert path.suffix != ".yaml", "a data file is read"
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    assert content_digest(root, store) == expected


def test_what_was_written_right_after_a_change_is_not_trusted(root: Path, store: Store) -> None:
    """A file may change again within the same tick, at the same size, and lie as it lay."""
    first = content_digest(root, store)
    assert store.folder is not None
    (remembered,) = store.folder.glob("*-files.json")
    remembered.unlink()
    store.put(remembered.stem, "of other content")
    assert content_digest(root, store) == first
    settled(store, 10)
    assert content_digest(root, store) == first, "it was written anew"


@pytest.mark.parametrize("name", ["controls/a.yaml", "rules/c.yaml", "rules/new.yaml"])
def test_a_change_is_noticed(name: str, root: Path, store: Store) -> None:
    before = content_digest(root, store)
    settled(store, 10)
    path = root / name
    stat = path.stat() if path.exists() else None
    path.write_text("".join(reversed(path.read_text() if stat else "new\n")))
    if stat is not None:  # the same size and age, as a copy that keeps them would have
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    after = content_digest(root, store)
    assert after != before
    assert after == digest(data_files(root))


def test_a_file_that_went_is_noticed(root: Path, store: Store) -> None:
    before = content_digest(root, store)
    settled(store, 10)
    (root / "controls" / "deep" / "b.yaml").unlink()
    assert content_digest(root, store) not in (before, "")


def test_cases_and_packs_are_not_looked_into(root: Path) -> None:
    before = [name for name, _ in data_files(root)]
    for name in ("rules/cases/a.yaml", "rules/packs/one/rules/b.yaml"):
        path = root / name
        path.parent.mkdir(parents=True)
        path.write_text("not: read\n")
    assert (
        [name for name, _ in data_files(root)] == before == ["controls/a.yaml", "controls/deep/b.yaml", "rules/c.yaml"]
    )
