"""What a quick command must not import: start-up time is measured by what is loaded."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import CLINIC, ROOT, environment, run

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("networkx", "weasyprint", "jsonschema", "yaml", "numpy", "rich", "jinja2", "referencing")
_SHOW = """
import sys
from assessor.cli.main import main
code = main(sys.argv[1:])
sys.stderr.write(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
sys.exit(code)
"""

_LOADED = 'sorted({name.partition(".")[0] for name in sys.modules})'
_NOTING = """
import builtins
told, real = ["told:"], builtins.compile
def noting(source, filename, *others, **named):
    told.extend([str(source)] if filename == "<string>" else [])
    return real(source, filename, *others, **named)
builtins.compile = noting
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of its own: from the shared one, tests beside this one may push an entry between two runs."""
    folder = tmp_path_factory.mktemp("own-cache")
    folder.chmod(0o700)
    return folder


def below(modules: set[str], *packages: str) -> set[str]:
    """Those of the modules that are these packages or in them."""
    return {name for name in modules if any(f"{name}.".startswith(f"{package}.") for package in packages)}


def forget_answers(cache: Path) -> None:
    """Let the next question be one that was not asked before, while data and engagement are known."""
    shutil.rmtree(cache / "answers", ignore_errors=True)


def loaded(*arguments: object, whole: bool = False) -> set[str]:
    """What a command imports: the names of packages, or of every module."""
    code = _SHOW.replace('name.partition(".")[0]', "name") if whole else _SHOW
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, check=True)
    return set(done.stderr.decode().split())


def test_the_version_needs_next_to_nothing() -> None:
    modules = loaded("--version")
    assert not modules & {*HEAVY, "argparse", "json", "dataclasses", "typing", "signal"}


@pytest.mark.parametrize("command", ["explain", "explain an engagement", "assess", "check"])
def test_a_warm_run_parses_nothing(command: str, data_root: Path, cache: Path, tmp_path: Path) -> None:
    common = ("--data", data_root, "--cache", cache)
    review = "hipaa:164.308(a)(1)(ii)(D)"
    arguments: dict[str, tuple[object, ...]] = {
        "explain": ("explain", review),
        "explain an engagement": ("explain", review, "--engagement", CLINIC),
        "assess": ("assess", CLINIC, "--format", "json", "--out", tmp_path),
        "check": ("check", CLINIC),
    }
    assert run(*arguments[command], *common).code == 0
    forget_answers(cache)
    simulates = {"numpy"} if command == "assess" else set()  # an assessment simulates years, and parses nothing for it
    assert not loaded(*arguments[command], *common) & (set(HEAVY) - simulates)


@pytest.mark.parametrize("engagement", [(), ("--engagement", CLINIC)])
def test_an_explanation_makes_no_result_and_no_brief(
    engagement: tuple[object, ...], data_root: Path, cache: Path
) -> None:
    arguments = ("explain", "hipaa:164.308(a)(1)(ii)(D)", *engagement, "--data", data_root, "--cache", cache)
    run(*arguments)
    forget_answers(cache)
    modules = loaded(*arguments, whole=True)
    assert "assessor.words.explanations" in modules
    assert not below(modules, "assessor.encode", "assessor.economics", "assessor.graph", "assessor.source.reader")
    # a framework declares what it offers to the brief, and makes none of it here
    assert below(modules, "assessor.report") == {"assessor.report", "assessor.report.framework"}
    assert not below(modules, "assessor.words.row_findings", "assessor.library.economics_links")  # nothing asks them
    assert not {"dataclasses", "inspect", "difflib", "shutil", "weakref"} & modules


@pytest.mark.parametrize(
    "asked",
    [("explain", "hipaa:164.312(d)", "--engagement", CLINIC), ("explain", "hipaa:164.312(d)"), ("check", CLINIC)],
)
def test_a_question_asked_again_brings_in_neither_rules_nor_judging(
    asked: tuple[object, ...], data_root: Path, cache: Path
) -> None:
    run(*asked, "--data", data_root, "--cache", cache)
    modules = loaded(*asked, "--data", data_root, "--cache", cache, whole=True)
    judging = ("api", "assess", "evaluate", "frameworks", "source", "model.plan", "model.engagement")
    assert not below(modules, *(f"assessor.{name}" for name in judging))


@pytest.mark.parametrize(
    "asked",
    [("explain", "hipaa:164.312(d)", "--engagement", CLINIC), ("explain", "hipaa:164.312(d)"), ("check", CLINIC)],
)
def test_no_annotation_is_compiled(asked: tuple[object, ...], data_root: Path, cache: Path) -> None:
    """`compile` first makes a class of every part of a syntax tree, which is dearer than all annotations there are."""
    arguments = (*asked, "--data", data_root, "--cache", cache)
    run(*arguments)
    forget_answers(cache)
    command = [sys.executable, "-c", _NOTING + _SHOW.replace(_LOADED, "told"), *map(str, arguments)]
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, check=True)
    assert done.stderr.decode().split("told:")[-1].split() == []


def test_an_explanation_without_an_engagement_needs_no_framework_s_own(data_root: Path, cache: Path) -> None:
    arguments = ("explain", "hipaa:164.308(a)(1)(ii)(D)", "--data", data_root, "--cache", cache)
    run(*arguments)
    forget_answers(cache)
    rooms = below(loaded(*arguments, whole=True), "assessor.frameworks")
    # one names a sheet of the workbook beside its object: a constant
    assert {name.rpartition(".")[2] for name in rooms if name.count(".") > 2} == {"framework", "sheet_words"}


def test_checking_an_engagement_makes_no_result(data_root: Path, cache: Path) -> None:
    arguments = ("check", CLINIC, "--data", data_root, "--cache", cache)
    run(*arguments)
    forget_answers(cache)
    modules = loaded(*arguments, whole=True)
    assert not below(modules, "assessor.encode", "assessor.economics", "assessor.graph")
    # counts, and why one document of the clinic plays no part; no other sentences
    words = {
        "assessor.words",
        *(f"assessor.words.{name}" for name in ("grammar", "idle", "alternatives", "yaml_lines")),
    }
    assert below(modules, "assessor.words") == words
    assert not {"dataclasses", "inspect", "difflib"} & modules


def test_help_and_wrong_usage_are_quick() -> None:
    assert not loaded("--help") & set(HEAVY)


def test_the_package_is_quick_to_import() -> None:
    code = "import assessor, sys; print(' '.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), cwd=ROOT, capture_output=True, check=True)
    assert not {name.partition(".")[0] for name in done.stdout.decode().split()} & set(HEAVY)
