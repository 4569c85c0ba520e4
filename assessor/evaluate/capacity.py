"""Limited hours: a ledger per pool, tickets first, then capabilities in fixed priority (docs/method.md, section 9)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assessor.evaluate.hour_pool import HourPool
from assessor.evaluate.terms import is_known, layers, origin_of
from assessor.model.condition import number_of
from assessor.model.interval import DAY, MONTH_DAYS, seconds
from assessor.model.money import Observation
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.capability import Effort
    from assessor.model.scales import WorkOrigin

MONTH_SECONDS = MONTH_DAYS * DAY
ORGANIZATION_HOURS = "organization_hours"


class Capacity:
    """Ledgers of a case, one per arrangement and pool, made when first asked for."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._ledgers: dict[tuple[Arrangement, str], HourPool] = {}

    @property
    def demanded(self) -> Mapping[str, int | None]:
        """The capabilities of the case that are wanted on a schedule."""
        return self.case.demanded

    def ledger(self, arrangement: Arrangement, supplier: Supplier) -> HourPool | None:
        """The ledger a supplier draws on, or None when its hours have no limit."""
        pool = supplier.pool
        if pool is None:
            return None
        key = (arrangement, pool)
        if key not in self._ledgers:
            self._ledgers[key] = self._alike(arrangement, supplier, pool)
        return self._ledgers[key]

    def _alike(self, arrangement: Arrangement, supplier: Supplier, pool: str) -> HourPool:
        """The ledger of any arrangement in which the same hours do the same work, else a new one."""
        today = arrangement.is_today
        bought = supplier.provider.hours_per_month if supplier.provider is not None else None
        work = [(name, item) for name, there in arrangement.supply.items() for item in there or () if item.pool == pool]
        taken = tuple((name, item.id, *_work(item, name, today=today)) for name, item in work)
        key = (today, pool, supplier.provider is None, bought, taken)
        if key not in self.case.ledgers:
            self.case.ledgers[key] = self._make(arrangement, supplier, pool)
        return self.case.ledgers[key]

    def _make(self, arrangement: Arrangement, supplier: Supplier, pool: str) -> HourPool:
        known, available = self._available(supplier, pool)
        members = _members(arrangement, pool)
        tickets = self._tickets(arrangement, members)
        needed = self._needed(arrangement, members)
        if pool != ORGANIZATION_HOURS and supplier.provider is None:
            return HourPool(available=None, tickets=tickets, needed=needed, scheduled=sum(needed.values()))
        if known and not available:
            return _all(Truth.NO, 0.0, tickets, needed)
        if available is None or tickets is None:
            return _all(Truth.UNKNOWN, available, tickets, needed)
        if tickets > available:
            return _all(Truth.NO, available, tickets, needed)
        served: dict[str, Truth] = {}
        total, fits = tickets, True
        for name, hours in needed.items():
            total += hours
            fits = fits and total <= available
            served[name] = Truth.YES if fits else Truth.NO
        hours = sum(needed.values())
        return HourPool(available=available, tickets=tickets, needed=needed, served=served, scheduled=hours)

    def _available(self, supplier: Supplier, pool: str) -> tuple[bool, float | None]:
        """(known, hours a month)."""
        rule = self.case.terrain.capacity
        if pool != ORGANIZATION_HOURS:
            bought = supplier.provider.hours_per_month if supplier.provider is not None else None
            return bought is not None, bought
        people = number_of(self.case.facts.get("internal_fte"))
        if people is None:
            return False, None
        share = number_of(self.case.facts.get("project_share"))
        projects = rule.project_share if share is None else share
        return True, people * rule.hours_per_fte * (1 - projects) * rule.utilization

    def _tickets(self, arrangement: Arrangement, members: set[str]) -> float | None:
        functions = self.case.terrain.functions
        takes = any(
            functions[name].takes_tickets and any(item.id in members for item in there or ())
            for name, there in arrangement.supply.items()
        )
        if not takes:
            return 0.0
        count = tickets_a_month(self.case)
        return None if count is None else count * self.case.terrain.capacity.hours_per_ticket

    def _needed(self, arrangement: Arrangement, members: set[str]) -> dict[str, float]:
        """Hours a month by capability, in the order they are served."""
        capabilities = self.case.terrain.capabilities
        mine = []
        for name in self.demanded:
            item = capabilities[name]
            if item.performed_by != "customer" and any(
                supplier.id in members and _takes_on(arrangement, supplier, function, name)
                for function in item.delivered_by.functions
                for supplier in arrangement.supply.get(function) or ()
            ):
                mine.append((item.effort.priority, name))
        return {name: self.hours(name) for _, name in sorted(mine)}

    def hours(self, name: str) -> float:
        """Hours a month a capability takes at the rhythm demanded here, or its usual one; 0 if only events start it."""
        item = self.case.terrain.capabilities[name]
        wanted = self.demanded.get(name)
        if wanted is None:
            if item.defaults.every is None:
                return 0.0
            wanted = seconds(item.defaults.every)
        return self.per_run(item.effort) * MONTH_SECONDS / wanted

    def per_run(self, effort: Effort) -> float:
        """Hours one run takes at the size of this organization."""
        users, devices, servers, sites = self._sizes
        return (
            effort.hours_per_run
            + effort.hours_per_user * users
            + effort.hours_per_device * devices
            + effort.hours_per_server * servers
            + effort.hours_per_site * sites
        )

    @cached_property
    def _sizes(self) -> tuple[float, float, float, float]:
        """Users, devices, servers and sites; of devices as many as users, and one site, where they are not stated."""
        users, devices, servers, sites = (
            number_of(self.case.facts.get(name)) for name in ("users", "devices", "servers", "sites")
        )
        people = users or 0.0
        return people, people if devices is None else devices, servers or 0.0, 1.0 if sites is None else sites


