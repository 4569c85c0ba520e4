"""Small organizations to price, without a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.prepare import load_plan
from assessor.economics.accounts import Accounts
from assessor.economics.parameters import Parameters
from assessor.evaluate.case import Case
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import shipped_root
from assessor.library.store import Store
from assessor.model.structured import engagement_of

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.engagement import Engagement
    from assessor.model.plan import Plan

# The published comparison of a year: its fee, and what it leaves out of an invoice and of lost work.
BARE = {
    "after_hours_share": 0,
    "trip_fee": 0,
    "parts_per_incident": 0,
    "minor_staff_affected": 0,
    "managed_per_user": 125,
}


def plan_of(cache: Path) -> Plan:
    """The shipped plan under one framework."""
    return load_plan(shipped_root(), Store(cache), FRAMEWORKS, ["hipaa"])


def engagement(users: float, facts: dict[str, Any] | None = None, **blocks: Any) -> Engagement:
    """An engagement of so many users; further blocks as in a file."""
    organization = {"name": "Drawn", "users": users, "devices": users, "servers": 0, **(facts or {})}
    return engagement_of(
        {"as_of": "2026-11-21", "organization": organization, "frameworks": ["hipaa"], **blocks}, FRAMEWORKS
    )


def books(plan: Plan, users: float = 25, facts: dict[str, Any] | None = None, **blocks: Any) -> Accounts:
    """The accounts of such an organization."""
    case = Case(plan, engagement(users, facts, **blocks))
    return Accounts(case, Parameters(case))
