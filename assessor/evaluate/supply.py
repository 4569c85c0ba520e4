"""Arrangements: who provides which function, today and in each hypothetical (docs/method.md, section 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.terms import layers, terms_of
from assessor.model import regulated_data
from assessor.model.offered import provider_of
from assessor.model.scales import CUSTOMER, EXAMINER, THIRD_PARTY
from assessor.model.value import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.evaluate.terms import Terms
    from assessor.model.engagement import Engagement, Provider
    from assessor.model.plan import Terrain
    from assessor.model.support import Service, SupportModel

TODAY = "today"
CO_MANAGED = "co_managed"
RECOMMENDED = "recommended"
_VENDOR = "vendor"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Supplier:
    """Somebody who may run a function.

    A provider of the engagement, a model in a hypothetical, the organization itself (`customer`), or an independent
    third party still to be engaged. An offer has a `seller`: the provider that makes it. `adds` names, by function,
    work that would come to the contract of a provider that serves here. `hired` is for people still to be hired onto
    the payroll, with hours of their own. `examines` is the framework that an examiner still to be chosen examines for:
    one is paid, and is nobody in an arrangement, since no work of the organization goes there.
    """

    id: str
    model: SupportModel | None = None
    offering: str | None = None
    provider: Provider | None = None
    seller: str | None = None
    adds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hired: bool = False
    examines: str | None = None
    _services: dict[str, list[tuple[float, Service]]] = field(default_factory=dict)
    _terms: dict[tuple[str, str], Terms | None] = field(default_factory=dict)

    def terms(self, function: str, capability: str) -> Terms | None:
        """What it promises, or None when the work is no part of what it sells."""
        key = (function, capability)
        if key not in self._terms:
            found = None
            if self.model is not None:
                found = terms_of(self.model, self.offering, self.provider, function, capability)
            self._terms[key] = found
        return self._terms[key]

    def provides(self, function: str) -> bool:
        """Whether it lists a service at all."""
        return bool(self.layers_of(function))

    def keeps_schedule(self, function: str) -> bool:
        """Whether it sells any work of a function that is done on a schedule."""
        layers = self.layers_of(function)
        named = {name for _, service in layers for name in service.lines}
        found = [self.terms(function, name) for name in sorted(named)]
        scheduled = any(terms is not None and terms.sustains is not None for terms in found)
        return scheduled or any(isinstance(service.sustains, str) for _, service in layers)

    @property
    def ordered_nothing(self) -> bool:
        """Whether it is stated that nothing was ordered beside what its tier brings."""
        return self.provider is not None and self.provider.ordered == ()

    def layers_of(self, function: str) -> list[tuple[float, Service]]:
        """The services that speak of a function, nearest first; of every offering where it may be any of them."""
        found = self._services.get(function)
        if found is None:
            found = self._services[function] = list(self._layers(function))
        return found

    def _layers(self, function: str) -> Iterator[tuple[float, Service]]:
        if self.model is None:
            return
        tiers = [self.offering]
        if self.provider is not None and self.model.leaves_open(self.offering):
            tiers = [tier.id for tier in self.model.offerings]
        for tier in tiers:
            yield from layers(self.model, tier, self.provider, function)

    @property
    def obligations_named(self) -> frozenset[str]:
        """The obligations its contract speaks of one by one."""
        contract = self.provider.contract if self.provider is not None else None
        if contract is None or not contract.responsibility_matrix:
            return _NONE
        return frozenset([line.obligation for line in contract.responsibility_matrix if line.obligation is not None])

    @property
    def data_contact(self) -> tuple[str, ...]:
        """Kinds of regulated data it touches; the provider's own word before the model's."""
        return regulated_data.data_contact(self.provider, self.model)

    @property
    def employees(self) -> bool:
        """Whether it is staff of the organization."""
        return self.model is not None and self.model.employees

    @property
    def party(self) -> str:
        """The legal party behind it: the organization for its own staff, whoever makes the offer, else itself."""
        return CUSTOMER if self.own_staff else self.seller or self.id

    @property
    def own_staff(self) -> bool:
        """Whether it is people on the organization's payroll; people hired by the hour are not."""
        return self.model is not None and self.model.capacity == "organization_hours"

    @property
    def is_vendor(self) -> bool:
        """Whether it stands beside the support, for what it was taken for: a product, a specialist, own people."""
        return self.model is not None and self.model.kind == _VENDOR

    @property
    def is_product(self) -> bool:
        """Whether it is something that is sold as it is, and reaches no further unless somebody says so."""
        return self.model is not None and self.model.product

    @property
    def pool(self) -> str | None:
        """The pool of limited hours it draws on, if any."""
        if self.model is None or self.model.capacity == "none":
            return None
        return "organization_hours" if self.own_staff and not self.hired else self.id


