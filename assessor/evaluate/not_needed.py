"""Capabilities that do not concern an asset group, and the clauses that fall away with it (docs/method.md, 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.model.plan import Demand, Obligation


def needed(case: Case, row: Obligation) -> tuple[tuple[Demand, ...], ...]:
    """The clauses of an obligation with the demands that concern an asset group at all."""
    if not case.engagement.not_needed:
        return row.clauses
    left = (tuple(demand for demand in clause if concerns(case, row, demand)) for clause in row.clauses)
    return tuple(clause for clause in left if clause)


def concerns(case: Case, row: Obligation, demand: Demand) -> bool:
    """Whether a demand concerns one group in the framework's scope at least; without groups, it does."""
    groups = case.groups(row.catalog)
    return groups is None or demand.capability is None or bool(case.groups(row.catalog, demand.capability))


def reasons(case: Case, row: Obligation) -> tuple[str, ...]:
    """Why nothing of an obligation is needed, as the organization wrote it."""
    named = {demand.capability for clause in row.clauses for demand in clause}
    groups = set(case.groups(row.catalog) or ())
    stated = (
        item for item in case.engagement.not_needed if item.capability in named and groups.intersection(item.groups)
    )
    return tuple(dict.fromkeys(item.reason for item in sorted(stated, key=lambda item: (item.capability, item.reason))))
