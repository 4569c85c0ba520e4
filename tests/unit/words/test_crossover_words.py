"""The crossover and the rule of thumb in sentences, code by code."""

from __future__ import annotations

import dataclasses

import pytest

from assessor.result.crossover import (
    CostLine,
    CostLines,
    CostVerdict,
    Crossover,
    CrossoverBand,
    CrossoverTerms,
    IncidentMean,
    InvoicedHours,
    RuleOutcome,
    RuleSizes,
    UncountedPrice,
)
from assessor.words.crossover import band_explanation, crossover_explanation

TERMS = CrossoverTerms(
    users=25,
    uncounted=(),
    fee=3125,
    invoice=336,
    invoiced=InvoicedHours(hours=1.75, hourly=165, travel_and_parts=47.5),
    onboarding=86.8,
    own_tools=200,
    break_fix=IncidentMean(invoices=418, losses=323),
    managed=IncidentMean(invoices=29, losses=148),
    incidents_left=0.75,
    own_per_month=9.26,
    certainty=0.8,
)
LINE = CostLine(fixed=0, per_incident=336)
INVOICES = Crossover(
    formula="invoices_only",
    per_month=9.301,
    per_month_precise=9.300595,
    per_user=0.37,
    p5=5.0,
    p50=9.0,
    p95=14.0,
    probability_above=0.61,
    probability_above_precise=0.61,
    told="indifferent",
    lines=CostLines(break_fix=LINE, managed=LINE),
)


def test_each_formula_says_what_it_adds() -> None:
    plain = crossover_explanation(INVOICES, TERMS)
    assert plain.startswith("The fee is $3,125 a month for 25 users. An ordinary incident is invoiced at $336: 1.75")
    assert "Onboarding" not in plain
    whole = crossover_explanation(dataclasses.replace(INVOICES, formula="total_cost"), TERMS)
    assert "Onboarding adds $87 a month" in whole
    assert "an incident costs $418 in invoices and $323 in work held up under break-fix" in whole
    assert "75% of the incidents remain" in whole
    assert "that is $29 in invoices and $148 in work held up" in whole


@pytest.mark.parametrize(
    ("per_month", "text"),
    [
        (None, "so managed service never pays off."),
        (0.0, "The contract costs less even without a single incident."),
        (9.349, "Both cost the same at 9.3 incidents a month (invoices against the fee)."),
    ],
)
def test_where_the_lines_meet(per_month: float | None, text: str) -> None:
    crossover = dataclasses.replace(INVOICES, per_month=per_month, per_month_precise=per_month)
    assert text in crossover_explanation(crossover, TERMS)


@pytest.mark.parametrize(
    ("verdict", "text"),
    [
        ("managed_cheaper", "is 61%, so by this measure managed service costs less."),
        ("break_fix_cheaper", "is 61%, so by this measure break-fix costs less."),
        ("indifferent", "; we call one cheaper only at 80%. On cost alone it is too close to call."),
    ],
)
def test_on_which_side_the_client_stands(verdict: CostVerdict, text: str) -> None:
    assert crossover_explanation(dataclasses.replace(INVOICES, told=verdict), TERMS).endswith(text)


def test_a_price_by_the_incident_and_one_that_is_not_compared() -> None:
    uncounted = UncountedPrice(provider="msp", counted=("devices", "servers"), instead="price")
    terms = dataclasses.replace(TERMS, invoiced=None, users=1, uncounted=(uncounted,))
    text = crossover_explanation(INVOICES, terms)
    assert text.startswith("'msp' charges by devices and servers, of which there are none, so another price is")
    assert "a month for 1 user. An incident is invoiced at $336, whatever it takes." in text


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        ("holds", "Yours is 9.3, at the likeliest figures, so by these alone it holds here."),
        ("too_early", "at the likeliest figures, so by these alone the rule would have you switch too early."),
        ("too_late", "at the likeliest figures, so by these alone the rule would have you switch too late."),
        ("no_crossover", "Here the two never cost the same, so the rule does not apply."),
    ],
)
def test_the_rule_of_thumb(outcome: RuleOutcome, text: str) -> None:
    sizes = RuleSizes(fewest_users=21.5, most_users=26.9, fee_per_user=125, per_user=0.372)
    band = CrossoverBand(low=8, high=10, holds=outcome == "holds", outcome=outcome, sizes=sizes)
    told = band_explanation(band, INVOICES)
    assert told.endswith(text)
    assert "from 8 to 10 incidents a month" in told
    assert "likeliest" not in band_explanation(band, dataclasses.replace(INVOICES, told="managed_cheaper"))
    assert "At $125 a user and on the terms compared here it holds for 22 to 27 users, which is 0.37 incidents" in told
    assert " a user and " not in band_explanation(dataclasses.replace(band, sizes=None), INVOICES)


def test_draws_that_disagree_with_the_figures_that_count_decide_nothing() -> None:
    above = dataclasses.replace(INVOICES, probability_above=0.9, probability_above_precise=0.9)
    assert "90%, yet at the likeliest figures break-fix costs less." in crossover_explanation(above, TERMS)


def test_a_chance_against_the_likeliest_figures_names_the_median_of_the_draws() -> None:
    terms = dataclasses.replace(TERMS, own_per_month=9.26)
    told = crossover_explanation(INVOICES, terms)
    assert (
        "Drawn over their lopsided ranges they cross at 9.0 in the median, so the chance that you are above is 61%"
        in told
    )
    agreeing = crossover_explanation(dataclasses.replace(INVOICES, probability_above_precise=0.4), terms)
    assert "Given the uncertainty, the chance" in agreeing
    assert "median" not in agreeing


@pytest.mark.parametrize(("p5", "p95", "explained"), [(1.7, 5.8, True), (9.5, None, True), (5.0, 14.0, False)])
def test_a_range_that_leaves_out_its_figure_is_explained(p5: float, p95: float | None, explained: bool) -> None:
    text = crossover_explanation(dataclasses.replace(INVOICES, p5=p5, p50=4.0, p95=p95), TERMS)
    assert ("lopsided ranges, at 4.0 in the median." in text) is explained
    assert not explained or text.count("in the median") == 1, "said once"
