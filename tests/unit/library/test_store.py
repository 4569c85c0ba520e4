"""The cache: right or absent, never wrong."""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor.library import store as module
from assessor.library.store import Store

if TYPE_CHECKING:
    from pathlib import Path

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=8,
)


@given(VALUES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_put_is_got(tmp_path: Path, value: object) -> None:
    store = Store(tmp_path / "cache")
    store.put("key", value)
    assert store.get("key") == value


def test_texts_beside_a_value_are_got_with_it(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("key", {"a": 0, "b": 2}, '1\n"\u00e9"')
    assert store.get_with_texts("key") == ({"a": 0, "b": 2}, '1\n"\u00e9"')
    assert store.get("key") == {"a": 0, "b": 2}
    store.put("bare", 1)
    assert store.get_with_texts("bare") == (1, "")


def test_nothing_is_got_where_nothing_was_put(tmp_path: Path) -> None:
    assert Store(tmp_path).get("key") is None
    nowhere = Store(None)
    nowhere.put("key", 1)
    assert nowhere.get("key") is None


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_flipped_byte_is_noticed(tmp_path: Path, place: int, change: int) -> None:
    store = Store(tmp_path / "cache")
    store.put("key", {"a": ["some", "value", 1]})
    path = tmp_path / "cache" / "key.json"
    raw = bytearray(path.read_bytes())
    at = place % len(raw)
    raw[at] ^= change
    path.write_bytes(bytes(raw))
    assert store.get("key") is None or at == 64, "only the line end after the seal decides nothing"


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 70])
def test_a_file_cut_short_is_noticed(length: int, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("key", "a value of some length")
    path = tmp_path / "key.json"
    path.write_bytes(path.read_bytes()[:length])
    assert store.get("key") is None


def test_a_value_under_another_key_is_not_taken(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("one", "first")
    (tmp_path / "one.json").rename(tmp_path / "two.json")
    assert store.get("two") is None


def test_a_sealed_file_that_is_no_json(tmp_path: Path) -> None:
    store = Store(tmp_path)
    body = b"{broken"
    (tmp_path / "key.json").write_bytes(module._seal("key", body).encode() + b"\n" + body)
    assert store.get("key") is None


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX here")
def test_a_folder_others_may_write_is_not_used(tmp_path: Path) -> None:
    for mode in (0o777, 0o720, 0o702):
        tmp_path.chmod(mode)
        store = Store(tmp_path)
        assert store.folder is None
        store.put("key", 1)
        assert list(tmp_path.iterdir()) == []
    tmp_path.chmod(0o755)
    assert Store(tmp_path).folder == tmp_path


@pytest.mark.skipif(os.name != "posix", reason="owners are POSIX here")
def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    assert Store(tmp_path).folder is None


def test_a_new_folder_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    Store(folder).put("key", 1)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "key.json").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Store(tmp_path / "file").folder is None
    assert Store(tmp_path / "file" / "below").folder is None


def test_a_disk_that_is_full_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)

    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    store.put("key", 1)
    assert list(tmp_path.iterdir()) == []
    assert store.get("key") is None


def test_old_entries_go(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(module._KEEP + 10):
        store.put(f"key{number}", number)
        os.utime(tmp_path / f"key{number}.json", (number, number))
    store.put("last", "kept")
    assert len(list(tmp_path.glob("*.json"))) == module._KEEP
    assert store.get("last") == "kept"
    assert store.get("key0") is None


def test_many_writers_and_readers_at_once(tmp_path: Path) -> None:
    value = {"n": list(range(2000))}
    seen: list[object] = []

    def work(number: int) -> None:
        store = Store(tmp_path)
        for turn in range(20):
            store.put(f"key{(number + turn) % 3}", value)
            seen.append(store.get(f"key{turn % 3}"))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found is None or found == value for found in seen)
    assert any(found == value for found in seen)
    assert not list(tmp_path.glob(".new-*"))


def test_the_file_says_what_it_holds(tmp_path: Path) -> None:
    Store(tmp_path).put("key", {"a": "é"})
    raw = (tmp_path / "key.json").read_bytes()
    assert json.loads(raw[65:]) == {"a": "é"}
    assert raw[:64].decode() == module._seal("key", raw[65:])
