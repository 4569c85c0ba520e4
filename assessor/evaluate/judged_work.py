"""Alternatives that were judged, each known by everything that was read to judge it.

One piece of work of one supplier is asked about by many obligations, and again each time a statement is tried that
has nothing to do with it. What is read beside the supplier stands in the key, or is the same for all that share the
answers: the organization, its blocks, its evidence and the frequencies it set.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import AS_DEFINED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.outcome import Alternative
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.capability import Capability
    from assessor.model.engagement import DutyAnswer
    from assessor.model.plan import Demand, Obligation, Terrain
    from assessor.model.scales import Truth

# What of a demand says what is asked; the rest of it says where that comes from, and what hangs on it.
_ASKS: Final = attrgetter(
    *("capability", "every", "loosest", "event", "within", "state", "basis", "hours", "hours_basis", "detection"),
    *("detection_basis", "evidence", "evidence_basis", "independence", "independence_from", "independence_basis"),
    "defines_work",
)


class Work(NamedTuple):
    """A piece of work that is judged: what an obligation demands, and who would do it, as which function.

    `fits` says whether the supplier's hours reach; None where they have no limit.
    """

    row: Obligation
    demand: Demand
    capability: Capability
    function: str
    supplier: Supplier
    arrangement: Arrangement
    fits: Truth | None


class WorkAsked(NamedTuple):
    """What a demand asks; one value for all that ask the same.

    `of_row`: the obligation itself plays a part in the answer. `duties` are those whose answers may play one.
    """

    number: int
    of_row: bool
    independent: bool
    duties: tuple[str, ...]


class JudgedWork:
    """What was judged under one state of the organization; cases that only differ beside it share this."""

    def __init__(self, terrain: Terrain) -> None:
        self._terrain = terrain
        self._asked: dict[int, tuple[Demand, WorkAsked]] = {}  # by identity: to compare demands takes longer
        self._alike: dict[tuple[object, ...], WorkAsked] = {}
        self._stated: dict[int, DutyAnswer] = {}  # kept, so that no other answer comes to be known by the same number
        self.judged: dict[tuple[object, ...], Alternative] = {}

    def key(self, work: Work, stated: Mapping[str, DutyAnswer]) -> tuple[object, ...]:
        """What a piece of work is known by; `stated` are the answers to duties."""
        row, supplier = work.row, work.supplier
        asked = self.asked_by(work.demand, work.capability)
        of_row = asked.of_row or row.ref in supplier.obligations_named
        today = work.arrangement.is_today
        return (
            asked.number,
            row.catalog,
            work.function,
            supplier,
            work.fits,
            row.ref if of_row else None,
            work.arrangement.runs(supplier) if asked.independent else None,
            self.stated(asked, stated) if today and stated else None,
            today,
        )

    def stated(self, asked: WorkAsked, stated: Mapping[str, DutyAnswer]) -> tuple[int, ...]:
        """The answers to the duties that may play a part, each by its identity."""
        found = [stated[name] for name in asked.duties if name in stated]
        for answer in found:
            self._stated.setdefault(id(answer), answer)
        return tuple(map(id, found))

    def asked_by(self, demand: Demand, capability: Capability) -> WorkAsked:
        """What a demand of a plan on somebody's work asks."""
        known = self._asked.get(id(demand))
        return known[1] if known is not None else self._find(demand, capability)

    def _find(self, demand: Demand, capability: Capability) -> WorkAsked:
        asks = _ASKS(demand)
        known = self._alike.get(asks)
        if known is None:
            duties = (capability.own_duty, *((f"report:{demand.event}",) if demand.event is not None else ()))
            rules = (self._terrain.duties.get(name) for name in duties)
            of_row = demand.every == AS_DEFINED or any(rule is not None and rule.parts for rule in rules)
            known = WorkAsked(len(self._alike), of_row, demand.independence is not None, duties)
            self._alike[asks] = known
        self._asked[id(demand)] = demand, known
        return known
