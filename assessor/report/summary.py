"""The executive summary: what the numbers of a result say, without adding a number of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import charts, phrases, words
from assessor.report.text import shorten

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import Arrangement, Names
    from assessor.report.svg import Drawing


@dataclass(frozen=True, slots=True)
class Figure:
    """One large number with the sentence that belongs to it."""

    value: str
    sentence: str
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """The full numbers of one framework, one line per arrangement."""

    framework: str
    bars: Drawing
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Remaining:
    """One obligation that no way of buying support takes off the organization."""

    obligation: str
    title: str
    why: str
    duties: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reader with two minutes takes away."""

    headline: str
    sentences: tuple[str, ...]
    figures: tuple[Figure, ...]
    heat: Drawing
    numbers: tuple[Numbers, ...]
    remaining: tuple[Remaining, ...]
    leader: str


def summary_of(result: Record, names: Names) -> Summary:
    """The summary of a whole result."""
    counts = result.record("summary")
    residue = tuple(_remaining(each, names) for each in result.records("residue"))
    leaders = _leaders(counts, names)
    return Summary(
        headline=_headline(counts, names, leaders),
        sentences=tuple(
            _sentence(title, counts.record(each).record("today")) for each, title in names.frameworks.items()
        ),
        figures=_figures(counts, names, leaders, len(residue)),
        heat=_heat(result, names),
        numbers=tuple(_numbers(title, counts.record(each), names) for each, title in names.frameworks.items()),
        remaining=residue,
        leader=_together(leaders),
    )


def _leaders(counts: Record, names: Names) -> list[Arrangement]:
    """The arrangements that carry most; over several frameworks the weakest one speaks."""
    weakest = {
        each.id: [counts.record(framework).record(each.id).number("carried_score") for framework in names.frameworks]
        for each in names.models
    }
    known = {
        key: min(n for n in found if n is not None) for key, found in weakest.items() if found and None not in found
    }
    top = max(known.values(), default=None)
    return [each for each in names.models if top is not None and known.get(each.id) == top]


def _together(leaders: list[Arrangement]) -> str:
    """Several leaders as the subject of a sentence."""
    return phrases.listed(
        [each.title if number == 0 else phrases.inside(each.title) for number, each in enumerate(leaders)]
    )


def _headline(counts: Record, names: Names, leaders: list[Arrangement]) -> str:
    if not leaders:
        return f"What today's arrangement carries for {shorten(names.organization, 60)}"
    who = _together(leaders)
    if len(names.frameworks) == 1:
        each = counts.record(next(iter(names.frameworks)))
        best, today = each.record(leaders[0].id), each.record("today")
        if (today.number("carried_score") or 0) >= (best.number("carried_score") or 0):
            return f"Today's arrangement carries {today.count('carried')}; no other way of buying support carries more"
        return (
            f"{who} can carry {best.count('carried')} of {best.count('carriable')} obligations "
            f"that IT support can carry; today carries {today.count('carried')}"
        )
    shares = [
        f"{phrases.percent(counts.record(key).record(leaders[0].id).number('carried_score'))} of {title}"
        for key, title in names.frameworks.items()
    ]
    return f"{who} can carry most: {phrases.listed(shares)}"


def _sentence(title: str, today: Record) -> str:
    unknown = today.count("not_assessable")
    tail = f" Not assessable, because a fact or a term is not stated: {unknown}." if unknown else ""
    return (
        f"{title} today, of {today.count('decided')} obligations that can be decided: "
        f"in place {today.count('in_place')}, partial {today.count('partial')}, gap {today.count('gap')}.{tail}"
    )


def _figures(counts: Record, names: Names, leaders: list[Arrangement], residue: int) -> tuple[Figure, ...]:
    stays = Figure(str(residue), f"{phrases.noun(residue, 'obligation')} no way of buying support takes from you")
    if len(names.frameworks) != 1:
        return (
            *(_framework_figure(title, counts.record(key).record("today")) for key, title in names.frameworks.items()),
            stays,
        )
    each = counts.record(next(iter(names.frameworks)))
    today = each.record("today")
    found = [
        Figure(
            phrases.percent(today.number("score")),
            f"of decided obligations are in place today: {today.count('in_place')} of {today.count('decided')}",
        ),
        Figure(
            str(today.count("gap")),
            f"{phrases.noun(today.count('gap'), 'gap')} today, and {today.count('partial')} more partial",
            alarming=today.count("gap") > 0,
        ),
    ]
    if leaders:
        best = each.record(leaders[0].id)
        found.append(
            Figure(
                phrases.percent(best.number("carried_score")),
                f"of what support can carry is carried by {phrases.inside(leaders[0].title)}; "
                f"{phrases.percent(today.number('carried_score'))} today",
            )
        )
    return (*found, stays)


def _framework_figure(title: str, today: Record) -> Figure:
    return Figure(
        phrases.percent(today.number("score")),
        f"of decided {title} obligations in place today: {today.count('in_place')} of {today.count('decided')}; "
        f"gaps: {today.count('gap')}",
    )


def _heat(result: Record, names: Names) -> Drawing:
    counts = result.record("summary")
    refs = [each.text("ref").partition(":")[0] for each in result.records("residue")]
    catalogs = {each.text("id"): each.text("catalog") or each.text("id") for each in result.records("frameworks")}
    return charts.heat_map(
        [each.label for each in names.arrangements],
        [
            charts.HeatRow(
                title,
                tuple(
                    charts.HeatCell(cell.number("carried_score"), cell.count("gap"))
                    for cell in (counts.record(key).record(each.id) for each in names.arrangements)
                ),
                refs.count(catalogs.get(key, key)),
            )
            for key, title in names.frameworks.items()
        ],
    )


def _numbers(title: str, counts: Record, names: Names) -> Numbers:
    order = words.STATUSES
    return Numbers(
        title,
        charts.verdict_bars(
            [
                charts.BarRow(each.title, tuple((status, counts.record(each.id).count(status.id)) for status in order))
                for each in names.arrangements
            ]
        ),
        tuple(_line(each.title, counts.record(each.id)) for each in names.arrangements),
    )


def _line(title: str, each: Record) -> tuple[str, ...]:
    return (
        title,
        f"{each.count('in_place')} of {each.count('decided')}",
        phrases.percent(each.number("score")),
        f"{each.count('carried')} of {each.count('carriable')}",
        phrases.percent(each.number("carried_score")),
        phrases.percent(each.number("coverage")),
        "\u2013" if each.number("confidence") is None else f"{each.number('confidence'):.2f}",
    )


def _remaining(each: Record, names: Names) -> Remaining:
    duties = [names.duties.get(duty, duty) for duty in each.strings("duties")]
    return Remaining(
        names.obligation(each.text("ref")),
        shorten(each.text("title"), 160),
        words.RESIDUE.get(each.text("why"), phrases.plain(each.text("why"))),
        shorten(" ".join(duties), 400),
    )
