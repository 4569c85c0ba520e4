"""Who does what then, how sure that is, and what makes it cost as much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED
from assessor.model.scales import THIRD_PARTY
from assessor.report.decision.money import whole_dollars
from assessor.report.sheet import Bullets, Callout, Column, Heading, Paragraph, Table, cells
from assessor.report.text import shorten
from assessor.result.prices import NoCharge
from assessor.words import decisions, grammar, packages, projects, turning_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block, Cell
    from assessor.result.packages import Package
    from assessor.result.prices import FeeLine
    from assessor.result.recommendation import Recommendation, RunnerUp, SupplierTotal
    from assessor.result.result import Result

_MOST: Final = 3


def who_does_what(result: Result, recommendation: Recommendation, names: BriefNames) -> Table:
    """One line per supplier: what it keeps, what it takes over, what it costs; the busiest first."""
    suppliers = sorted(recommendation.suppliers, key=lambda supplier: -len(supplier.functions))
    columns = (Column("Who", 40), Column("Keeps", 50), Column("Takes over", 64), Column("A year", 22, number=True))
    note = (
        "Each line holds a third of what is paid once in 36 months. Lines are rounded to whole dollars; together they "
        "are the cash a year above."
    )
    taken = packages.recommended(recommendation)
    open_fees = packages.unpriced(taken) if taken is not None else ()
    stays = tuple(packages.kept_apart(result, taken)) if taken is not None else ()
    if open_fees or stays:
        note += " A fee that is not stated is in no sum."
    note += _paid_in_turn(result, taken, names) if taken is not None else ""
    rows = (
        *(_supplier(supplier, recommendation, names, priced=supplier.id not in open_fees) for supplier in suppliers),
        *(_kept_apart(line, names) for line in stays),
        *_others(recommendation),
    )
    return Table(columns, rows, title="Who would do what", note=note)


def _paid_in_turn(result: Result, package: Package, names: BriefNames) -> str:
    """The whole price of an examination that is paid once in three years."""
    told = ((one.supplier, projects.paid_in_turn(result, package, one.supplier)) for one in package.purchases)
    return "".join(f" The {names.examination(supplier)} costs {price}." for supplier, price in told if price)


def _kept_apart(line: FeeLine, names: BriefNames) -> tuple[Cell, ...]:
    """Somebody who keeps work that is nobody's to move, for a fee that is not stated."""
    functions = line.basis.functions if isinstance(line.basis, NoCharge) else ()
    work = grammar.listed([grammar.inside(names.function(name)) for name in functions])
    return cells(shorten(names.provider(line.supplier or ""), 90), grammar.opening(work), "\N{EN DASH}", "not stated")


def _others(recommendation: Recommendation) -> Iterator[tuple[Cell, ...]]:
    """What is paid beside the suppliers' fees, so that the table adds up to the cash."""
    running = sum(contract.annual for contract in recommendation.running_contracts)
    rest = (
        ("Repairs and visits billed in a mean year", recommendation.expected_invoices or 0.0),
        ("Tools you then buy yourself", recommendation.own_tools or 0.0),
        ("Contracts that run on unused", running),
    )
    for title, amount in rest:
        if amount:
            yield cells(title, "\N{EN DASH}", "\N{EN DASH}", whole_dollars(amount))


def _supplier(
    supplier: SupplierTotal, recommendation: Recommendation, names: BriefNames, *, priced: bool
) -> tuple[Cell, ...]:
    lines = [line for line in recommendation.lines if line.function in supplier.functions]
    held = [line for line in lines if supplier.id in (line.today or ())]
    kept = [grammar.inside(names.function(line.function)) for line in held]
    taken = [grammar.inside(names.function(line.function)) for line in lines if line not in held]
    if supplier.id in names.examiners:
        taken = [names.examination(supplier.id)]
    name = names.provider(supplier.id) if supplier.serves_today else names.supplier(supplier.id)
    if supplier.id == THIRD_PARTY and lines and all(line.today for line in lines):
        holders = dict.fromkeys(holder for line in lines for holder in line.today or ())
        name = f"{names.all_providers(holders)}, or {names.provider(THIRD_PARTY)} in their place"
        kept, taken = taken, []
    return cells(
        shorten(grammar.opening(name), 90),
        grammar.opening(grammar.listed(kept)) or "\N{EN DASH}",
        grammar.opening(grammar.listed(taken)) or "\N{EN DASH}",
        whole_dollars(supplier.annual) if priced or round(supplier.annual) else "not stated",
    )


def what_decides(recommendation: Recommendation, names: BriefNames) -> tuple[Block, ...]:
    """Second best, what binds, and on whom much hangs."""
    blocks: list[Block] = []
    if recommendation.runner_up is not None:
        blocks.append(Paragraph(_runner_up(recommendation.runner_up, recommendation, names)))
    bought, apart = decisions.cost_steps(recommendation, names)
    if bought:
        blocks += [
            Heading(decisions.STEPS),
            Bullets(tuple(shorten(step, 300) for step in bought)),
        ]
    if apart:
        blocks.append(Paragraph(apart))
    warnings = [shorten(decisions.concentration(warning, names), 300) for warning in recommendation.concentration]
    if warnings:
        blocks.append(Callout("Mind:", " ".join(warnings)))
    return tuple(blocks)


def _runner_up(second: RunnerUp, recommendation: Recommendation, names: BriefNames) -> str:
    differs = [
        f"{grammar.inside(names.function(hands.function))} with {decisions.in_hands_of(hands, names)}"
        for hands in second.differences
    ]
    tail = f" It differs in {grammar.listed(differs[:_MOST])}." if differs else ""
    cheaper = second.difference < 0
    more = f"{whole_dollars(abs(second.difference))} {'less, which chance could undo' if cheaper else 'more'}"
    known = next((one for one in recommendation.packages if one.functional_cost == second.functional_cost), None)
    which = f"“{packages.title(known)}”" if known is not None else "The next best arrangement"
    cost = whole_dollars(second.annual_cost)
    return f"{which} costs {cost} a year in cash; with losses and risk included, {more}.{tail}"


def how_sure(result: Result, recommendation: Recommendation, names: BriefNames) -> Callout:
    """How far to trust it, and which figure would turn it."""
    inputs = result.economics.inputs if result.economics is not None else ()
    stated = sum(parameter.stated for parameter in inputs)
    assumed = sum(parameter.assumption and not parameter.stated for parameter in inputs)
    rests = (
        f"It rests on {len(inputs)} figures. You stated {stated}; {assumed} are our assumptions; the others are cited. "
        "The list at the end of this annex has them all."
    )
    turning = turning_points.BELOW if recommendation.worth_knowing else turning_points.NONE
    text = f"{rests}{_confidence(result, names)} {turning}"
    return Callout("How sure is this?", text)


def _confidence(result: Result, names: BriefNames) -> str:
    """How firm the verdicts of the recommended column are."""
    columns = {framework: result.summary[framework].get(RECOMMENDED) for framework in names.frameworks}
    grades = [
        f"{grammar.grade(column.confidence)} for {names.frameworks[framework]}"
        for framework, column in columns.items()
        if column is not None and column.confidence is not None
    ]
    if not grades:
        return ""
    return f" The confidence of its verdicts is {grammar.listed(grades)} (explained in annex F)."
