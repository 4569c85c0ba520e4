"""What a provider that serves here could add to its contract: the part it misses of work it has.

It can add what the best tier of its own kind sells of that work: a managed provider what managed providers sell, own
staff what own staff does. Hours of coverage are never added: somebody at all hours is another service, bought as
one. A firm paid by the job sells nothing on a schedule, and so adds nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.evaluate.supply import Supplier
from assessor.model.interval import seconds
from assessor.model.scales import DETECTION_RANK, EVIDENCE_RANK
from assessor.model.shape import UNSTATED
from assessor.model.support import Line, Service
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.evaluate.terms import Terms
    from assessor.model.shape import Unstated


@dataclass(frozen=True, slots=True)
class Addition:
    """Work that would come to the contract of a provider in a function it has."""

    function: str
    supplier: str
    capability: str


class OpenTerm(NamedTuple):
    """Work of which it is not known whether somebody who has the function does it well enough."""

    supplier: str
    function: str
    capability: str


def extended(supplier: Supplier, functions: Iterable[str]) -> Supplier | None:
    """A provider with everything its kind sells of the functions it has written into its contract; None if nothing."""
    if supplier.provider is None or supplier.model is None or supplier.seller is not None:
        return None
    lines = {name: made for name in functions if (made := _lines(supplier, name))}
    return _with(supplier, lines) if lines else None


def narrowed(supplier: Supplier, wider: Supplier, adds: Mapping[str, tuple[str, ...]]) -> Supplier:
    """A provider with these additions alone, on the terms they have in `wider`."""
    provider = wider.provider
    services = provider.services if provider is not None else {}
    return _with(
        supplier, {name: {item: services[name].lines[item] for item in added} for name, added in adds.items() if added}
    )


def _with(supplier: Supplier, lines: Mapping[str, Mapping[str, Line]]) -> Supplier:
    provider = supplier.provider
    if provider is None:  # pragma: no cover - only providers of an engagement are extended
        raise ValueError(f"{supplier.id} has no contract to add to")
    services = dict(provider.services)
    for name, added in lines.items():
        service = services.get(name, Service())
        services[name] = replace(service, lines={**service.lines, **added})
    return Supplier(
        supplier.id,
        supplier.model,
        supplier.offering,
        replace(provider, services=services),
        adds={name: tuple(sorted(added)) for name, added in lines.items()},
    )


def _lines(supplier: Supplier, function: str) -> dict[str, Line]:
    """The lines that better what a provider does of a function, by capability."""
    made: dict[str, Line] = {}
    for best in _kind(supplier):
        for name in sorted({name for _, service in best.layers_of(function) for name in service.lines}):
            offered, has = best.terms(function, name), supplier.terms(function, name)
            if offered is not None and name not in made and (line := _bettered(has, offered)) is not None:
                made[name] = line
    return made


def _kind(supplier: Supplier) -> Iterable[Supplier]:
    """The offerings of a provider's model, the largest first."""
    model = supplier.model
    for offering in reversed(model.offered) if model is not None else ():
        yield Supplier(supplier.id, model, offering.id)


def _bettered(has: Terms | None, offered: Terms) -> Line | None:
    """The better of two promises in each aspect but hours; None where the first is as good in all of them."""
    every: str | Unstated | None = offered.sustains if offered.scheduled else UNSTATED
    if has is not None and has.scheduled and (has.sustains is not None or not offered.scheduled):
        as_often = has.sustains is not None and (not isinstance(every, str) or seconds(has.sustains) <= seconds(every))
        every = has.sustains if as_often or not isinstance(every, str) else every
    events = _events(None if has is None else has.events, offered.events)
    line = Line(
        sold="usual",
        every=every,
        events=events,
        establishes=_either(None if has is None else has.establishes, offered.establishes),
        hours=None if has is None else has.hours,
        detection=_higher(None if has is None else has.detection, offered.detection, DETECTION_RANK),
        evidence=_higher(None if has is None else has.evidence, offered.evidence, EVIDENCE_RANK),
    )
    return None if has is not None and has.counts and _same(has, line) else line


def _same(has: Terms, line: Line) -> bool:
    every = has.sustains if has.scheduled else UNSTATED
    return (every, has.events, has.establishes, has.detection, has.evidence) == (
        line.every,
        line.events,
        line.establishes,
        line.detection,
        line.evidence,
    )


def _events(
    has: Mapping[str, str | None] | None, offered: Mapping[str, str | None] | None
) -> dict[str, str | None] | None:
    """What either takes, in the shorter of the two times."""
    if has is None and offered is None:
        return None
    made = dict(has or {})
    for name, within in (offered or {}).items():
        known = made.get(name)
        if known is None or (within is not None and seconds(within) < seconds(known)):
            made[name] = within
    return made


def _either(has: bool | None, offered: bool | None) -> bool | None:  # noqa: FBT001 - two answers to one question
    known = [told for told in (has, offered) if told is not None]
    return any(known) if known else None


def _higher(has: str | None, offered: str | None, rank: Mapping[str, int]) -> str | None:
    return max((word for word in (has, offered) if word is not None), key=lambda word: rank[word], default=None)
