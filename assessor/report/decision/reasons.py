"""The words of the decision: reason codes, tolerances and what was told about a crossover."""

from __future__ import annotations

from typing import Final

from assessor.report.phrases import listed, opening, plain

_FUNCTIONALS: Final = {
    "mean": "its average cost (mean)",
    "p50": "the usual year (P50)",
    "p80": "the cost that four years in five stay below (P80)",
    "p90": "the cost that nine years in ten stay below (P90)",
    "p95": "the cost that nineteen years in twenty stay below (P95)",
    "cvar95": "the average of the worst twentieth of years (CVaR 95)",
}
SHORT: Final = {"mean": "Mean", "p50": "P50", "p80": "P80", "p90": "P90", "p95": "P95", "cvar95": "CVaR 95"}
REASONS: Final = {
    "cheapest": "cheapest that does it",
    "today": "as today",
    "kept": "as today",
    "bundle": "covered by a fee that is paid anyway",
    "obligation": "an obligation needs it",
    "obligations": "obligations need it",
    "cadence": "needs a schedule",
    "detection": "needs somebody who looks",
    "evidence": "needs better records",
    "contract": "needs the contract paper",
    "independence": "may not be done by whom it checks",
    "capacity": "own hours do not reach",
    "internal_hours": "own hours suffice",
    "incidents": "fewer or shorter failures",
    "tail": "softens the bad year",
    "not_needed": "nobody needs it",
    "reserved": "yours by nature",
    "independent": "an outside party has to do it",
}
TOLD: Final = {
    "managed_cheaper": "Managed cheaper",
    "break_fix_cheaper": "Break-fix cheaper",
    "indifferent": "Cannot be told apart",
}
FORMULAS: Final = {
    "invoices_only": "Invoices against the fee, nothing else",
    "with_onboarding_and_tools": "With onboarding and own tools",
    "with_lost_work_and_prevention": "With lost work and prevention too",
}


def functional_words(name: str) -> str:
    """What a year is judged by, in words."""
    return _FUNCTIONALS.get(name, plain(name))


def reasons(codes: tuple[str, ...]) -> str:
    """Reason codes as a phrase."""
    return opening(listed([REASONS.get(code, plain(code)) for code in codes]))
