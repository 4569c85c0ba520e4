"""Demands, scales and intervals in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.naming import inside
from assessor.evaluate.case import AS_DEFINED, binding
from assessor.model.interval import spoken
from assessor.model.scales import IF_ADOPTED

if TYPE_CHECKING:
    from assessor.evaluate.outcome import Alternative, DutyUse
    from assessor.model.plan import Demand, Terrain

BASIS_WORDS = {
    "legal": "legal",
    "contractual": "contractual",
    "entity_defined": "set by the organization",
    "engine_default": "engine default",
    "proposed": "proposed",
    IF_ADOPTED: "proposed",
}
NOT_LISTED = "is not among the services listed"
NO_FREQUENCY = "no frequency is defined"
UNSTATED_FREQUENCY = "which frequency is defined is not stated"
_PLAIN = {"user_report": "user report", "work_record": "work record", "system_record": "system record"}


def plain_word(word: str) -> str:
    """A scale word without underscores."""
    return _PLAIN.get(word, word.replace("_", " "))


def asks(demand: Demand, terrain: Terrain) -> str:
    """A demand in one phrase, with the basis of its timing."""
    if demand.population is not None:
        return f"{inside(terrain.gates[demand.population].title)}, with every provider in reach"
    if demand.duty is not None:
        return "the organization's own duty"
    parts = []
    if demand.every is not None:
        parts.append(_every(demand))
    if demand.event is not None:
        within = f" within {spoken(demand.within)}" if demand.within else ""
        parts.append(f"at each {plain_word(demand.event).replace('-', ' ')}{within}")
    if demand.state:
        parts.append("in force")
    if demand.hours is not None:
        parts.append(f"covered {demand.hours}")
    tail = BASIS_WORDS[demand.basis]
    if demand.every is not None and not binding(demand.basis):
        loosest = f"any schedule up to {spoken(demand.loosest)} passes" if demand.loosest else "any schedule passes"
        tail = f"{tail}; {loosest}"
    return f"{', '.join(parts)} ({tail})"


def _every(demand: Demand) -> str:
    if demand.every == AS_DEFINED:
        return "as often as the organization has defined"
    return rhythm(demand.every or "")


def rhythm(duration: str) -> str:
    """An interval as a rhythm: 'P1D' is 'every day', 'P3M' is 'every 3 months'."""
    return "every " + spoken(duration).removeprefix("1 ")


def open_duties(item: Alternative) -> list[DutyUse]:
    """The duties an alternative fails or is unknown by: those known not to be done, else those not stated."""
    missed = [use for use in item.duties if use.state == "not_done"]
    return missed or [use for use in item.duties if use.state == "unknown"] or list(item.duties)
