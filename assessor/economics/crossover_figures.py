"""The crossover as a result holds it: each formula, its terms, the steps of a tiered price, the rule of the trade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics import fees
from assessor.economics.chance import quantile
from assessor.economics.crossover import FORMULAS
from assessor.economics.lines import PRECISE
from assessor.result.crossover import (
    CostLine,
    CostLines,
    Crossover,
    CrossoverBand,
    CrossoverStep,
    CrossoverTerms,
    ExcludedWork,
    IncidentMean,
    InvoicedHours,
    RuleSizes,
    UncountedPrice,
)

if TYPE_CHECKING:
    from assessor.economics.crossover import CrossoverModel
    from assessor.economics.incident_cost import MeanCost
    from assessor.model.money import Formula
    from assessor.result.crossover import RuleOutcome

_DIGITS, _FEW, _CENTS = 3, 4, 2


def crossovers(model: CrossoverModel) -> tuple[Crossover, ...]:
    """The crossover by each formula."""
    return tuple(_crossover(model, formula) for formula in FORMULAS)


def _crossover(model: CrossoverModel, formula: Formula) -> Crossover:
    value, draws = model.per_month(formula), model.spread(formula)
    chance = model.probability_above(formula)
    break_fix, managed = model.terms.lines(formula)
    return Crossover(
        formula=formula,
        per_month=rounded(value),
        per_month_precise=rounded(value, PRECISE),
        per_user=None if value is None else round(value / model.book.size.users, _FEW),
        p5=rounded(quantile(draws, 0.05)),
        p50=rounded(quantile(draws, 0.5)),
        p95=rounded(quantile(draws, 0.95)),
        probability_above=round(chance, _FEW),
        probability_above_precise=round(chance, PRECISE),
        told=model.cheaper(formula),
        lines=CostLines(break_fix=_line(break_fix), managed=_line(managed)),
    )


def _line(line: tuple[float, float]) -> CostLine:
    return CostLine(fixed=round(line[0], _CENTS), per_incident=round(line[1], _CENTS))


def crossover_terms(model: CrossoverModel) -> CrossoverTerms:
    """What the formulas compare."""
    terms, invoice = model.terms, model.invoice
    left = 1 - model.parameters.value(model.model.regimes.losses.upkeep.prevents)
    invoiced = InvoicedHours(
        hours=round(model.hours, PRECISE),
        hourly=round(invoice.hourly, PRECISE),
        travel_and_parts=round(invoice.per_incident, PRECISE),
    )
    return CrossoverTerms(
        users=model.book.size.users,
        uncounted=tuple(
            UncountedPrice(
                provider=provider,
                counted=fees.counted(price),
                instead="price" if model.managed is not None else "price_list",
            )
            for provider, price in model.uncounted
        ),
        fee=round(terms.fee, PRECISE),
        invoice=round(terms.invoice, PRECISE),
        invoiced=invoiced if invoice.flat is None else None,
        onboarding=round(terms.onboarding, PRECISE),
        own_tools=round(terms.tools, PRECISE),
        break_fix=_mean(terms.break_fix),
        managed=_mean(terms.managed),
        incidents_left=round(left, PRECISE),
        own_per_month=round(model.own.value, PRECISE),
        certainty=model.parameters.value("certainty"),
    )


def _mean(cost: MeanCost) -> IncidentMean:
    return IncidentMean(invoices=round(cost.invoices, PRECISE), losses=round(cost.losses, PRECISE))


def crossover_steps(model: CrossoverModel) -> tuple[CrossoverStep, ...]:
    """The crossover at each step of a tiered price; empty where the price has none."""
    price, size, terms = model.price, model.book.size, model.terms
    gain = terms.break_fix.whole - terms.managed.whole
    if price is None or gain <= 0:
        return ()
    steps = []
    for seats in fees.steps(price, size):
        fee = fees.monthly(price, size, 1, seats=seats)
        fixed = fee + model.onboarding(fee) - terms.tools
        steps.append(
            CrossoverStep(
                seats=seats,
                fee_monthly=round(fee, _CENTS),
                per_month=round(max(0.0, fixed) / gain, _DIGITS),
                here=seats == fees.seats_of(price, size),
            )
        )
    return tuple(steps)


def excluded_work(model: CrossoverModel) -> ExcludedWork | None:
    """The same crossovers when work outside the contract is billed on top of the fee; None for an all-in price."""
    price = model.price
    share = model.parameters.value("residual_share")
    if price is not None and price.structure == "all_inclusive":
        return None
    if price is not None and price.residual_share is not None:
        share = price.residual_share

    def with_it(formula: Formula) -> float | None:
        break_fix, managed = model.terms.lines(formula)
        gain, more = break_fix[1] - managed[1], managed[0] + share * model.terms.fee - break_fix[0]
        return round(max(more, 0.0) / gain, _DIGITS) if gain > 0 else None

    return ExcludedWork(share=share, **{formula: with_it(formula) for formula in FORMULAS})


def rule_of_thumb(model: CrossoverModel, formula: Formula) -> CrossoverBand:
    """The trade's rule of thumb beside the crossover of a formula, and for which sizes it would hold."""
    rule = model.parameters["rule_of_thumb"]
    value = model.per_month(formula)
    terms, users = model.terms, model.book.size.users
    sizes = None
    (own, each), (contract, left) = terms.lines(formula)
    if each > left and contract > own and users:
        per_head, gain = (contract - own) / users, each - left
        sizes = RuleSizes(
            fewest_users=round(rule.low * gain / per_head, PRECISE),
            most_users=round(rule.high * gain / per_head, PRECISE),
            fee_per_user=round(terms.fee / users, PRECISE),
            per_user=round(per_head / gain, PRECISE),
        )
    outcome = _outcome(value, rule.low, rule.high)
    return CrossoverBand(low=rule.low, high=rule.high, holds=outcome == "holds", outcome=outcome, sizes=sizes)


def _outcome(value: float | None, low: float, high: float) -> RuleOutcome:
    if value is None:
        return "no_crossover"
    if value > high:
        return "too_early"
    return "holds" if value >= low else "too_late"


def rounded(value: float | None, digits: int = _DIGITS) -> float | None:
    """A figure to so many digits after the point, if there is one."""
    return None if value is None else round(value, digits)
