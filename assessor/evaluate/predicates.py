"""Terms against a demand: cadence, detection, evidence, independence (docs/method.md, section 5).

Each returns three-valued truth and adds to `advice` what would be better than enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.case import binding
from assessor.model import interval
from assessor.model.scales import CUSTOMER, DETECTION_RANK, EVIDENCE_RANK, USER_REPORT, Truth

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.plan import Demand
    from assessor.model.scales import AdviceKind

# A person who does not work every day of the week cannot promise better than this.
PERSON_FLOOR = interval.seconds("P3D")
NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES


def cadence(
    case: Case, demand: Demand, ref: str, terms: Terms, advice: list[AdviceKind], *, open_frequency: bool = False
) -> Truth:
    """Schedule, event, state and coverage hours, as far as the demand states them: all must hold.

    With `open_frequency`, what the organization has yet to define is left to it: any standing schedule passes.
    """
    told = YES
    if demand.every is not None:
        told = min(told, _standing(terms) if open_frequency else schedule(case, demand, ref, terms, advice))
    if demand.event is not None:
        told = min(told, event(demand, terms, advice))
    if demand.state:
        told = min(told, state(terms, advice))
    if demand.hours is not None:
        told = min(told, hours(demand, terms, advice))
    return told


def effective_interval(case: Case, demand: Demand, terms: Terms) -> tuple[int, int]:
    """Best and worst of what a promised schedule amounts to; they differ when coverage hours are unknown."""
    promised = interval.seconds(terms.sustains or "")
    runs = case.terrain.capabilities[demand.capability or ""].runs
    if runs == "machine" or promised >= PERSON_FLOOR:
        return promised, promised
    if terms.hours is None:
        return promised, PERSON_FLOOR
    floor = promised if interval.every_day(terms.hours) else PERSON_FLOOR
    return floor, floor


def _standing(terms: Terms) -> Truth:
    """Whether there is any standing schedule."""
    if not terms.scheduled:
        return UNKNOWN
    return YES if terms.sustains is not None else NO


def schedule(case: Case, demand: Demand, ref: str, terms: Terms, advice: list[AdviceKind]) -> Truth:
    """Whether a rhythm is promised that is short enough."""
    known, wanted = case.interval(demand, ref)
    if known and wanted is None:
        return NO
    if not terms.scheduled:
        return UNKNOWN
    if terms.sustains is None:
        return NO
    if wanted is None:
        return UNKNOWN
    best, worst = effective_interval(case, demand, terms)
    limit = wanted
    if not binding(demand.basis):
        if best > wanted:
            advice.append("cadence")
        if demand.loosest is None:
            return YES
        limit = interval.seconds(demand.loosest)
    if worst <= limit:
        return YES
    return UNKNOWN if best <= limit else NO


def event(demand: Demand, terms: Terms, advice: list[AdviceKind]) -> Truth:
    """Whether an event is taken, in the time there is."""
    if terms.events is None:
        return UNKNOWN
    if demand.event is None or demand.event not in terms.events:
        return NO
    if demand.within is None:
        return YES
    promised = terms.events[demand.event]
    in_time = promised is not None and interval.seconds(promised) <= interval.seconds(demand.within)
    if in_time:
        return YES
    if binding(demand.basis):
        return NO
    advice.append("within")
    return YES


def state(terms: Terms, advice: list[AdviceKind]) -> Truth:
    """Whether what is asked for is put in force."""
    if terms.establishes is not None:
        told = YES if terms.establishes else NO
    elif not terms.scheduled:
        return UNKNOWN
    else:
        told = YES if terms.sustains is not None else NO
    if told is YES and terms.scheduled and terms.sustains is None:
        advice.append("keep_state")
    return told


def hours(demand: Demand, terms: Terms, advice: list[AdviceKind]) -> Truth:
    """Whether somebody is there in the hours asked for."""
    wanted = demand.hours or ""
    if binding(demand.hours_basis):
        if terms.hours is None:
            return UNKNOWN
        return YES if interval.covers(terms.hours, wanted) else NO
    if terms.hours is not None and not interval.covers(terms.hours, wanted):
        advice.append("hours")
    return YES


def detection(demand: Demand, terms: Terms, advice: list[AdviceKind]) -> Truth:
    """How a problem comes to be noticed."""
    want = DETECTION_RANK[demand.detection or "none"]
    if want == 0:
        return YES
    if terms.detection is None:
        return UNKNOWN
    have = DETECTION_RANK[terms.detection]
    if have >= want:
        return YES
    if binding(demand.detection_basis) or have == 0:
        return NO
    advice.append("detection")
    return YES


def evidence(case: Case, demand: Demand, catalog: str, terms: Terms, advice: list[AdviceKind]) -> Truth:
    """What record the work leaves."""
    want = EVIDENCE_RANK[demand.evidence or "none"]
    least = want
    if not binding(demand.evidence_basis):
        framework = case.framework_of.get(catalog)
        floor = framework.evidence_floor if framework is not None else "work_record"
        least = min(EVIDENCE_RANK[floor], want)
    if terms.evidence is None:
        return UNKNOWN if least else YES
    have = EVIDENCE_RANK[terms.evidence]
    if have >= want:
        return YES
    if have < least:
        return NO
    advice.append("evidence")
    return YES


def independence(
    case: Case,
    demand: Demand,
    supplier: Supplier,
    arrangement: Arrangement,
    advice: list[AdviceKind],
) -> Truth:
    """Nobody assesses what they operate, where the demand asks for that."""
    if demand.independence is None:
        return YES
    runs = arrangement.runs(supplier)
    if demand.independence == "third_party":
        delegable = any(case.terrain.functions[name].kind == "delegable" for name in runs)
        independent = not delegable and not supplier.employees and supplier.id != CUSTOMER
    else:
        independent = not runs.intersection(demand.independence_from)
    if independent:
        return YES
    if binding(demand.independence_basis):
        return NO
    advice.append("independence")
    return YES


def must_call(case: Case, demand: Demand, terms: Terms) -> str | None:
    """The event the customer has to report because nobody else would notice it."""
    if demand.event is None or case.terrain.events[demand.event].origin != "outside":
        return None
    if terms.detection is not None and DETECTION_RANK[terms.detection] > USER_REPORT:
        return None
    return demand.event
