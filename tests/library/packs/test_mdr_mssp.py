"""The pack of a detection and response provider: what each tier carries, what none does, prices, and its cases."""

from __future__ import annotations

import pytest

from assessor.evaluate.supply import Supplier
from tests.library.packs.shipped_pack import ShippedPack

PACK = ShippedPack("mdr-mssp", "hipaa")
MODEL = "mdr_mssp"
WATCH = {"alert-triage-24x7", "identity-threat-detection"}
LOGS = WATCH | {"log-collection", "log-correlation", "log-review"}
COMPLETE = LOGS | {"threat-hunting", "incident-containment"}
NEVER = (
    *("os-patching", "application-patching", "network-patching", "backup", "restore-testing", "saas-backup"),
    *("security-awareness", "role-based-training", "policy-lifecycle", "risk-analysis", "incident-plan"),
    *("endpoint-protection", "audit-logging", "log-retention", "account-lifecycle", "multi-factor-authentication"),
    *("intrusion-detection", "evidence-preservation", "incident-records", "internal-vulnerability-scanning"),
)


def sold(tier: str, kind: str) -> set[str]:
    """The capabilities whose lines a tier sells in one way: usual or on_order; the nearest line of a chain counts."""
    lines: dict[str, str] = {}
    for offering in PACK.plan.terrain.models[MODEL].tiers(tier):
        for service in offering.services.values():
            for name, line in service.lines.items():
                lines.setdefault(name, line.sold or "usual")
    return {name for name, how in lines.items() if how == kind}


@pytest.mark.parametrize(("tier", "carried"), [("watch", WATCH), ("logs", LOGS), ("complete", COMPLETE)])
def test_what_a_tier_carries_without_being_told(tier: str, carried: set[str]) -> None:
    assert sold(tier, "usual") == carried


@pytest.mark.parametrize("tier", ["watch", "logs"])
def test_hunting_and_containment_are_ordered_below_the_highest_tier(tier: str) -> None:
    assert sold(tier, "on_order") == {"threat-hunting", "incident-containment"}
    assert sold("complete", "on_order") == set()


@pytest.mark.parametrize("name", NEVER)
def test_what_no_tier_carries(name: str) -> None:
    work = PACK.plan.terrain.capabilities[name]
    supplier = Supplier(id="watch", model=PACK.plan.terrain.models[MODEL], offering="complete")
    assert all(supplier.terms(function, name) is None for function in work.delivered_by.functions)


def test_every_term_says_where_it_comes_from_and_how_sure_it_is() -> None:
    for offering in PACK.plan.terrain.models[MODEL].offerings:
        for service in offering.services.values():
            for name, line in service.lines.items():
                if line.sold != "not_sold":
                    assert "confidence" in (line.note or ""), (offering.id, name)


def test_analysts_are_there_at_all_hours_and_answer_within_one() -> None:
    (watch, *_) = PACK.plan.terrain.models[MODEL].offerings
    assert watch.services["soc_mdr"].hours == "24x7"
    assert watch.services["soc_mdr"].lines["alert-triage-24x7"].events == {"alert": "PT1H", "incident": "PT1H"}


def test_it_is_priced_by_device_and_user() -> None:
    lists = [item for item in PACK.plan.terrain.economics.price_lists.values() if item.model == MODEL]
    assert {item.offering for item in lists} == {"watch", "logs", "complete"}
    for item in lists:
        counted = {(charge.amount, charge.per) for charge in item.bundle}
        assert {("mdr_per_device", "device"), ("mdr_mssp_identity_per_user", "user")} <= counted
        assert ("siem_per_device", "device") in counted or item.offering == "watch"
        assert item.functions["soc_mdr"] == item.bundle
