"""Hours of own staff: what the functions would take against what there is, and what a seat at all hours takes.

The ledger of docs/method.md section 9 decides what the hours reach; this only tells it by function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.case import binding
from assessor.evaluate.supply import TODAY, Supplier
from assessor.model.scales import TRUTH_WORD, Truth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.economics.book import PriceBook
    from assessor.evaluate.capacity import Ledger
    from assessor.evaluate.supply import Arrangement
    from assessor.model.capability import Capability

_POOL = "organization_hours"
_ALWAYS = "24x7"
_DIGITS = 2


def staffing(book: PriceBook, variants: Mapping[str, Sequence[Arrangement]]) -> dict[str, Any] | None:
    """Capacity by function; None where no model draws on the organization's own hours."""
    found = _own_staff(variants)
    if found is None:
        return None
    name, arrangement, staff = found
    ledger = book.capacity.ledger(arrangement, staff)
    if ledger is None:
        return None
    now = variants[TODAY][0] if TODAY in variants else None
    functions = [
        _function(book, item.id, staff, ledger, now)
        for item in book.case.terrain.functions.values()
        if item.kind == "delegable" and staff.provides(item.id)
    ]
    needed = sum(each["hours"] for each in functions)
    return {
        "arrangement": name,
        "available": None if ledger.available is None else round(ledger.available, _DIGITS),
        "needed": round(needed, _DIGITS),
        "needed_today": round(sum(each["hours"] for each in functions if each["today"]), _DIGITS),
        "positions": _positions(book),
        "by_function": functions,
        "seat": _seat(book),
    }


def _own_staff(variants: Mapping[str, Sequence[Arrangement]]) -> tuple[str, Arrangement, Supplier] | None:
    """The arrangement that gives all work to own staff, at its smallest offering."""
    for name, there in variants.items():
        if name == TODAY or not there:
            continue
        suppliers = {item for held in there[0].supply.values() for item in held or () if item.model is not None}
        if len(suppliers) == 1 and (staff := suppliers.pop()).pool == _POOL:
            return name, there[0], staff
    return None


def _function(
    book: PriceBook, function: str, staff: Supplier, ledger: Ledger, now: Arrangement | None
) -> dict[str, Any]:
    terrain = book.case.terrain
    item = terrain.functions[function]
    mine = [each.id for each in terrain.capabilities.values() if function in each.delivered_by.functions]
    asked = [each for each in mine if each in ledger.needed]
    reached = [ledger.fits(each) for each in asked]
    # what several functions deliver counts once, with the first of them that the staff offers
    hours = sum(ledger.needed[each] for each in asked if _first(terrain.capabilities[each], staff) == function)
    held = now.supply.get(function) if now is not None else None
    tickets = book.ticket_hours if item.takes_tickets else 0.0
    return {
        "function": function,
        "title": item.title,
        "hours": round(hours + tickets, _DIGITS),
        "tickets": round(tickets, _DIGITS),
        "today": any(each.pool == _POOL for each in held or ()),
        "reached": TRUTH_WORD[min(reached, default=ledger.base if item.takes_tickets else Truth.YES)],
    }


def _first(capability: Capability, staff: Supplier) -> str | None:
    """The function an ability counts with."""
    return next((name for name in capability.delivered_by.functions if staff.provides(name)), None)


def _positions(book: PriceBook) -> float | None:
    stated = book.case.facts.get("internal_fte")
    return float(stated) if isinstance(stated, (int, float)) and not isinstance(stated, bool) else None


def _seat(book: PriceBook) -> dict[str, Any]:
    """A seat that is staffed at all hours, against a telephone somebody answers at night."""
    value = book.parameters.value
    bare, leave, have = value("seat_positions"), value("seat_positions_with_leave"), _positions(book)
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
    text = f"A seat staffed at all hours takes {bare:g} full-time positions, and {leave:g} with leave and illness."
    if have is not None:
        enough = "enough for one" if have >= bare else "not enough for one: at most somebody on call"
        text += f" You have {have:g}, {enough}."
    text += " Where a rule asks for somebody who can be reached at any hour, a person on call is enough."
    return {
        "positions": bare,
        "with_leave": leave,
        "have": have,
        "staffed": None if have is None else have >= bare,
        "demanded_by": wanted,
        "text": text,
    }
