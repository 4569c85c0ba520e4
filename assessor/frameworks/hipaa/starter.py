"""What a new engagement file shows of the block `hipaa:`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.hipaa.rules import hipaa_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.plan import Plan


def starter(plan: Plan, _as_of: str) -> Iterator[str]:
    """The block, commented out."""
    if hipaa_rules(plan.terrain) is None:
        return
    yield "# For HIPAA only: documents kept six years, breaches and their notices (docs/frameworks/hipaa.md)."
    yield "#hipaa:"
    yield "#  retention:"
    yield '#    - {document: Security policies, created: "2026-01-01", last_effective: now}'
