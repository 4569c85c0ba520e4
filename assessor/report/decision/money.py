"""Amounts, rates and scales of the decision pages."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from assessor.words.grammar import MINUS, usd, usd_cents

NONE: Final = "\N{EN DASH}"
_SIGNIFICANT: Final = 3
_UNREADABLE: Final = 1e12  # figures nobody could read, made of sizes and prices nobody has


def whole_dollars(value: float | None) -> str:
    """Whole dollars, as tables print them."""
    if value is None or abs(value) >= _UNREADABLE:
        return NONE
    return usd(value)


def about(value: float | None) -> str:
    """Dollars with three digits, as sentences and charts print them: more would claim a precision nobody has."""
    if value is None or abs(value) >= _UNREADABLE:
        return NONE
    if abs(value) < 10**_SIGNIFICANT:
        return whole_dollars(value)
    unit = 10.0 ** (math.floor(math.log10(abs(value))) - _SIGNIFICANT + 1)
    return whole_dollars(round(value / unit) * unit)


def figure(value: float | None) -> str:
    """An input of whatever unit: as it is when small, in whole numbers when large."""
    if value is None or abs(value) >= _UNREADABLE:
        return NONE
    large = 100
    return f"{value:,.0f}" if abs(value) >= large or float(value).is_integer() else f"{value:.4g}"


def roughly(value: float | None) -> str:
    """A figure with three digits: where a search ended, not what somebody stated."""
    return NONE if value is None else figure(float(f"{value:.3g}"))


def measured(shown: str, value: float | None, unit: str) -> str:
    """A figure in its unit, as a sentence says it: dollars, a percentage, months, or the number alone."""
    if value is None:
        return shown
    if unit.startswith("USD"):
        small = 100
        if abs(value) < small and value != round(value):
            return usd_cents(value)
        return f"{MINUS if value < 0 else ''}${shown.lstrip('-')}"
    if unit == "share":
        return f"{100 * value:.3g}%"
    return f"{shown} {unit}" if unit in ("months", "days", "hours") else shown


def small_amount(value: float | None) -> str:
    """An amount that may be small: cents below ten dollars."""
    small = 10
    return whole_dollars(value) if value is None or abs(value) >= small or value == round(value) else usd_cents(value)


def rate(value: float | None) -> str:
    """A number of incidents: one place, two below one."""
    if value is None or abs(value) >= _UNREADABLE:
        return NONE
    return f"{value:.2f}" if 0 < value < 1 else f"{value:.1f}"


def span(low: float | None, high: float | None) -> str:
    """An interval of rates; open upward where there is no upper end."""
    if low is None:
        return NONE
    return f"{rate(low)} to {rate(high)}" if high is not None else f"{rate(low)} or more"


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear scale from values to millimeters on paper."""

    most: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies; what lies beyond the axis is drawn at its end."""
        return self.start + (self.end - self.start) * min(max(value / self.most, 0.0), 1.0)

    def ticks(self, count: int = 5) -> list[float]:
        """Round values along the axis, 0 included."""
        raw = self.most / count
        unit = 10.0 ** math.floor(math.log10(raw)) if raw > 0 else 1.0
        step = next(unit * factor for factor in (1, 2, 2.5, 5, 10) if unit * factor >= raw)
        return [step * number for number in range(int(self.most / step) + 1)]
