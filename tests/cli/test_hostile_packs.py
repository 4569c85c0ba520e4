"""Packs made to hurt: each is refused with its fault, in bounded time and memory, and nothing in one is ever run."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.cli.running import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

CATALOG, CROSSWALK = "controls/catalog/catalog.yaml", "rules/crosswalks/crosswalk.yaml"
SECONDS, MEMORY = 90, 1 << 30
"""Processor time and memory of all of them together; a check of one sound pack takes about two seconds."""


def limits() -> None:
    """In the child: the system ends it where it takes more."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def pack(started: Path, name: str, file: str, old: str, new: str) -> Path:
    """A pack as it was started, with one place of one file changed."""
    made = started.with_name(name)
    shutil.copytree(started, made)
    path = made / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return made


def test_each_is_refused_and_the_whole_is_bounded(tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    bombs = "".join(f"a{number}: &a{number} [{f'*a{number - 1}, ' * 9}]\n" for number in range(1, 9))
    hostile = {
        "aliases": (CATALOG, "rows:\n", f"a0: &a0 [x]\n{bombs}rows:\n", "yaml/alias"),
        "code": (CATALOG, 'edition: "0.1"', f'edition: !!python/object/apply:os.mkdir ["{touched}"]', "yaml/tag"),
        "count": (CATALOG, "obligation: 3", f"obligation: {'9' * 5000}", "schema/type"),
        "interval": (CROSSWALK, "every: P7D", f"every: P{'9' * 30}Y", "schema/format"),
        "names": (
            CROSSWALK,
            "capabilities: [log-review]",
            f"capabilities: [{', '.join(f'c{number}' for number in range(100_000))}]",
            "link/unknown-capability",
        ),
        "pattern": (CATALOG, 'id_pattern: "^[0-9](', 'id_pattern: "^(([0-9])+)+(', "link/id-pattern"),
    }
    assert run("new", "catalog", "our-standard", cwd=tmp_path).code == 0
    packs = {name: pack(tmp_path / "our-standard", name, *change[:3]) for name, change in hostile.items()}
    done = subprocess.run(
        [sys.executable, "-m", "assessor", "check", "--format", "json", "--no-cache", *map(str, packs.values())],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limits,
    )
    assert (done.returncode, done.stderr) == (3, "")
    problems = json.loads(done.stdout)
    for name, (file, _, _, code) in hostile.items():
        assert code in {item["code"] for item in problems if item["path"] == str(packs[name] / file)}, name
    assert len([item for item in problems if item["code"] == "link/unknown-capability"]) <= 1000
    assert not touched.exists()
