"""A question asked again: answered from what was kept, to the byte, and anew once anything it rests on changed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assessor.cli import explanation_runs, kept_answers
from assessor.cli.commands import check as check_command
from assessor.library import resources
from tests.cli.running import MENAGERIE, MINI, Finished

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = (MENAGERIE / "good.yaml").read_text(encoding="utf-8").replace("promise: null", "promise: promise.pdf")
OFFERS = """schema: offers/1
provider: {id: bluegate, name: Bluegate}
offers:
  - id: care
    title: Care
    model: managed
    offering: silver
    includes: [service_desk]
    price: {structure: per_user, amount: 9}
"""
ROW = "mini:1.1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of its own, in which the data are known already."""
    made = tmp_path_factory.mktemp("kept")
    made.chmod(0o700)
    return made


@pytest.fixture
def engagement(tmp_path: Path) -> Path:
    path = tmp_path / "engagement.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def explain(call: Callable[..., Finished], folder: Path, engagement: Path) -> Callable[..., Finished]:
    """`explain` of one row for the engagement, with the cache or (`anew`) without one."""

    def run(*extra: object, row: str = ROW, data: Path = MINI, anew: bool = False) -> Finished:
        cache = ("--no-cache",) if anew else ("--cache", folder)
        return call("explain", row, "--engagement", engagement, "--data", data, *cache, *extra)

    return run


@pytest.fixture
def check(call: Callable[..., Finished], folder: Path, engagement: Path) -> Callable[..., Finished]:
    def run(*extra: object, data: Path = MINI, anew: bool = False) -> Finished:
        cache = ("--no-cache",) if anew else ("--cache", folder)
        return call("check", engagement, "--data", data, *cache, *extra)

    return run


