"""The providers of an engagement as the market sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.positions import skills_of
from assessor.evaluate.alike import classes
from assessor.evaluate.supply import providers_of, today

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier


def incumbents(case: Case) -> dict[str, Supplier]:
    """The engagement's providers; of alike ones whose hours have no limit the first by id, which all could be."""
    own = providers_of(case.terrain, case.engagement)
    left = {
        provider.id
        for group in classes(case)
        for provider in sorted(group, key=lambda one: one.id)[1:]
        if own[provider.id].pool is None
    }
    return {name: supplier for name, supplier in own.items() if name not in left}


def with_own_staff(case: Case) -> frozenset[str]:
    """The functions own staff runs today."""
    now = today(case.terrain, case.engagement)
    return frozenset(name for name, held in now.supply.items() if any(one.own_staff for one in held or ()))


def is_sold(function: str, supplier: Supplier) -> bool:
    """Whether an offer includes a function; what a provider without an offer does is its own word.

    Who is hired does what the position brings a skill for.
    """
    if supplier.hired:
        return function in skills_of(supplier)
    if supplier.seller is None or supplier.provider is None or supplier.provider.price is None:
        return True
    return function in (supplier.provider.price.includes or ())
