"""The decision pages print what the result says, and say in one line why they have nothing to print."""

from __future__ import annotations

import html
import itertools
import re

import pytest

from assessor.report import render_html
from assessor.report.decision.money import measured, roughly
from tests.unit.report.brief_sample import result
from tests.unit.report.decision_sample import decided, economics, line, recommendation, situation


def text_of(**changes: object) -> str:
    page = render_html(decided(**changes))
    part = page[page.index('id="decision"') : page.index('id="obligations"')] + page.partition('id="figures"')[2]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", part)))


def test_a_result_without_a_decision_has_no_such_part() -> None:
    assert 'id="decision"' not in render_html(result())


def test_the_recommendation_is_the_title_of_its_page() -> None:
    page = render_html(decided())
    title = re.search(r'id="choice">.*?<h1>([^<]*)</h1>', page, re.DOTALL)
    assert title is not None
    assert title[1] == "Move 1 of 2 functions, all of them to managed services, for about $42,600 a year"


def test_its_page_says_what_it_costs_closes_and_leaves() -> None:
    told = text_of()
    for said in ("$42,600", "$12,000", "$30,600", "$51,000", "$37,123", "$5,432", "$43,800", "$1,220 more", "$8,765"):
        assert said in told, said
    assert "Managed service (silver) (new)" in told
    assert "give desks to Managed service: it brings 1 obligation in place" in told
    assert "Managed service would hold 7 of 10 abilities." in told
    assert "costs $654 a year more" in told
    assert "Log review every day costs $9,870." in told
    assert "What it cannot settle: 1 obligation" in told
    assert "Log review: the hours there are do not reach it: 164.308(a)(2)" in told
    assert "Business associate agreement with the provider" in told
    assert "managed services at $187 (now $125)" in told
    assert "Of 3 figures it rests on, you stated 1; 1 are assumptions" in told


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"recommendation": None, "economics": None}, "the number of users or devices is not stated"),
        ({"recommendation": None, "economics": economics()}, "No arrangement was computed for this result."),
        ({"recommendation": None, "recommendation_reason": "Nobody sells it."}, "Nobody sells it."),
        ({"recommendation": {**recommendation(), "status": "time_limit", "gap": 0.02}}, "by at most 2%"),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, object], said: str) -> None:
    assert said in text_of(**changes)


def test_what_rests_on_your_duties_is_not_counted_as_bought() -> None:
    told = text_of()
    assert "2 obligations with work for support it brings in place" in told
    assert "for you to do your duties" not in told
    made = {**recommendation(), "closes": ["hipaa:164.312(b)", "hipaa:164.308(a)(2)"]}
    told = text_of(recommendation=made)
    assert "1 obligation with work for support it brings in place" in told
    assert (
        "1 obligation stays yours, whatever you buy; of these, 1 not in place today waits for you to do your duties"
        in told
    )


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (62192.4, "USD a year", "$62,200"),
        (58.4123, "USD an hour", "$58.41"),
        (0.0587, "share", "5.87%"),
        (21.7077, "months", "21.7 months"),
        (1.25, "times", "1.25"),
    ],
)
def test_a_break_even_is_said_in_its_unit(value: float, unit: str, said: str) -> None:
    assert measured(roughly(value), value, unit) == said


def test_nothing_complies() -> None:
    none = {
        "status": "infeasible",
        "obstacles": ["hipaa:164.312(b)", "hipaa:164.312(d)"],
        "obstacle_why": "The hours there are do not allow both.",
    }
    told = text_of(recommendation=none)
    assert "No arrangement meets all obligations: 2 of them stand in the way" in told
    assert "The hours there are do not allow both." in told
    assert "164.312(b)" in told


def test_nothing_changes() -> None:
    kept = {**recommendation(), "lines": [line("patching", "ourit", changed=False, annual=5432.0)]}
    assert "Keep today's arrangement: about $42,600 a year" in text_of(recommendation=kept)


def test_the_crossover_page_names_all_three_formulas_and_the_one_that_counts() -> None:
    told = text_of()
    assert "On cost alone, the two cannot be told apart at your number of incidents" in told
    assert "9.3 incidents a month that need a repair (5 to 95%: 7.1 to 11.9), from your requests for help" in told
    assert "Invoices against the fee, nothing else (counts) 8.0 5.0 to 14.0 0.32 61% Cannot be told apart" in told
    assert "With lost work and prevention too never 4.0 or more \N{EN DASH} 61%" in told
    assert "It holds for 20 to 30 users." in told


def test_the_simulated_years_are_printed_with_their_errors() -> None:
    told = text_of()
    assert "As today: a usual year costs $30,000, one in twenty $66,000 or more" in told
    assert "$120,000 (±$2,000)" in told
    assert "100,000 years for each arrangement with the same chances (PCG64, seed 20261121)" in told
    assert "the cheapest of what is shown is Today, $45,000" in told


def test_the_matrix_has_a_row_a_function() -> None:
    told = text_of()
    assert "1 of 2 functions go into other hands" in told
    assert "2.5 7 11.0 $4,321" in told
    assert "Obligations need it and nobody else on offer does it" in told


def test_situations_and_arguments_are_said_with_what_speaks_against() -> None:
    told = text_of()
    assert "How many positions? 0 positions (asked: at most 0 positions, our reading)" in told
    assert "It costs more than it saves." in told
    assert "The provider is the IT department. The recommendation gives 1 of 2 functions to managed services." in told
    assert "1 of 1 common arguments are borne out" in told
    assert "A bad year as a multiple of a usual one: 1.8 times; break-fix support 2.4 times" in told
    assert "None of the situations" in text_of(situations=[situation(holds="no")])


def test_every_input_is_listed_with_its_range_and_owner() -> None:
    told = text_of()
    assert "3 figures stand behind the decision: 1 yours, 1 assumed" in told
    assert "75 125 350 USD a month for each user A page Yours" in told
    assert "0 0.25 0.5 share A page Assumed" in told
    assert "150 300 USD an hour A page Cited" in told


def test_hours_fees_and_the_two_models_side_by_side() -> None:
    told = text_of()
    assert (
        "To do yourselves what the obligations ask for would take 61.5 hours a month; your own staff has 44.2" in told
    )
    assert "Desk work 20.5 18.0 yes Reached Night work 41.0 \N{EN DASH} no Not reached" in told
    assert "No work" not in told
    assert "A seat takes 4.2 positions." in told
    assert (
        "North MSP Managed services, the usual full package $125 x 25 users x 12 months $22,500 $37,500 $105,000"
        in told
    )
    assert "$34,100" in told
    assert "At 8% of the fee the crossover moves to 8.6." in told
    assert "4.0 with 10 seats, 8.0 with 25 seats" in told


def test_every_chart_has_its_words() -> None:
    page = render_html(decided())
    part = page[page.index('id="decision"') : page.index('id="obligations"')] + page.partition('id="figures"')[2]
    assert part.count("<svg") == part.count("<title>") == 2
    assert part.count("<th") == part.count('scope="col"') + part.count("<thead")


def test_headings_skip_no_level() -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", render_html(decided()))]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_it_is_the_same_every_time() -> None:
    assert render_html(decided()) == render_html(decided())