@pytest.fixture
def nothing_made(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """From here on nothing is judged: what is printed was kept."""
    monkeypatch.setattr(explanation_runs, "explain", lambda *_: pytest.fail("explained anew"))
    monkeypatch.setattr(check_command, "_engagement", lambda *_: pytest.fail("checked anew"))
    return monkeypatch


def kept(folder: Path) -> int:
    return len(list((folder / "answers").glob("*.json")))


def test_the_same_question_is_answered_from_what_was_kept(
    explain: Callable[..., Finished], request: pytest.FixtureRequest
) -> None:
    first = explain()
    assert first == explain(anew=True)
    assert (first.code, "path/missing" in first.err) == (0, True)
    request.getfixturevalue("nothing_made")
    assert explain() == first


def test_so_is_a_check_in_every_format(
    check: Callable[..., Finished], request: pytest.FixtureRequest, engagement: Path
) -> None:
    ways = [(), ("--format", "json"), ("--format", "sarif"), ("--limit", "1"), ("--select", "path"), ("--fix",)]
    expected = [check(*way, anew=True) for way in ways]
    check()
    request.getfixturevalue("nothing_made")
    assert [check(*way) for way in ways] == expected
    assert engagement.read_text(encoding="utf-8") == GOOD


def test_nobody_s_question_is_kept_too(call: Callable[..., Finished], folder: Path) -> None:
    asked = ("explain", "mini:1.2", "--data", MINI)
    anew = call(*asked, "--no-cache")
    before = kept(folder)
    assert [call(*asked, "--cache", folder) for _ in range(2)] == [anew, anew]
    assert kept(folder) == before + 1


def test_another_question_is_another_answer(explain: Callable[..., Finished], check: Callable[..., Finished]) -> None:
    explain()
    for way in (
        (),
        ("--model", "managed"),
        ("--model", "today"),
        ("--what-if", "today.soc_mdr=[]"),
        ("--what-if", "managed"),
    ):
        for row in (ROW, "mini:1.3"):
            assert explain(*way, row=row) == explain(*way, row=row, anew=True), (way, row)
    for way in ((), ("--as-of", "2031-01-01")):
        assert check(*way) == check(*way, anew=True)


def test_an_edited_engagement_is_read(
    explain: Callable[..., Finished], check: Callable[..., Finished], engagement: Path
) -> None:
    before = [explain().out, check().out]
    text = GOOD.replace("status: met", "status: not_met").replace("exception: enduring_exception", "note: No.")
    text = text.replace(", note: No.", "")
    engagement.write_text(text, encoding="utf-8")
    after = [explain(), check()]
    assert after == [explain(anew=True), check(anew=True)]
    assert after[0].out != before[0]
    engagement.write_text(GOOD, encoding="utf-8")
    assert [explain().out, check().out] == before


def test_an_edited_rule_is_read(
    explain: Callable[..., Finished], check: Callable[..., Finished], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(MINI, data)
    before = explain(data=data)
    row = next(path for path in sorted((data / "controls" / "mini").glob("*.yaml")) if "1.1" in path.read_text())
    title = before.out.splitlines()[0].removeprefix(f"{ROW}  ").split("  ")[0]
    row.write_text(row.read_text().replace(title, f"{title} anew"))
    after = explain(data=data)
    assert after == explain(data=data, anew=True)
    assert f"{title} anew" in after.out
    assert check(data=data) == check(data=data, anew=True)


def test_a_paper_that_comes_or_goes_is_seen(
    explain: Callable[..., Finished], check: Callable[..., Finished], tmp_path: Path
) -> None:
    for there in (False, True, False):
        if there:
            (tmp_path / "promise.pdf").touch()
        else:
            (tmp_path / "promise.pdf").unlink(missing_ok=True)
        assert ("path/missing" in explain().err, "path/missing" in check().out) == (not there, not there)


def test_other_code_answers_anew(
    explain: Callable[..., Finished], folder: Path, nothing_made: pytest.MonkeyPatch
) -> None:
    nothing_made.setattr(explanation_runs, "explain", lambda *_: 7)
    nothing_made.setattr(kept_answers, "program_stamp", lambda: "another program")
    before = kept(folder)
    assert explain().code == 7
    assert kept(folder) == before


def test_every_file_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("cli/main.py", "words/grammar.py", "frameworks/one/schemas/rules.json", "assess/__pycache__/a.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    room = tmp_path / "frameworks" / "one"

    def stamps() -> tuple[str, str]:
        resources._code.cache_clear()
        resources.code_stamp.cache_clear()
        return resources.program_stamp(), resources.code_stamp((room,))

    try:
        first = stamps()
        (tmp_path / "words" / "grammar.py").write_text("12")
        second = stamps()
        assert (first[0] != second[0], first[1] == second[1]) == (True, True)
        (room / "schemas" / "rules.json").write_text("12")
        third = stamps()
        assert (second[0] != third[0], second[1] != third[1]) == (True, True)
        (tmp_path / "assess" / "__pycache__" / "a.py").write_text("12")
        assert stamps() == third
    finally:
        resources._code.cache_clear()
        resources.code_stamp.cache_clear()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("frameworks: [mini]\n", "frameworks: [mini]\npacks: [nowhere]\n"),
        ("model: managed", "model: mangaed"),
    ],
    ids=["a pack", "an error"],
)
def test_what_rests_on_more_or_is_wrong_is_not_kept(
    old: str, new: str, explain: Callable[..., Finished], check: Callable[..., Finished], engagement: Path, folder: Path
) -> None:
    engagement.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    before = kept(folder) if (folder / "answers").is_dir() else 0
    for run in (explain, check):
        assert run() == run(anew=True)
    assert kept(folder) == before


def test_an_edited_file_of_offers_is_read(
    check: Callable[..., Finished], engagement: Path, tmp_path: Path, folder: Path
) -> None:
    offers = tmp_path / "offers.yaml"
    offers.write_text(OFFERS, encoding="utf-8")
    engagement.write_text(GOOD.replace("frameworks:", "offers: offers.yaml\nframeworks:", 1), encoding="utf-8")
    before = kept(folder)
    assert check().code == 0
    assert kept(folder) == before
    offers.write_text(OFFERS.replace("silver", "sliver"), encoding="utf-8")
    assert check() == check(anew=True)
    assert check().code == 3


def test_a_damaged_answer_is_made_anew(explain: Callable[..., Finished], folder: Path) -> None:
    first = explain()
    for path in (folder / "answers").glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"mini", b"mimi"))
    assert explain() == first


def test_a_file_name_that_is_no_text_is_kept_with_its_warnings(
    call: Callable[..., Finished], folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "un\udcfflesbar.yaml"
    try:
        path.write_text(GOOD, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    asked = ("check", path, "--data", MINI)
    assert call(*asked, "--cache", folder) == call(*asked, "--cache", folder) == call(*asked, "--no-cache")
