"""One value changed anywhere, and the brief is no longer consistent."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from assessor.verification.verify import verified
from tests.unit.verification.tampering import engagement_value, result_value, saved, visible

if TYPE_CHECKING:
    from pathlib import Path

MUTANTS = int(os.environ.get("ASSESSOR_SWEEP", "8"))


def drawn(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a repeatable choice


def test_a_clean_brief_is_consistent(issued: Path) -> None:
    found = verified(issued)
    assert (found.status, found.alterations, found.barriers) == ("consistent", (), ())
    assert found.words > 1000


def test_saving_it_again_without_a_change_leaves_it_consistent(issued: Path, tmp_path: Path) -> None:
    saved(issued / "brief.pdf", tmp_path / "copy.pdf", lambda _pdf: ("", ""))
    assert verified(tmp_path / "copy.pdf").status == "consistent"


@pytest.mark.parametrize("seed", range(MUTANTS))
def test_one_letter_of_a_page_is_named_with_its_page(issued: Path, tmp_path: Path, seed: int) -> None:
    was, stands = saved(issued / "brief.pdf", tmp_path / "b.pdf", visible(drawn(seed)))
    found = verified(tmp_path / "b.pdf")
    assert found.status == "altered", (was, stands)
    assert {each.kind for each in found.alterations} <= {"words", "margin", "page_number"}
    assert all(each.page for each in found.alterations)


@pytest.mark.parametrize("seed", range(MUTANTS))
def test_one_value_of_the_result_is_caught_whatever_its_digest(issued: Path, tmp_path: Path, seed: int) -> None:
    change = result_value(drawn(seed), sealed=bool(seed % 2))
    was, stands = saved(issued / "brief.pdf", tmp_path / "b.pdf", change)
    assert verified(tmp_path / "b.pdf").status != "consistent", (was, stands)


@pytest.mark.parametrize("seed", range(MUTANTS))
def test_one_letter_of_the_engagement_is_caught(issued: Path, tmp_path: Path, seed: int) -> None:
    was, stands = saved(issued / "brief.pdf", tmp_path / "b.pdf", engagement_value(drawn(seed)))
    found = verified(tmp_path / "b.pdf")
    assert found.status == "altered", (was, stands)
    assert found.alterations[0].kind == "engagement"
