"""The situations in which one way of buying support is said to fit, as conditions with accounted thresholds."""

from __future__ import annotations

from assessor.model.condition import Condition
from assessor.model.rules import Fact
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Where the number comes from that a situation compares a fact with; `assumption` marks one that is ours."""

    fact: str
    source: str
    assumption: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """What speaks against a situation's claim once `when` holds; `{name}` in the text stands for a value."""

    id: str
    text: str
    when: Condition
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One situation: when it is recognized, which model is then said to fit, for which functions (all if none)."""

    id: str
    title: str
    fits: str
    text: str
    when: Condition
    source: str
    functions: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    qualified_by: tuple[Qualification, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


def _number(name: str, title: str, unit: str) -> Fact:
    return Fact(id=name, type="number", question=title, unit=unit)


# Values the engine works out, which situations may test beside the facts an engagement states.
DERIVED: dict[str, Fact] = {
    item.id: item
    for item in (
        _number("frameworks_chosen", "Frameworks to be met", "frameworks"),
        _number("carriable_obligations", "Applicable obligations with work that support can carry", "obligations"),
        _number("scheduled_obligations", "Obligations that ask support for work on a schedule", "obligations"),
        _number("unscheduled_obligations", "Obligations with work for support, but none on a schedule", "obligations"),
        _number("break_fix_carried", "Obligations break-fix can carry", "obligations"),
        _number("managed_carried", "Obligations managed service can carry", "obligations"),
        _number("managed_not_carried", "Obligations managed service does not carry", "obligations"),
        _number("internal_it_carried", "Obligations the internal team can carry", "obligations"),
        _number("internal_it_behind_managed", "Obligations managed carries more than the internal team", "obligations"),
        _number("today_not_carried", "Obligations with work for support that are not in place today", "obligations"),
        _number("incidents_per_month", "Incidents that need a repair", "a month"),
        _number("crossover_per_month", "Incidents at which managed service costs the same", "a month"),
        _number("crossover_ratio", "Your incidents beside the crossover", "share of the crossover"),
        _number("break_fix_cost", "Break-fix, average cost of a year", "USD a year"),
        _number("managed_cost", "Managed service, average cost of a year", "USD a year"),
        _number("managed_extra_cost", "What managed service costs more in an average year", "USD a year"),
        _number("revenue_loss_per_hour", "Margin lost in an hour of downtime", "USD an hour"),
        _number("downtime_per_hour", "Cost of an hour of downtime", "USD an hour"),
        Fact(id="internal_service_desk", type="boolean", question="Your own staff runs the service desk today"),
    )
}
