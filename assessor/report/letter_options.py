"""The options on the board letter: today's arrangement and the packages, in the figures of the decision page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.report.decision.money import NONE
from assessor.report.decision.option_bars import Priced, option_bars
from assessor.report.text import shorten
from assessor.words import breach_figures, grammar, packages, todays_sum
from assessor.words.new_parties import newly_signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.names import BriefNames
    from assessor.report.svg import Drawing
    from assessor.result.economics import ArrangementCosts
    from assessor.result.packages import Package
    from assessor.result.prices import Range
    from assessor.result.result import Result

_WHOLE: Final = ("managed", "co_managed", "internal_it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something that could be signed, or what there is today, as a line of a table."""

    title: str
    means: str
    in_place: str
    cash: str
    spread: str
    bar: Drawing | None
    moves: str
    contracts: str
    parties: str
    lost: str
    risk: str
    chosen: bool


def options_of(result: Result, names: BriefNames) -> Iterator[Option]:
    """Today and every package; where nothing is recommended, what it may come to."""
    costs = result.economics.priced.get(TODAY) if result.economics is not None else None
    drawn = result.recommendation.today_range if result.recommendation is not None else None
    found = result.recommendation.packages if result.recommendation is not None else ()
    chosen = next((one for one in found if one.recommended), None)
    listed = found or (result.unready.indication if result.unready is not None else ())
    priced = [Priced(one.annual_cost, one.annual_range, chosen=one.recommended) for one in listed]
    first, *others = (
        option_bars([Priced(costs.cash, drawn, chosen=False), *priced])
        if costs is not None
        else (None,) * (len(listed) + 1)
    )
    yield _today(result, names, costs, drawn, first)
    for package, bar in zip(listed, others, strict=True):
        yield _package(result, package, chosen, bar)


def note_of(result: Result, names: BriefNames) -> str:
    """What stands below the options."""
    return " ".join(filter(None, (_once_done(result), _whole_models(result, names), _counted_breach(result))))


def _once_done(result: Result) -> str:
    """How many of those in place under a package wait for the organization's own duties."""
    closes = set(result.recommendation.closes) if result.recommendation is not None else set()
    waiting = sum(row.ref in closes for row in result.residue)
    if not waiting:
        return ""
    return f"{waiting} in place {grammar.verb(waiting, 'waits', 'wait')} for your own duties."


def _counted_breach(result: Result) -> str:
    """What a breach of data adds to the comparison, where the engagement says that it counts."""
    economics = result.economics
    if economics is None or economics.breach is None or not economics.breach.counted:
        return ""
    found = {name: costs.breach for name, costs in economics.priced.items()}
    now = found.get(TODAY)
    return breach_figures.counts(now, found.get(RECOMMENDED)) if now is not None else ""


def _whole_models(result: Result, names: BriefNames) -> str:
    """What the common support models would put in place, bought whole: one line."""
    told = [
        f"{grammar.inside(names.arrangement(name).title)} {_of(result, name)}"
        for name in _WHOLE
        if name in result.arrangements
    ]
    return f"Whole support models, for comparison: {grammar.listed(told)} in place." if told else ""


def _today(
    result: Result, names: BriefNames, costs: ArrangementCosts | None, drawn: Range | None, bar: Drawing | None
) -> Option:
    return Option(
        title=names.arrangement(TODAY).title,
        means=grammar.inside(todays_sum.told(result)),
        in_place=_of(result, TODAY),
        cash=grammar.usd(costs.cash) if costs is not None else NONE,
        spread=packages.between(drawn) if drawn is not None else "",
        bar=bar,
        moves=NONE,
        contracts=NONE,
        parties=NONE,
        lost=grammar.usd(costs.lost) if costs is not None else NONE,
        risk=grammar.usd(costs.risk_charge) if costs is not None else NONE,
        chosen=False,
    )


def _package(result: Result, package: Package, chosen: Package | None, bar: Drawing | None) -> Option:
    placed, apply = _placed(result, RECOMMENDED)
    share = NONE if chosen is None else f"{packages.put_in_place(package, chosen, placed)} of {apply}"
    return Option(
        title=packages.title(package),
        means=shorten(packages.means(package), 120),
        in_place=share,
        cash=grammar.usd(package.annual_cost),
        spread=packages.spread(package),
        bar=bar,
        moves=str(len(package.moves)),
        contracts=f"{len(newly_signed(result, package))} / {len(package.cancelled)}",
        parties=str(len(package.vendors)),
        lost=grammar.usd(package.expected_losses),
        risk=grammar.usd(_charge(package)),
        chosen=package.recommended,
    )


def _charge(package: Package) -> int:
    """What bad years count, as what is left of the whole, so that a line adds up in whole dollars as today's does."""
    counted = package.breach.compared if package.breach is not None else 0.0
    return round(package.functional_cost) - round(package.annual_cost) - round(package.expected_losses) - round(counted)


def _of(result: Result, arrangement: str) -> str:
    placed, apply = _placed(result, arrangement)
    return f"{placed} of {apply}"


def _placed(result: Result, arrangement: str) -> tuple[int, int]:
    """How many obligations of all frameworks an arrangement has in place, and how many apply."""
    columns = (result.summary[chosen.id].get(arrangement) for chosen in result.frameworks)
    counts = [column for column in columns if column is not None]
    return sum(each.in_place for each in counts), sum(each.decided + each.not_assessable for each in counts)
