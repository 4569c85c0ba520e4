"""What the obligations of a catalog need of whoever supports the organization, counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

from assessor.assess.summary import carriable
from assessor.evaluate.case import AS_DEFINED
from assessor.model.interval import seconds
from assessor.model.scales import CUSTOMER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.plan import Demand, Obligation, Terrain

# The most demanding part first.
Need = Literal["recurring", "annual", "event", "state", "customer"]
NEEDS: tuple[Need, ...] = get_args(Need)
_YEAR = seconds("P1Y")


def split(terrain: Terrain, rows: Sequence[Obligation]) -> Mapping[Need, int]:
    """How many obligations there are of each need."""
    counts = Counter(_need(terrain, row) for row in rows if row.kind == "obligation")
    return {need: counts[need] for need in NEEDS}


def _need(terrain: Terrain, row: Obligation) -> Need:
    if not carriable(terrain, row):
        return "customer"
    able = [demand for clause in row.clauses for demand in clause if _delegable(terrain, demand)]
    lengths = [seconds(demand.every) for demand in able if demand.every not in (None, AS_DEFINED)]
    if any(length < _YEAR for length in lengths) or any(demand.every == AS_DEFINED for demand in able):
        return "recurring"
    if lengths:
        return "annual"
    return "event" if any(demand.event is not None for demand in able) else "state"


def _delegable(terrain: Terrain, demand: Demand) -> bool:
    capability = terrain.capabilities.get(demand.capability or "")
    return capability is not None and capability.performed_by != CUSTOMER
