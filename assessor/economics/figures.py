"""The economics of a result: what each arrangement costs, the crossover, capacity, and what all of it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.economics.crossover import COUNTING
from assessor.economics.crossover_figures import (
    crossover_steps,
    crossover_terms,
    crossovers,
    excluded_work,
    rounded,
    rule_of_thumb,
)
from assessor.economics.lines import price_input
from assessor.economics.losses import WEIGHTS
from assessor.economics.parameters import own_figure
from assessor.economics.simulate import GENERATOR
from assessor.economics.staffing import staffing
from assessor.evaluate.supply import offers_of
from assessor.model.scales import IN_PLACE
from assessor.result.economics import Economics, Tolerance
from assessor.result.losses import (
    CeilingScenario,
    Cheaper,
    ComparedLosses,
    RegimeComparison,
    Simulation,
    StandardErrors,
)
from assessor.result.prices import EconomicsInput
from assessor.result.scales import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.economics.accounts import Accounts
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement, Supplier
    from assessor.model.engagement import Provider
    from assessor.model.money import Price
    from assessor.result.scales import CrossoverSide, Measure

    Judgements = Mapping[str, Mapping[str, Judgement]]
    Variants = Mapping[str, Sequence[Arrangement]]

CURRENCY: Final = "USD"
_MINUTES, _MONTHS = 60, 12
_SIZES = ("users", "devices", "servers", "sites")
_CENTS = 2


def economics_of(accounts: Accounts, variants: Variants, judgements: Judgements) -> Economics:
    """The `economics` of a result. Each arrangement is priced at the offerings its verdicts need."""
    priced = {name: priced_variant(variants[name], judgements[name]) for name in judgements if variants.get(name)}
    model, formula = accounts.crossover, COUNTING
    arrangements = {
        name: accounts.costs(variant) if accounts.is_priced(variant) else None for name, variant in priced.items()
    }
    return Economics(
        currency=CURRENCY,
        tolerance=Tolerance(name=accounts.tolerance, weight=accounts.weight, choices=WEIGHTS),
        frequency=accounts.frequency.rounded(),
        crossover=crossovers(model),
        crossover_formula=formula,
        crossover_incidents_per_month=rounded(model.per_month(formula)),
        crossover_terms=crossover_terms(model),
        crossover_steps=crossover_steps(model),
        crossover_excluded_work=excluded_work(model),
        band=rule_of_thumb(model, formula),
        arrangements=arrangements,
        comparison=comparison(accounts),
        capacity=staffing(accounts.book, variants),
        ceiling_scenario=ceiling(accounts),
        simulation=Simulation(
            trials=accounts.trials,
            seed=accounts.seed,
            generator=GENERATOR,
            counts="poisson" if accounts.dispersion is None else "negative_binomial",
            dispersion=accounts.dispersion,
            standard_errors="asymptotic",
        ),
        breach=None if accounts.breach_risks is None else accounts.breach_risks.basis(),
        inputs=inputs(accounts),  # last: what was read above is listed
    )


def priced_variant(variants: Sequence[Arrangement], judged: Mapping[str, Judgement]) -> Arrangement:
    """Of an arrangement's variants the smallest that has every offering some obligation in place rests on."""
    if len(variants) == 1:
        return variants[0]
    ladder: dict[str, list[str]] = {}
    for variant in variants:
        for model, offering in variant.offerings:
            steps = ladder.setdefault(model, [])
            if offering not in steps:
                steps.append(offering)
    needed: dict[str, int] = dict.fromkeys(ladder, 0)
    for judgement in judged.values():
        if judgement.verdict in IN_PLACE and judgement.arrangement is not None:
            for model, offering in judgement.arrangement.offerings:
                needed[model] = max(needed[model], ladder[model].index(offering))
    wanted = {(model, ladder[model][step]) for model, step in needed.items()}
    return next((variant for variant in variants if set(variant.offerings) == wanted), variants[-1])


def comparison(accounts: Accounts) -> RegimeComparison:
    """Break-fix and the usual managed package side by side: same incidents, nothing else in either.

    The fees are those of the crossover, so this is what the crossover looks like in a whole year of luck, good or bad.
    """
    called, contracted = accounts.crossover.sides
    terms = accounts.crossover.terms
    break_fix = _compared(accounts, called, terms.tools, steady=False)
    managed = _compared(accounts, contracted, terms.fee + terms.onboarding, steady=True)

    def cheaper(measure: Measure) -> CrossoverSide | None:
        ours, theirs = break_fix.figure(measure), managed.figure(measure)
        return None if ours == theirs else "break_fix" if ours < theirs else "managed"

    return RegimeComparison(
        break_fix=break_fix,
        managed=managed,
        cheaper=Cheaper(**{measure: cheaper(measure) for measure in MEASURES}),
    )


def _compared(accounts: Accounts, supplier: Supplier, monthly: float, *, steady: bool) -> ComparedLosses:
    """A year with one supplier who handles all incidents, at certain costs of so much a month."""
    regime = accounts.regimes.between(supplier, supplier, steady=steady)
    total = accounts.losses.distribution(regime).plus(_MONTHS * monthly)
    return ComparedLosses(
        **{measure: round(total.figure(measure)) for measure in MEASURES},
        fees_annual=round(_MONTHS * monthly),
        se=StandardErrors(**{measure: round(total.se[measure]) for measure in MEASURES}),
    )


def ceiling(accounts: Accounts) -> CeilingScenario | None:
    """What an hour would cost at the worst published figure; only for an organization with a data center of its own."""
    operations = accounts.case.engagement.operations
    if operations is None or not operations.own_data_center:
        return None
    published = accounts.parameters["downtime_ceiling"]
    return CeilingScenario(
        usd_per_minute=published.value,
        usd_per_hour=round(published.value * _MINUTES),
        own_usd_per_hour=round(accounts.losses.stop_cost, _CENTS),
        parameter=published.id,
    )


def inputs(accounts: Accounts) -> tuple[EconomicsInput, ...]:
    """Every number the economics rest on, by id: the parameters that were read, stated prices, computed costs."""
    parameters = accounts.parameters
    listed = [parameters[name] for name in sorted({*parameters.read, *_SIZES})]
    listed += [
        _price_input(provider, provider.price)
        for provider in accounts.case.engagement.providers
        if provider.price is not None
    ]
    sold = offers_of(accounts.case.terrain, accounts.case.engagement).values()
    listed += [
        _price_input(one.provider, one.provider.price)
        for one in sold
        if one.provider is not None and one.provider.price is not None
    ]
    operations = accounts.case.engagement.operations
    stated = operations is not None and operations.downtime_per_hour is not None
    cost = round(accounts.losses.stop_cost, _CENTS)
    listed.append(own_figure("downtime_per_hour", "USD an hour", cost, stated=stated, computed=not stated))
    return tuple(sorted(listed, key=lambda figure: figure.id))


def _price_input(provider: Provider, price: Price) -> EconomicsInput:
    """A provider's own price; of a tiered one its first tier."""
    value = price.amount if price.amount is not None else price.tiers[0].amount if price.tiers else 0.0
    return EconomicsInput(
        id=price_input(provider.id),
        label=None,
        unit=CURRENCY,
        low=value,
        value=value,
        high=value,
        origin="stated",
        citation=None,
        provider=provider.id,
        structure=price.structure,
        assumption=False,
        stated=True,
    )
