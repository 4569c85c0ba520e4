"""What a quick command must not import: start-up time is measured by what is loaded."""

from __future__ import annotations

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


def loaded(*arguments: object) -> set[str]:
    command = [sys.executable, "-c", _SHOW, *map(str, arguments)]
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
    simulates = {"numpy"} if command == "assess" else set()  # an assessment simulates years, and parses nothing for it
    assert not loaded(*arguments[command], *common) & (set(HEAVY) - simulates)


@pytest.mark.parametrize("engagement", [(), ("--engagement", CLINIC)])
def test_an_explanation_makes_no_result_and_no_brief(engagement: tuple[object, ...], data_root: Path) -> None:
    code = _SHOW.replace('name.partition(".")[0] for name', "name for name")
    arguments = ("explain", "hipaa:164.308(a)(1)(ii)(D)", *engagement, "--data", data_root)
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, check=True)
    modules = set(done.stderr.decode().split())
    assert "assessor.words.explanations" in modules
    assert not {name for name in modules if name.startswith("assessor.encode")}
    # a framework declares what it offers to the brief, and makes none of it here
    declared = {"assessor.report", "assessor.report.framework", "assessor.report.pango"}
    assert {name for name in modules if name.startswith("assessor.report")} <= declared


def test_help_and_wrong_usage_are_quick() -> None:
    assert not loaded("--help") & set(HEAVY)


def test_the_package_is_quick_to_import() -> None:
    code = "import assessor, sys; print(' '.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), cwd=ROOT, capture_output=True, check=True)
    assert not {name.partition(".")[0] for name in done.stdout.decode().split()} & set(HEAVY)
