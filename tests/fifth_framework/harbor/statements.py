"""What an engagement states for the Harbor Charter alone: the block `harbor:`."""

from __future__ import annotations

from assessor.model.engagement import Engagement
from assessor.model.framework import Block, own
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """What the harbor master allowed instead of a requirement, and when."""

    obligation: str
    instead: str
    on: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HarborStatements:
    """The whole block."""

    inspected_on: str | None = None
    waivers: tuple[Waiver, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


BLOCK = Block(key="harbor", load=lambda: HarborStatements)


def harbor_statements(engagement: Engagement) -> HarborStatements | None:
    """The block of an engagement; None where there is none."""
    return own(engagement.blocks, BLOCK.key, HarborStatements)
