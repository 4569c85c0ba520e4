"""Which terms of a piece of work fall short of a demand, and the loosest value of each that would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.assess.smallest.own_part import LOOSEST
from assessor.evaluate import predicates
from assessor.evaluate.case import binding
from assessor.evaluate.predicates import PERSON_FLOOR
from assessor.model import interval
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import AS_DEFINED, DETECTION, EVIDENCE, EVIDENCE_RANK, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.terms import Terms
    from assessor.model.plan import Demand
    from assessor.model.scales import AdviceKind, AssumedTerm
    from assessor.result.smallest import TermName

ASPECT: Final[Mapping[TermName, AssumedTerm]] = {
    "every": "sustains",
    "events": "events",
    "establishes": "establishes",
    "hours": "hours",
    "detection": "detection",
    "evidence": "evidence",
}
_ANY_HOURS: Final = 8


class Short(NamedTuple):
    """A term that falls short, and the loosest value that would not."""

    term: TermName
    value: object


class Asking(NamedTuple):
    """A demand of one obligation; `rhythm` is the frequency it would have where the organization has yet to set one."""

    case: Case
    catalog: str
    ref: str
    demand: Demand
    rhythm: str | None

    def short(self, terms: Terms) -> list[Short]:
        """Every term that is not known to be enough."""
        found = [*self._timing(terms), *self._classes(terms)]
        hours = [item for item in found if item.term == "hours"]
        rest = [item for item in found if item.term != "hours"]
        return [*rest, Short("hours", _widest([str(item.value) for item in hours]))] if hours else rest

    def _timing(self, terms: Terms) -> Iterator[Short]:
        demand = self.demand
        unread: list[AdviceKind] = []
        scheduled = False
        if demand.every is not None:
            limit = self.limit()
            promised = interval.seconds(terms.sustains) if terms.sustains is not None else None
            if promised is None or (limit is not None and promised > interval.seconds(limit)):
                scheduled = True
                yield Short("every", limit or demand.every)
            often = limit is not None and self._by_hand() and interval.seconds(limit) < PERSON_FLOOR
            if often and (terms.hours is None or not interval.every_day(terms.hours)):
                yield Short("hours", f"{interval.hours(terms.hours)[0] if terms.hours else _ANY_HOURS}x7")
        if demand.event is not None and predicates.event(demand, terms, unread) is not Truth.YES:
            within = demand.within if binding(demand.basis) else None
            yield Short("events", {**(terms.events or {}), demand.event: within})
        sets_up = scheduled and terms.establishes is None
        if demand.state and not sets_up and predicates.state(terms, unread) is not Truth.YES:
            yield Short("establishes", value=True)
        if demand.hours is not None and predicates.hours(demand, terms, unread) is not Truth.YES:
            yield Short("hours", _widest([demand.hours, *([terms.hours] if terms.hours else [])]))

    def limit(self) -> str | None:
        """The longest rhythm that passes: what binds, else the loosest that is named; None where any does.

        Where the organization has yet to set one, it is the one the change sets.
        """
        demand = self.demand
        if demand.every == AS_DEFINED:
            return self.rhythm or self.case.defined.get(self.ref) or LOOSEST
        return demand.every if binding(demand.basis) else demand.loosest

    def _by_hand(self) -> bool:
        return self.case.terrain.capabilities[self.demand.capability or ""].runs != "machine"

    def _classes(self, terms: Terms) -> Iterator[Short]:
        demand = self.demand
        unread: list[AdviceKind] = []
        if predicates.detection(demand, terms, unread) is not Truth.YES:
            yield Short("detection", demand.detection if binding(demand.detection_basis) else DETECTION[1])
        if predicates.evidence(self.case, demand, self.catalog, terms, unread) is not Truth.YES:
            framework = self.case.framework_of.get(self.catalog)
            floor = framework.evidence_floor if framework is not None else "work_record"
            least = min(EVIDENCE_RANK[floor], EVIDENCE_RANK[demand.evidence or "none"])
            yield Short("evidence", demand.evidence if binding(demand.evidence_basis) else EVIDENCE[least])


def _widest(hours: list[str]) -> str:
    """Coverage hours that are enough for each of several."""
    both = [interval.hours(text) for text in hours]
    return f"{max(each[0] for each in both)}x{max(each[1] for each in both)}"
