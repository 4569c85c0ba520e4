"""What a framework's own assessor would report of today: the headline of the board letter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One framework's outcome in its own terms.

    `reached` says whether the outcome asked for would be given today, None where too little is known. `way` is what
    leads to it; `not_assessed` is what a reader might take to be covered and is not. `settles` is what the reader
    decides before anything is signed for it, `asks` what on it besides. `at_risk` is what is lost without the outcome.
    """

    framework: str
    headline: str
    standing: str
    way: str
    reached: bool | None
    not_assessed: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    at_risk: tuple[str, ...] = ()
