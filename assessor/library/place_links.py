"""Where an engagement says that data lie, against the data its providers are said to touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.diagnostic import Diagnostic
from assessor.model.regulated_data import data_contact
from assessor.model.scales import WITH_PROVIDER
from assessor.model.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.engagement import Source
    from assessor.model.engagement import Provider
    from assessor.model.plan import Plan
    from assessor.model.scales import DataPlace
    from assessor.model.span import Pointer

Stated = tuple["Mapping[str, DataPlace]", "Pointer"]


def places_stated(provider: Provider, at: Pointer) -> Iterator[Stated]:
    """Every `data_at` of a provider, and where it stands: its own, of its services, of their lines."""
    yield provider.data_at, (*at, "data_at")
    for function, service in provider.services.items():
        where = (*at, "services", function)
        yield service.data_at, (*where, "data_at")
        for name, line in service.lines.items():
            yield line.data_at, (*where, "lines", name, "data_at")


def places_of_data(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """What lies with a provider is of a kind that it touches; of other kinds only known ones are spoken of."""
    kinds = {gate.when.data_contact for gate in plan.terrain.gates.values()}
    for index, provider in enumerate(source.engagement.providers):
        model = plan.terrain.models.get(provider.model)
        touched = data_contact(provider, model)
        for places, at in places_stated(provider, ("providers", index)):
            for name, place in places.items():
                if name in touched or (name in kinds and place not in WITH_PROVIDER):
                    continue
                message = f"data_at speaks of '{name}', which the data_contact of '{provider.id}' does not list"
                near = did_you_mean(name, {*touched, *kinds} - {name})
                advice = f"add it to data_contact: [{', '.join((*touched, name))}]" if name in kinds else near
                span = source.document.key_span((*at, name))
                yield Diagnostic("engagement/data-at", message, span, advice or "list it under data_contact")
