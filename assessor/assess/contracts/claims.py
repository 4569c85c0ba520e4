"""What one contract says of a piece of work: it is part of it, it is not, or nothing.

What is said of a capability goes before what is said of the function that delivers it: a line of the matrix, then an
exclusion, then an inclusion, each first for the capability. A line for one obligation counts for that one only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.contract import Contract
    from assessor.model.engagement import Provider
    from assessor.model.plan import Demand, Obligation

OURS = "customer"


KINDS = (
    "unowned",
    "ended",
    "paper",
    "clause",
    "slow",
    "double",
    "disagreement",
    "contradiction",
    "not_included",
)


class Point(NamedTuple):
    """One thing a contract leaves open, before obligations with the same point are put together."""

    provider: str
    kind: str
    capability: str | None
    function: str | None
    needs: str
    has: str
    ref: str | None = None


class Said(NamedTuple):
    """Whether the contract takes a piece of work, and where it says so; `text` is the contract's own words, if any."""

    takes: bool | None
    where: str = ""
    text: str | None = None


NOTHING = Said(None)


def said(contract: Contract, function: str, capability: str, ref: str | None = None) -> Said:
    """What the contract says of a capability through a function, for one obligation or at large."""
    for name in (capability, ref):
        for line in contract.responsibility_matrix:
            if name is not None and name in (line.capability, line.obligation):
                return Said(line.owner != OURS, "matrix")
    for name in (capability, function):
        for item in contract.excludes:
            if item.what == name:
                return Said(takes=False, where="excludes", text=item.text)
        if name in contract.includes:
            return Said(takes=True, where="includes")
    return NOTHING


class Assigned(NamedTuple):
    """One supplier that today's arrangement gives a function to, and its contract, if it was stated."""

    function: str
    supplier: Supplier
    provider: Provider | None
    contract: Contract | None


def assigned(case: Case, today: Arrangement, demand: Demand) -> list[Assigned]:
    """Everybody who is given a function that delivers what is demanded, and lists it."""
    capability = case.terrain.capabilities.get(demand.capability or "")
    if capability is None or capability.performed_by == OURS:
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


def disowned(item: Assigned, demand: Demand, ref: str) -> Said | None:
    """What the contract says, if it says that the work is not the provider's."""
    if item.contract is None:
        return None
    found = said(item.contract, item.function, demand.capability or "", ref)
    return found if found.takes is False else None


def serves(provider: Provider, group: str | None) -> bool:
    """Whether a provider serves an asset group, as far as it says; without groups everybody serves everything."""
    covers = provider.covers
    return group is None or covers is None or covers.everything or group in covers.groups


def words(name: str) -> str:
    """An event inside a sentence."""
    return name.replace("-", " ")


def refusal(where: str, text: str | None) -> str:
    """What the contract says instead, in its own words if it is quoted."""
    there = "the matrix gives it to you" if where == "matrix" else "the contract leaves it out"
    return f"{there}: “{text}”" if text else there
