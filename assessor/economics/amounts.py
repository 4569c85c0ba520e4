"""Amounts of money as whole cents, so that nothing is decided by rounding, and back as dollars."""

from __future__ import annotations

_CENTS = 100


def cents(amount: float) -> int:
    """USD as whole cents."""
    return round(amount * _CENTS)


def dollars(amount: int) -> float:
    """Whole cents as USD."""
    return amount / _CENTS
