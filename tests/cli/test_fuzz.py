"""Anything at all in the engagement file: a message or a result, never a traceback, never another exit code."""

from __future__ import annotations

import contextlib
import io
import random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor.cli.main import main
from tests.cli.running import CLINIC, GOOD, MINI, problems

if TYPE_CHECKING:
    from pathlib import Path

QUIET = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
CLINIC_TEXT = CLINIC.read_text(encoding="utf-8")
GOOD_TEXT = GOOD.read_text(encoding="utf-8")
SPICES = (
    "null",
    "true",
    "[]",
    "{}",
    "-1",
    "1.0e308",
    "99999999999999999",
    '""',
    "P1D",
    "2026-11-21",
    "all",
    "customer",
    "third_party",
    "\t",
    ": ",
    "&a ",
    "*a",
    "!x ",
    "'",
    '"',
    "- ",
    "#",
    "\u202e",
    "\u2028",
    "é",
    "0",
)


def outcome(content: bytes, folder: Path, *arguments: object) -> tuple[int, str]:
    """Exit code and standard error of `assess`; any exception but SystemExit passes through and fails the test."""
    path = folder / "engagement.yaml"
    path.write_bytes(content)
    said, complaint = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complaint):
        code = main(["assess", str(path), "--format", "json", "--out", str(folder / "out"), *map(str, arguments)])
    return code, complaint.getvalue()


def hold(code: int, complaint: str) -> None:
    assert code in (0, 3)
    told = [item for item in problems(complaint) if item.severity == "error"]
    assert bool(told) is (code == 3), complaint


@given(st.binary(max_size=400))
@settings(max_examples=150, suppress_health_check=QUIET)
def test_random_bytes(tmp_path: Path, cache: Path, content: bytes) -> None:
    hold(*outcome(content, tmp_path, "--data", MINI, "--cache", cache))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
@settings(max_examples=150, suppress_health_check=QUIET)
def test_random_text(tmp_path: Path, cache: Path, content: str) -> None:
    hold(*outcome(content.encode(), tmp_path, "--data", MINI, "--cache", cache))


@given(st.text(alphabet="ab:-[]{}?,#&*!|>'\"%@` \n\t~<", max_size=120))
@settings(max_examples=300, suppress_health_check=QUIET)
def test_random_yaml(tmp_path: Path, cache: Path, content: str) -> None:
    hold(*outcome(content.encode(), tmp_path, "--data", MINI, "--cache", cache))


def mutated(text: str, seed: int) -> str:
    """One to four small changes: lines lost, doubled, swapped or moved in, words replaced."""
    draw = random.Random(seed)  # noqa: S311 - repeatable is what is wanted
    lines = text.splitlines()
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(lines))
        match draw.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[draw.randrange(len(lines))])
            case 2:
                lines[at] = draw.choice((" ", "  ", "- ", "")) + lines[at]
            case 3:
                key, colon, _ = lines[at].partition(":")
                lines[at] = f"{key}{colon} {draw.choice(SPICES)}"
            case 4:
                words = lines[at].split(" ")
                words[draw.randrange(len(words))] = draw.choice(SPICES)
                lines[at] = " ".join(words)
            case _:
                other = draw.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
        if not lines:
            break
    return "\n".join(lines)


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=250, suppress_health_check=QUIET)
def test_the_sound_engagement_with_small_changes(tmp_path: Path, cache: Path, seed: int) -> None:
    content = mutated(GOOD_TEXT, seed).encode()
    hold(*outcome(content, tmp_path, "--data", MINI, "--cache", cache))


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=60, suppress_health_check=QUIET)
def test_the_clinic_with_small_changes(tmp_path: Path, cache: Path, data_root: Path, seed: int) -> None:
    content = mutated(CLINIC_TEXT, seed).encode()
    hold(*outcome(content, tmp_path, "--data", data_root, "--cache", cache))


@given(data=st.data())
@settings(max_examples=200, suppress_health_check=QUIET)
def test_broken_rules(tmp_path: Path, data: st.DataObject) -> None:
    """One file of the data root with small changes; `check` reads the rest as ever."""
    root = tmp_path / "root"
    names = sorted(path.relative_to(MINI) for path in MINI.rglob("*.yaml"))
    name = data.draw(st.sampled_from(names))
    seed = data.draw(st.integers(min_value=0, max_value=2**32))
    for other in names:
        target = root / other
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (MINI / other).read_text(encoding="utf-8")
        target.write_text(mutated(text, seed) if other == name else text, encoding="utf-8")
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        checked = main(["check", str(root)])
    assert checked in (0, 3)
    code, complaint = outcome(
        b'as_of: "2026-11-21"\norganization: {name: A, covered: true}\nframeworks: [mini]\n',
        tmp_path,
        "--data",
        root,
        "--no-cache",
    )
    assert code in (0, 3)
    if checked == 0:
        assert code == 0 or "unknown-framework" in complaint, complaint


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=20), max_size=4))
@settings(max_examples=150, suppress_health_check=QUIET)
def test_random_arguments(tmp_path: Path, cache: Path, words: list[str]) -> None:
    for start in ([], ["explain"], ["catalog", "show"], ["catalog", "search"]):
        said = io.StringIO()
        common = ["--data", str(MINI), "--cache", str(cache)] if start else []
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = main([*start, *words, *common])
        assert code in (0, 2, 3)
