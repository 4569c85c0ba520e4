"""Blocks of an engagement that only one framework reads: that framework must be among those chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.library.engagement import Source
    from assessor.library.framework import CheckedFramework
    from assessor.model.plan import Plan


def stray_blocks(source: Source, plan: Plan, registry: Sequence[CheckedFramework]) -> Iterator[Diagnostic]:
    """A block of a framework that nobody chose changes nothing, which is worth a warning."""
    for framework in registry:
        if framework.block is None or framework.block.key not in source.engagement.blocks:
            continue
        key, name = framework.block.key, framework.framework_of(plan.terrain)
        if name not in source.engagement.frameworks:
            message = f"there is a block '{key}', but '{name}' is not among the frameworks of this engagement"
            advice = f"add {name} to 'frameworks', or remove the block"
            span = source.document.key_span((key,))
            yield Diagnostic("engagement/not-chosen", message, span, advice, Severity.WARNING)
