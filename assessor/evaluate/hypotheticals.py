"""Every support model as if it did all that can be delegated, and co-managed IT, each in its variants (method, 11)."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from assessor.evaluate.supply import CO_MANAGED, INDEPENDENT, ORGANIZATION, Arrangement, Supplier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.model.engagement import Engagement
    from assessor.model.plan import Terrain
    from assessor.model.support import SupportModel


def hypotheticals(terrain: Terrain, engagement: Engagement) -> dict[str, list[Arrangement]]:
    """Every other arrangement by name, each as its variants, smallest offerings first."""
    made: dict[str, list[Arrangement]] = {}
    delegable = [function.id for function in terrain.functions.values() if function.kind == "delegable"]
    for model in terrain.models.values():
        if model.kind == "support":
            made[model.id] = _variants(terrain, model.id, dict.fromkeys(delegable, (model,)))
    owners = _owners(terrain, engagement)
    if owners:
        made[CO_MANAGED] = _variants(terrain, CO_MANAGED, owners)
    return made


def _owners(terrain: Terrain, engagement: Engagement) -> dict[str, tuple[SupportModel, ...]]:
    if not any(model.kind == "composite" for model in terrain.models.values()):
        return {}
    owners: dict[str, tuple[SupportModel, ...]] = {}
    for function in terrain.functions.values():
        name = engagement.co_managed.get(function.id, function.co_managed_owner)
        if function.kind == "delegable" and name is not None and name in terrain.models:
            owners[function.id] = (terrain.models[name],)
    return owners


def _variants(terrain: Terrain, name: str, owners: Mapping[str, tuple[SupportModel, ...]]) -> list[Arrangement]:
    models = {model.id: model for there in owners.values() for model in there}
    return [_hypothetical(terrain, name, owners, dict(choice)) for choice in _choices(models)]


def _choices(models: Mapping[str, SupportModel]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every combination of offerings, fewest steps above the smallest first."""
    names = sorted(models)
    ladders = [range(len(models[name].offered)) for name in names]
    for steps in sorted(product(*ladders), key=lambda steps: (sum(steps), steps)):
        yield tuple((name, models[name].offered[step].id) for name, step in zip(names, steps, strict=True))


def _hypothetical(
    terrain: Terrain,
    name: str,
    owners: Mapping[str, tuple[SupportModel, ...]],
    choice: Mapping[str, str],
) -> Arrangement:
    suppliers = {model: Supplier(model, terrain.models[model], offering) for model, offering in choice.items()}
    supply: dict[str, tuple[Supplier, ...] | None] = {}
    for function in terrain.functions.values():
        if function.kind == "reserved":
            supply[function.id] = (ORGANIZATION,)
        elif function.kind == "independent":
            supply[function.id] = (INDEPENDENT,)
        else:
            there = (suppliers[model.id] for model in owners.get(function.id, ()))
            supply[function.id] = tuple(one for one in there if name == CO_MANAGED or one.provides(function.id))
    tiered = tuple((model, offering) for model, offering in choice.items() if len(terrain.models[model].offerings) > 1)
    limited = tuple((model, offering) for model, offering in choice.items() if suppliers[model].pool is not None)
    return Arrangement(name, supply, tiered, limited=limited)
