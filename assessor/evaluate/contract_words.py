"""What a provider's contract says of a piece of work, and what that makes of its terms (docs/method.md, section 4).

What is said of a capability goes before what is said of the function that delivers it: a line of the matrix, then an
exclusion, then an inclusion, each first for the capability. A line for one obligation counts for that one only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor.evaluate.terms import CONTRACT
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import CUSTOMER
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.terms import Terms
    from assessor.model.contract import Contract
    from assessor.model.plan import Demand


class Refusal(NamedTuple):
    """Where a contract says that work is not the provider's, with its own words if somebody copied them."""

    place: Literal["matrix", "excludes"]
    text: str | None = None


class Claim(NamedTuple):
    """Whether a contract takes a piece of work (None: it says nothing), by its own name, and how it refuses it."""

    takes: bool | None
    by_name: bool = False
    refusal: Refusal | None = None


_NOTHING = Claim(None)


def claim(contract: Contract, function: str, capability: str, ref: str | None = None) -> Claim:
    """What the contract says of a capability through a function, for one obligation or at large."""
    for name in (capability, ref):
        for line in contract.responsibility_matrix:
            if name is not None and name in (line.capability, line.obligation):
                if line.owner == CUSTOMER:
                    return Claim(takes=False, refusal=Refusal("matrix"))
                return Claim(takes=True, by_name=True)
    for name in (capability, function):
        for exclusion in contract.excludes:
            if exclusion.what == name:
                return Claim(takes=False, refusal=Refusal("excludes", exclusion.text))
        if name in contract.includes:
            return Claim(takes=True, by_name=name == capability)
    return _NOTHING


def in_force(contract: Contract, as_of: str) -> bool:
    """Whether a contract has a named document and has begun and not ended, as far as it says."""
    signed = any(file is not None for file in contract.documents.values())
    begun = contract.starts is None or contract.starts <= as_of
    return signed and begun and (contract.ends is None or contract.ends >= as_of)


class Word(NamedTuple):
    """A provider's word on a piece of work beside its contract's.

    `terms` are what counts where both agree or only one speaks, `stated` the provider's own where `disputed` names
    aspects on which the two differ. `counts`: it is known to be its work; `left_out`: the contract says it is not.
    """

    terms: Terms
    counts: bool
    left_out: bool = False
    stated: Terms | None = None
    disputed: tuple[str, ...] = ()


def word_of(terms: Terms, contract: Contract | None, function: str, demand: Demand, ref: str, as_of: str) -> Word:
    """What a provider's terms come to beside its contract."""
    if contract is None:
        return Word(terms, terms.counts)
    said = claim(contract, function, demand.capability or "", ref)
    named = said.takes is True and said.by_name
    missing = said.takes is None and bool(contract.includes) and terms.origin != "stated"
    counts = named or (terms.counts and not missing and said.takes is not False)
    told = told_of(contract, demand) if in_force(contract, as_of) else Told()
    differing = _disputed(terms, told)
    return Word(_under(terms, told), counts, said.takes is False, terms if differing else None, differing)


class Told(NamedTuple):
    """What a contract promises of what a demand asks; None where it says nothing."""

    every: str | None = None
    events: Mapping[str, str | None] | None = None
    hours: str | None = None

    def aspects(self) -> list[str]:
        """The terms it speaks of."""
        told = (("sustains", self.every), ("events", self.events), ("hours", self.hours))
        return [name for name, value in told if value is not None]


def told_of(contract: Contract, demand: Demand) -> Told:
    """The last word of a contract on a capability's rhythm and on the event a demand asks for."""
    rhythms = [promise.every for promise in contract.promises if promise.capability == demand.capability]
    levels = [level for level in contract.sla if demand.event is not None and level.event == demand.event]
    times = [level.respond_within for level in levels if level.respond_within is not None]
    around = [level.hours for level in levels if level.hours is not None]
    return Told(
        every=rhythms[-1] if rhythms else None,
        events={demand.event or "": times[-1]} if times else None,
        hours=around[-1] if around else None,
    )


def _under(terms: Terms, told: Told) -> Terms:
    """The terms with what the contract promises in their place."""
    aspects = told.aspects()
    if not aspects:
        return terms
    return replace(
        terms,
        sustains=told.every if told.every is not None else terms.sustains,
        events=told.events if told.events is not None else terms.events,
        hours=told.hours if told.hours is not None else terms.hours,
        scheduled=terms.scheduled or told.every is not None,
        grades={**terms.grades, **dict.fromkeys(aspects, CONTRACT)},
        confirmed=terms.confirmed.union(aspects),
    )


def _disputed(terms: Terms, told: Told) -> tuple[str, ...]:
    """The aspects of which the provider's own statement and its contract both speak, and differ."""
    own = [name for name in told.aspects() if terms.grades.get(name, 0) >= CONTRACT]
    differ = {"sustains": told.every != terms.sustains, "hours": told.hours != terms.hours}
    differ["events"] = any((terms.events or {}).get(event, "") != time for event, time in (told.events or {}).items())
    return tuple(sorted(name for name in own if differ[name]))
