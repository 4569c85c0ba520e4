"""Who handles incidents under an arrangement, what they bill for it, and whether upkeep is steady."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.interval import seconds
from assessor.model.scales import Truth
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.economics.book import PriceBook
    from assessor.economics.parameters import Figure
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.economics import Responder

DESK, FIELD = "service_desk", "field_service"
# The parameter for the share of incidents that need a visit.
VISITED = "on_site_share"
_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """What an hour of repair costs the organization, in USD, and the least that is billed.

    `hourly` holds the after-hours surcharge already. `flat` is a price for the whole incident instead of all this.
    `paid_hours` of each incident are paid for already, as part of the request that reported it. `part` of all incidents
    is billed by these terms: not those that somebody else is sent for, who bills them in full.
    """

    hourly: float
    minimum_hours: float
    per_visit: float
    on_site_share: float
    parts: float
    flat: float | None = None
    paid_hours: float = 0.0
    part: float = 1.0

    @property
    def per_incident(self) -> float:
        """Travel and parts of an average incident."""
        return self.on_site_share * self.per_visit + self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """How incidents are handled. Arrangements with equal regimes have the same yearly losses.

    `desk` and `field` are supplier ids for people to read; `visits` is what a firm sent for visits bills. `tools` is
    the parameter of what the organization then buys itself.
    """

    responder: str
    steady: bool
    invoice: Invoice
    wait: float = 0.0
    visits: Invoice | None = None
    tools: str | None = None
    desk: str | None = None
    field: str | None = None

    @property
    def key(self) -> str:
        """A short name, unique among the regimes of one engagement."""
        upkeep = "upkeep" if self.steady else "no-upkeep"
        tools = "own-tools" if self.tools is not None else "tools-included"
        return f"{self.responder}:{self.desk or '-'}:{self.field if self.visits else '-'}:{upkeep}:{tools}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """Who handles incidents: the desk (whoever is called without one), who visits, and whether upkeep is steady."""

    desk: Supplier | None
    field: Supplier | None
    steady: bool


class Regimes:
    """Regimes of one engagement."""

    def __init__(self, book: PriceBook) -> None:
        losses = book.case.terrain.economics.losses
        if losses is None:
            raise ValueError("the rules have no severities")
        self.book = book
        self.losses = losses
        self.responders = {item.id: item for item in losses.responders}

    def of(self, arrangement: Arrangement) -> Regime:
        """The regime of an arrangement."""
        supply = arrangement.supply
        steady = all(
            any(self._kept(arrangement, name, keeper) for keeper in supply.get(name) or ())
            for name in self.losses.upkeep.functions
        )
        keepers = [keeper for name in self.losses.upkeep.functions for keeper in supply.get(name) or ()]
        return self.between(
            self.best(supply.get(DESK) or ()),
            self.best(supply.get(FIELD) or ()),
            steady=steady,
            equipped=any(map(self.brings_tools, keepers)),
        )

    def between(self, desk: Supplier | None, field: Supplier | None, *, steady: bool, equipped: bool = False) -> Regime:
        """The regime of a service desk, a field service and upkeep. Without a desk, the field service is called.

        `equipped` says that somebody else in the arrangement brings the tools.
        """
        handler = desk if desk is not None else field
        responder = self.responder(handler)
        invoice, visits = self.invoices_between(desk, field, self.book.parameters.value)
        return Regime(
            responder=responder.id,
            steady=steady,
            invoice=invoice,
            visits=visits,
            wait=self.wait(handler, self.book.parameters.value),
            tools=None if equipped else responder.tools,
            desk=handler.id if handler is not None else None,
            field=field.id if field is not None and visits is not None else None,
        )

    def handlers(self, arrangement: Arrangement) -> Handlers:
        """Who handles incidents under an arrangement."""
        supply = arrangement.supply
        return Handlers(
            desk=self.best(supply.get(DESK) or ()),
            field=self.best(supply.get(FIELD) or ()),
            steady=self.of(arrangement).steady,
        )

    def invoices_between(
        self, desk: Supplier | None, field: Supplier | None, figure: Figure
    ) -> tuple[Invoice, Invoice | None]:
        """What whoever is called bills, and what somebody else who is sent for visits does.

        Whoever has the desk under contract visits within its hours and bills the way and the parts; anybody else who is
        sent bills a visit in full, people who are hired for it the hours of the repair.
        """
        handler = desk if desk is not None else field
        invoice = self.invoice(handler, figure)
        if field is None or is_paid_anyway(field) or self._whole(field) or not self.responder(handler).visits:
            return invoice, None
        same, visits = desk is None or desk.id == field.id, self.invoice(field, figure)
        if self.responder(field).own_hours:
            if same and not field.own_staff:
                return invoice, None
            hourly, parts = self.book.hour_cost(field).value, 0.0 if same else visits.parts
            visits = replace(visits, hourly=hourly, parts=parts, paid_hours=0.0, on_site_share=figure(VISITED))
        elif same and desk is not None:
            visits = replace(visits, hourly=0.0, minimum_hours=0.0, paid_hours=0.0, flat=None)
        return invoice if same else replace(invoice, part=1 - visits.on_site_share), visits

    def counts_visits(self, now: Arrangement) -> bool:
        """Whether each billable incident that was counted was a visit: a firm sent for visits alone billed today."""
        operations = self.book.case.engagement.operations
        desk, field = (self.best(now.supply.get(name) or ()) for name in (DESK, FIELD))
        if operations is None or operations.billable_incidents is None or desk is None or field is None:
            return False
        handler, mildest = self.responder(desk), self.losses.severities[0].id
        silent = desk.own_staff if handler.own_hours else not handler.bills.get(mildest)
        return silent and self.responder(field).trips

    def wait(self, supplier: Supplier | None, figure: Figure) -> Any:
        """Hours until work on an incident begins: as the contract says, else as is usual for how it is bought."""
        contract = supplier.provider.contract if supplier is not None and supplier.provider is not None else None
        stated = (
            [level.respond_within for level in contract.sla if level.respond_within] if contract is not None else []
        )
        if stated:
            return max(map(seconds, stated)) / _HOUR
        return figure(self.responder(supplier).wait)

    def brings_tools(self, supplier: Supplier) -> bool:
        """Whether a supplier's fee includes the tools of upkeep, as a provider's under contract does."""
        return self.responder(supplier).tools is None

    def steady(self, function: str, supplier: Supplier) -> bool:
        """Whether a supplier runs a function on a schedule; hours left aside."""
        return supplier.keeps_schedule(function)

    def _kept(self, arrangement: Arrangement, function: str, supplier: Supplier) -> bool:
        """The same, with limited hours that reach all its scheduled work."""
        if not self.steady(function, supplier):
            return False
        ledger = self.book.capacity.ledger(arrangement, supplier)
        if ledger is None:
            return True
        capabilities = self.book.case.terrain.capabilities.values()
        delivered = [item.id for item in capabilities if function in item.delivered_by.functions]
        return all(ledger.fits(name) is Truth.YES for name in delivered if name in ledger.needed) and (
            bool(ledger.needed) or ledger.base is Truth.YES
        )

    def best(self, suppliers: Iterable[Supplier]) -> Supplier | None:
        """Of several suppliers of a function the one who begins soonest; ties by id."""
        value = self.book.parameters.value
        return min(suppliers, key=lambda one: (self.wait(one, value), one.id), default=None)

    def responder(self, supplier: Supplier | None) -> Responder:
        """How a supplier handles incidents; a price by the job beats what its model's list says."""
        name = None
        if supplier is not None:
            price = supplier.provider.price if supplier.provider is not None else None
            named = (item.responder for item in self.book.lists(supplier))
            name = next((item for item in named if item is not None), None)
            if price is not None and price.structure in ("per_hour", "per_incident"):
                name = next((item.id for item in self.losses.responders if item.trips), name)
        return self.responders[name or self.losses.nobody]

    def invoice(self, supplier: Supplier | None, value: Figure) -> Invoice:
        """What a supplier bills for work by the job: its own figures first."""
        if supplier is not None and self.responder(supplier).own_hours:
            return Invoice(
                # what employees are paid they are paid anyway; an outside technician's hours are bought
                hourly=0.0 if supplier.own_staff else self.book.hour_cost(supplier).value,
                minimum_hours=0.0,
                per_visit=0.0,
                on_site_share=0.0,
                parts=value("parts_per_incident"),
                paid_hours=self.book.case.terrain.capacity.hours_per_ticket,
            )
        price = supplier.provider.price if supplier is not None and supplier.provider is not None else None
        own: Mapping[str, float | None] = {}
        flat = None
        if price is not None:
            hourly = price.amount if price.structure == "per_hour" and price.hourly is None else price.hourly
            flat = price.amount if price.structure == "per_incident" else None
            own = {
                "hourly": hourly,
                "minimum_hours": price.minimum_hours,
                "trip_fee": price.trip_fee,
                "parts_per_incident": price.parts,
                "after_hours_multiplier": price.after_hours_multiplier,
            }

        def figure(name: str, parameter: str) -> float:
            stated = own.get(name)
            return value(parameter) if stated is None else stated

        rate = figure("hourly", self.responder(supplier).hourly or "break_fix_hourly")
        surcharge = 1 + value("after_hours_share") * (figure("after_hours_multiplier", "after_hours_multiplier") - 1)
        return Invoice(
            hourly=rate * surcharge,
            minimum_hours=figure("minimum_hours", "minimum_hours"),
            per_visit=figure("trip_fee", "trip_fee"),
            on_site_share=value(VISITED),
            parts=figure("parts_per_incident", "parts_per_incident"),
            flat=flat,
        )

    def _whole(self, field: Supplier) -> bool:
        """Whether a price leaves nothing out of the field service it covers, visits included."""
        price = field.provider.price if field.provider is not None else None
        return price is not None and price.structure == "all_inclusive" and FIELD in self.book.included(field)


def is_paid_anyway(supplier: Supplier) -> bool:
    """Whether somebody's hours cost nothing more: own staff that is there."""
    return supplier.own_staff and not supplier.hired
