"""The shipped rules, read once for all tests of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.economics.organizations import plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.plan import Plan


@pytest.fixture(scope="session")
def plan(cache: Path) -> Plan:
    return plan_of(cache)
