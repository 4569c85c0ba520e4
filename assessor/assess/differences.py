"""Two results side by side: verdicts, obligations, counts, scores and money that differ, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING

from assessor.assess.change_causes import Side, cause_of, more_asked
from assessor.model.scales import VERDICT_RANK, Verdict
from assessor.model.value import field_names, is_value
from assessor.result.decode import key_of
from assessor.result.what_if import (
    ArrangementNumbers,
    ChangedFigure,
    ChangedObligations,
    ChangedScore,
    ChangedSpecification,
    ChangedVerdict,
    Direction,
    NumbersPair,
    ObligationEntry,
    WhatIf,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.economics import ArrangementCosts
    from assessor.result.obligation import Obligation
    from assessor.result.result import Result
    from assessor.result.summary import Summary
    from assessor.result.what_if import AdoptedPack, ChangedValue

    Figure = float | str | bool | None

_MOST_FIGURES = 60
_LONGEST_WORD = 60
_PAIR = 2
# Fields that hold a name, words of the rules, or what a sentence is made from: no figures.
_WORDING = frozenset(
    {"title", "citation", "statement", "reason", "note", "why", "text", "words", "source", "answer", "standing"}
)


def what_if_of(before: Result, after: Result, *, changes: tuple[ChangedValue, ...], pack: AdoptedPack | None) -> WhatIf:
    """Everything in which `after` differs from `before`; swapping the two swaps every pair and nothing else."""
    old = {row.ref: row for row in before.obligations}
    new = {row.ref: row for row in after.obligations}
    both = [(row, new[ref]) for ref, row in old.items() if ref in new]
    return WhatIf(
        changes=changes,
        pack=pack,
        verdicts=tuple(change for row, twin in both for change in _verdicts(row, twin)),
        obligations=ChangedObligations(
            added=tuple(_entry(row) for ref, row in new.items() if ref not in old),
            removed=tuple(_entry(row) for ref, row in old.items() if ref not in new),
        ),
        specifications=tuple(
            ChangedSpecification(ref=row.ref, from_=row.specification, to=twin.specification)
            for row, twin in both
            if row.specification != twin.specification
        ),
        frameworks={item.id: item.title for side in (before, after) for item in side.frameworks},
        summary=_summary(before, after),
        scores=tuple(_scores(before, after)),
        money=tuple(_money(before, after)),
    )


def _entry(row: Obligation) -> ObligationEntry:
    return ObligationEntry(
        ref=row.ref,
        title=row.title,
        statement=row.statement,
        citation=row.citation,
        demands=row.demands,
        verdicts={name: verdict.verdict for name, verdict in row.verdicts.items()},
    )


def _verdicts(old: Obligation, new: Obligation) -> Iterator[ChangedVerdict]:
    for name, was in old.verdicts.items():
        now = new.verdicts.get(name)
        if now is not None and now.verdict is not was.verdict:
            before, after = Side(old, was), Side(new, now)
            way = direction(was.verdict, now.verdict)
            yield ChangedVerdict(
                ref=old.ref,
                title=old.title,
                arrangement=name,
                from_=was.verdict,
                to=now.verdict,
                direction="other" if more_asked(before, after) else way,
                cause=cause_of(before, after, way),
            )


def direction(was: Verdict, now: Verdict) -> Direction:
    """Better, worse, or only other: neither end may be outside the scale."""
    before, after = VERDICT_RANK.get(was), VERDICT_RANK.get(now)
    if before is None or after is None or before == after:
        return "other"
    return "better" if after > before else "worse"


def _summary(before: Result, after: Result) -> dict[str, dict[str, NumbersPair]]:
    pairs: dict[str, dict[str, NumbersPair]] = {}
    for framework in dict.fromkeys((*before.summary, *after.summary)):
        old, new = before.summary.get(framework, {}), after.summary.get(framework, {})
        pairs[framework] = {
            name: NumbersPair(before=_numbers(old.get(name)), after=_numbers(new.get(name)))
            for name in dict.fromkeys((*old, *new))
        }
    return pairs


def _numbers(counts: Summary | None) -> ArrangementNumbers | None:
    if counts is None:
        return None
    return ArrangementNumbers(
        applicable=counts.applicable,
        decided=counts.decided,
        in_place=counts.in_place,
        partial=counts.partial,
        gap=counts.gap,
        not_assessable=counts.not_assessable,
        score=counts.score,
        carried_score=counts.carried_score,
        coverage=counts.coverage,
        confidence=counts.confidence,
    )


def _scores(before: Result, after: Result) -> Iterator[ChangedScore]:
    """Single figures of the frameworks' own scores that both results have."""
    old, new = before.scores or {}, after.scores or {}
    for framework in (name for name in old if name in new):
        was, now = dict(_leaves(old[framework], "")), dict(_leaves(new[framework], ""))
        differing = [path for path in was if path in now and was[path] != now[path]]
        for path in differing[:_MOST_FIGURES]:
            yield ChangedScore(framework=framework, figure=path, before=was[path], after=now[path])


