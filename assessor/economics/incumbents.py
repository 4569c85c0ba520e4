"""The providers of an engagement as the market sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.alike import classes
from assessor.evaluate.supply import providers_of

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
