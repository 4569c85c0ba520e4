"""Demands on the organization itself, and the duties that come with bought work (docs/method.md, section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate import duty_standing
from assessor.evaluate.case import binding
from assessor.evaluate.outcome import ALL_YES, Alternative, DutyUse, Truths
from assessor.evaluate.records import lowered
from assessor.evaluate.supply import ORGANIZATION
from assessor.model.scales import AS_DEFINED, CUSTOMER, PREDICATES, UNCONFIRMED, DemandResult, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.duty_standing import AnswerStanding, DutyDemand
    from assessor.evaluate.supply import Arrangement
    from assessor.model.capability import Capability
    from assessor.model.plan import Demand
    from assessor.model.rules import DutyPart

_CADENCE, _DUTY = PREDICATES.index("cadence"), PREDICATES.index("customer_duty")
REQUIRED: Final = "required"


def on_customer(
    case: Case,
    arrangement: Arrangement,
    duty: str,
    demand: Demand,
    ref: str,
    *,
    function: str | None = None,
) -> Alternative:
    """What becomes of something only the organization can do: the worst of the answers that are asked for."""
    if not arrangement.is_today:
        return _made(function, (DutyUse(duty, REQUIRED),), Truth.YES, Truth.YES, DemandResult.MET_WITH_DUTY)
    rule = case.terrain.duties.get(duty)

    def asked(part: DutyPart | None) -> DutyDemand:
        if demand.capability is not None:
            return duty_standing.of_work(case, demand, ref)
        return duty_standing.of_rule(rule, part)

    stands = [
        duty_standing.judged(case, duty, part, answer, asked(part))
        for part, answer in duty_standing.answers(case, duty, ref)
    ]
    frequency = _frequency(case, demand, ref)
    timing = min(frequency, *(stand.dates for stand in stands))
    work = min(stand.work for stand in stands)
    result = min(_result(stand, frequency) for stand in stands)
    made = _made(function, tuple(stand.use for stand in stands), timing, work, result)
    against = case.held_records.against(CUSTOMER, capability=demand.capability, duty=duty)
    return lowered(made, against, _DUTY, "customer_duty")


def _frequency(case: Case, demand: Demand, ref: str) -> Truth:
    """Whether the organization defined the frequency that is left to it: none is a failure, an unstated one unknown."""
    if demand.every != AS_DEFINED:
        return Truth.YES
    known, wanted = case.interval(demand, ref)
    if wanted is not None:
        return Truth.YES
    return Truth.NO if known else Truth.UNKNOWN


def _result(stand: AnswerStanding, frequency: Truth) -> DemandResult:
    timing = min(frequency, stand.dates)
    if timing is Truth.NO or (stand.work is Truth.NO and not stand.partly):
        return DemandResult.UNMET
    if stand.partly:
        return DemandResult.PART
    return DemandResult.UNKNOWN if min(timing, stand.work) is Truth.UNKNOWN else DemandResult.MET_WITH_DUTY


def _made(
    function: str | None, duties: tuple[DutyUse, ...], timing: Truth, work: Truth, result: DemandResult
) -> Alternative:
    truths = list(ALL_YES)
    truths[_CADENCE], truths[_DUTY] = timing, work
    made: Truths = tuple(truths)  # type: ignore[assignment]
    return Alternative(
        function=function,
        supplier=ORGANIZATION,
        terms=None,
        truths=made,
        result=result,
        carrier=CUSTOMER,
        duties=duties,
    )


def shared_duty(
    case: Case, arrangement: Arrangement, duty: str, demand: Demand, ref: str
) -> tuple[Truth, tuple[DutyUse, ...]]:
    """The customer_duty predicate of a provider's work, and how the duty stands, part by part."""
    if not arrangement.is_today:
        return Truth.YES, (DutyUse(duty, REQUIRED),)
    uses = tuple(duty_beside(case, duty, demand, ref))
    if case.held_records.against(CUSTOMER, duty=duty):
        return Truth.NO, uses
    return min(use.truth for use in uses), uses


def duty_of_shared(
    case: Case, arrangement: Arrangement, capability: Capability, demand: Demand, ref: str
) -> tuple[Truth, tuple[DutyUse, ...]]:
    """The duty that comes with a shared capability, whoever does the work; none comes with another."""
    if capability.performed_by != "shared" or capability.duty is None:
        return Truth.YES, ()
    return shared_duty(case, arrangement, capability.duty, demand, ref)


def duty_beside(case: Case, duty: str, demand: Demand, ref: str) -> Iterator[DutyUse]:
    """How a duty that comes with a provider's work stands today, part by part."""
    rule = case.terrain.duties.get(duty)
    for part, answer in duty_standing.answers(case, duty, ref):
        asked = duty_standing.beside_work(case, demand, ref, rule, part)
        use = duty_standing.judged(case, duty, part, answer, asked).use
        if use.state == "unknown" and not binding(demand.basis):
            use = use._replace(state=UNCONFIRMED, truth=Truth.YES, assumed=True)
        yield use


def duty_of(capability: Capability) -> str:
    """The duty that stands for the organization's own performance of a capability."""
    return capability.own_duty
