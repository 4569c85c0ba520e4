"""The DoD Assessment Methodology's points, typed from its printed lists and never from the catalog, and its arithmetic.

A second computation of score and status in a few lines, by SP 800-171 number. It shares no code with the engine.
"""

from __future__ import annotations

from typing import Final

# NIST SP 800-171 r2: how many requirements each family has.
FAMILIES: Final = {1: 22, 2: 3, 3: 9, 4: 9, 5: 11, 6: 3, 7: 6, 8: 9, 9: 2, 10: 6, 11: 3, 12: 4, 13: 16, 14: 7}
ALL: Final = tuple(f"3.{family}.{number}" for family, size in FAMILIES.items() for number in range(1, size + 1))

_FIVE_BASIC = """
3.1.1 3.1.2 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.6.1 3.6.2 3.7.2 3.8.3 3.9.2 3.10.1 3.10.2 3.12.1 3.12.3 3.13.1
3.13.2 3.14.1 3.14.2 3.14.3
"""
_FIVE_DERIVED = """
3.1.12 3.1.13 3.1.16 3.1.17 3.1.18 3.3.5 3.4.5 3.4.6 3.4.7 3.4.8 3.5.10 3.7.5 3.8.7 3.11.2 3.13.5 3.13.6 3.13.15 3.14.4
3.14.6
"""
_THREE_BASIC = "3.3.2 3.7.1 3.8.1 3.8.2 3.9.1 3.11.1 3.12.2"
_THREE_DERIVED = "3.1.5 3.1.19 3.7.4 3.8.8 3.13.8 3.14.5 3.14.7"
FIVE: Final = frozenset((_FIVE_BASIC + _FIVE_DERIVED).split())
THREE: Final = frozenset(f"{_THREE_BASIC} {_THREE_DERIVED}".split())
FIVE_OR_THREE: Final = frozenset({"3.5.3", "3.13.11"})
PLAN: Final = "3.12.4"
NEVER_PLANNED: Final = frozenset({"3.1.20", "3.1.22", "3.12.4", "3.10.3", "3.10.4", "3.10.5"})


def cost(number: str, finding: str) -> int:
    if finding in ("met", "not_applicable"):
        return 0
    if number == PLAN:
        return 0
    if number in FIVE_OR_THREE:
        return 3 if finding == "partial_credit" else 5
    return 5 if number in FIVE else 3 if number in THREE else 1


def score(findings: dict[str, str]) -> int:
    return 110 - sum(cost(number, finding) for number, finding in findings.items())


def status(findings: dict[str, str]) -> str:
    if findings[PLAN] != "met":
        return "not_scorable"
    lost = {number: cost(number, found) for number, found in findings.items() if found in ("not_met", "partial_credit")}
    if not lost:
        return "final"
    plannable = all(
        number not in NEVER_PLANNED and (points == 1 or (number, points) == ("3.13.11", 3))
        for number, points in lost.items()
    )
    return "conditional" if plannable and score(findings) * 10 >= 8 * 110 else "none"
