"""Whether records reach over the whole period of a type 2 report.

A promise is shown to have been kept all through a period by records without a gap longer than the interval asked for,
by a test of a known population, or not at all because nothing occurred. Records of a provider's work say nothing of the
duty beside it: one that only counts because nobody spoke of it, or of its day, wants a record of its own.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assessor.evaluate.case import binding
from assessor.evaluate.proof import NO_INTERVAL, asked_parts, speaks_for
from assessor.evaluate.records import shows, speaks_against
from assessor.frameworks.soc_2.control_tests import whole
from assessor.frameworks.soc_2.criteria import asked, deciding
from assessor.frameworks.soc_2.result import LackingPart, RecordOfAnother
from assessor.model.interval import DAY, seconds
from assessor.model.scales import CUSTOMER, DemandResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import DemandOutcome, Judgement
    from assessor.frameworks.soc_2.statements import Soc2Block
    from assessor.model.engagement import EvidenceRecord
    from assessor.model.period import Period
    from assessor.model.plan import Demand, Obligation


class Shown(NamedTuple):
    """How a demand's operation over the period is shown: `records`, `test`, `no_occurrence`, or not (None).

    `gap` is the longest stretch of days without a record, `allowed` the longest that still counts, None where all that
    happened has to be shown. `asked_of` is whose
    work it is, `elsewhere` records that would show it if the work were counted for those they name.
    """

    about: str
    how: str | None
    gap: int | None = None
    allowed: int | None = None
    records: tuple[str, ...] = ()
    asked_of: str = CUSTOMER
    elsewhere: tuple[RecordOfAnother, ...] = ()


def shown(case: Case, block: Soc2Block, period: Period, row: Obligation, judged: Judgement) -> list[Shown]:
    """How each demand that is met today, and each duty assumed beside it, is shown to have been met all through."""
    found = []
    for outcome in deciding(judged):
        if outcome.result >= DemandResult.MET_WITH_DUTY:
            part = _shown(case, block, period, row, outcome)
            found.append(part)
            if part.how == "records":
                found += [duty for duty in _assumed(case, period, outcome) if duty not in found]
    return found


def _assumed(case: Case, period: Period, outcome: DemandOutcome) -> Iterator[Shown]:
    """Duties beside a provider's work that count although nobody stated what they rest on, and no record shows them."""
    chosen = outcome.chosen
    if chosen is None or chosen.supplier is None or chosen.supplier.id == CUSTOMER:
        return
    for name in dict.fromkeys(use.id for use in chosen.duties if use.assumed):
        records = (item for item in case.engagement.evidence if item.duty == name)
        if not any(_overlaps(item, period) and not speaks_against(item) for item in records):
            yield Shown(name, None, period.days, _between(seconds(NO_INTERVAL)))


def contradicting(case: Case, block: Soc2Block, period: Period, row: Obligation, judged: Judgement) -> tuple[str, ...]:
    """Records inside the period that speak against what is met today: a newer one mends today, not the period.

    Where a sample of the same capability deviated for this criterion, the controls in its place decide, not the record.
    """
    sampled = {test.capability for test in block.controls_tested if test.deviations and row.ref in test.criteria}
    met = [item for item in deciding(judged) if item.result >= DemandResult.MET_WITH_DUTY]
    return tuple(
        sorted(
            {
                record.id
                for record in case.engagement.evidence
                if speaks_against(record) and _overlaps(record, period)
                for outcome in met
                if asked(outcome.demand) not in sampled and _speaks(case, row, record, outcome)
            }
        )
    )


def _overlaps(record: EvidenceRecord, period: Period) -> bool:
    first, last = _span(record)
    return first <= period.to and last >= period.from_


def _span(record: EvidenceRecord) -> tuple[str, str]:
    """The days a record speaks of."""
    if record.period is not None:
        return record.period.from_, record.period.to
    return record.collected, record.collected


