"""What an engagement determines, against the plan: known rows, reasons where they are due, no contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.dates import not_later
from assessor.library.statement_links import no_obligation
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.engagement import Source
    from assessor.model.engagement import Determination
    from assessor.model.plan import Obligation, Plan
    from assessor.model.span import Pointer

_HOLDS = frozenset({"met", "not_applicable"})
# What an objective cannot be found to be where its requirement is found to be that.
_AGAINST = {
    "met": frozenset({"not_met", "not_tested"}),
    "not_applicable": frozenset({"met", "not_met", "not_tested"}),
    "not_tested": frozenset({"not_met"}),
}


def determinations(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Each determination by itself, then those of one obligation together."""
    if not source.engagement.determinations:
        return
    rows = {row.ref: row for part in plan.catalogs for row in part.rows}
    seen: dict[str, Determination] = {}
    for index, item in enumerate(source.engagement.determinations):
        at: Pointer = ("determinations", index)
        yield from _known(source, plan, rows, item, at)
        if item.obligation in seen:
            message = f"'{item.obligation}' is determined twice, first at {seen[item.obligation].span}"
            span = source.document.span((*at, "obligation"))
            yield Diagnostic("determination/twice", message, span, "keep the one that applies")
            continue
        seen[item.obligation] = item
        yield from _reasons(source, rows.get(item.obligation), item, at)
    yield from _contradictions(source, rows, seen)


def _known(
    source: Source, plan: Plan, rows: Mapping[str, Obligation], item: Determination, at: Pointer
) -> Iterator[Diagnostic]:
    place: Pointer = (*at, "obligation")
    row = rows.get(item.obligation)
    if row is not None and row.kind == "group":
        message = f"'{item.obligation}' is a heading; the obligations under it are determined one by one"
        advice = "determine the obligations under it"
        yield Diagnostic("determination/group", message, source.document.span(place), advice)
    if row is not None:
        return
    known = {ref for ref, other in rows.items() if other.kind != "group"}
    yield from no_obligation(source, plan, item.obligation, place, key=False, known=known)


def _reasons(source: Source, row: Obligation | None, item: Determination, at: Pointer) -> Iterator[Diagnostic]:
    place = source.document.span((*at, "status"))
    if item.status == "not_applicable" and not item.rationale:
        message = f"'{item.obligation}' is determined not applicable without a rationale"
        yield Diagnostic("determination/no-rationale", message, place, "state in 'rationale' why it does not apply")
    if item.status == "partial_credit" and row is not None and "partial_weight" not in row.props:
        message = f"'{item.obligation}' has no partial credit"
        yield Diagnostic("determination/partial-credit", message, place, "determine it met or not_met")
    if item.exception is not None and item.status != "met":
        message = (
            f"an exception makes a requirement count as met, but the status of '{item.obligation}' is {item.status}"
        )
        advice = "write 'status: met', or remove the exception"
        yield Diagnostic("determination/exception", message, source.document.span((*at, "exception")), advice)
    if item.on is not None:
        yield from not_later(source, item.on, (*at, "on"))


def _contradictions(
    source: Source, rows: Mapping[str, Obligation], stated: Mapping[str, Determination]
) -> Iterator[Diagnostic]:
    """A requirement cannot hold while one of its objectives fails, nor fail while all of them hold."""
    objectives: dict[str, list[str]] = {}
    for row in rows.values():
        if row.kind == "objective" and row.parent in stated:
            objectives.setdefault(row.parent or "", []).append(row.ref)
    places = {item.obligation: index for index, item in enumerate(source.engagement.determinations)}
    for parent, refs in objectives.items():
        own = stated[parent].status
        told = {ref: stated[ref].status for ref in refs if ref in stated}
        against = next((ref for ref, status in told.items() if status in _AGAINST.get(own, ())), None)
        if against is not None:
            what = f"'{parent}' is determined {own}, but its objective '{against}' {told[against]}"
        elif own in ("not_met", "partial_credit") and len(told) == len(refs) and set(told.values()) <= _HOLDS:
            what = f"'{parent}' is determined {own}, but all its objectives are met"
        else:
            continue
        span = source.document.span(("determinations", places[parent], "status"))
        yield Diagnostic("determination/contradiction", what, span, "correct one of them")
