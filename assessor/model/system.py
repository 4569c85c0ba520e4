"""The system as its owner describes it, for a security plan: what no rule and no contract can say.

Nothing of it decides a verdict; what is left out stays a marked blank in the plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from assessor.model.value import dataclass, field

SystemStatus = Literal["operational", "under_development", "major_change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a role in the plan."""

    name: str
    title: str | None = None
    contact: str | None = None

    @classmethod
    def from_text(cls, name: str) -> Self:
        """The short way of writing: the name alone."""
        return cls(name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A connection to a system of somebody else: to whom, what for, what passes, and under which agreement.

    `provider` is the provider of the engagement whose system it is, by id.
    """

    to: str
    provider: str | None = None
    purpose: str | None = None
    data: str | None = None
    agreement: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Implementation:
    """How a requirement, or one of its objectives, is met, in the owner's own words.

    `who` are providers of the engagement, or `customer`; `paper` is the policy or procedure it is done under.
    """

    how: str | None = None
    who: tuple[str, ...] = ()
    paper: str | None = None

    @classmethod
    def from_text(cls, how: str) -> Self:
        """The short way of writing: only how."""
        return cls(how=how)


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemStatement:
    """The block `system:`. `connections` is None where nobody stated any, and empty where it is stated that none is.

    `diagram` is where the drawing of boundary and network lies; `implementations` are by obligation or objective.
    """

    name: str | None = None
    identifier: str | None = None
    status: SystemStatus | None = None
    purpose: str | None = None
    information: str | None = None
    environment: str | None = None
    boundary: str | None = None
    diagram: str | None = None
    inventory: str | None = None
    owner: Person | None = None
    authorizing_official: Person | None = None
    security_officer: Person | None = None
    connections: tuple[Connection, ...] | None = None
    implementations: Mapping[str, Implementation] = field(default_factory=dict)
