"""What holds for every pack that ships: nothing is wrong with it, and its cases come true, half of them traps."""

from __future__ import annotations

import pytest

from assessor import api
from assessor.words.case_outcomes import failures
from tests.cli.running import run
from tests.library.packs.shipped_pack import PACKS, ShippedPack

SHIPPED = sorted(folder.name for folder in PACKS.iterdir() if folder.is_dir())
FEWEST_CASES = 15


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_wrong_with_the_pack(name: str) -> None:
    checked = run("check", str(ShippedPack(name).folder))
    assert (checked.code, checked.out.splitlines()[-1].partition(": ")[2]) == (0, "0 errors, 0 warnings")


@pytest.mark.parametrize("name", SHIPPED)
def test_its_cases_come_true_and_half_of_them_are_traps(name: str) -> None:
    pack = ShippedPack(name)
    report = api.judged_cases(pack.cases, data=pack.data)
    assert [line for outcome in report.outcomes for line in failures(outcome)] == []
    traps = sum(outcome.case.trap for outcome in report.outcomes)
    assert len(report.outcomes) >= FEWEST_CASES
    assert traps * 2 >= len(report.outcomes)
