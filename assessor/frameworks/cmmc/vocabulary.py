"""The closed vocabularies that CMMC's rules, statements and results share."""

from __future__ import annotations

from typing import Literal

Assessment = Literal["self", "c3pao", "dibcac"]  # who assesses
ProviderKind = Literal["csp", "esp"]  # a cloud service, or an outside service that is none
DataHeld = Literal["cui", "spd", "neither"]  # what lies on a provider's equipment
FedrampModerate = Literal["authorized", "equivalent", "none"]
StatusKind = Literal["final", "conditional", "none", "not_scorable"]
PhaseCall = Literal["intended", "discretion", "not_foreseen"]  # how a phase stands to what a contract calls for

# What decides whether the status held satisfies the contract: the first of these that is wrong or not stated.
ContractAnswerCode = Literal[
    "nothing_called",
    "nothing_held",
    "status_not_named",
    "ended",
    "less",
    "earlier_not_stated",
    "earlier_too_late",
    "earlier_ended",
    "not_affirmed",
    "affirmed_before",
    "affirmation_overdue",
    "held",
]
