"""Scales, intervals, hours and three-valued logic (docs/method.md, sections 1 and 2)."""

from __future__ import annotations

import datetime as dt
import operator
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Mapping = dict[str, Any]

# Section 1: every scale, weakest first.
DETECTION = ["none", "user_report", "threshold", "analytic", "hunted"]
EVIDENCE = ["none", "assertion", "billing_record", "work_record", "system_record", "signed_record"]
DEMAND_RESULT = ["unmet", "part", "unknown", "met_with_duty", "met"]
VERDICT = ["gap", "partial", "not_assessable", "compensated", "satisfied_with_customer_duties", "satisfied"]
PROOF = ["contradicted", "declared", "stale", "proven"]
KLEENE = ["no", "unknown", "yes"]

BINDING = ["legal", "contractual", "entity_defined", "if_adopted"]
IN_PLACE = ["satisfied", "satisfied_with_customer_duties", "compensated"]
DECIDED = [*IN_PLACE, "partial", "gap"]
ALL_VERDICTS = [*DECIDED, "not_applicable", "not_tested", "not_assessable"]

DAY = 24 * 60 * 60
DAYS_OF_MONTHS = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337]


def all_of(values: list[str]) -> str:
    """Kleene AND: the minimum; of nothing, yes."""
    return min(values, key=KLEENE.index, default="yes")


def any_of(values: list[str]) -> str:
    """Kleene OR: the maximum; of nothing, no."""
    return max(values, key=KLEENE.index, default="no")


def yes_no(*, truth: bool) -> str:
    return "yes" if truth else "no"


def seconds(text: str) -> int:
    """An ISO 8601 duration in whole seconds."""
    pattern = r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
    found = re.fullmatch(pattern, text)
    if found is None:
        raise ValueError(text)
    years, months, weeks, days, hours, minutes, rest = (int(part or 0) for part in found.groups())
    years, months = years + months // 12, months % 12  # "the months beyond whole years are added"
    days_in_all = 365 * years + -(-years // 4) + DAYS_OF_MONTHS[months] + 7 * weeks + days
    return days_in_all * DAY + hours * 3600 + minutes * 60 + rest


def hours_and_days(text: str) -> tuple[int, int]:
    """`8x5` is (8, 5)."""
    hours, days = text.split("x")
    return int(hours), int(days)


def enough_hours(offered: str, demanded: str) -> bool:
    """Both numbers are at least as large as those demanded."""
    (hours, days), (hours_asked, days_asked) = hours_and_days(offered), hours_and_days(demanded)
    return hours >= hours_asked and days >= days_asked


TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "is": operator.eq,
    "is_not": operator.ne,
    "one_of": operator.contains,
    "at_least": operator.le,
    "at_most": operator.ge,
}


def holds(condition: Mapping, facts: Mapping) -> str:
    """The value of a condition tree (section 2)."""
    if "all" in condition:
        return all_of([holds(part, facts) for part in condition["all"]])
    if "any" in condition:
        return any_of([holds(part, facts) for part in condition["any"]])
    if "not" in condition:
        return {"yes": "no", "no": "yes", "unknown": "unknown"}[holds(condition["not"], facts)]
    value = facts.get(condition["fact"])
    if "exists" in condition:
        return yes_no(truth=(value is not None) == condition["exists"])
    if value is None:
        return "unknown"
    (test,) = set(condition) - {"fact"}
    each = [TESTS[test](condition[test], one) for one in (value if isinstance(value, list) else [value])]
    return yes_no(truth=all(each) if test == "is_not" else any(each))


def days_between(earlier: str, later: str) -> int:
    """Whole days from one date to another."""
    return (dt.date.fromisoformat(later) - dt.date.fromisoformat(earlier)).days
