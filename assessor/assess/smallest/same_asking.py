"""What the smallest change of an obligation depends on: those that ask the same of the same people share one search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.same_asking import asked_by

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Determined, Judgement
    from assessor.evaluate.same_asking import Asked
    from assessor.model.plan import Obligation


def searched_by(case: Case, row: Obligation, judged: Judgement) -> Asked | None:
    """What an obligation asks and what people determined of it; None where its own name plays a part.

    That is so where a statement speaks of it: a finding, a documented alternative, a contract, a frequency.
    """
    if judged.alternative is not None or row.ref in case.row_findings.get(row.catalog, {}):
        return None
    if any(item.obligation == row.ref for item in case.engagement.alternatives):
        return None
    asked = asked_by(case, row)
    return None if asked is None else (asked, _decided(judged.determined))


def _decided(determined: Determined | None) -> Asked | None:
    """What of a determination plays a part in the verdict."""
    if determined is None:
        return None
    parts = [(item.status, item.exception is not None) for item in determined.parts]
    return determined.status, determined.own is None, tuple(parts)