def _shown(case: Case, block: Soc2Block, period: Period, row: Obligation, outcome: DemandOutcome) -> Shown:
    about = asked(outcome.demand)
    if any(item.obligation == row.ref and item.capability in (None, about) for item in block.no_occurrence):
        return Shown(about, "no_occurrence")
    if any(row.ref in test.criteria and test.capability == about and whole(test) for test in block.controls_tested):
        return Shown(about, "test")
    there = [item for item in case.engagement.evidence if not speaks_against(item) and _overlaps(item, period)]
    inside = sorted((*_span(record), record.id) for record in there if _speaks(case, row, record, outcome))
    gap = _longest_gap(period, inside)
    allowed = allowed_gap(case, row, outcome.demand)
    names = tuple(name for *_, name in inside)
    if inside and gap <= (allowed or 0):
        return Shown(about, "records", gap, allowed, names)
    others = [
        item for item in there if item.capability == about and item.id not in names and _shows(case, row, item, outcome)
    ]
    whole_ = _longest_gap(period, [*inside, *((*_span(item), item.id) for item in others)]) <= (allowed or 0)
    elsewhere = tuple(
        RecordOfAnother(record=item.id, provider=item.provider)
        for item in others
        if whole_ and item.provider is not None
    )
    chosen = outcome.chosen
    asked_of = chosen.supplier.id if chosen is not None and chosen.supplier is not None else CUSTOMER
    return Shown(about, None, gap, allowed, names, asked_of, elsewhere)


def _longest_gap(period: Period, spans: Iterable[tuple[str, str, str]]) -> int:
    return max(gaps(period, [(start, end) for start, end, _ in spans]), default=0)


def _speaks(case: Case, row: Obligation, record: EvidenceRecord, outcome: DemandOutcome) -> bool:
    """Whether a record is about a demand; of several providers that meet it, or may, each may have kept the records.

    One in favour shows every part of a duty that is asked for.
    """
    may = [item for item in outcome.alternatives if item.result >= DemandResult.UNKNOWN]
    return any(
        speaks_for(case, record, held) and (speaks_against(record) or _shows(case, row, record, held))
        for held in (outcome, *(outcome._replace(chosen=item) for item in may))
    )


def _shows(case: Case, row: Obligation, record: EvidenceRecord, outcome: DemandOutcome) -> bool:
    """Whether a record shows, for the framework of a criterion, every part of a duty that is asked for."""
    framework = case.framework_of[row.catalog].id
    return all(shows(record, part, framework) for part in asked_parts(outcome))


def allowed_gap(case: Case, row: Obligation, demand: Demand) -> int | None:
    """The most days without a record, between two of them, that a demand can bear; None where it bears none at all.

    An interval of n days bears n - 1 (of ours, the loosest that passes), so every day bears 0; of an event the whole
    population has to be shown; a state or a duty is shown once a year.
    """
    if demand.every is not None:
        known, limit = case.interval(demand, row.ref)
        if not known or limit is None:
            return None
        if not binding(demand.basis) and demand.loosest is not None:
            limit = max(limit, seconds(demand.loosest))
        return _between(limit)
    return None if demand.event is not None else _between(seconds(NO_INTERVAL))


def _between(interval: int) -> int:
    """The days without a record between two that are so many seconds apart."""
    return max(interval // DAY - 1, 0)


def gaps(period: Period, spans: Iterable[tuple[str, str]]) -> list[int]:
    """The runs of days inside a period that no span covers, by their length, in order."""
    first, past = _number(period.from_), _number(period.to) + 1
    found, next_ = [], first
    for start, end in sorted((_number(start), _number(end)) for start, end in spans):
        found.append(min(start, past) - next_)
        next_ = max(next_, min(end + 1, past))
    return [length for length in (*found, past - next_) if length > 0]


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def lacking(parts: Iterable[Shown]) -> tuple[LackingPart, ...]:
    """What is not shown, with the gap and what would still count."""
    return tuple(
        LackingPart(
            about=part.about,
            gap_days=part.gap or 0,
            allowed_days=part.allowed,
            records=part.records,
            asked_of=part.asked_of,
            elsewhere=part.elsewhere,
        )
        for part in parts
        if part.how is None
    )
