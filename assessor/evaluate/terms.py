"""Terms of one supplier for one capability through one function: nearest wins, aspect by aspect."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from assessor.model.shape import UNSTATED
from assessor.model.support import Line, Service
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.model.engagement import Provider
    from assessor.model.plan import Demand
    from assessor.model.scales import AssumedTerm, WorkOrigin
    from assessor.model.support import SupportModel

# Where a term was found, as its weight in confidence (docs/method.md, section 12).
CONTRACT = 1.0
OFFERING = 0.5
MODEL = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is promised. `scheduled` tells a known `sustains` (None = no schedule) from an unknown one.

    `origin` says how the work comes to be the supplier's, `grades` where each known term was found, and `confirmed`
    which of them its contract or an answer of its own bears out.
    """

    origin: WorkOrigin
    scheduled: bool
    sustains: str | None
    events: Mapping[str, str | None] | None
    establishes: bool | None
    hours: str | None
    detection: str | None
    evidence: str | None
    grades: Mapping[str, float]
    confirmed: frozenset[str] = frozenset()

    @property
    def counts(self) -> bool:
        """Whether the work is known to be the supplier's as things stand, without a word more in its contract."""
        return is_known(self.origin)


_ASPECTS = ("events", "establishes", "hours", "detection", "evidence")
_READ_ASPECTS = attrgetter(*_ASPECTS)


def resolve(services: Sequence[tuple[float, Service]], capability: str) -> Terms | None:
    """What the layers of a service come to for a capability, or None when it is not sold.

    What a layer says of hours, detection and evidence holds for all its work; a schedule, events and what is set up
    are said of each work apart, save by a provider that speaks of its own service (docs/method.md, section 4).
    """
    origin = origin_of(services, capability)
    if origin is None:
        return None
    found: dict[str, object] = {}
    grades: dict[str, float] = {}
    confirmed: set[str] = set()
    for grade, service in services:
        line = service.lines.get(capability)
        if line is not None:
            before = set(found)
            _take(found, grades, grade, "sustains", line.every)
            _take_aspects(found, grades, grade, line)
            confirmed |= set(found) - before if line.confirmed is not None else set()
        _take(found, grades, grade, "sustains", service.sustains)
        _take_aspects(found, grades, grade, service)
    stated = {"sustains": None, **_NOTHING, **found}
    known = "sustains" in found
    return Terms(origin=origin, scheduled=known, grades=grades, confirmed=frozenset(confirmed), **stated)  # type: ignore[arg-type]


def terms_of(
    model: SupportModel,
    offering: str | None,
    provider: Provider | None,
    function: str,
    capability: str,
    before: Sequence[tuple[float, Service]] = (),
) -> Terms | None:
    """What a supplier promises for a capability, layers `before` its own first; None when it is not its work.

    Of a provider that names none of several offerings that is known which each of them has alike.
    """
    if provider is None or not model.leaves_open(offering):
        return resolve([*before, *layers(model, offering, provider, function)], capability)
    tiers = [tier.id for tier in model.offerings]
    return _alike([resolve([*before, *layers(model, tier, provider, function)], capability) for tier in tiers])


def _alike(found: Sequence[Terms | None]) -> Terms | None:
    """What several terms have alike; work that only some of them are for may be meant or not."""
    sold = [terms for terms in found if terms is not None]
    if not sold:
        return None
    first, *others = sold
    grades = {
        name: min(terms.grades[name] for terms in sold)
        for name in first.grades
        if all(name in more.grades and getattr(more, name) == getattr(first, name) for more in others)
    }
    known = {name: getattr(first, name) for name in grades}
    agreed = len(sold) == len(found) and all(more.origin == first.origin for more in others)
    stated = {"sustains": None, **_NOTHING, **known}
    return Terms(
        origin=first.origin if agreed else "unnamed",
        scheduled="sustains" in known,
        grades=grades,
        confirmed=frozenset.intersection(*(terms.confirmed for terms in sold)) & set(grades),
        **stated,
    )


def is_known(origin: WorkOrigin | None) -> bool:
    """Whether work that comes to be a supplier's in this way is known to be: by its contract, or usual in its tier."""
    return origin in ("stated", "usual")


def origin_of(services: Sequence[tuple[float, Service]], capability: str) -> WorkOrigin | None:
    """How a capability comes to be part of a service; None where it is not: nearest word first."""
    listed = False
    for grade, service in services:
        line = service.lines.get(capability)
        if line is None or line.says_where_alone:
            continue
        listed = True
        sold = line.sold or ("usual" if grade == CONTRACT else None)
        if sold is not None:
            return None if sold == "not_sold" else "stated" if grade == CONTRACT else sold
    if listed:
        return "usual"
    # A provider that speaks of a service no offering describes leaves open which work it means.
    return "unnamed" if services and all(grade == CONTRACT for grade, _ in services) else None


_NOTHING: dict[str, object] = dict.fromkeys(_ASPECTS)


def layers(
    model: SupportModel,
    offering: str | None,
    provider: Provider | None,
    function: str,
) -> Iterator[tuple[float, Service]]:
    """The services that speak of a function, nearest first, with what each weighs in confidence."""
    sold = [(OFFERING, tier.services[function]) for tier in model.tiers(offering) if function in tier.services]
    if function in model.services:
        sold.append((MODEL, model.services[function]))
    if provider is not None and function in provider.services:
        yield CONTRACT, provider.services[function]
    if provider is not None:
        # What was ordered is the provider's work, on the terms on which its tier sells it.
        lines = {name: Line() for name in provider.ordered or () if any(name in service.lines for _, service in sold)}
        if lines:
            yield CONTRACT, Service(lines=lines)
    yield from sold


def _take_aspects(found: dict[str, object], grades: dict[str, float], grade: float, source: Line | Service) -> None:
    for name, value in zip(_ASPECTS, _READ_ASPECTS(source), strict=True):
        if value is not None and value is not UNSTATED and name not in found:
            found[name] = value
            grades[name] = grade


def _take(found: dict[str, object], grades: dict[str, float], grade: float, name: str, value: object) -> None:
    if value is not UNSTATED and name not in found:
        found[name] = value
        grades[name] = grade


def needed_terms(demand: Demand, terms: Terms) -> list[AssumedTerm]:
    """The known terms that a demand compares (docs/method.md, section 12)."""
    wanted: tuple[tuple[AssumedTerm, bool], ...] = (
        ("sustains", demand.every is not None or (demand.state and terms.establishes is None)),
        ("events", demand.event is not None),
        ("establishes", demand.state),
        ("hours", demand.hours is not None),
        ("detection", demand.detection is not None),
        ("evidence", demand.evidence is not None),
    )
    return [name for name, needed in wanted if needed and name in terms.grades]
