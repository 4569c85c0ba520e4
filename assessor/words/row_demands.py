"""What a row of a catalog asks for: its clauses, and what of it stays with the organization itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.demands import asks_of_whoever_does_it

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.plan import Demand, Obligation, Terrain

_SIDE: Final = " (beside the point: without it the obligation is partial, not a gap)"


def asked(terrain: Terrain, row: Obligation) -> Iterator[list[str]]:
    """Of each clause its demands, any of which is enough; ids stand in backticks."""
    for clause in row.clauses:
        yield [_demand(terrain, row, demand) + _SIDE * (demand.side_reason is not None) for demand in clause]


def beside(terrain: Terrain, row: Obligation) -> Iterator[str]:
    """The organization's duties that come with the work a row asks for, each once."""
    capabilities = (terrain.capabilities.get(demand.capability or "") for clause in row.clauses for demand in clause)
    duties = (each.duty for each in capabilities if each is not None and each.performed_by != "provider")
    for duty in dict.fromkeys(name for name in duties if name is not None):
        yield f"the organization itself, {_duty(terrain, row, duty)}"


def _demand(terrain: Terrain, row: Obligation, demand: Demand) -> str:
    if demand.population is not None:
        return f"{terrain.gates[demand.population].title} with every provider in reach"
    if demand.duty is not None:
        return f"duty {_duty(terrain, row, demand.duty)}"
    return f"{demand.control} → `{demand.capability}`: {asks_of_whoever_does_it(demand)}"


def _duty(terrain: Terrain, row: Obligation, name: str) -> str:
    """What a row asks of a duty: the titles of those parts that attach to the row, or else the whole of it."""
    rule = terrain.duties.get(name)
    if rule is None:
        return f"`{name}`"
    parts = [part.title for part in rule.parts if row.ref in part.attaches_to]
    return f"`{name}`: {'; '.join(parts) + '.' if parts else rule.statement}"
