"""Plain data to the values that hold parts of frameworks: engagements with their blocks, terrains with their rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.engagement import Engagement
from assessor.model.framework import blocks, rule_kinds
from assessor.model.plan import Terrain
from assessor.model.shape import structure
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.framework import Framework
    from assessor.model.shape import Place


def engagement_of(data: Mapping[str, Any], registry: Sequence[Framework], place: Place | None = None) -> Engagement:
    """Accepted data as an engagement, each block as the type of its framework; other keys are read past."""
    stated: dict[str, object] = {
        block.key: structure(block.statements, data[block.key], place, (block.key,))
        for block in blocks(registry)
        if block.key in data
    }
    return replace(structure(Engagement, data, place), blocks=stated)


def terrain_of(data: Mapping[str, Any], registry: Sequence[Framework]) -> Terrain:
    """Our own data as a terrain, each framework's rules as its type."""
    kinds = rule_kinds(registry)
    terrain = structure(Terrain, data)
    contents = terrain.own_rules.items()
    own_rules: dict[str, object] = {kind: structure(kinds[kind].content, value) for kind, value in contents}
    return replace(terrain, own_rules=own_rules)
