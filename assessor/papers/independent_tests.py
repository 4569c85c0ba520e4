"""The tests and scans an outside party is bought for, by the demands the recommended package meets with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assessor.evaluate.supply import RECOMMENDED
from assessor.model.day import days_after, months_after
from assessor.model.interval import DAY, MONTHS_IN_YEAR, months_and_rest, seconds
from assessor.model.scales import AS_DEFINED, THIRD_PARTY
from assessor.papers.dossier import TODAY
from assessor.words.new_parties import holders_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.dossier import Dossier
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.packages import Package


class IndependentTest(NamedTuple):
    """A kind of test: the demands it meets, who does it today and stays, the last on record, when the next is due."""

    capability: str
    asked: tuple[tuple[Obligation, Demand], ...]
    holders: tuple[str, ...]
    last: str | None
    due: str | None

    @property
    def every(self) -> str | None:
        """The shortest rhythm asked for; None where it is asked at events alone, or as the organization defines."""
        timed = (demand.every for _, demand in self.asked if demand.every != AS_DEFINED)
        return min((every for every in timed if every is not None), key=seconds, default=None)


def independent_tests(dossier: Dossier, package: Package) -> tuple[IndependentTest, ...]:
    """What any outside party will do for, by kind of test in the order of the requirements."""
    found: dict[str, dict[tuple[str, int], tuple[Obligation, Demand]]] = {}
    for row in dossier.result.obligations:
        verdict = row.verdicts.get(RECOMMENDED)
        for step in verdict.witness if verdict is not None else ():
            demand = row.demands[step.demand]
            if step.provider == THIRD_PARTY and demand.capability is not None:
                found.setdefault(demand.capability, {})[row.ref, step.demand] = (row, demand)
    stay = stays(dossier, package, THIRD_PARTY)
    return tuple(_test(name, tuple(asked.values()), stay, dossier) for name, asked in found.items())


def stays(dossier: Dossier, package: Package, supplier: str) -> tuple[str, ...]:
    """Who does the work of an outside party today and may stay, so that nothing new is signed; else nobody."""
    bought = next((one for one in package.purchases if one.supplier == supplier), None)
    return holders_of(package, bought, dossier.result) if bought is not None and supplier == THIRD_PARTY else ()


def runs_a_year(every: str) -> int | None:
    """How often a rhythm comes round in a year; None where it does not do so a whole number of times."""
    months, rest = months_and_rest(every)
    whole = months and not rest and MONTHS_IN_YEAR % months == 0
    return MONTHS_IN_YEAR // months if whole else None


def _test(
    capability: str, asked: tuple[tuple[Obligation, Demand], ...], stay: tuple[str, ...], dossier: Dossier
) -> IndependentTest:
    does = dict.fromkeys(
        step.provider
        for row, _ in asked
        for step in row.verdicts[TODAY].witness
        if row.demands[step.demand].capability == capability and step.provider in stay
    )
    records = [
        item.speaks_to
        for item in dossier.result.evidence_records
        if item.capability == capability and item.result == "supports" and item.inadequate is None
    ]
    test = IndependentTest(capability, asked, tuple(filter(None, does)), max(records, default=None), None)
    if test.last is None or test.every is None:
        return test
    return test._replace(due=_next(test.last, test.every))


def _next(last: str, every: str) -> str:
    """The day a rhythm comes round after the last on record."""
    months, rest = months_and_rest(every)
    return days_after(months_after(date.fromisoformat(last), months), rest // DAY).isoformat()


def asked_at(test: IndependentTest) -> Iterator[tuple[str, list[Obligation]]]:
    """The events that call for one more, each with the requirements that say so."""
    found: dict[str, list[Obligation]] = {}
    for row, demand in test.asked:
        if demand.event is not None:
            found.setdefault(demand.event, []).append(row)
    yield from found.items()
