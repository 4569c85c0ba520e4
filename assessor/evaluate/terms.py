"""Terms of one supplier for one capability through one function: nearest wins, aspect by aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.shape import UNSTATED
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.model.engagement import Provider
    from assessor.model.support import Line, Offering, Service, SupportModel

# Where a term was found, as its weight in confidence (docs/method.md, section 12).
CONTRACT = 1.0
OFFERING = 0.5
MODEL = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is promised. `scheduled` tells a known `sustains` (None = no schedule) from an unknown one.

    `grades` says where each known term was found.
    """

    scheduled: bool
    sustains: str | None
    events: Mapping[str, str | None] | None
    establishes: bool | None
    hours: str | None
    detection: str | None
    evidence: str | None
    grades: Mapping[str, float]


_ASPECTS = ("events", "establishes", "hours", "detection", "evidence")


def offering_chain(model: SupportModel, offering: str | None) -> list[Offering]:
    """An offering and those it extends, nearest first."""
    by_id = {item.id: item for item in model.offerings}
    chain: list[Offering] = []
    current = by_id.get(offering or "")
    while current is not None and current not in chain:
        chain.append(current)
        current = by_id.get(current.extends or "")
    return chain


def resolve(services: Sequence[tuple[float, Service]], capability: str) -> Terms | None:
    """What the layers of a service come to for a capability, or None when nobody lists it: it is not provided."""
    if not services:
        return None
    found: dict[str, object] = {}
    grades: dict[str, float] = {}
    for grade, service in services:
        line = service.lines.get(capability)
        if line is not None:
            _take(found, grades, grade, "sustains", line.every)
            _take_aspects(found, grades, grade, line)
        _take(found, grades, grade, "sustains", service.sustains)
        _take_aspects(found, grades, grade, service)
    return Terms(scheduled="sustains" in found, grades=grades, **{"sustains": None, **_NOTHING, **found})  # type: ignore[arg-type]


_NOTHING: dict[str, object] = dict.fromkeys(_ASPECTS)


def layers(
    model: SupportModel,
    offering: str | None,
    provider: Provider | None,
    function: str,
) -> Iterator[tuple[float, Service]]:
    """The services that speak of a function, nearest first, with what each weighs in confidence."""
    if provider is not None and function in provider.services:
        yield CONTRACT, provider.services[function]
    for tier in offering_chain(model, offering):
        if function in tier.services:
            yield OFFERING, tier.services[function]
    if function in model.services:
        yield MODEL, model.services[function]


def _take_aspects(found: dict[str, object], grades: dict[str, float], grade: float, source: Line | Service) -> None:
    for name in _ASPECTS:
        value = getattr(source, name)
        if value is not None:
            _take(found, grades, grade, name, value)


def _take(found: dict[str, object], grades: dict[str, float], grade: float, name: str, value: object) -> None:
    if value is not UNSTATED and name not in found:
        found[name] = value
        grades[name] = grade
