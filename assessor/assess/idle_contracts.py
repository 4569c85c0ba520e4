"""What contracts and orders say about the work of one obligation, each with the engagement without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assessor.model.contract import Contract
    from assessor.model.engagement import Engagement, Provider

_Place = tuple[str, ...]


def of_contracts(
    engagement: Engagement, ref: str, capabilities: Collection[str]
) -> Iterator[tuple[_Place, Engagement]]:
    """Each word of a contract, and each order, that names the obligation or one of these pieces of work."""
    for index, provider in enumerate(engagement.providers):
        for place, less in _without(provider, ref, capabilities):
            others = (*engagement.providers[:index], less, *engagement.providers[index + 1 :])
            yield ("providers", provider.id, *place), replace(engagement, providers=others)


def _without(provider: Provider, ref: str, capabilities: Collection[str]) -> Iterator[tuple[_Place, Provider]]:
    for name in provider.ordered or ():
        if name in capabilities:
            rest = tuple(item for item in provider.ordered or () if item != name)
            yield ("ordered", name), replace(provider, ordered=rest or None)
    if provider.contract is not None:
        for place, less in _shorter(provider.contract, ref, capabilities):
            yield ("contract", *place), replace(provider, contract=less)


def _shorter(contract: Contract, ref: str, capabilities: Collection[str]) -> Iterator[tuple[_Place, Contract]]:
    for name in contract.includes:
        if name in capabilities:
            rest = tuple(item for item in contract.includes if item != name)
            yield ("includes", name), replace(contract, includes=rest)
    for exclusion in contract.excludes:
        if exclusion.what in capabilities:
            left = tuple(item for item in contract.excludes if item is not exclusion)
            yield ("excludes", exclusion.what), replace(contract, excludes=left)
    for promise in contract.promises:
        if promise.capability in capabilities:
            kept = tuple(item for item in contract.promises if item is not promise)
            yield ("promises", promise.capability), replace(contract, promises=kept)
    for line in contract.responsibility_matrix:
        if line.capability in capabilities or line.obligation == ref:
            matrix = tuple(item for item in contract.responsibility_matrix if item is not line)
            name = line.capability or line.obligation or ""
            yield ("responsibility_matrix", name), replace(contract, responsibility_matrix=matrix)
