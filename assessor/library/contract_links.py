"""What an engagement says of its contracts, against what there is, and each contract against itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.dates import in_order
from assessor.library.finding_rule_links import obligation_rows
from assessor.library.references import missing, unknown
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.engagement import Source
    from assessor.library.library import Library
    from assessor.model.contract import Contract
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer

_PROVIDER = "provider"


def clauses(library: Library) -> Iterator[Diagnostic]:
    """A clause belongs to the paper of a gate that exists, and concerns rows that do."""
    rows = obligation_rows(library)
    for item in library.clauses.values():
        yield from unknown("gate", [item.gate], library.gates, item.span)
        yield from unknown("obligation", item.concerns, rows, item.span)


def contracts(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Contracts name what exists, and do not say two things of one."""
    for index, provider in enumerate(source.engagement.providers):
        if provider.contract is not None:
            at: Pointer = ("providers", index, "contract")
            yield from _names(source, plan, provider.contract, at)
            yield from _matrix(source, plan, provider.contract, at)
            yield from _itself(source, provider.contract, at)


def _names(source: Source, plan: Plan, contract: Contract, at: Pointer) -> Iterator[Diagnostic]:
    document, terrain = source.document, plan.terrain
    work = {*terrain.functions, *terrain.capabilities}
    lists = (("includes", contract.includes), ("excludes", tuple(item.what for item in contract.excludes)))
    for key, place, name in ((key, place, name) for key, names in lists for place, name in enumerate(names)):
        if name not in work:
            yield missing(document, "function-or-capability", name, work, (*at, key, place), key=False)
    for place, level in enumerate(contract.sla):
        if level.event is not None:
            span = document.span((*at, "sla", place, "event"))
            yield from unknown("event", [level.event], terrain.events, span)
    for place, promise in enumerate(contract.promises):
        span = document.span((*at, "promises", place, "capability"))
        yield from unknown("capability", [promise.capability], terrain.capabilities, span)
    for name in contract.clauses:
        if name not in terrain.clauses:
            yield missing(document, "clause", name, terrain.clauses, (*at, "clauses", name), key=True)


def _matrix(source: Source, plan: Plan, contract: Contract, at: Pointer) -> Iterator[Diagnostic]:
    """A matrix may speak of frameworks that are not asked for here; those lines are read past."""
    document, terrain = source.document, plan.terrain
    judged = {part.info.id for part in plan.catalogs}
    refs = {row.ref for part in plan.catalogs for row in part.rows}
    for place, line in enumerate(contract.responsibility_matrix):
        here = (*at, "responsibility_matrix", place)
        if line.capability is not None and line.capability not in terrain.capabilities:
            yield missing(
                document, "capability", line.capability, terrain.capabilities, (*here, "capability"), key=False
            )
        ref = line.obligation
        if ref is not None and ref not in refs and ref.partition(":")[0] in judged:
            yield missing(document, "obligation", ref, refs, (*here, "obligation"), key=False)


def _itself(source: Source, contract: Contract, at: Pointer) -> Iterator[Diagnostic]:
    """Included and left out, one line given to two, promised twice, ended before it began."""
    document = source.document
    for place, item in enumerate(contract.excludes):
        if item.what in contract.includes:
            message = f"'{item.what}' is both included in and excluded from this contract"
            span = document.span((*at, "excludes", place))
            yield Diagnostic("engagement/contract", message, span, "check the contract and keep one of them")
    gone = {item.what for item in contract.excludes}
    owners: dict[str, str] = {}
    for place, line in enumerate(contract.responsibility_matrix):
        name = line.capability or line.obligation or ""
        span = document.span((*at, "responsibility_matrix", place))
        if line.owner == _PROVIDER and name in gone:
            message = f"the matrix gives '{name}' to the provider, but excludes leaves it out"
            yield Diagnostic("engagement/contract", message, span, "check the contract and keep one of them")
        if owners.setdefault(name, line.owner) != line.owner:
            message = f"the matrix gives '{name}' both to {owners[name]} and to {line.owner}"
            yield Diagnostic("engagement/contract", message, span, "keep one line, or write shared")
    seen: dict[str, str] = {}
    for place, promise in enumerate(contract.promises):
        if seen.setdefault(promise.capability, promise.every) != promise.every:
            message = (
                f"'{promise.capability}' is promised both every {seen[promise.capability]} and every {promise.every}"
            )
            span = document.span((*at, "promises", place))
            yield Diagnostic("engagement/contract", message, span, "keep the one in the contract")
    if contract.starts is not None and contract.ends is not None:
        yield from in_order(source, contract.starts, contract.ends, (*at, "ends"))
