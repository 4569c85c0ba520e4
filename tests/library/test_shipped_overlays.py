"""The proposed rules this project ships: whole, cited, demanded, and nowhere unless they are asked for."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pytest

from assessor.assess.prepare import adopted, compile_files
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.audit import audit
from assessor.library.loader import gather
from assessor.library.overlay_links import check_overlays
from assessor.library.overlays import leaf_texts
from assessor.library.resources import data_files, shipped_root
from assessor.model.diagnostic import Severity
from assessor.model.scales import IF_ADOPTED, PROPOSED
from assessor.model.shape import plain
from assessor.model.value import replace

if TYPE_CHECKING:
    from assessor.library.library import Library
    from assessor.model.plan import Plan

PACKS = ("hipaa-nprm-2025",)


@cache
def library() -> Library:
    made, problems = gather(data_files(shipped_root()), FRAMEWORKS)
    assert made is not None, problems
    return made


@cache
def plan(overlay: str | None = None) -> Plan:
    return compile_files(data_files(shipped_root()), FRAMEWORKS, overlay=overlay)


def test_every_pack_is_sound() -> None:
    assert tuple(library().overlays) == PACKS
    assert check_overlays(library(), FRAMEWORKS) == []


def test_a_framework_of_an_unknown_catalog_is_told_at_the_framework_alone() -> None:
    """A pack that changes such a framework has nothing to change; it ended in a traceback."""
    hipaa = replace(library().frameworks["hipaa"], catalog="hijaa")
    assert check_overlays(replace(library(), frameworks={**library().frameworks, "hipaa": hipaa}), FRAMEWORKS) == []


@pytest.mark.parametrize("name", PACKS)
def test_nothing_is_left_to_mend_once_a_pack_is_in(name: str) -> None:
    """But for duties that only served what is withdrawn: an engagement may still speak of them."""
    left = [item for item in audit(adopted(library(), name, FRAMEWORKS)) if item.severity is Severity.ERROR]
    assert left == []


@pytest.mark.parametrize("name", PACKS)
def test_every_row_is_cited_and_demanded(name: str) -> None:
    pack = library().overlays[name]
    catalog = library().frameworks[pack.overlay.framework].catalog
    found = {row.ref: row for row in plan(name).obligations}
    for row in pack.rows:
        assert row.citation is not None
        assert row.citation.startswith("Proposed 45 CFR 164."), row.id
        assert row.citation.endswith("90 FR 898"), row.id
        clauses = found[f"{catalog}:{row.id}"].clauses
        assert clauses, row.id
        assert {demand.basis for clause in clauses for demand in clause} == {IF_ADOPTED}, row.id
    for obligation, edges in leaf_texts((*pack.demands.add, *pack.demands.replace)).items():
        for edge in edges:
            assert edge.demand is not None
            assert edge.demand.basis == PROPOSED, obligation
            assert (edge.demand.citation or "").startswith("Proposed 45 CFR 164."), obligation


def test_the_2025_proposal_says_what_was_published() -> None:
    """The numbers of 90 FR 898, each where it belongs."""
    found = {row.id: row for row in plan("hipaa-nprm-2025").obligations}

    def asked(name: str) -> set[tuple[str | None, str | None, str | None]]:
        demands = [demand for clause in found[name].clauses for demand in clause if demand.basis == IF_ADOPTED]
        return {(demand.every, demand.event, demand.within) for demand in demands}

    assert asked("164.308(nprm)(a)(1)(ii)(A)") == {("P1Y", "significant-change", None), ("P1Y", None, None)}
    assert asked("164.308(nprm)(a)(1)(ii)(B)") == {("P1Y", "significant-change", None)}
    assert asked("164.308(a)(1)(ii)(A)") == {("P1Y", None, None)}
    assert asked("164.308(nprm)(a)(4)(15d)") == {("P15D", None, None)}
    assert asked("164.308(nprm)(a)(4)(30d)") == {("P30D", None, None)}
    assert asked("164.308(a)(7)(ii)(B)") == {(None, "outage", "PT72H")}
    assert asked("164.308(a)(3)(ii)(C)") == {(None, "departure", "PT1H")}
    assert asked("164.308(nprm)(a)(14)") == {("P1Y", None, None)}
    assert asked("164.308(nprm)(b)(1)") == {("P1Y", None, None)}
    assert asked("164.312(nprm)(h)(2)(i)") == {("P6M", None, None)}
    assert asked("164.312(nprm)(h)(2)(iii)") == {("P1Y", None, None)}
    assert asked("164.312(nprm)(i)(2)") == {("P2D", None, None)}
    assert "164.306(d)(3)" not in found
    head = library().overlays["hipaa-nprm-2025"].overlay
    assert (head.status, head.verify) == ("proposed", True)
    assert "not in force" in head.standing
    assert "240 days" in head.standing


def test_no_specification_would_stay_addressable() -> None:
    hipaa = [row for row in plan().obligations if row.catalog == "hipaa"]
    assert sum(row.specification == "addressable" for row in hipaa) == 22
    after = [row for row in plan("hipaa-nprm-2025").obligations if row.catalog == "hipaa"]
    assert not [row.ref for row in after if row.specification == "addressable" or row.alternative_allowed]


def test_the_plan_without_a_pack_knows_nothing_of_it() -> None:
    without_ledger = replace(plan().terrain, standing={})  # which says where every proposal stands
    text = json.dumps([plain(plan().catalogs), plain(without_ledger)])
    assert "nprm" not in text
    assert IF_ADOPTED not in text
    assert "90 FR 898" not in text
