"""A demand and a provider's terms as the promises that can be asked for one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.case import binding
from assessor.evaluate.gates import concerns, paper, place_of, provider_gates, touches
from assessor.evaluate.ground import compared_terms
from assessor.model.interval import hours, seconds
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import AS_DEFINED, DETECTION_RANK, EVIDENCE_RANK, WITH_PROVIDER, Truth
from assessor.model.shape import UNSTATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.plan import Demand
    from assessor.model.provider_answers import Aspect
    from assessor.model.support import Line

# Hours of somebody who works every day, as daily work asks for.
_EVERY_DAY = "8x7"


class Parts(NamedTuple):
    """What is asked of one aspect: the term it is compared as, the event, the value, and of which data."""

    aspect: Aspect
    term: str
    event: str | None
    asked: str | None
    data: str | None = None

    def stricter(self, other: str | None) -> str | None:
        """The one of two values that asks for more."""
        if self.asked is None or other is None:
            return self.asked if other is None else other
        match self.aspect:
            case "schedule" | "event":
                return min(self.asked, other, key=seconds)
            case "hours":
                return max(self.asked, other, key=hours)
            case "place":
                return self.asked
            case "detection":
                return max(self.asked, other, key=DETECTION_RANK.__getitem__)
            case _:
                return max(self.asked, other, key=EVIDENCE_RANK.__getitem__)


def promised(case: Case, ref: str, demand: Demand, terms: Terms, *, around: bool = False) -> Iterator[Parts]:
    """The promises a demand is compared with: as they are known, or as the demand asks where nobody said.

    `around`: coverage hours decide how often somebody can do the work at all.
    """
    known = compared_terms(demand, terms)
    yield from _work(case, ref, demand, terms)
    if around or "hours" in known or (demand.hours is not None and binding(demand.hours_basis)):
        yield Parts("hours", "hours", None, terms.hours or demand.hours or _EVERY_DAY)
    if demand.detection is not None and binding(demand.detection_basis):
        yield Parts("detection", "detection", None, terms.detection or demand.detection)
    if demand.evidence is not None and binding(demand.evidence_basis):
        yield Parts("evidence", "evidence", None, terms.evidence or demand.evidence)


def _work(case: Case, ref: str, demand: Demand, terms: Terms) -> Iterator[Parts]:
    """How often, whether it is in force, and what is acted on."""
    if demand.every is not None:
        yield from _schedule(terms, case.defined.get(ref) if demand.every == AS_DEFINED else demand.every)
    if demand.state and terms.establishes is None and terms.sustains is not None:
        yield from _schedule(terms, None)
    elif demand.state and terms.establishes is not False:
        yield Parts("set_up", "establishes", None, None)
    if demand.event is not None:
        # a list of events is complete, so the others on it are asked with it
        listed = {demand.event: demand.within} if terms.events is None else terms.events
        for event, within in listed.items():
            yield Parts("event", "events", event, within)


def _schedule(terms: Terms, wanted: str | None) -> Iterator[Parts]:
    every = terms.sustains if terms.scheduled else wanted
    if every is not None:
        yield Parts("schedule", "sustains", None, every)


def own_parts(line: Line) -> Iterator[Parts]:
    """What a provider's own line states, promise by promise."""
    if line.every is not UNSTATED and isinstance(line.every, str):
        yield Parts("schedule", "sustains", None, line.every)
    if line.establishes:
        yield Parts("set_up", "establishes", None, None)
    for event, within in (line.events or {}).items():
        yield Parts("event", "events", event, within)
    for aspect, value in (("hours", line.hours), ("detection", line.detection), ("evidence", line.evidence)):
        if value is not None:
            yield Parts(aspect, aspect, None, value)  # type: ignore[arg-type]
    for data, place in line.data_at.items():
        yield Parts("place", "data_at", None, place, data)


def places(case: Case, catalog: str, supplier: Supplier, work: tuple[str, str]) -> Iterator[Parts]:
    """Where data lie, if a paper that is not there hangs on it: as stated, or where it would be due if nobody said."""
    for gate in provider_gates(case, catalog):
        provider, when = supplier.provider, gate.when
        if not when.by_work or provider is None or paper(provider, gate) is Truth.YES:
            continue
        stated = place_of(supplier, *work, when.data_contact)
        known = stated is not None and touches(case, gate, supplier) is not Truth.NO
        if known or concerns(case, gate, supplier, *work) is Truth.UNKNOWN:
            yield Parts("place", "data_at", None, stated or (when.data_at or WITH_PROVIDER)[0], when.data_contact)
