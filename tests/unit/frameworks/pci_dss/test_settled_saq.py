"""The questionnaire that the answers settle, and what becomes of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import load_plan
from assessor.evaluate.case import Case
from assessor.evaluate.supply import TODAY
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.store import Store
from assessor.model.scales import Truth, Verdict
from assessor.model.structured import engagement_of

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.plan import Plan

WHOLE_ONLY = "pci-dss:11.5.2"  # in SAQ A-EP, D and the full report, not in SAQ A


@pytest.fixture(scope="module")
def plan(data_root: Path, cache: Path) -> Plan:
    return load_plan(data_root, Store(cache), FRAMEWORKS, ["pci-dss"])


def engagement(saq: str | None, *channels: dict[str, Any]) -> Any:
    organization = {"name": "Shop", "service_provider": False, "stores_pan_electronically": False}
    organization |= {"sad_kept_before_authorization": False} | ({"saq": saq} if saq is not None else {})
    stated = {"schema": "engagement/1", "as_of": "2026-11-21", "organization": organization, "frameworks": ["pci-dss"]}
    return engagement_of(stated | {"pci_dss": {"channels": list(channels)}}, FRAMEWORKS)


def shop(**answers: object) -> dict[str, Any]:
    return {"id": "web", "kind": "e-commerce", "answers": answers}


def test_the_answers_that_lead_to_one_outweigh_a_lighter_one_that_is_stated(plan: Plan) -> None:
    own_form = shop(method="own_form", provider_compliant=True, page_parts_known=True, site_host="ourselves")
    case = Case(plan, engagement("A", own_form))
    assert case.applicability[WHOLE_ONLY] is Truth.YES


def test_answers_that_only_exclude_it_leave_its_rows_open(plan: Plan) -> None:
    phone = {"id": "phone", "kind": "card_present", "answers": {"method": "tap_on_phone"}}
    made = assess_engagement(plan, engagement("A", phone), arrangements=[TODAY])
    judged = made.judgements[TODAY][WHOLE_ONLY]
    assert judged.verdict is Verdict.NOT_ASSESSABLE
    assert "saq" in judged.missing_facts


def test_what_nothing_contradicts_stays(plan: Plan) -> None:
    case = Case(plan, engagement("A", shop(method="redirect")))
    assert case.applicability[WHOLE_ONLY] is Truth.NO


def test_without_a_statement_the_derived_one_counts(plan: Plan) -> None:
    hosted = shop(method="hosted_page", provider_compliant=True)
    assert Case(plan, engagement(None, hosted)).applicability[WHOLE_ONLY] is Truth.NO
    assert Case(plan, engagement("D-M", hosted)).applicability[WHOLE_ONLY] is Truth.YES
