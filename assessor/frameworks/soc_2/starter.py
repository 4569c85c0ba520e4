"""What a new engagement file shows of the block `soc_2:`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.soc_2.rules import soc_2_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.plan import Plan


def starter(plan: Plan, as_of: str) -> Iterator[str]:
    """The block, commented out; its period ends on the day of the assessment."""
    if soc_2_rules(plan.terrain) is None:
        return
    yield "# The SOC 2 report you want; docs/frameworks/soc-2.md shows the whole block."
    yield "#soc_2:"
    yield "#  type: 2                                    # 1: a single day. 2: a period, up to as_of"
    yield f'#  period: {{from: "{int(as_of[:4]) - 1}-07-01", to: "{as_of}"}}'
    yield "#  provider_reports: []                       # your providers' own reports, and what they expect of you"
