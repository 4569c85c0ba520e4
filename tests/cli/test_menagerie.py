"""Every broken file of the menagerie: its own message at its own place, and nothing written.

Each file says in comments what is wrong with it and what must be reported: `# expect: [FILE] LINE:COLUMN CODE`.
A file under `data/` stands in for (or joins) the file of the small data root that `# at:` names.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from assessor.words.grammar import counted
from tests.cli.running import GOOD, MENAGERIE, MINI, Finished, Problem, problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_EXPECT = re.compile(r"^# expect: (?:(\S+) )?(\d+):(\d+) (\S+)( warning)?$", re.MULTILINE)
_AT = re.compile(r"^# at: (\S+)$", re.MULTILINE)
ENGAGEMENTS = sorted((MENAGERIE / "engagements").glob("*.yaml"))
DATA = sorted((MENAGERIE / "data").glob("*.yaml"))


def expected(path: Path, own: str) -> list[Problem]:
    found = _EXPECT.findall(path.read_text(encoding="utf-8"))
    return sorted(
        Problem(where or own, int(line), int(column), code, "warning" if warning else "error")
        for where, line, column, code, warning in found
    )


def test_the_menagerie_is_full() -> None:
    assert len(ENGAGEMENTS) >= 50
    assert len(DATA) >= 50
    for path in (*ENGAGEMENTS, *DATA):
        assert _EXPECT.search(path.read_text(encoding="utf-8")), path


def test_the_files_it_is_made_from_are_sound(call: Callable[..., Finished], tmp_path: Path) -> None:
    assert call("check", MINI) == Finished(
        0, f"{len(list(MINI.rglob('*.yaml')))} files checked: 0 errors, 0 warnings\n", ""
    )
    assert call("check", GOOD, "--data", MINI, "--no-cache").out == "1 file checked: 0 errors, 0 warnings\n"
    done = call("assess", GOOD, "--data", MINI, "--out", tmp_path / "out", "--format", "json", "--no-cache")
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("path", ENGAGEMENTS, ids=lambda path: path.stem)
def test_broken_engagement(path: Path, call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    wanted = expected(path, str(path))

    judged = call("assess", path, "--data", MINI, "--cache", cache, "--format", "json", "--out", tmp_path / "out")
    assert sorted(problems(judged.err)) == wanted
    assert (judged.code, judged.out) == (3, "")
    assert not (tmp_path / "out").exists()
    assert judged.err.count("\n  help: ") == len(wanted), "each problem says what to do"

    checked = call("check", path, "--data", MINI, "--cache", cache)
    assert sorted(problems(checked.out)) == wanted
    assert (checked.code, checked.err) == (3, "")
    assert checked.out.endswith(f"1 file checked: {counted(len(wanted), 'error')}, 0 warnings\n")


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_broken_data(path: Path, call: Callable[..., Finished], tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(MINI, root)
    found = _AT.search(path.read_text(encoding="utf-8"))
    assert found is not None
    target = root / found[1]
    target.parent.mkdir(exist_ok=True)
    shutil.copy(path, target)
    wanted = expected(path, found[1])
    errors = [item for item in wanted if item.severity == "error"]

    checked = call("check", root)
    assert sorted(item._replace(path=item.path.removeprefix(f"{root}/")) for item in problems(checked.out)) == wanted
    assert checked.code == (3 if errors else 0)
    assert checked.out.count("\n  help: ") == len(wanted), "each problem says what to do"

    judged = call("assess", GOOD, "--data", root, "--no-cache", "--format", "json", "--out", tmp_path / "out")
    dormant = found[1].startswith("rules/overlays/")  # nothing of a pack is looked at until it is turned on
    idle = dormant or found[1].startswith("rules/cases/")  # nothing of a case is looked at until it is run
    stopping = [item for item in errors if not item.code.startswith("audit/") and not idle]
    assert sorted(item._replace(path=item.path.removeprefix(f"{root}/")) for item in problems(judged.err)) == stopping
    assert judged.code == (3 if stopping else 0)
    assert (tmp_path / "out").exists() is not bool(stopping)
    if dormant:
        turned_on = ("--what-if", f"pack={target.stem}", "--out", tmp_path / "never")
        done = call("assess", GOOD, "--data", root, "--no-cache", *turned_on)
        assert (done.code, (tmp_path / "never").exists()) == (3, False)
        codes = {item.code for item in problems(done.err)}
        assert codes == {item.code for item in errors} or codes == {"what-if/other-framework"}


def test_all_broken_engagements_in_one_run(call: Callable[..., Finished], cache: Path) -> None:
    done = call("check", *ENGAGEMENTS, "--data", MINI, "--cache", cache, "--limit", "0")
    wanted = [item for path in ENGAGEMENTS for item in expected(path, str(path))]
    assert sorted(problems(done.out)) == sorted(wanted)
    assert done.code == 3


def test_what_is_printed_in_full(call: Callable[..., Finished], cache: Path) -> None:
    path = MENAGERIE / "engagements" / "trap-yes.yaml"
    done = call("check", path, "--data", MINI, "--cache", cache)
    assert done.out == (
        f"{path}:5:37: error[fact/type]: covered must be true or false, found 'yes'\n"
        "    organization: {name: Acme, covered: yes}\n"
        "                                        ^\n"
        "  help: write true or false; YAML readers disagree about yes, no, on and off\n"
        f"{path}:8:70: error[schema/type]: the text 'on' found, expected true or false\n"
        "      - {id: northmsp, model: managed, services: {soc_mdr: {establishes: on}}}\n"
        "                                                                         ^\n"
        "  help: write true or false; YAML readers disagree about yes, no, on and off\n"
        "1 file checked: 2 errors, 0 warnings\n"
    )
