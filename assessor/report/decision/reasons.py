"""The words of the decision: reason codes, tolerances and what was told about a crossover."""

from __future__ import annotations

from typing import Final

from assessor.words.grammar import listed, opening, plain

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
    "today": "as today",
    "obligations": "obligations need it",
    "only_one": "nobody else on offer does it",
    "cheapest": "cheapest that does it",
    "needed_anyway": "needed in any case",
    "free": "costs nothing more",
    "incidents": "fewer or shorter failures",
    "kept_on": "somebody does it today",
    "independent": "has to be an outside party",
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