ORGANIZATION = Supplier(CUSTOMER)
INDEPENDENT = Supplier(THIRD_PARTY)


def examiner(framework: str) -> Supplier:
    """Whoever examines for a framework: nobody the engagement names, so still to be chosen."""
    return Supplier(f"{EXAMINER}/{framework}", examines=framework)


def is_examiner(supplier: str) -> bool:
    """Whether an id is that of somebody who examines."""
    return supplier.startswith(f"{EXAMINER}/")


@dataclass(frozen=True, slots=True, eq=False)
class Arrangement:
    """Function to suppliers; None stands for "not stated" (today only), an empty tuple for nobody.

    `unmoved` are the functions of what is recommended that nobody has but who has them today.
    """

    name: str
    supply: Mapping[str, tuple[Supplier, ...] | None]
    offerings: tuple[tuple[str, str], ...] = ()
    limited: tuple[tuple[str, str], ...] = ()
    unmoved: frozenset[str] = _NONE

    @property
    def is_today(self) -> bool:
        """Whether facts are judged, and not what could be."""
        return self.name == TODAY

    def has_vendor(self, functions: Iterable[str]) -> bool:
        """Whether a product has any of these functions."""
        return any(item.is_vendor for name in functions for item in self.supply.get(name) or ())

    def signature(self, functions: Iterable[str]) -> tuple[object, ...]:
        """Equal for two variants of a hypothetical that supply these functions alike.

        Who supplies them, and, because limited hours are shared between functions, everybody who has such hours.
        """
        there = [(name, item) for name in functions for item in self.supply.get(name) or ()]
        limited = self.limited if any(item.pool is not None for _, item in there) else ()
        return (*((name, item.id, item.offering) for name, item in there), limited)

    def runs(self, supplier: Supplier) -> frozenset[str]:
        """The functions a supplier is assigned, on whatever terms."""
        return frozenset(
            name for name, there in self.supply.items() if any(one.id == supplier.id for one in there or ())
        )


def today(terrain: Terrain, engagement: Engagement, known: Mapping[str, Supplier] | None = None) -> Arrangement:
    """What the engagement says is so. Reserved functions it does not mention are the organization's.

    `known` are its providers as suppliers, where they are at hand.
    """
    suppliers = {**(providers_of(terrain, engagement) if known is None else known), CUSTOMER: ORGANIZATION}
    supply: dict[str, tuple[Supplier, ...] | None] = {}
    for name, function in terrain.functions.items():
        if name in engagement.today:
            supply[name] = tuple(suppliers[item] for item in sorted(set(engagement.today[name])))
        else:
            supply[name] = (ORGANIZATION,) if function.kind == "reserved" else None
    return Arrangement(TODAY, supply)


def is_move(held: Iterable[Supplier], then: Iterable[Supplier]) -> bool:
    """Whether work that somebody has today goes to another legal party altogether.

    An independent party still to be engaged stands for whoever it is.
    """
    parties = {supplier.party for supplier in then}
    return bool(parties) and THIRD_PARTY not in parties and not parties & {supplier.party for supplier in held}


def providers_of(terrain: Terrain, engagement: Engagement) -> dict[str, Supplier]:
    """The engagement's providers as suppliers, by id."""
    return {provider.id: supplier_of(terrain, provider) for provider in engagement.providers}


def supplier_of(terrain: Terrain, provider: Provider) -> Supplier:
    """One provider of an engagement as a supplier."""
    return Supplier(provider.id, terrain.models[provider.model], _offering(terrain, provider), provider)


def offers_of(terrain: Terrain, engagement: Engagement) -> dict[str, Supplier]:
    """The offers made to an engagement as suppliers nobody has hired yet, by id."""
    book = engagement.sold
    if book is None:
        return {}
    made = {}
    for offer in book.offers:
        provider = provider_of(book, offer)
        model, offering = terrain.models[provider.model], _offering(terrain, provider)
        made[provider.id] = Supplier(provider.id, model, offering, provider, book.seller.id)
    return made


def offered(terrain: Terrain) -> dict[str, Supplier]:
    """Every offering of every support model as a supplier nobody has hired yet: `managed/gold`, `break_fix`."""
    made = {}
    for model in terrain.models.values():
        if model.kind == "support":
            for offering in model.offered:
                name = f"{model.id}/{offering.id}" if len(model.offerings) > 1 else model.id
                made[name] = Supplier(name, model, offering.id)
    return made


def _offering(terrain: Terrain, provider: Provider) -> str | None:
    """The offering a provider names, or the only one its model has."""
    offerings = terrain.models[provider.model].offerings
    return offerings[0].id if provider.offering is None and len(offerings) == 1 else provider.offering