def tickets_a_month(case: Case) -> float | None:
    """Requests for help a month: as counted, as stated, or by the number of users; None where none of these is known.

    The one definition: hours of own staff and prices both use it.
    """
    observed, users = tickets_observed(case), number_of(case.facts.get("users"))
    if observed is not None:
        return observed.count / observed.months
    return None if users is None else users * case.terrain.capacity.tickets_per_user


def tickets_observed(case: Case) -> Observation | None:
    """Requests for help as counted, else the usual month that the organization states."""
    operations = case.engagement.operations
    if operations is not None and operations.tickets is not None:
        return operations.tickets
    stated = number_of(case.facts.get("tickets_per_month"))
    return None if stated is None else Observation(count=stated, months=1.0)


def _takes_on(arrangement: Arrangement, supplier: Supplier, function: str, capability: str) -> bool:
    return _is_its(_origin(supplier, function, capability), today=arrangement.is_today)


def _origin(supplier: Supplier, function: str, capability: str) -> WorkOrigin | None:
    terms = supplier.terms(function, capability)
    return terms.origin if terms is not None else None


def _work(supplier: Supplier, function: str, *, today: bool) -> tuple[object, ...]:
    """What decides which work of a function is a supplier's: what it was hired as, and what it sells more or less."""
    model, provider = supplier.model, supplier.provider
    if model is None or provider is None:
        return (model.id if model is not None else None, supplier.offering)
    sold = list(layers(model, supplier.offering, None, function))
    own = provider.services.get(function)
    apart = frozenset(
        (name, takes)
        for name in {*(own.lines if own is not None else ()), *(provider.ordered or ())}
        if (takes := _is_its(_origin(supplier, function, name), today=today))
        is not _is_its(origin_of(sold, name), today=today)
    )
    return model.id, supplier.offering, own is not None, apart


def _is_its(origin: WorkOrigin | None, *, today: bool) -> bool:
    """Whether work is a supplier's: today what it is known to do, in a hypothetical all that it could be told to do."""
    return is_known(origin) if today else origin is not None


def _members(arrangement: Arrangement, pool: str) -> set[str]:
    return {item.id for there in arrangement.supply.values() for item in there or () if item.pool == pool}


def _all(told: Truth, available: float | None, tickets: float | None, needed: Mapping[str, float]) -> HourPool:
    return HourPool(
        available=available,
        tickets=tickets,
        needed=needed,
        served=dict.fromkeys(needed, told),
        base=told,
        scheduled=sum(needed.values()),
    )
