"""What one contract says of a piece of work: it is part of it, it is not, or nothing.

What is said of a capability goes before what is said of the function that delivers it: a line of the matrix, then an
exclusion, then an inclusion, each first for the capability. A line for one obligation counts for that one only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.model.scales import CUSTOMER
from assessor.result.contract import ContractRefusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.contract import Contract
    from assessor.model.engagement import Provider
    from assessor.model.plan import Demand, Obligation


class Claim(NamedTuple):
    """Whether the contract takes a piece of work (None: it says nothing), and how it refuses it."""

    takes: bool | None
    refusal: ContractRefusal | None = None


_NOTHING = Claim(None)
_TAKEN = Claim(takes=True)


def claim(contract: Contract, function: str, capability: str, ref: str | None = None) -> Claim:
    """What the contract says of a capability through a function, for one obligation or at large."""
    for name in (capability, ref):
        for line in contract.responsibility_matrix:
            if name is not None and name in (line.capability, line.obligation):
                return _TAKEN if line.owner != CUSTOMER else _refused(ContractRefusal(place="matrix", text=None))
    for name in (capability, function):
        for exclusion in contract.excludes:
            if exclusion.what == name:
                return _refused(ContractRefusal(place="excludes", text=exclusion.text))
        if name in contract.includes:
            return _TAKEN
    return _NOTHING


def _refused(refusal: ContractRefusal) -> Claim:
    return Claim(takes=False, refusal=refusal)


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
    return claim(supplied.contract, supplied.function, demand.capability or "", ref).refusal


def serves(provider: Provider, group: str | None) -> bool:
    """Whether a provider serves an asset group, as far as it says; without groups everybody serves everything."""
    covers = provider.covers
    return group is None or covers is None or covers.everything or group in covers.groups
