"""A row with words for the choice and for a circumstance says the one that decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.reasons import reason_of
from assessor.evaluate.supply import TODAY

if TYPE_CHECKING:
    from pathlib import Path

BOTH = "pci-dss:12.4.1"  # in SAQ D for service providers only, and only service providers owe it


@pytest.mark.parametrize(
    ("facts", "decided"),
    [
        ("saq: D-SP, service_provider: false", "otherwise"),
        ("saq: A, service_provider: true", "outside"),
        ("saq: A, service_provider: false", "outside"),
        ("saq: A", "outside"),
        ("service_provider: false", "otherwise"),
    ],
)
def test_one_reason_is_named(facts: str, decided: str, tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "shop.yaml"
    path.write_text(
        f'schema: engagement/1\nas_of: "2026-11-21"\nframeworks: [pci-dss]\norganization: {{name: Shop, {facts}}}\n',
        encoding="utf-8",
    )
    source, plan, problems = api.check(path, cache=cache)
    assert source is not None
    assert plan is not None, problems
    row = next(item for item in plan.obligations if item.ref == BOTH)
    found = assess_engagement(plan, source.engagement, only=lambda other: other.ref == BOTH, arrangements=(TODAY,))
    why = reason_of(found.case, row, found.judgements[TODAY][BOTH])
    assert why is not None
    assert [name for name in ("outside", "otherwise") if getattr(why, name) is not None] == [decided]
