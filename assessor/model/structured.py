"""Plain data to the values that hold parts of frameworks: engagements with their blocks, terrains with their rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.engagement import Engagement
from assessor.model.framework import blocks, rule_kinds
from assessor.model.placeholders import places, without_placeholders
from assessor.model.plan import Terrain
from assessor.model.shape import Lazy, structure, structure_lazily, text_at
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.framework import Framework
    from assessor.model.shape import Place


def engagement_of(
    data: Mapping[str, Any], registry: Sequence[Framework], place: Place | None = None, *, trial: bool = False
) -> Engagement:
    """Accepted data as an engagement, each block as the type of its framework; other keys are read past.

    Placeholders in it are left out, but in a `trial`: what a change would do is to be seen before its words are found.
    """
    stated: dict[str, object] = {
        block.key: structure(block.statements, data[block.key], place, (block.key,))
        for block in blocks(registry)
        if block.key in data
    }
    engagement = replace(structure(Engagement, data, place), blocks=stated)
    return without_placeholders(engagement) if not trial and places(data) else engagement


def terrain_of(data: Mapping[str, Any], texts: str, registry: Sequence[Framework]) -> Terrain:
    """What `packed` made of a terrain and its texts, each framework's rules as its type.

    Most of it is decoded when it is looked up.
    """
    kinds = rule_kinds(registry)
    contents = data.get("own_rules", {})
    own_rules: Lazy[object] = Lazy(contents, lambda kind, place: structure(kinds[kind].content, text_at(texts, place)))
    return replace(structure_lazily(Terrain, data, texts), own_rules=own_rules)
