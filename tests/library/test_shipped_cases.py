"""The cases this project ships: every one comes true, and together they ask for enough."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from assessor import api
from assessor.library.resources import case_files, data_files, shipped_root
from assessor.words.case_outcomes import failures

if TYPE_CHECKING:
    from assessor.result.case_outcome import CaseReport

MODELS = {"break_fix", "managed", "co_managed", "internal_it", "staff_aug", "project_depot"}


@cache
def report() -> CaseReport:
    return api.judged_cases()


def test_every_case_comes_true() -> None:
    assert [line for outcome in report().outcomes for line in failures(outcome)] == []


# Files that go by who told the cases, or by what went wrong, whatever framework they are about.
MIXED = {"told-by-officers.yaml", "measured-faults.yaml"}


def test_a_file_is_named_by_its_framework() -> None:
    names = {name.rpartition("/")[2] for name, _ in case_files(shipped_root())}
    for outcome in report().outcomes:
        name = outcome.case.span.path.rpartition("/")[2]
        assert name in names
        assert name in MIXED or any(name.startswith(f"{one.framework}-") for one in outcome.expectations), name


def test_there_are_many_and_half_of_them_are_traps() -> None:
    cases = [outcome.case for outcome in report().outcomes]
    assert len(cases) >= 400
    assert sum(case.trap for case in cases) * 2 >= len(cases)


def test_every_framework_is_asked_for_every_kind_of_verdict() -> None:
    """A program that calls everything in place, or nothing, must fail in each of them."""
    found = Counter(
        (one.framework, kind(one.verdict.value)) for outcome in report().outcomes for one in outcome.expectations
    )
    for tally in report().tallies:
        for name, least in (("in_place", 45), ("not_in_place", 30), ("open", 5), ("not_applicable", 3)):
            assert found[tally.framework, name] >= least, (tally.framework, name)


def kind(verdict: str) -> str:
    if verdict in {"satisfied", "satisfied_with_customer_duties", "compensated"}:
        return "in_place"
    if verdict in {"gap", "partial"}:
        return "not_in_place"
    return "not_applicable" if verdict == "not_applicable" else "open"


def test_every_way_of_buying_support_is_asked_about() -> None:
    asked = {one.expected.arrangement for outcome in report().outcomes for one in outcome.expectations}
    assert asked >= {"today", *MODELS}


def test_cases_are_no_part_of_what_is_loaded() -> None:
    assert not [name for name, _ in data_files(shipped_root()) if "cases/" in name]
