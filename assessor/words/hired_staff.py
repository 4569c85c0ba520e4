"""A column that counts the hours of people still to be hired, in words: what it leaves out of its price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assessor.words.grammar import counted, inside, usd

_PART: Final = 0.995  # from here on a share of a position is printed as a whole one


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffToHire:
    """Hours a month, the whole positions they take, and what these cost more than the hours, USD a year."""

    hours: float
    people: int
    share: float
    more: float


def staff_by_the_hour(title: str, staff: StaffToHire, less: float) -> str:
    """Why a column of hours costs less than what is recommended, and what it costs where people are hired whole."""
    start = (
        f"{title} as a whole is priced {usd(less)} lower and would put as much in place, but nobody offers it: "
        f"it counts {staff.hours:,.0f} hours a month of people you would still have to hire, at what an hour costs"
    )
    if staff.people - staff.share < 1 - _PART or f"{staff.share:.1f}" == f"{staff.people:.1f}":
        return f"{start}. New work of your own staff is recommended only within the hours and skills your file states."
    gap = staff.more - less
    whole = f"With {counted(staff.people, 'position')} instead of {staff.share:.1f} {inside(title)} would cost"
    if gap >= 0:
        return f"{start}. {whole} {usd(gap)} more than what is recommended."
    return (
        f"{start}. {whole} {usd(-gap)} less than what is recommended, if that many can do all of the work. New work of "
        "your own staff is recommended only within the hours and skills your file states."
    )
