"""The closed vocabularies that HIPAA's rules, statements and results share."""

from __future__ import annotations

from typing import Literal

ActingAs = Literal["covered_entity", "business_associate"]
RoleName = Literal["covered_entity", "business_associate", "subcontractor"]
ContractState = Literal["signed", "missing", "not_stated", "not_needed"]

# Why a provider needs a business associate contract, or does not; the order in which they are asked.
ContractNeed = Literal["workforce", "no_patient_data", "no_role", "stated", "kind_of_work"]

AddressableDecision = Literal[
    "implemented", "alternative", "no_measure", "none", "held_back", "unknown", "not_applicable", "determined"
]
IncidentKind = Literal["secured", "excepted", "low_probability", "breach", "presumed"]
ClockState = Literal["done", "late", "running", "overdue", "not_owed", "unknown", "undated", "not_known"]
RetentionState = Literal["kept", "ended", "destroyed", "destroyed_early", "planned_early", "unknown"]

# What may stand in place of the day of a notice: it went out, but when is not known; not known whether it went out.
GIVEN = "given"
NOT_KNOWN = "unknown"

# Why a notice is owed, or is not, or nobody knows.
NoticeTriggerCode = Literal[
    "no_role",
    "role_not_stated",
    "other_role",
    "every_breach",
    "people",
    "people_not_stated",
    "residents_above",
    "residents_not_stated",
    "residents_not_above",
]
