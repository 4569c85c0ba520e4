"""The economics of a result: what each arrangement costs, the crossover, capacity, and what all of it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.economics.crossover_words import crossover_data
from assessor.economics.losses import FUNCTIONALS
from assessor.economics.simulate import GENERATOR
from assessor.economics.staffing import staffing
from assessor.model.scales import IN_PLACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.economics.accounts import Accounts
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.supply import Arrangement

    Judgements = Mapping[str, Mapping[str, Judgement]]
    Variants = Mapping[str, Sequence[Arrangement]]

CURRENCY = "USD"
_MINUTES = 60
_BREAK_FIX, _MANAGED = "break_fix", "managed"


def economics_of(accounts: Accounts, variants: Variants, judgements: Judgements) -> dict[str, Any]:
    """The `economics` of a result. Each arrangement is priced at the offerings its verdicts need."""
    priced = {name: priced_variant(variants[name], judgements[name]) for name in judgements if variants.get(name)}
    made: dict[str, Any] = {
        "currency": CURRENCY,
        "tolerance": {"name": accounts.tolerance, "functional": accounts.functional, "choices": dict(FUNCTIONALS)},
        "frequency": accounts.frequency.data(),
        **crossover_data(accounts.crossover, accounts.counting_formula),
        "arrangements": {name: {"offerings": _offerings(one), **accounts.data(one)} for name, one in priced.items()},
        "comparison": comparison(accounts),
        "capacity": staffing(accounts.book, variants),
        "ceiling_scenario": ceiling(accounts),
        "simulation": {
            "trials": accounts.trials,
            "seed": accounts.seed,
            "generator": GENERATOR,
            "counts": "poisson" if accounts.dispersion is None else "negative_binomial",
            "dispersion": accounts.dispersion,
            "standard_errors": "asymptotic",
        },
    }
    made["inputs"] = inputs(accounts)
    return made


def priced_variant(variants: Sequence[Arrangement], judged: Mapping[str, Judgement]) -> Arrangement:
    """Of an arrangement's variants the smallest that has every offering some obligation in place rests on."""
    if len(variants) == 1:
        return variants[0]
    ladder: dict[str, list[str]] = {}
    for one in variants:
        for model, offering in one.offerings:
            steps = ladder.setdefault(model, [])
            if offering not in steps:
                steps.append(offering)
    needed: dict[str, int] = dict.fromkeys(ladder, 0)
    for found in judged.values():
        if found.verdict in IN_PLACE and found.arrangement is not None:
            for model, offering in found.arrangement.offerings:
                needed[model] = max(needed[model], ladder[model].index(offering))
    wanted = {(model, ladder[model][step]) for model, step in needed.items()}
    return next((one for one in variants if set(one.offerings) == wanted), variants[-1])


def _offerings(one: Arrangement) -> dict[str, str]:
    return dict(sorted(one.offerings))


def comparison(accounts: Accounts) -> dict[str, Any]:
    """Break-fix and the usual managed package side by side: same incidents, nothing else in either.

    The fees are those of the crossover, so this is what the crossover looks like in a whole year of luck, good or bad.
    """
    called, contracted = accounts.crossover.sides
    terms, regimes, losses = accounts.crossover.terms, accounts.regimes, accounts.losses
    made: dict[str, Any] = {}
    for name, side, steady, monthly in (
        (_BREAK_FIX, called, False, terms.tools),
        (_MANAGED, contracted, True, terms.fee + terms.onboarding),
    ):
        total = losses.distribution(regimes.between(side, side, steady=steady)).plus(12 * monthly)
        made[name] = {
            "fees_annual": round(12 * monthly),
            **{measure: round(total.functional(measure)) for measure in total.se},
            "se": {measure: round(error) for measure, error in total.se.items()},
        }
    wins = {
        measure: min((_BREAK_FIX, _MANAGED), key=lambda name: made[name][measure])
        if made[_BREAK_FIX][measure] != made[_MANAGED][measure]
        else None
        for measure in made[_MANAGED]["se"]
    }
    return {**made, "cheaper": wins}


def ceiling(accounts: Accounts) -> dict[str, Any] | None:
    """What an hour would cost at the worst published figure; only for an organization with a data center of its own."""
    operations = accounts.case.engagement.operations
    if operations is None or not operations.own_data_center:
        return None
    item = accounts.parameters["downtime_ceiling"]
    return {
        "usd_per_minute": item.value,
        "usd_per_hour": round(item.value * _MINUTES),
        "own_usd_per_hour": round(accounts.losses.stop_cost, 2),
        "source": item.source,
        "text": (
            f"A ceiling, used in no figure: ${item.value:,.0f} a minute, ${item.value * _MINUTES:,.0f} an hour, was "
            f"the mean of large data centers that took part in a study ({item.source}). An hour in which your own work "
            f"stands still is computed at ${accounts.losses.stop_cost:,.0f}."
        ),
    }


def inputs(accounts: Accounts) -> list[dict[str, Any]]:
    """Every number the economics rest on, by id: the parameters that were read, stated prices, computed costs."""
    parameters = accounts.parameters
    size = ("users", "devices", "servers", "sites")
    made = [_input(parameters[name]) for name in sorted({*parameters.read, *size})]
    for provider in accounts.case.engagement.providers:
        price = provider.price
        if price is not None:
            value = price.amount if price.amount is not None else price.tiers[0].amount if price.tiers else 0.0
            made.append(
                {
                    "id": f"{provider.id}.price",
                    "title": f"Price of {provider.name or provider.id} ({price.structure.replace('_', ' ')})",
                    "unit": CURRENCY,
                    "low": value,
                    "value": value,
                    "high": value,
                    "source": "Stated in the engagement",
                    "assumption": False,
                    "stated": True,
                }
            )
    stated = accounts.case.engagement.operations
    override = stated is not None and stated.downtime_per_hour is not None
    cost = round(accounts.losses.stop_cost, 2)
    made.append(
        {
            "id": "downtime_per_hour",
            "title": "An hour in which work stands still",
            "unit": "USD an hour",
            "low": cost,
            "value": cost,
            "high": cost,
            "source": "Stated in the engagement"
            if override
            else "Computed: people x wage x share of work lost + margin",
            "assumption": not override,
            "stated": override,
        }
    )
    return sorted(made, key=lambda each: str(each["id"]))


def _input(item: Any) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "unit": item.unit,
        "low": item.low,
        "value": item.value,
        "high": item.high,
        "source": item.source,
        "assumption": item.assumption,
        "stated": item.stated,
    }
