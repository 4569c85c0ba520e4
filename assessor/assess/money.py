"""Money in a result: the accounts of an assessment, and why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.accounts import accounts
from assessor.economics.figures import economics_of

if TYPE_CHECKING:
    from assessor.assess.engine import Assessment
    from assessor.economics.accounts import Accounts
    from assessor.result.economics import Economics, Unpriced


def accounts_of(assessment: Assessment) -> tuple[Accounts | None, Unpriced | None]:
    """The accounts of an assessment, or why nothing can be priced; those of its decision, if one was made."""
    if assessment.decision is not None and assessment.decision.accounts is not None:
        return assessment.decision.accounts, None
    return accounts(assessment.case, assessment.capacity)


def priced(assessment: Assessment, books: Accounts | None) -> Economics | None:
    """The `economics` of a result."""
    return None if books is None else economics_of(books, assessment.variants, assessment.judgements)
