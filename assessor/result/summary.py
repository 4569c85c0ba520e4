"""Counts and the three numbers."""

from __future__ import annotations

from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts and the three numbers."""

    satisfied: int
    """Obligations with the verdict satisfied."""
    satisfied_with_customer_duties: int
    """Obligations with the verdict satisfied_with_customer_duties."""
    compensated: int
    """Obligations with the verdict compensated."""
    partial: int
    """Obligations with the verdict partial."""
    gap: int
    """Obligations with the verdict gap."""
    not_applicable: int
    """Obligations with the verdict not_applicable."""
    not_tested: int
    """Obligations with the verdict not_tested."""
    not_assessable: int
    """Obligations with the verdict not_assessable."""
    applicable: int
    """Decided, not assessable or not tested."""
    decided: int
    """In place, partial or gap."""
    in_place: int
    """Satisfied, with duties or compensated."""
    confirmed: int | None
    """Of those in place today, the ones that rest on papers, answers, records or determinations; null elsewhere."""
    stated: int | None
    """Of those in place today, the ones that rest on the word of whoever filled in the engagement."""
    assumed: int | None
    """Of those in place today, the ones that rest on usual terms or on duties nobody stated."""
    unfinished: int | None
    """Of those in place today, the ones on a duty that is assigned and not finished, but for the confirmed ones;
    null elsewhere."""
    unstated: int | None
    """Of those in place today, the ones on a duty of which nobody has stated anything, but for the confirmed ones;
    null elsewhere."""
    carriable: int
    """Decided obligations a delegable function can carry."""
    carried: int
    """Those of them that are in place."""
    score: float | None
    """in_place / decided."""
    carried_score: float | None
    """carried / carriable."""
    coverage: float | None
    """decided / applicable."""
    confidence: float | None
    """Mean confidence of what was decided."""
