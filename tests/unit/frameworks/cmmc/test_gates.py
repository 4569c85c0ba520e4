"""Papers of outside providers on the shipped rules: what a missing one caps, and what it leaves standing."""

from __future__ import annotations

from typing import Any

import pytest

from assessor.model.scales import IN_PLACE, VERDICT_RANK, Verdict
from tests.unit.frameworks.cmmc.assessed import assessment, engagement, plan

MATRIX = {"customer_responsibility_matrix": "matrix.pdf"}
IN_CLOUD: dict[str, Any] = {"data_at": {"cui": "cloud"}}
CLOUDS_USED = "cmmc:AC.L2-3.1.20"  # a missing proof reaches it by itself
WORK = ("iam_admin", "data_protection", "cloud_admin", "endpoint_protection", "soc_mdr", "backup_dr")


def verdicts(
    contact: str, artefacts: dict[str, str | None], said: dict[str, Any] | None = None, **facts: object
) -> dict[str, tuple[Verdict, str | None]]:
    """One provider does the work of a cloud, another all the rest; verdict and cause by obligation."""
    terrain = plan().terrain
    others = [item.id for item in terrain.functions.values() if item.kind == "delegable" and item.id not in WORK]
    cloud: dict[str, Any] = {
        "id": "cloud",
        "model": "managed",
        "offering": "gold",
        "data_contact": [contact],
        **(said or {}),
    }
    team = {"id": "team", "model": "internal_it", "offering": "business_hours", "data_contact": []}
    stated = engagement(
        facts={"cui_in_cloud": True, "internal_fte": 40, "users": 20, **facts},
        providers=[{**cloud, "artefacts": artefacts}, team],
        today={**{name: ["cloud"] for name in WORK}, **{name: ["team"] for name in others}},
    )
    judged = assessment(stated).judgements["today"]
    return {ref: (item.verdict, item.cause) for ref, item in judged.items()}


def test_cui_in_a_cloud_without_fedramp_caps_all_that_cloud_carries() -> None:
    good = verdicts("cui", {**MATRIX, "fedramp_moderate": "fedramp.pdf"}, IN_CLOUD)
    bad = verdicts("cui", {**MATRIX, "fedramp_moderate": None}, IN_CLOUD)
    capped = {ref for ref in good if good[ref] != bad[ref]}
    assert len(capped) >= 10, "the cloud carries much"
    for ref in capped - {CLOUDS_USED}:
        assert bad[ref][0] in (Verdict.PARTIAL, Verdict.GAP), ref
        assert bad[ref][1] == "fedramp", ref
        assert VERDICT_RANK[bad[ref][0]] < VERDICT_RANK[good[ref][0]], ref
    carried = {ref for ref, (_, cause) in bad.items() if cause == "fedramp"}
    assert {ref for ref in carried if good[ref][0] in IN_PLACE} <= capped
    assert any(good[ref][0] in IN_PLACE and ref not in capped for ref in good), "the team's own work stands"


def test_a_cloud_that_only_copies_caps_what_it_copies() -> None:
    """What is stated of one piece of work says nothing of the others; unsaid, work that brings CUI stays open."""
    missing: dict[str, str | None] = {**MATRIX, "fedramp_moderate": None}
    bought: dict[str, Any] = {"ordered": ["backup-isolation"]}
    good = verdicts("cui", {**MATRIX, "fedramp_moderate": "fedramp.pdf"}, bought)
    unsaid = verdicts("cui", missing, bought)
    elsewhere = verdicts("cui", missing, {**bought, "data_at": {"cui": "customer"}})
    assert elsewhere == good
    open_ = {ref for ref in good if unsaid[ref] != good[ref]} - {CLOUDS_USED}
    assert open_, "some of the cloud's work brings CUI"
    assert {unsaid[ref][0] for ref in open_ if good[ref][0] in IN_PLACE} <= {Verdict.NOT_ASSESSABLE}
    assert not any(cause == "fedramp" for _, cause in unsaid.values())
    assert unsaid[CLOUDS_USED][0] is Verdict.GAP, "the paper is said to be missing"


@pytest.mark.parametrize(
    ("contact", "facts"), [("cui_local", {}), ("spd", {}), ("cui", {"cui_in_cloud": False})], ids=str
)
def test_without_cui_in_a_cloud_no_fedramp_is_asked(contact: str, facts: dict[str, Any]) -> None:
    with_paper = verdicts(contact, {**MATRIX, "fedramp_moderate": "fedramp.pdf"}, **facts)
    assert verdicts(contact, {**MATRIX, "fedramp_moderate": None}, **facts) == with_paper


@pytest.mark.parametrize(
    ("contact", "gate"),
    [
        ("cui", "responsibility-matrix"),
        ("cui_local", "responsibility-matrix-local"),
        ("spd", "responsibility-matrix-spd"),
    ],
)
def test_a_missing_matrix_caps_what_its_provider_carries(contact: str, gate: str) -> None:
    papers: dict[str, str | None] = {"fedramp_moderate": "fedramp.pdf"}
    good = verdicts(contact, {**papers, **MATRIX})
    bad = verdicts(contact, {**papers, "customer_responsibility_matrix": None})
    capped = {ref for ref in good if good[ref] != bad[ref]}
    assert len(capped) >= 10
    assert {bad[ref][1] for ref in capped} == {gate}


def test_a_provider_with_neither_needs_no_paper() -> None:
    none: dict[str, str | None] = {"fedramp_moderate": None, "customer_responsibility_matrix": None}
    some: dict[str, str | None] = {"fedramp_moderate": "f.pdf", **MATRIX}
    assert verdicts("none", none) == verdicts("none", some)
