"""What somebody is asked of the SOC 2 report that is wanted, and what can be answered."""

from __future__ import annotations

from typing import Final

WHICH_TYPE: Final = (
    "Is the SOC 2 report to say how things are set up on one day (type 1), or how they worked over a period of months "
    "(type 2)? For type 2, type the first day of the period. Ask whoever wants the report if you do not know."
)
ONE_DAY: Final = "type 1: how things are set up on one day"
NOT_BEGUN: Final = "type 2, and its period has not begun yet: until then it is judged like type 1"
SINCE: Final = "type 2: the first day of the period, and the last that has passed"
WHICH_END: Final = "On which day did the period of the SOC 2 report end?"
STILL_RUNS: Final = "it still runs"
LAST_DAY: Final = "the last day"
