from __future__ import annotations

from typing import TYPE_CHECKING

import highspy

from assessor.economics.solver import SilentHighs, solver_with

if TYPE_CHECKING:
    import pytest


def test_the_log_is_off_before_callbacks_are_enabled(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever version is installed: the parent, which greets there from 1.16 on, finds the log off."""
    seen: list[object] = []
    enable = highspy.Highs.enableCallbacks

    def noticed(solver: highspy.Highs) -> None:
        seen.append(solver.getOptionValue("output_flag")[1])
        enable(solver)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(highspy.Highs, "enableCallbacks", noticed)
    SilentHighs()  # type: ignore[no-untyped-call]
    assert seen == [False]
    assert capfd.readouterr() == ("", "")


def test_options_a_version_does_not_know_are_left_out_silently(capfd: pytest.CaptureFixture[str]) -> None:
    solver = solver_with({"threads": 1, "no_such_option": True})
    assert solver.getOptionValue("threads")[1] == 1
    assert capfd.readouterr() == ("", "")
