"""What a demand asks, in one phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import AS_DEFINED, BINDING
from assessor.words.grammar import every, inside, interval, spaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.plan import Demand as PlannedDemand
    from assessor.model.scales import Basis
    from assessor.result.obligation import Demand
    from assessor.result.verdict import DoneOnce
    from assessor.words.names import Names

BASES: Final[Mapping[Basis, str]] = {
    "legal": "legal",
    "contractual": "contractual",
    "entity_defined": "set by the organization",
    "engine_default": "engine default",
    "proposed": "proposed",
    "if_adopted": "proposed",
}


def asks(demand: Demand, names: Names) -> str:
    """A demand in one phrase, with the basis of its timing."""
    if demand.population is not None:
        return f"{inside(names.gate(demand.population))}, with every provider in reach"
    if demand.kind == "duty":
        return "the organization's own duty"
    return asks_of_whoever_does_it(demand)


def asks_of_whoever_does_it(demand: Demand | PlannedDemand) -> str:
    """When the work of a demand is to be done, with the basis of that."""
    return f"{', '.join(_parts(demand))} ({_ground(demand)})"


def side(demand: Demand) -> str:
    """Why a demand alone leaves no gap; nothing where it would."""
    if demand.side_reason is None:
        return ""
    return f"Beside the point, so that without it the obligation is partial and no gap. {demand.side_reason}"


def done_once(done: DoneOnce) -> str:
    """A piece of work that a clause rests on, and by when it has to be done again."""
    again = f"; repeat by {done.repeat_by}" if done.repeat_by is not None else ""
    return f"done once, on {done.on} ({done.record}){again}"


def asks_shortly(demand: Demand, names: Names) -> str:
    """A demand in one phrase, without the basis."""
    if demand.population is not None or demand.kind == "duty":
        return asks(demand, names)
    return ", ".join(_parts(demand))


def measure(demand: Demand | PlannedDemand) -> str:
    """What a demand is to those it is held against: required, or a rhythm of our own where the rule names none."""
    return "required" if demand.every is None or demand.basis in BINDING else "by our default"


def _parts(demand: Demand | PlannedDemand) -> list[str]:
    parts = []
    if demand.every is not None:
        own = demand.every == AS_DEFINED
        parts.append("as often as the organization has defined" if own else every(demand.every))
    if demand.event is not None:
        within = f" within {interval(demand.within)}" if demand.within else ""
        parts.append(f"at each {spaced(demand.event)}{within}")
    if demand.state:
        parts.append("in force")
    if demand.hours is not None:
        parts.append(f"covered {demand.hours}")
    return parts


def _ground(demand: Demand | PlannedDemand) -> str:
    """On what the timing rests; where that binds nobody, the longest interval that passes."""
    ground = BASES[demand.basis]
    if demand.every is None or demand.basis in BINDING:
        return ground
    loosest = f"any schedule up to {interval(demand.loosest)} passes" if demand.loosest else "any schedule passes"
    return f"{ground}; {loosest}"
