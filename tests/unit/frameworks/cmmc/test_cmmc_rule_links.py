"""The CMMC rules are held to the catalog they score: each way of not fitting is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.cmmc.rule_links import rule_problems
from assessor.frameworks.cmmc.rules import KIND, cmmc_rules
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.frameworks.cmmc.rules import CmmcRules, Level
    from assessor.library.library import Library


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = gather(data_files(shipped_root()), FRAMEWORKS)
    assert found is not None
    assert problems == []
    return found


def told(library: Library, change: Callable[[CmmcRules], CmmcRules]) -> list[tuple[str, str]]:
    rules = cmmc_rules(library)
    assert rules is not None
    changed = replace(library, own_rules={**library.own_rules, KIND: change(rules)})
    return [(item.code, item.message) for item in rule_problems(changed)]


def level_2(rules: CmmcRules, **changes: object) -> CmmcRules:
    levels = tuple(replace(item, **changes) if item.level == 2 else item for item in rules.levels)  # type: ignore[arg-type]
    return replace(rules, levels=levels)


def plan_2(rules: CmmcRules, **changes: object) -> CmmcRules:
    level: Level | None = rules.level(2)
    assert level is not None
    assert level.plan is not None
    return level_2(rules, plan=replace(level.plan, **changes))  # type: ignore[arg-type]


def test_the_shipped_rules_fit(library: Library) -> None:
    assert told(library, lambda rules: rules) == []


def test_points_and_counts_must_add_up(library: Library) -> None:
    assert told(library, lambda rules: level_2(rules, weights=314, requirements=109)) == [
        ("link/cmmc-weights", "level 2 has 110 requirements in the catalog, but the rules say 109"),
        ("link/cmmc-weights", "the points of level 2 add up to 313, but the rules say 314"),
    ]


def test_the_flags_of_the_catalog_follow_from_the_rules(library: Library) -> None:
    rules = cmmc_rules(library)
    assert rules is not None
    level = rules.level(2)
    assert level is not None
    assert level.plan is not None
    excluded = tuple(name for name in level.plan.excluded if name != "AC.L2-3.1.20")
    assert told(library, lambda rules: plan_2(rules, excluded=excluded)) == [
        ("link/cmmc-plan", "'AC.L2-3.1.20' says poam: not_eligible, but by the rules it is eligible")
    ]
    assert {code for code, _ in told(library, lambda rules: plan_2(rules, most_points=3))} == {"link/cmmc-plan"}


def test_names_must_exist(library: Library) -> None:
    assert told(library, lambda rules: plan_2(rules, excluded=("AC.L2-3.1.99",)))[0][0] == "link/unknown-requirement"
    assert told(library, lambda rules: level_2(rules, needs="level_9"))[0][0] == "link/unknown-status"
    assert told(library, lambda rules: replace(rules, framework="cmc"))[0][0] == "link/unknown-framework"

    def gateless(rules: CmmcRules) -> CmmcRules:
        first, *others = rules.providers
        return replace(rules, providers=(replace(first, gates=("fedramps",)), *others))

    def factless(rules: CmmcRules) -> CmmcRules:
        first, *others = rules.not_applicable
        return replace(rules, not_applicable=(replace(first, fact="remote"), *others))

    def phaseless(rules: CmmcRules) -> CmmcRules:
        first, *others = rules.phases
        return replace(rules, phases=(replace(first, may=("level_4",)), *others))

    assert [code for code, _ in told(library, gateless)] == ["link/unknown-gate"]
    assert [code for code, _ in told(library, factless)] == ["link/unknown-fact"]
    assert [code for code, _ in told(library, phaseless)] == ["link/unknown-status"]


@pytest.mark.parametrize(
    ("after", "codes"),
    [
        ("dod-reprot", ["link/unknown-notice"]),
        ("dod-images", ["link/cycle", "link/cycle"]),
        ("dod-report", ["link/cycle"]),
        ("dod-malware", []),
    ],
)
def test_a_notice_counts_from_one_that_ends(after: str, codes: list[str], library: Library) -> None:
    """The shipped images are kept from the report on."""

    def counted(rules: CmmcRules) -> CmmcRules:
        notices = tuple(replace(item, after=after) if item.id == "dod-report" else item for item in rules.notices)
        return replace(rules, notices=notices)

    assert [code for code, _ in told(library, counted)] == codes


def test_a_phase_begins_when_the_ledger_says(library: Library) -> None:
    def moved(rules: CmmcRules) -> CmmcRules:
        first, *others = rules.phases
        return replace(rules, phases=(replace(first, begins="2025-11-11"), *others))

    def unhung(rules: CmmcRules) -> CmmcRules:
        first, *others = rules.phases
        return replace(rules, phases=(replace(first, standing="cmmc-phase-0"), *others))

    assert [code for code, _ in told(library, moved)] == ["link/standing"]
    assert [code for code, _ in told(library, unhung)] == ["link/unknown-standing"]


def test_a_data_root_without_them_needs_none(library: Library) -> None:
    assert list(rule_problems(replace(library, own_rules={}))) == []


def test_papers_follow_the_scoping_table(library: Library) -> None:
    """32 CFR 170.19(c)(2)(i), table 4: the gates ask exactly the papers the table gives each kind of provider."""
    rules = cmmc_rules(library)
    assert rules is not None
    by_contact: dict[str, set[str]] = {}
    for gate in library.gates.values():
        if gate.when.framework == "cmmc":
            by_contact.setdefault(gate.when.data_contact, set()).add(gate.id)
    seen = set()
    for row in rules.providers:
        if row.data_contact is None:
            assert (row.in_scope, row.gates) == (False, ()), row
            continue
        seen.add(row.data_contact)
        assert set(row.gates) == by_contact[row.data_contact], row
        asks_fedramp = any(library.gates[name].needs == "fedramp_moderate" for name in row.gates)
        assert asks_fedramp is row.fedramp is (row.kind == "csp" and row.holds == "cui")
        assert all(library.gates[name].reach == "provider" for name in row.gates)
    assert seen == set(by_contact)
    assert len(rules.providers) == 6


def test_not_applicable_without_loss_is_what_the_catalog_asks(library: Library) -> None:
    rules = cmmc_rules(library)
    assert rules is not None
    stated = {item.requirement: item.fact for item in rules.not_applicable}
    rows = library.catalogs["cmmc"].rows
    assert stated == {row.id: row.props["permission_fact"] for row in rows if "permission_fact" in row.props}
