"""Providers of which an engagement says the same, and nothing else: what one of them could take on, all could."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from assessor.model.value import field_names, is_value, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from assessor.evaluate.case import Case
    from assessor.model.engagement import Engagement, Provider


def classes(case: Case) -> list[list[Provider]]:
    """The providers that differ in id and name alone, together; one that is named anywhere else stands alone."""
    if case.alike_providers is None:
        case.alike_providers = list(_classes(case.engagement))
    return case.alike_providers


def _classes(engagement: Engagement) -> Iterator[list[Provider]]:
    named: frozenset[str] | None = None  # gathered where somebody is alike: it takes a walk through every text
    for group in _grouped(engagement.providers, _kind):
        for alike in _grouped(group, _all_that_is_said) if len(group) > 1 else (group,):
            if len(alike) == 1:
                yield alike
                continue
            named = _texts_of(engagement) if named is None else named
            yield from ([provider] for provider in alike if provider.id in named)
            unnamed = [provider for provider in alike if provider.id not in named]
            yield from (unnamed,) if unnamed else ()


def standing_for_all(case: Case, providers: Iterable[Provider]) -> list[Provider]:
    """Of each class of alike providers the first one and the first by id, which ties between them come down to."""
    asked = {provider.id: provider for provider in providers}
    kept: set[str] = set()
    for group in classes(case):
        among = [provider.id for provider in group if provider.id in asked]
        kept.update((among[0], min(among)) if among else ())
    return [provider for name, provider in asked.items() if name in kept]


def _grouped(providers: Iterable[Provider], key: Callable[[Provider], Hashable]) -> list[list[Provider]]:
    found: dict[Hashable, list[Provider]] = {}
    for provider in providers:
        found.setdefault(key(provider), []).append(provider)
    return list(found.values())


def _kind(provider: Provider) -> Hashable:
    """What is cheap to compare, and tells most providers apart."""
    price = provider.price
    return (
        *(provider.model, provider.offering, provider.covers is None, provider.contract is None),
        *(provider.data_contact, provider.hours_per_month, provider.ordered, provider.skills),
        *provider.data_at.items(),
        *((price.structure, price.amount) if price is not None else ()),
        *(tuple(provider.services), tuple(provider.artefacts.items())),
    )


def _all_that_is_said(provider: Provider) -> Hashable:
    return repr(replace(provider, id="", name=None, note=None))


def _texts_of(engagement: Engagement) -> frozenset[str]:
    """Every text beside the ids, names and notes of providers."""
    kind = type(engagement)
    said = [getattr(engagement, name) for name in field_names(kind) if name != "providers"]
    said += (
        getattr(provider, name)
        for provider in engagement.providers
        for name in field_names(type(provider))
        if name not in {"id", "name", "note", "span"}
    )
    return frozenset(_texts(said))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(_texts, chain.from_iterable(value.items())))
    elif isinstance(value, (tuple, list)):
        yield from chain.from_iterable(map(_texts, value))
    elif is_value(value):
        yield from chain.from_iterable(_texts(getattr(value, name)) for name in field_names(type(value)))
