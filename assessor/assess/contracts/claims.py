"""Who is given a piece of work today, and what the contract with it says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.evaluate.contract_words import claim
from assessor.model.scales import CUSTOMER
from assessor.result.contract import ContractRefusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.contract import Contract
    from assessor.model.engagement import Provider
    from assessor.model.plan import Demand, Obligation


class Assigned(NamedTuple):
    """One supplier that today's arrangement gives a function to, and its contract, if it was stated."""

    function: str
    supplier: Supplier
    provider: Provider | None
    contract: Contract | None


def assigned(case: Case, today: Arrangement, demand: Demand) -> list[Assigned]:
    """Everybody who is given a function that delivers what is demanded, and lists it."""
    capability = case.terrain.capabilities.get(demand.capability or "")
    if capability is None or capability.performed_by == CUSTOMER:
        return []
    return [
        Assigned(
            function, supplier, supplier.provider, None if supplier.provider is None else supplier.provider.contract
        )
        for function in capability.delivered_by.functions
        for supplier in today.supply.get(function) or ()
        if supplier.provider is None or supplier.provides(function)
    ]


def demands(row: Obligation) -> Iterator[tuple[int, Demand]]:
    """The demands of an obligation on capabilities, with the number of their clause."""
    for number, clause in enumerate(row.clauses):
        for demand in clause:
            if demand.capability is not None:
                yield number, demand


def disowned(supplied: Assigned, demand: Demand, ref: str) -> ContractRefusal | None:
    """How the contract refuses the work; None where it does not."""
    if supplied.contract is None:
        return None
    refusal = claim(supplied.contract, supplied.function, demand.capability or "", ref).refusal
    return None if refusal is None else ContractRefusal(place=refusal.place, text=refusal.text)


def serves(provider: Provider, group: str | None) -> bool:
    """Whether a provider serves an asset group, as far as it says; without groups everybody serves everything."""
    covers = provider.covers
    return group is None or covers is None or covers.everything or group in covers.groups
