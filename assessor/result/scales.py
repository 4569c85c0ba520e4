"""The named values that several parts of a result share."""

from __future__ import annotations

from typing import Literal

ContractPointKind = Literal[
    "unowned", "ended", "paper", "clause", "slow", "double", "disagreement", "contradiction", "not_included"
]
CrossoverSide = Literal["break_fix", "managed"]
DemandKind = Literal[
    "interval",
    "event",
    "state",
    "interval+event",
    "interval+state",
    "event+state",
    "interval+event+state",
    "duty",
    "population",
]
FindingKind = Literal[
    "cadence",
    "detection",
    "capacity",
    "evidence",
    "contract",
    "independence",
    "scope",
    "duty",
    "unowned",
    "fact",
    "frequency",
    "unstated_frequency",
    "unstated_function",
    "unstated_duty",
    "unstated_term",
    "determined",
    "undetermined",
    "contradicted",
    "alternative",
    "basis",
]
Formula = Literal["invoices_only", "with_onboarding_and_tools", "with_lost_work_and_prevention"]

# What a framework's own arithmetic says: a value of the type its room declares.
FrameworkScore = object
