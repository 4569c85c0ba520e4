"""What an engagement states for HIPAA alone: papers kept, incidents with patient data, and whom it works for."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.frameworks.hipaa.vocabulary import ActingAs
from assessor.model.engagement import Engagement
from assessor.model.framework import own
from assessor.model.shape import UNSTATED, Unstated
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocument:
    """A paper the Security Rule asks to keep (45 CFR 164.316(b)(1)).

    `last_effective` is the day a policy went out of force, `now` while it is in force, `never` for a record of
    something done. `kept_until` is the day it is meant to go, `destroyed_on` the day it went.
    """

    document: str
    created: str
    last_effective: str | None = None
    kept_until: str | None = None
    destroyed_on: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAssessment:
    """The four factors of 45 CFR 164.402(2) as the organization weighed them, and what came out."""

    nature: str | None = None
    who: str | None = None
    acquired: str | None = None
    mitigation: str | None = None
    low_probability: bool
    by: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """A law enforcement official's request to hold notices back (45 CFR 164.412)."""

    on: str
    until: str
    in_writing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A use or disclosure of patient data that was not allowed; a breach unless it is shown not to be one.

    The days are those of the notices to the people affected, the media, the Secretary of HHS, and, from a business
    associate, to whom it works for: `given` where one went out on a day that is not known, `unknown` where nobody
    knows whether it did.
    """

    id: str
    discovered: str
    title: str | None = None
    acting_as: ActingAs | None = None
    individuals: int | None = None
    residents_by_state: Mapping[str, int] = field(default_factory=dict)
    encrypted: bool | None = None
    exception: str | None = None
    assessment: RiskAssessment | None = None
    delay: Delay | None = None
    notified_individuals_on: str | None = None
    media_on: str | None = None
    hhs_on: str | None = None
    covered_entity_on: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Somebody the organization handles patient data for; in `contract`, null says that there is none."""

    name: str
    kind: ActingAs
    contract: str | Unstated | None = UNSTATED


@dataclass(frozen=True, slots=True, kw_only=True)
class HipaaStatements:
    """The block `hipaa` of an engagement."""

    retention: tuple[KeptDocument, ...] = ()
    breaches: tuple[Incident, ...] = ()
    works_for: tuple[Client, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


def hipaa_statements(engagement: Engagement) -> HipaaStatements | None:
    """The block `hipaa:` of an engagement; None where there is none."""
    return own(engagement.blocks, "hipaa", HipaaStatements)
