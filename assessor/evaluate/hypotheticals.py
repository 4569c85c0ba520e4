"""Every support model as if it did all that can be delegated, and co-managed IT, each in its variants (method, 11)."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import CO_MANAGED, INDEPENDENT, ORGANIZATION, Arrangement, Supplier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.model.engagement import Engagement
    from assessor.model.plan import Terrain
    from assessor.model.support import SupportModel

# Who has the work of a function that no model can have.
_NOT_DELEGABLE: Final[Mapping[str, tuple[Supplier, ...]]] = {"reserved": (ORGANIZATION,), "independent": (INDEPENDENT,)}


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
    alike = {function.id: _NOT_DELEGABLE.get(function.kind, ()) for function in terrain.functions.values()}
    delegable = [function.id for function in terrain.functions.values() if function.kind not in _NOT_DELEGABLE]
    given = {function: tuple(model.id for model in owners.get(function, ())) for function in delegable}
    return [_hypothetical(terrain, name, alike, given, dict(choice)) for choice in _choices(models)]


def _choices(models: Mapping[str, SupportModel]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every combination of offerings, fewest steps above the smallest first."""
    names = sorted(models)
    ladders = [range(len(models[name].offered)) for name in names]
    for steps in sorted(product(*ladders), key=lambda steps: (sum(steps), steps)):
        yield tuple((name, models[name].offered[step].id) for name, step in zip(names, steps, strict=True))


def _hypothetical(
    terrain: Terrain,
    name: str,
    alike: Mapping[str, tuple[Supplier, ...]],
    given: Mapping[str, tuple[str, ...]],
    choice: Mapping[str, str],
) -> Arrangement:
    """One variant: of every function who does it in all variants `alike`, or its models in their chosen offerings."""
    suppliers = {model: Supplier(model, terrain.models[model], offering) for model, offering in choice.items()}
    supply: dict[str, tuple[Supplier, ...] | None] = {**alike}
    for function, models in given.items():
        there = [suppliers[model] for model in models]
        supply[function] = tuple([one for one in there if name == CO_MANAGED or one.provides(function)])
    tiered = tuple((model, offering) for model, offering in choice.items() if len(terrain.models[model].offerings) > 1)
    limited = tuple((model, offering) for model, offering in choice.items() if suppliers[model].pool is not None)
    return Arrangement(name, supply, tiered, limited=limited)
