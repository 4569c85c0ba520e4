"""What a rule wants to stand in the contract of an outside provider."""

from __future__ import annotations

from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderTerm:
    """One term: what it is about, and what the contract has to say.

    `incident` is true where it is about telling of incidents; `verify` where it was not read at its source.
    """

    id: str
    what: str
    needed: str
    citation: str
    incident: bool = False
    verify: bool = False