def _leaves(value: object, path: str) -> Iterator[tuple[str, Figure]]:
    """Single values by their path; what is said per obligation or in sentences is no figure."""
    if isinstance(value, tuple):
        if len(value) <= _PAIR and all(isinstance(number, (int, float)) for number in value):
            yield path, ", ".join(map(str, value))
    elif isinstance(value, Mapping) or is_value(value):
        for name, part in _parts(value):
            if name not in _WORDING and ":" not in name:
                yield from _leaves(part, f"{path}.{name}" if path else name)
    elif isinstance(value, Enum):
        yield path, value.value
    elif value is None or isinstance(value, (int, float)) or (isinstance(value, str) and len(value) <= _LONGEST_WORD):
        yield path, value


def _parts(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        yield from value.items()
    else:
        for name in field_names(type(value)):
            yield key_of(name), getattr(value, name)


def _money(before: Result, after: Result) -> Iterator[ChangedFigure]:
    """Figures of the decision and of each arrangement's cost that both results have."""
    if (before.recommendation is None) != (after.recommendation is None):
        yield ChangedFigure(
            figure="recommendation",
            arrangement=None,
            before=_ending(before),
            after=_ending(after),
            unpriced_before=before.unpriced,
            unpriced_after=after.unpriced,
        )
    yield from _decision(before, after)
    if before.economics is None or after.economics is None:
        return
    costs, others = before.economics.priced, after.economics.priced
    for name in (name for name in costs if name in others):
        yield from _costs(costs[name], others[name], name)


def _decision(before: Result, after: Result) -> Iterator[ChangedFigure]:
    if before.economics is not None and after.economics is not None:
        old, new = before.economics, after.economics
        yield from _pair(
            "crossover_incidents_per_month", old.crossover_incidents_per_month, new.crossover_incidents_per_month
        )
    if before.recommendation is not None and after.recommendation is not None:
        was, now = before.recommendation, after.recommendation
        yield from _pair("status", was.status, now.status)
        yield from _pair("annual_cost", was.annual_cost, now.annual_cost)
        yield from _pair("functional_cost", was.functional_cost, now.functional_cost)
        yield from _pair("price_of_compliance", was.price_of_compliance, now.price_of_compliance)


def _costs(old: ArrangementCosts, new: ArrangementCosts, arrangement: str) -> Iterator[ChangedFigure]:
    """What an arrangement costs a year: its fees, and all of it with the risk as it is weighed."""
    yield from _pair("fees_annual", old.fees_annual, new.fees_annual, arrangement)
    yield from _pair("functional", old.functional, new.functional, arrangement)


def _pair(
    figure: str, before: float | str | None, after: float | str | None, arrangement: str | None = None
) -> Iterator[ChangedFigure]:
    if before != after:
        yield ChangedFigure(
            figure=figure,
            arrangement=arrangement,
            before=before,
            after=after,
            unpriced_before=None,
            unpriced_after=None,
        )


def _ending(side: Result) -> str | None:
    """How the search for a recommendation ended, or the code of why there was none."""
    return side.recommendation.status if side.recommendation is not None else side.no_recommendation
