"""Section 7 by example: what a stated duty means today, for the second evaluator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracle.test_oracle_examples import REF, case, today

if TYPE_CHECKING:
    from tests.oracle.scales import Mapping

IN_PLACE, GAP, PARTIAL, OPEN = "satisfied_with_customer_duties", "gap", "partial", "not_assessable"
YEARLY = {"every": "P1Y", "basis": "legal"}
LOOSE = {"every": "P1M", "loosest": "P1Y", "basis": "engine_default"}
EVENT = {"event": "incident", "basis": "legal"}
STATE = {"state": True, "basis": "legal"}


def own(demand: Mapping, stated: Mapping | str | None) -> str:
    """Today's verdict on work the organization does itself."""
    library, engagement = case(demand, performed_by="customer", duty="rd-1")
    engagement["duties"] = {} if stated is None else {"rd-1": stated}
    return str(today((library, engagement))["verdict"])


@pytest.mark.parametrize(
    ("demand", "stated", "verdict"),
    [
        (YEARLY, {"state": "done", "last": "2025-11-20"}, IN_PLACE),  # 366 days ago
        (YEARLY, {"state": "done", "last": "2025-11-19"}, GAP),
        (YEARLY, {"state": "done", "last": "never"}, GAP),
        (YEARLY, {"state": "done"}, OPEN),
        (YEARLY, {"state": "done", "last": "2026-11-01", "every": "P2Y"}, GAP),
        (YEARLY, "assigned", IN_PLACE),
        (YEARLY, {"state": "assigned", "last": "2019-04-01"}, GAP),
        (YEARLY, None, OPEN),
        (LOOSE, "done", IN_PLACE),
        (LOOSE, {"state": "done", "last": "2026-01-02"}, IN_PLACE),
        (LOOSE, {"state": "done", "last": "2025-01-02"}, GAP),
        (EVENT, "assigned", IN_PLACE),
        (EVENT, {"state": "done", "last": "2019-04-01"}, IN_PLACE),
        (STATE, "assigned", GAP),
        (STATE, "done", IN_PLACE),
        (STATE, {"document": "adopted"}, IN_PLACE),
        (STATE, {"document": "draft"}, GAP),
        (STATE, {"document": "template", "state": "assigned"}, GAP),
        (STATE, {"document": "missing"}, GAP),
        (STATE, {"state": "partly", "missing": "The back door."}, PARTIAL),
        (YEARLY, {"state": "partly", "failed": 3, "of": 25}, PARTIAL),
        (YEARLY, {"state": "partly", "missing": "Two.", "last": "never"}, GAP),
        (EVENT, {"state": "assigned", "who": "name"}, OPEN),
        (EVENT, {"state": "not_done", "who": "name"}, GAP),
    ],
)
def test_own_work(demand: Mapping, stated: Mapping | str | None, verdict: str) -> None:
    assert own(demand, stated) == verdict


@pytest.mark.parametrize(
    ("kind", "stated", "verdict"),
    [
        ({}, "assigned", IN_PLACE),
        ({"kind": "result"}, "assigned", PARTIAL),
        ({"kind": "result"}, {"document": "draft"}, PARTIAL),
        ({"kind": "recurring", "every": "P1Y"}, {"state": "done", "last": "2019-04-01"}, PARTIAL),
        ({"kind": "recurring", "every": "P1Y"}, "done", OPEN),
        ({}, {"state": "done", "last": "never"}, PARTIAL),
        (
            {},
            {"state": "done", "last": "2025-11-20"},
            IN_PLACE,
        ),  # 366 days ago: the work is daily, its duty need not be
        ({}, {"state": "done", "last": "2025-11-19"}, PARTIAL),
        ({}, {"state": "assigned", "last": "2024-04-15"}, PARTIAL),
        ({"kind": "result"}, {"state": "done", "last": "2019-04-01"}, IN_PLACE),
        ({}, {"state": "partly", "missing": "Half."}, PARTIAL),
    ],
)
def test_a_duty_beside_a_providers_work(kind: Mapping, stated: Mapping | str, verdict: str) -> None:
    """Its own rule says what it is, and it never costs more than the provider's work is worth: part."""
    library, engagement = case({"every": "P1D", "basis": "legal"}, performed_by="shared", duty="rd-1")
    library["duties"][0] |= {"basis": "legal"} | kind
    engagement["duties"] = {"rd-1": stated}
    assert today((library, engagement))["verdict"] == verdict


def test_parts_are_judged_each_by_its_own_answer() -> None:
    """A part not answered has the duty's answer, none beside a list; a row that needs two gets the worse."""
    library, engagement = case(STATE, performed_by="customer", duty="rd-1")
    library["duties"][0]["parts"] = [
        {"id": "doors", "attaches_to": [REF]},
        {"id": "keys", "attaches_to": [REF]},
        {"id": "visitors", "attaches_to": ["hipaa:2"]},
    ]
    for parts, whole, verdict in [
        ({"doors": "done", "keys": "done", "visitors": "not_done"}, {}, IN_PLACE),
        ({"doors": "done", "keys": {"state": "not_done"}}, {}, GAP),
        ({"doors": "done", "keys": {"state": "partly", "missing": "One."}}, {}, PARTIAL),
        ({"doors": "done"}, {}, OPEN),
        ({"doors": "done"}, {"state": "done"}, OPEN),
        ({"visitors": {"state": "done", "note": "Signed in."}}, {"state": "done"}, OPEN),
        ({"doors": {"document": "adopted"}}, {"document": "adopted"}, OPEN),
        ({"doors": {"state": "done", "last": "2026-05-04"}}, {"state": "done"}, IN_PLACE),
        ({"doors": {"state": "done", "who": "Front desk"}}, {"state": "done", "who": "Owner"}, IN_PLACE),
        ({"visitors": "not_done"}, {"state": "done"}, IN_PLACE),
        ({"doors": "done"}, {"state": "not_done"}, GAP),
    ]:
        engagement["duties"] = {"rd-1": whole | {"parts": parts}}
        assert today((library, engagement))["verdict"] == verdict, parts
    assert [name for name, _ in today((library, engagement))["duties"]] == ["rd-1/doors", "rd-1/keys"]
