"""Why an obligation does not apply or cannot be judged, in codes and values."""

from __future__ import annotations

from assessor.model.condition import Test
from assessor.model.scales import ReasonCode
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliesWhen:
    """One node of the condition under which an obligation applies: all of, any of, not, or a test on a fact."""

    all: tuple[AppliesWhen, ...]
    """Nodes that must all hold."""
    any: tuple[AppliesWhen, ...]
    """Nodes of which one must hold."""
    not_: AppliesWhen | None
    """The node that must not hold."""
    fact: str | None
    """The fact tested."""
    test: Test | None
    """How it is compared."""
    values: tuple[bool | int | float | str, ...]
    """With what it is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why there is no verdict on the terms: the code, and the values it rests on."""

    code: ReasonCode
    """facts_missing: not stated; outside: it does not apply; nobody_in_reach: no provider needs the paper;
    objectives_open: not determined to the end; determined: people said why; not_needed: what it asks concerns no asset
    group, and the organization said why; no_concern: by the facts, its framework does not concern the organization."""
    facts: tuple[str, ...]
    """facts_missing: the facts; no_concern: those of which one would have to be true."""
    outside: str | None
    """outside: the instrument or scope it is no part of."""
    otherwise: str | None
    """outside: in the catalog's own words, where it has any; else the conditions that do not hold follow."""
    applies_to: tuple[str, ...]
    """outside: the facts of which one must hold."""
    applies_when: AppliesWhen | None
    """outside: what must hold besides."""
    objectives: tuple[str, ...]
    """objectives_open: the objectives nobody determined."""
    rationales: tuple[str, ...]
    """determined, not_needed: as people wrote it."""
