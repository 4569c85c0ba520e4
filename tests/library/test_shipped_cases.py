"""The cases this project ships: every one comes true."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assessor import api
from assessor.library.resources import case_files, shipped_root
from assessor.words.case_outcomes import failures

if TYPE_CHECKING:
    from assessor.result.case_outcome import CaseReport


@cache
def report() -> CaseReport:
    return api.judged_cases()


def test_every_case_comes_true() -> None:
    assert [line for outcome in report().outcomes for line in failures(outcome)] == []


def test_a_file_is_named_by_its_framework() -> None:
    names = {name.rpartition("/")[2] for name, _ in case_files(shipped_root())}
    for outcome in report().outcomes:
        name = outcome.case.span.path.rpartition("/")[2]
        assert name in names
        assert any(name.startswith(f"{one.framework}-") for one in outcome.expectations), name
