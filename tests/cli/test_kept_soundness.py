"""`check` of a library that was checked before: byte for byte what a check says that keeps nothing.

`ASSESSOR_EDITS=1000` tries that many changed lines instead of a few.
"""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from assessor.assess import sound_rules
from assessor.cli import library_check
from assessor.cli.codes import INVALID
from assessor.library import ledger
from tests.cli.running import MINI, Finished
from tests.mutations.yaml_mutations import mutation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANY = int(os.environ.get("ASSESSOR_EDITS", "30"))
CROSSWALK = "rules/crosswalks/mini.yaml"
CATALOG = "controls/mini/catalog.yaml"


class Checked:
    """A library of a test's own, checked with a cache and without one."""

    def __init__(self, call: Callable[..., Finished], root: Path, cache: Path) -> None:
        self.call, self.root, self.cache = call, root, cache

    def kept(self) -> Finished:
        return self.call("check", "--data", self.root, "--cache", self.cache)

    def anew(self) -> Finished:
        return self.call("check", "--data", self.root, "--no-cache")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the library of each test lies in turn: what is kept is kept by its path too."""
    made = tmp_path_factory.mktemp("library")
    (made / "known").mkdir(mode=0o700)
    return made


@pytest.fixture
def checked(call: Callable[..., Finished], folder: Path) -> Checked:
    """The library as it is shipped to tests, and a cache that knows it."""
    for name, source in (("root", MINI), ("cache", folder / "known")):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(source, folder / name)
    made = Checked(call, folder / "root", folder / "cache")
    if not (folder / "known" / "senses").exists():
        assert made.kept() == made.anew()
        shutil.copytree(made.cache, folder / "known", dirs_exist_ok=True)
    return made


def refuse_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever goes beyond what is kept fail."""

    def refused(*_: object) -> None:
        raise AssertionError("checked anew")

    monkeypatch.setattr(library_check, "library_problems", refused)
    monkeypatch.setattr(sound_rules.SoundRules, "__init__", refused)


def test_any_changed_line_is_told_as_if_nothing_were_kept(checked: Checked) -> None:
    """Mistakes one upon another and one by one: what was kept of the state before says nothing of the one after."""
    files = sorted(path for path in checked.root.rglob("*.yaml"))
    for seed in range(MANY):
        draw = random.Random(seed)  # noqa: S311 - repeatable is what is wanted
        path = draw.choice(files)
        before = path.read_bytes()
        made = mutation(before.decode(), draw)
        if made is None:
            continue
        path.write_bytes(made.text.encode())
        assert (seed, checked.kept()) == (seed, checked.anew())
        if seed % 3:
            path.write_bytes(before)
            assert (seed, checked.kept()) == (seed, checked.anew())


def test_prose_may_change_without_a_check(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_to_check(monkeypatch)
    checked.edit(CATALOG, "statement: ", "statement: Now and then, ")
    checked.edit(CROSSWALK, "rationale: ", "rationale: Because ")
    assert checked.kept().code == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (CROSSWALK, "control: ", "control: ZZ-", "link/unknown-control"),
        (CATALOG, "statement: ", "statement: '' #", "schema/length"),
        ("rules/cases/mini.yaml", 'obligation: "mini:', 'obligation: "mini:9', "link/unknown-obligation"),
    ],
)
def test_a_fault_is_told_at_its_place(checked: Checked, name: str, old: str, new: str, code: str) -> None:
    checked.edit(name, old, new)
    found = checked.kept()
    assert found.code == INVALID
    assert code in found.out
    assert found == checked.anew()


def test_a_statement_that_becomes_a_copy_is_told(checked: Checked) -> None:
    """Statements are no part of a sense, and compared all the same."""
    path = checked.root / CATALOG
    lines = path.read_text(encoding="utf-8").split("\n")
    at = [number for number, line in enumerate(lines) if line.lstrip().startswith("statement:")]
    lines[at[1]] = lines[at[0]]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = checked.kept()
    assert "audit/near-copy" in found.out
    assert found == checked.anew()


def test_what_only_an_audit_finds_is_told(checked: Checked) -> None:
    checked.edit("rules/functions.yaml", "functions:\n", "functions:\n  - {id: idle, title: Idle, kind: delegable}\n")
    found = checked.kept()
    assert "audit/unreachable" in found.out
    assert found == checked.anew()


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "another's"])
def test_a_damaged_store_costs_time_alone(checked: Checked, damage: str) -> None:
    for path in (checked.cache / "senses").iterdir():
        if damage == "gone":
            path.unlink()
        else:
            content = path.read_bytes()
            path.write_bytes(
                {"empty": b"", "cut": content[: len(content) // 2], "another's": b"0" * 64 + content}[damage]
            )
    checked.edit(CROSSWALK, "control: ", "control: ZZ-")
    assert checked.kept() == checked.anew()
    checked.edit(CROSSWALK, "control: ZZ-", "control: ")
    assert checked.kept() == checked.anew()


def test_a_sense_that_was_taken_away_is_made_again(checked: Checked) -> None:
    """The ledger knows of it, and another file changes so that it is needed."""
    for path in (checked.cache / "senses").glob("*-sense.json"):
        path.unlink()
    checked.edit("rules/functions.yaml", "kind: delegable", "kind: reserved")
    assert checked.kept() == checked.anew()


def test_another_program_knows_nothing(checked: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    before = ledger.Ledger._made

    def noted(self: ledger.Ledger, content: bytes, path: str, key: str) -> object:
        asked.append(path)
        return before(self, content, path, key)

    monkeypatch.setattr(ledger.Ledger, "_made", noted)
    checked.kept()
    assert asked == []
    monkeypatch.setattr("assessor.cli.kept_soundness.program", lambda: b"another")
    checked.kept()
    assert len(asked) == len(list(checked.root.rglob("*.yaml")))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("citation: small standard 1.1", 'citation: "?"', "audit/placeholder"),
        ("title: Copies are made", "title: Logs are read", "audit/wording"),
        ('written: "2026-11-21"', 'written: "2999-01-01"', "audit/written-later"),
    ],
)
def test_what_is_only_printed_is_looked_at_again_where_it_has_changed(
    checked: Checked, old: str, new: str, code: str
) -> None:
    checked.edit(CATALOG, old, new)
    found = checked.kept()
    assert found == checked.anew()
    assert code in found.out
