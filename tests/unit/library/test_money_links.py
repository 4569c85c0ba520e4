"""Numbers of money that only make no sense beside the shipped rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.assess.prepare import load_plan
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.economics_links import NEEDED
from assessor.library.engagement import read_engagement
from assessor.library.engagement_links import check_engagement
from assessor.library.money_links import POSITIVE
from assessor.library.resources import shipped_root
from assessor.library.store import Store

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'schema: engagement/1\nas_of: "2026-11-21"\norganization: {name: Acme, users: 10}\nframeworks: [hipaa]\n'


def told(text: str, folder: Path, cache: Path, head: str = HEAD) -> list[tuple[str, int, str]]:
    path = folder / "mine.yaml"
    path.write_text(head + text, encoding="utf-8")
    store = Store(cache)
    source, problems = read_engagement(path, store, FRAMEWORKS)
    assert source is not None
    plan = load_plan(shipped_root(), store, FRAMEWORKS, source.engagement.frameworks)
    return [
        (item.code, item.span.line, item.message) for item in (*problems, *check_engagement(source, plan, FRAMEWORKS))
    ]


@pytest.mark.parametrize("name", POSITIVE)
def test_a_divisor_is_never_nothing(name: str, tmp_path: Path, cache: Path) -> None:
    assert name in NEEDED
    found = told(f"prices: {{{name}: 0}}\n", tmp_path, cache)
    assert [(code, line) for code, line, _ in found] == [("engagement/range", 5)]
    assert "divides" in found[0][2]


def test_a_misspelled_price_is_told_with_its_neighbor(tmp_path: Path, cache: Path) -> None:
    ((code, line, message),) = told("prices: {managed_per_usr: 100}\n", tmp_path, cache)
    assert (code, line) == ("link/unknown-parameter", 5)
    assert "managed_per_usr" in message


def test_sound_numbers_are_accepted(tmp_path: Path, cache: Path) -> None:
    text = """operations: {billable_incidents: {count: 12, months: 12}, downtime_per_hour: 90}
prices: {managed_per_user: {low: 90, default: 100, high: 110}, prevented_share: 0}
risk: {tolerance: very_averse, dispersion: 2, trials: 50000, seed: 7}
providers:
  - {id: msp, model: managed, offering: silver, price: {structure: tiered, tiers: [{up_to: 5, amount: 9}, {amount: 8}]}}
"""
    assert told(text, tmp_path, cache) == []


def test_skills_are_those_of_own_staff(tmp_path: Path, cache: Path) -> None:
    text = "providers:\n  - {id: msp, model: managed, offering: silver, skills: [patching]}\n"
    assert [code for code, *_ in told(text, tmp_path, cache)] == ["engagement/skills"]
    assert told(text.replace("managed, offering: silver", "internal_it"), tmp_path, cache) == []


def test_a_tier_of_people_is_had_by_whoever_has_them(tmp_path: Path, cache: Path) -> None:
    few, enough = (HEAD.replace("users: 10", f"users: 10, internal_fte: {number}") for number in (2, 6))
    text = "providers:\n  - {id: it, model: internal_it, offering: staffed}\n"
    assert [code for code, *_ in told(text, tmp_path, cache, few)] == ["engagement/positions"]
    assert told(text, tmp_path, cache, enough) == []
    assert told(text.replace("staffed", "on_call"), tmp_path, cache, few) == []
