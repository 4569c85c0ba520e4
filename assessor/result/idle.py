"""What an engagement states that plays no part in a verdict, and why."""

from __future__ import annotations

from typing import Literal

from assessor.model.span import Pointer
from assessor.model.value import dataclass
from assessor.result.verdict import Alternative

IdleReason = Literal["outside", "in_place", "open", "not_needed", "incomplete", "another"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleAlternative:
    """A documented alternative, or a way of a framework's own, that plays no part in any verdict."""

    obligation: str
    """What it was written for."""
    at: Pointer
    """Where it stands in the engagement."""
    reason: IdleReason
    """outside: the facts put the obligation out of scope; in_place: it is in place without it, whoever does the work;
    open: it cannot be judged; not_needed: nothing of it is needed; incomplete: the document lacks something; another:
    a better one for the same obligation is weighed."""
    decision: Alternative | None
    """incomplete: the document, with what it lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleStatement:
    """Something stated about what an obligation asks, without which today's verdict would be the same."""

    place: tuple[str, ...]
    """Its key, with the keys around it; an entry of a list by its id, capability or obligation."""
    alternative: IdleAlternative | None
    """A documented alternative that plays no part in any verdict: why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenFailure:
    """Work that is stated to fail, while its obligation is in place by another way that nobody stated."""

    obligation: str
    """The obligation."""
    at: Pointer
    """Where the failure is stated."""
    capability: str
    """What fails."""
    by: str
    """The work by which the obligation is in place, on usual terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDoer:
    """A record of what one party did, while the obligation is in place by what is usual for another."""

    obligation: str
    """The obligation."""
    at: Pointer
    """Where the record stands."""
    capability: str
    """The work."""
    did: str
    """The provider that the record names."""
    credited: str
    """The provider whose usual terms count."""
