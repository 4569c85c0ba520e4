"""Work whose period the standard itself sets, and whose only record held is older than that period.

A promise is of what will be done; what was done in the period is shown, and the youngest record held shows that of an
earlier one (docs/frameworks/pci-dss.md).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assessor.evaluate.case import binding
from assessor.evaluate.records import speaks_against, youngest
from assessor.model.day import days_after
from assessor.model.interval import DAY, seconds
from assessor.model.scales import AS_DEFINED, CUSTOMER, Truth
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.model.engagement import EvidenceRecord
    from assessor.model.plan import Demand, Obligation
    from assessor.model.row_finding import FindingBook, RowFinding

_CATALOG: Final = "pci-dss"
# from here on each time leaves a paper of its own; of work done more often a record is a sample
_SHORTEST: Final = seconds("P3M")


def overdue_records(case: Case, book: FindingBook) -> Iterator[RowFinding]:
    """One for the records of one holder and day that are too old, over the rows they are too old for."""
    rows: dict[tuple[str | None, str, str], list[tuple[EvidenceRecord, Obligation]]] = {}
    for row in case.plan.obligations:
        if row.catalog != _CATALOG or case.applicability.get(row.ref) is not Truth.YES:
            continue
        for record, every in _too_old(case, row):
            rows.setdefault((record.provider, record.last_day, every), []).append((record, row))
    for (provider, day, every), pairs in rows.items():
        record = min((record for record, _ in pairs), key=lambda record: record.id)
        due = days_after(date.fromisoformat(day), seconds(every) // DAY).isoformat()
        titles = dict.fromkeys(record.title or record.id for record, _ in pairs)
        concerned = list(dict.fromkeys(row.ref for _, row in pairs))
        cited = dict.fromkeys(row.citation for _, row in pairs if row.citation)
        for finding in book.of("periodic_record", "stale", "unknown", "evidence", record.id, "collected"):
            found = replace(finding, subject=" and ".join(titles), provider=provider, on=day, every=every, due=due)
            cited_by = "; ".join(cited) or finding.citation
            yield replace(found, days=case.age(record) // DAY, concerns=tuple(concerned), citation=cited_by)


def _too_old(case: Case, row: Obligation) -> Iterator[tuple[EvidenceRecord, str]]:
    """The record of each clause that every one of its demands has only one too old of."""
    for clause in row.clauses:
        found = [(_newest(case, demand), demand.every) for demand in clause]
        if all(record is not None and every and case.age(record) > seconds(every) for record, every in found):
            record, every = found[0]
            if record is not None and every is not None:
                yield record, every


def _newest(case: Case, demand: Demand) -> EvidenceRecord | None:
    """The youngest record of work whose period the standard sets; None where none is held or the work was done once."""
    if demand.capability is None or demand.every is None or demand.every == AS_DEFINED or not binding(demand.basis):
        return None
    if seconds(demand.every) < _SHORTEST:
        return None
    capability = case.terrain.capabilities[demand.capability]
    if any(work.capability == capability.id for work in case.engagement.done):
        return None
    doing = {who for name in capability.delivered_by.functions for who in case.engagement.today.get(name, ())}
    if not doing or doing == {CUSTOMER}:
        return None  # nobody does it, or it is not stated who: that is said of the work itself; own work has its dates
    support = [
        record
        for record in case.engagement.evidence
        if record.capability == capability.id
        and not speaks_against(record)
        and (record.provider is None or record.provider in doing)
    ]
    return youngest(support) if support else None
