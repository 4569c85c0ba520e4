"""Demands on the organization itself, and the duties that come with bought work (docs/method.md, section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.case import AS_DEFINED
from assessor.evaluate.outcome import ALL_YES, Alternative, DutyUse, Truths
from assessor.evaluate.supply import ORGANIZATION
from assessor.model.scales import CUSTOMER, PREDICATES, Result, Truth

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement
    from assessor.model.capability import Capability
    from assessor.model.plan import Demand
    from assessor.model.scales import DutyStanding

_DUTY = PREDICATES.index("customer_duty")
REQUIRED: Final = "required"
UNCONFIRMED: Final = "unconfirmed"
UNKNOWN: Final = "unknown"


def on_customer(
    case: Case,
    arrangement: Arrangement,
    duty: str,
    *,
    function: str | None = None,
    express: bool = False,
) -> Alternative:
    """What becomes of something only the organization can do; `express` says the engagement gave it the function."""
    if not arrangement.is_today:
        return _made(duty, REQUIRED, Result.MET_WITH_DUTY, Truth.YES, function)
    stated = case.engagement.duties.get(duty)
    if stated is not None and stated.state == "not_done":
        return _made(duty, "not_done", Result.UNMET, Truth.NO, function)
    if stated is not None or express:
        state = stated.state if stated is not None else "assigned"
        return _made(duty, state, Result.MET_WITH_DUTY, Truth.YES, function)
    return _made(duty, UNKNOWN, Result.UNKNOWN, Truth.UNKNOWN, function)


def with_frequency(case: Case, demand: Demand, ref: str, made: Alternative) -> Alternative:
    """The organization's own work beside the frequency it was to define: none is a failure, an unstated one unknown."""
    if demand.every != AS_DEFINED:
        return made
    known, wanted = case.interval(demand, ref)
    if wanted is not None:
        return made
    told, result = (Truth.NO, Result.UNMET) if known else (Truth.UNKNOWN, min(made.result, Result.UNKNOWN))
    truths: Truths = (told, *made.truths[1:])
    return made._replace(truths=truths, result=result)


def _made(duty: str, state: DutyStanding, result: Result, told: Truth, function: str | None) -> Alternative:
    truths: Truths = tuple(told if index == _DUTY else Truth.YES for index in range(len(PREDICATES)))  # type: ignore[assignment]
    return Alternative(
        function=function,
        supplier=ORGANIZATION,
        terms=None,
        truths=truths if told is not Truth.YES else ALL_YES,
        result=result,
        carrier=CUSTOMER,
        duties=(DutyUse(duty, state),),
    )


def shared_duty(case: Case, arrangement: Arrangement, duty: str) -> tuple[Truth, DutyUse]:
    """The customer_duty predicate of a provider's work, and how the duty stands."""
    if not arrangement.is_today:
        return Truth.YES, DutyUse(duty, REQUIRED)
    stated = case.engagement.duties.get(duty)
    if stated is None:
        return Truth.YES, DutyUse(duty, UNCONFIRMED)
    return Truth.NO if stated.state == "not_done" else Truth.YES, DutyUse(duty, stated.state)


def duty_of(capability: Capability) -> str:
    """The duty that stands for the organization's own performance of a capability."""
    return capability.duty or f"perform:{capability.id}"


def is_express(capability: Capability, arrangement: Arrangement) -> bool:
    """Whether today's arrangement expressly gives a delivering function to the organization."""
    return any(name in arrangement.express for name in capability.delivered_by.functions)
