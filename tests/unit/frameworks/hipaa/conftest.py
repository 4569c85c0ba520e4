"""The shipped rules of HIPAA, and a clinic under them, assessed today."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import load_plan
from assessor.evaluate.supply import TODAY
from assessor.frameworks.hipaa.rules import hipaa_rules
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.store import Store
from assessor.model.structured import engagement_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.frameworks.hipaa.rules import HipaaRules
    from assessor.model.plan import Plan


@pytest.fixture(scope="session")
def plan(data_root: Path, cache: Path) -> Plan:
    return load_plan(data_root, Store(cache), FRAMEWORKS, ["hipaa"])


@pytest.fixture(scope="session")
def rules(plan: Plan) -> HipaaRules:
    found = hipaa_rules(plan.terrain)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def clinic(data_root: Path) -> dict[str, Any]:
    """The example, as YAML gives it."""
    made: dict[str, Any] = yaml.safe_load((data_root / "examples" / "clinic.yaml").read_text(encoding="utf-8"))
    return made


@pytest.fixture
def assess(plan: Plan, clinic: dict[str, Any]) -> Callable[..., Assessment]:
    """Today's assessment of the clinic once a function has changed what it states."""

    def made(change: Callable[[dict[str, Any]], object] = lambda _stated: None) -> Assessment:
        stated = copy.deepcopy(clinic)
        change(stated)
        return assess_engagement(plan, engagement_of(stated, FRAMEWORKS), arrangements=[TODAY])

    return made
