"""The benchmarks still run and their peers still agree; nothing is said about speed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import compile_files, linked
from assessor.frameworks.registry import FRAMEWORKS
from assessor.graph.build import build
from benchmarks import crowds, evaluating, figures, growth, printing, synthetic
from benchmarks.__main__ import main
from benchmarks.clock import CommandFailedError, process
from benchmarks.figures import Figure
from benchmarks.settings import Settings
from benchmarks.walk import Walk
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_growth_runs_at_a_tiny_size(tmp_path: Path) -> None:
    found = list(growth.run(Settings(data=tmp_path, runs=1, sizes=(1, 2))))
    assert [item.what.partition(",")[0] for item in found] == ["load", "load", "evaluate", "evaluate"]
    assert all(item.value is not None and item.value > 0 for item in found)


def test_the_walk_and_the_engine_agree_on_the_measured_example(tmp_path: Path) -> None:
    found = list(evaluating.run(Settings(data=ROOT, runs=1, sizes=(1,))))
    assert [item.value is not None and item.value > 0 for item in found] == [True, True]


def test_the_walk_and_the_engine_agree_on_the_synthetic_library() -> None:
    files = synthetic.files(1)
    plan, engagement = compile_files(files, FRAMEWORKS), synthetic.engagement()
    ours = assess_engagement(plan, engagement)
    walked = Walk(build(linked(files, FRAMEWORKS)), plan, engagement).verdicts()
    assert walked == {
        name: {ref: item.verdict.value for ref, item in judged.items()} for name, judged in ours.judgements.items()
    }
    assert len({verdict for verdicts in walked.values() for verdict in verdicts.values()}) > 1


def test_the_synthetic_library_grows_in_rows() -> None:
    small, large = (compile_files(synthetic.files(size), FRAMEWORKS) for size in (1, 3))
    assert len(large.obligations) == 3 * len(small.obligations)


def test_a_crowd_of_determinations_is_measured_at_a_tiny_size() -> None:
    whole, growth_of_one, beside_judging = crowds.determinations((1, 2, 3))
    assert whole.what == "120 determinations"
    assert growth_of_one.value is not None
    assert (beside_judging.value or 0) > 1


def test_the_command_prints_a_table_and_saves_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "RESULTS", tmp_path / "results")
    main(["--only", "growth", "--runs", "1", "--sizes", "1"])
    assert "evaluate, time per row" in capsys.readouterr().out
    assert not (tmp_path / "results").exists()
    main(["--only", "growth", "--runs", "1", "--sizes", "1", "--save"])
    (saved,) = (tmp_path / "results").iterdir()
    assert len(json.loads(saved.read_text(encoding="utf-8"))["figures"]) == 2


def test_a_longer_brief_has_ids_and_links_of_its_own() -> None:
    annexes = '<section class="part annex first-annex" id="a"><a href="#a">a</a> <a href="#front">front</a></section>'
    page = f'<body><p id="front"><td data-target="#a"></td></p>{annexes}</body>'
    longer = printing.lengthened(page, 3)
    ids = re.findall(r' id="([^"]+)"', longer)
    assert ids == ["front", "a", "a-1", "a-2"]
    assert re.findall(r'href="#([^"]+)"', longer) == ["a", "front", "a-1", "front", "a-2", "front"]
    assert longer.count("</body>") == 1


def test_a_figure_says_whether_it_keeps_its_limit() -> None:
    states = [Figure(benchmark="b", what="w", value=value, limit=1.0).state for value in (0.5, 1.5, None)]
    assert states == ["kept", "MISSED", "absent"]


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(CommandFailedError):
        process(("false",))
