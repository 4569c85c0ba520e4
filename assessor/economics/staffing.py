"""Hours of own staff: what the functions would take against what there is, and what a seat at all hours takes.

The ledger of docs/method.md section 9 decides what the hours reach; this only tells it by function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.hours import sharers
from assessor.evaluate.case import binding
from assessor.evaluate.supply import TODAY, Supplier
from assessor.model.condition import number_of
from assessor.model.scales import TRUTH_WORD, Truth
from assessor.result.hours import CapacityFigures, FunctionHours, SeatFigures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.economics.book import PriceBook
    from assessor.evaluate.hour_pool import HourPool
    from assessor.evaluate.supply import Arrangement

_POOL = "organization_hours"
_ALWAYS = "24x7"
_DIGITS = 2


def staffing(book: PriceBook, variants: Mapping[str, Sequence[Arrangement]]) -> CapacityFigures | None:
    """Capacity by function; None where no model draws on the organization's own hours."""
    own_staff = _own_staff(variants)
    if own_staff is None:
        return None
    name, arrangement, staff = own_staff
    ledger = book.capacity.ledger(arrangement, staff)
    if ledger is None:
        return None
    now = variants[TODAY][0] if TODAY in variants else None
    by_function = tuple(
        _function(book, function.id, staff, ledger, now)
        for function in book.case.terrain.functions.values()
        if function.kind == "delegable" and staff.provides(function.id)
    )
    return CapacityFigures(
        arrangement=name,
        available=None if ledger.available is None else round(ledger.available, _DIGITS),
        needed=round(sum(row.hours for row in by_function), _DIGITS),
        needed_today=round(sum(row.hours for row in by_function if row.today), _DIGITS),
        positions=_positions(book),
        by_function=by_function,
        seat=_seat(book),
    )


def _own_staff(variants: Mapping[str, Sequence[Arrangement]]) -> tuple[str, Arrangement, Supplier] | None:
    """The arrangement that gives all work to own staff, at its smallest offering."""
    for name, arrangements in variants.items():
        if name == TODAY or not arrangements:
            continue
        smallest = arrangements[0]
        suppliers = {
            supplier for held in smallest.supply.values() for supplier in held or () if supplier.model is not None
        }
        if len(suppliers) == 1 and (staff := suppliers.pop()).pool == _POOL:
            return name, smallest, staff
    return None


def _function(
    book: PriceBook, function: str, staff: Supplier, ledger: HourPool, now: Arrangement | None
) -> FunctionHours:
    terrain = book.case.terrain
    rule = terrain.functions[function]
    delivered = [item.id for item in terrain.capabilities.values() if function in item.delivered_by.functions]
    asked = [name for name in delivered if name in ledger.needed]
    reached = [ledger.fits(name) for name in asked]
    # what several functions deliver counts once, shared between those that the staff offers, as in the fees
    hours = sum(ledger.needed[name] / len(sharers(terrain.capabilities[name], staff)) for name in asked)
    held = now.supply.get(function) if now is not None else None
    tickets = book.ticket_hours if rule.takes_tickets else 0.0
    return FunctionHours(
        function=function,
        title=rule.title,
        hours=round(hours + tickets, _DIGITS),
        tickets=round(tickets, _DIGITS),
        today=any(supplier.pool == _POOL for supplier in held or ()),
        reached=TRUTH_WORD[min(reached, default=ledger.base if rule.takes_tickets else Truth.YES)],
    )


def _positions(book: PriceBook) -> float | None:
    return number_of(book.case.facts.get("internal_fte"))


def _seat(book: PriceBook) -> SeatFigures:
    """A seat that is staffed at all hours."""
    value = book.parameters.value
    bare, have = value("seat_positions"), _positions(book)
    wanted = sorted(
        {
            demand.capability
            for row in book.case.plan.obligations
            if book.case.applicability[row.ref] is Truth.YES
            for clause in row.clauses
            for demand in clause
            if demand.capability is not None and demand.hours == _ALWAYS and binding(demand.hours_basis)
        }
    )
    return SeatFigures(
        positions=bare,
        with_leave=value("seat_positions_with_leave"),
        have=have,
        staffed=None if have is None else have >= bare,
        demanded_by=tuple(wanted),
    )
