"""What the frameworks' blocks state about one obligation, each with the engagement without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.value import field_names, is_value, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assessor.model.engagement import Engagement
    from assessor.model.plan import Plan

_Place = tuple[str, ...]
_NAMES: Final = ("id", "obligation", "requirement", "provider", "document", "name")


def of_blocks(
    plan: Plan, engagement: Engagement, ref: str, capabilities: Collection[str]
) -> Iterator[tuple[_Place, Engagement]]:
    """Each entry of a list, or value, that names the obligation or its work, or that a rule reads for it."""
    for room in plan.registry:
        block = room.block
        stated = engagement.blocks.get(block.key) if block is not None else None
        if block is None or stated is None or not is_value(stated):
            continue
        read = _read_for(plan, [kind.kind for kind in room.rule_kinds], ref)
        for place, less in _without(stated, read, {ref, *capabilities}):
            yield (block.key, *place), replace(engagement, blocks={**engagement.blocks, block.key: less})


def _read_for(plan: Plan, kinds: Collection[str], ref: str) -> set[str]:
    """The keys of a block that the rules of its framework look at for an obligation."""
    own_rules = plan.terrain.own_rules
    contents = [own_rules[kind] for kind in kinds if kind in own_rules]
    rules = [rule for content in contents for rule in getattr(content, "row_findings", ())]
    return {rule.looks_at for rule in rules if ref in rule.concerns and rule.looks_at is not None}


def _without(block: object, read: Collection[str], names: Collection[str]) -> Iterator[tuple[_Place, object]]:
    for key in field_names(type(block)):
        value = getattr(block, key)
        if isinstance(value, tuple):
            for index, entry in enumerate(value):
                if key in read or _speaks_of(entry, names):
                    rest = (*value[:index], *value[index + 1 :])
                    yield (key, _name(entry, index)), replace(block, **{key: rest})  # type: ignore[type-var]
        elif value is not None and key in read:
            yield (key,), replace(block, **{key: None})  # type: ignore[type-var]


def _speaks_of(value: object, names: Collection[str]) -> bool:
    """Whether one of these ids stands anywhere in a statement."""
    if isinstance(value, str):
        return value in names
    if isinstance(value, tuple):
        return any(_speaks_of(item, names) for item in value)
    return is_value(value) and any(_speaks_of(getattr(value, name), names) for name in field_names(type(value)))


def _name(entry: object, index: int) -> str:
    return next((str(found) for name in _NAMES if (found := getattr(entry, name, None)) is not None), str(index))
