"""Six years from writing or from the last day in force, whichever is later (45 CFR 164.316(b)(2)(i))."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from assessor.frameworks.hipaa.retention import retained
from assessor.frameworks.hipaa.statements import KeptDocument
from assessor.model.day import full_years_after

if TYPE_CHECKING:
    from assessor.frameworks.hipaa.rules import HipaaRules

AS_OF = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("stated", "until", "state"),
    [
        ({"last_effective": "2025-02-02"}, "2031-02-02", "kept"),
        ({"last_effective": "never"}, "2024-05-14", "ended"),
        ({"last_effective": "2018-05-14"}, "2024-05-14", "ended"),
        ({"last_effective": "2020-11-21"}, "2026-11-21", "ended"),  # the day itself: the six years are over
        ({"last_effective": "2020-11-22"}, "2026-11-22", "kept"),
        ({"last_effective": "now"}, None, "kept"),
        ({}, None, "kept"),
        ({"last_effective": "2020-01-10", "destroyed_on": "2026-01-09"}, "2026-01-10", "destroyed_early"),
        ({"last_effective": "2020-01-10", "destroyed_on": "2026-01-10"}, "2026-01-10", "destroyed"),
        ({"last_effective": "2020-12-31", "kept_until": "2026-12-30"}, "2026-12-31", "planned_early"),
        ({"last_effective": "2020-12-31", "kept_until": "2026-12-31"}, "2026-12-31", "kept"),
        ({"last_effective": "now", "destroyed_on": "2025-01-01"}, None, "destroyed_early"),
        ({"destroyed_on": "2024-05-13"}, None, "destroyed_early"),  # not six years from writing, whatever else
        ({"destroyed_on": "2024-05-14"}, None, "unknown"),
        ({"kept_until": "2024-01-01"}, None, "planned_early"),
    ],
)
def test_a_paper(rules: HipaaRules, stated: dict[str, Any], until: str | None, state: str) -> None:
    found = retained(rules.retention, KeptDocument(document="Policy", created="2018-05-14", **stated), AS_OF)
    assert (found.until, found.state) == (until, state)


def test_whichever_is_later(rules: HipaaRules) -> None:
    written_late = KeptDocument(document="Policy", created="2021-03-01", last_effective="2020-01-01")
    assert retained(rules.retention, written_late, AS_OF).until == "2027-03-01"


def test_a_leap_day_ends_on_the_first_of_march() -> None:
    assert full_years_after(date(2024, 2, 29), 6) == date(2030, 3, 1)
    assert full_years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_the_end_of_the_calendar(rules: HipaaRules) -> None:
    assert full_years_after(date(9996, 2, 29), 6) == full_years_after(date(9994, 1, 1), 6) == date.max
    written = KeptDocument(document="Policy", created="9998-05-14", last_effective="never")
    assert retained(rules.retention, written, date(9998, 12, 31)).state == "kept"
