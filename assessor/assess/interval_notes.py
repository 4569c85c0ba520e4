"""Why visits by chance are no schedule: a Poisson process hits one window, and all of a year's windows."""

from __future__ import annotations

import math

from assessor.model.interval import DAY, seconds
from assessor.result.subjects import IntervalNote

_AVERAGE_MONTH = 30.4
_WINDOWS = {"P1M": (_AVERAGE_MONTH, 12), "P7D": (seconds("P7D") / DAY, 52)}
_RATES = (2, 9)  # visits a month: a quiet organization, a busy one
_DIGITS = 4


def interval_notes() -> tuple[IntervalNote, ...]:
    """The arithmetic for visits at a few mean rates a month, in windows of a month and of a week."""
    notes = []
    for rate in _RATES:
        for duration, (days, windows) in _WINDOWS.items():
            one = 1 - math.exp(-rate * days / _AVERAGE_MONTH)
            notes.append(
                IntervalNote(
                    visits_per_month=rate,
                    interval=duration,
                    interval_days=days,
                    windows=windows,
                    one_window=round(one, _DIGITS),
                    all_year=float(f"{one**windows:.4g}"),
                )
            )
    return tuple(notes)
