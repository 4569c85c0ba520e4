from __future__ import annotations

import os

import pytest

from assessor.cli.session import processes


@pytest.mark.parametrize(("stated", "count"), [("1", 1), ("3", 3), ("0", 1), ("999999", 9999)])
def test_the_environment_says_how_many_processes_print(
    stated: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESSOR_PROCESSES", stated)
    assert processes() == count


@pytest.mark.parametrize("stated", ["", "two", "-1", "²"])
def test_otherwise_one_for_each_processor_we_may_use(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_PROCESSES", stated)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 3}, raising=False)
    assert processes() == 2
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processes() == 1
