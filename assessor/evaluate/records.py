"""What evidence records say against work that is promised or told (docs/method.md, section 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.scales import SOURCE_RANK, DemandResult, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.evaluate.outcome import Alternative
    from assessor.model.engagement import EvidenceRecord
    from assessor.model.scales import Extent, Predicate


def speaks_against(record: EvidenceRecord) -> bool:
    """Whether a record contradicts, or calls what it shows inadequate."""
    return record.result == "contradicts" or record.inadequate is not None


def shows(record: EvidenceRecord, part: str | None, framework: str) -> bool:
    """Whether a record in favour shows a part of a duty, or (None) the work or the duty as a whole, for a framework."""
    if framework not in (record.frameworks or (framework,)):
        return False
    return part in record.parts if part is not None else record.duty is None or not record.parts


def youngest(records: Iterable[EvidenceRecord]) -> EvidenceRecord:
    """The record whose window ends last; ties by id."""
    there = list(records)
    newest = max(record.last_day for record in there)
    return min((record for record in there if record.last_day == newest), key=lambda record: record.id)


def standing(records: Sequence[EvidenceRecord], *, one_supplier: bool) -> list[EvidenceRecord]:
    """The contradictions that no newer support of the same or a stronger class of source has ended.

    With `one_supplier` all records speak of the same supplier, also those that name nobody.
    """
    support = [record for record in records if not speaks_against(record)]
    return [
        record
        for record in records
        if speaks_against(record) and not any(_ends(other, record, one_supplier) for other in support)
    ]


def _ends(support: EvidenceRecord, record: EvidenceRecord, one_supplier: bool) -> bool:  # noqa: FBT001 - one of three
    return (
        (support.capability, support.duty) == (record.capability, record.duty)
        and (one_supplier or support.provider in (None, record.provider))
        and _within(record.parts, support.parts)
        and _within(record.frameworks, support.frameworks)
        and support.last_day > record.last_day
        and SOURCE_RANK[support.source] >= SOURCE_RANK[record.source]
    )


def _within(named: Sequence[str], of: Sequence[str]) -> bool:
    """Whether all that one record names is named by the other; one that names nothing is about everything."""
    return not of or (bool(named) and set(named) <= set(of))


class HeldRecords:
    """The records of an engagement, asked again and again what stands against one supplier's work."""

    def __init__(self, records: Sequence[EvidenceRecord]) -> None:
        self._records = records
        self._known: dict[tuple[str | None, str | None, str], tuple[EvidenceRecord, ...]] = {}

    def against(self, supplier: str, *, capability: str | None = None, duty: str | None = None) -> list[EvidenceRecord]:
        """The standing contradictions of a capability or a duty, or of both."""
        found = self._against(supplier, capability, None) if capability is not None else ()
        return [*found, *(self._against(supplier, None, duty) if duty is not None else ())]

    def against_anybody(self, capability: str) -> list[EvidenceRecord]:
        """The standing contradictions of a capability that name nobody; newer support of anybody's work ends them."""
        about = [record for record in self._records if record.capability == capability]
        return [record for record in standing(about, one_supplier=True) if record.provider is None]

    def _against(self, supplier: str, capability: str | None, duty: str | None) -> tuple[EvidenceRecord, ...]:
        key = (capability, duty, supplier)
        if key not in self._known:
            about = [
                record
                for record in self._records
                if (record.capability, record.duty) == (capability, duty) and record.provider in (None, supplier)
            ]
            self._known[key] = tuple(standing(about, one_supplier=True))
        return self._known[key]


def extent_of(records: Iterable[EvidenceRecord]) -> Extent | None:
    """How far records speak against something: all of it where one does; None where there are none."""
    extents = {record.reach for record in records}
    return None if not extents else "all" if "all" in extents else "part"


def lowered(made: Alternative, records: Sequence[EvidenceRecord], place: int, predicate: Predicate) -> Alternative:
    """A demand on the organization beside the records that speak against it; `place` is that of the predicate."""
    extent = extent_of(records)
    if extent is None:
        return made
    failed = made.truths[place] is Truth.NO
    partly = made.partly if failed or extent == "all" else (*made.partly, predicate)
    result = min(made.result, DemandResult.UNMET if extent == "all" else DemandResult.PART)
    truths = (*made.truths[:place], Truth.NO, *made.truths[place + 1 :])
    return made._replace(truths=truths, result=result, partly=partly)  # type: ignore[arg-type]
