"""What is asked before an assessment is booked: the contract alone says what it calls for, and by when.

Whoever passes a contract down is asked what it flows down (32 CFR 170.23), else the contracting officer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.result.action import Enquiry

if TYPE_CHECKING:
    from assessor.frameworks.cmmc.result import CmmcScore

ID: Final = "cmmc"
BY_C3PAO: Final = "c3pao"
# who assesses for a status, by the end of its id (32 CFR 170.17(a), 170.18(a))
_ASSESSORS: Final = ((BY_C3PAO, "a C3PAO"), ("dibcac", "DCMA DIBCAC"))


def assessor_of(score: CmmcScore) -> str | None:
    """Who has to be booked for what the contract calls for; nobody where some status is held or none is needed."""
    contract = score.contract
    if contract.requires_title is None or contract.satisfied or contract.answer.code != "nothing_held":
        return None
    return next((who for end, who in _ASSESSORS if (contract.requires or "").endswith(end)), None)


def enquiry(score: CmmcScore) -> Enquiry | None:
    """The question, where somebody has to be booked."""
    contract = score.contract
    if assessor_of(score) is None or contract.requires_title is None:
        return None
    return Enquiry(framework=ID, whom=contract.prime, contact=contract.prime_contact, asked=contract.requires_title)
