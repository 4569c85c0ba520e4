"""The decision's charts: every mark lies where its number says."""

from __future__ import annotations

import re

import pytest

from assessor.report.decision.crossover_chart import CostLine, Crossing, Interval, axes, crossover_chart
from assessor.report.decision.loss_chart import LEFT, RIGHT, Years, axis, loss_chart
from assessor.report.decision.money import Axis, about, rate, small_amount, span, whole_dollars
from assessor.report.decision.option_bars import Priced, option_bars, scale
from assessor.result.prices import Range

BREAK_FIX = CostLine("Break-fix", 200.0, 336.0)
MANAGED = CostLine("Managed service", 2888.0, 0.0)
SHOWN = Crossing(BREAK_FIX, MANAGED, Interval(8.0, 5.0, 14.0), Interval(9.3, 7.1, 11.9), (8.0, 10.0))
YEARS = (
    Years("break_fix", "Break-fix", 44000, 40000, 60000, 88000, 112000, 60000),
    Years("managed", "Managed service", 55000, 50000, 75000, 110000, 140000, 75000),
)


def attributes(markup: str, tag: str) -> list[dict[str, str]]:
    found = re.findall(rf"<{tag} ([^>]*)/?>", markup)
    return [dict(re.findall(r'([a-z0-9-]+)="([^"]*)"', each)) for each in found]


def test_the_lines_run_where_their_costs_say() -> None:
    across, up = axes(SHOWN)
    lines = attributes(crossover_chart(SHOWN).markup, "line")
    (dashed,) = [each for each in lines if each["stroke"] == "#9f2d1b"]
    (solid,) = [each for each in lines if each["stroke-width"] == "0.7"]
    assert dashed["stroke-dasharray"] == "1.2 0.9"
    assert "stroke-dasharray" not in solid
    assert float(dashed["y1"]) == pytest.approx(up.at(200.0), abs=0.01)
    assert float(dashed["y2"]) == pytest.approx(up.at(200.0 + 336.0 * across.most), abs=0.01)
    assert float(solid["y1"]) == float(solid["y2"]) == pytest.approx(up.at(2888.0), abs=0.01)


def test_the_crossing_point_is_where_the_lines_meet() -> None:
    across, _ = axes(SHOWN)
    markup = crossover_chart(SHOWN).markup
    (point,) = attributes(markup, "circle")
    lines = attributes(markup, "line")
    dashed = next(each for each in lines if each["stroke"] == "#9f2d1b")
    x1, y1, x2, y2 = (float(dashed[key]) for key in ("x1", "y1", "x2", "y2"))
    on_the_line = y1 + (y2 - y1) * (float(point["cx"]) - x1) / (x2 - x1)
    assert float(point["cx"]) == pytest.approx(across.at(8.0), abs=0.01)
    assert float(point["cy"]) == pytest.approx(on_the_line, abs=0.02)


def test_bands_and_the_clients_own_rate() -> None:
    across, _ = axes(SHOWN)
    markup = crossover_chart(SHOWN).markup
    boxes = attributes(markup, "rect")
    interval = next(each for each in boxes if each["fill"] == "#dceaf4")
    assert float(interval["x"]) == pytest.approx(across.at(5.0), abs=0.01)
    assert float(interval["width"]) == pytest.approx(across.at(14.0) - across.at(5.0), abs=0.01)
    thick = next(each for each in attributes(markup, "line") if each["stroke-width"] == "1.1")
    assert (float(thick["x1"]), float(thick["x2"])) == pytest.approx((across.at(7.1), across.at(11.9)), abs=0.01)
    dotted = [each for each in attributes(markup, "line") if each.get("stroke-dasharray") == "0.4 0.8"]
    assert [float(each["x1"]) for each in dotted] == pytest.approx([across.at(8.0), across.at(10.0)], abs=0.01)


def test_the_chart_says_in_words_what_it_shows() -> None:
    markup = crossover_chart(SHOWN).markup
    title = re.search(r"<title>([^<]*)</title>", markup)
    assert title is not None
    for said in ("$200 plus $336", "8.0 incidents", "5.0 to 14.0", "Yours: 9.3", "7.1 to 11.9", "8 to 10"):
        assert said in title[1]


def test_lines_that_never_cross_have_no_point() -> None:
    dear = Crossing(BREAK_FIX, MANAGED, Interval(None, None, None), Interval(2.0), None)
    markup = crossover_chart(dear).markup
    assert "<circle" not in markup
    assert "do not cross" in markup


def test_everything_stays_on_the_paper() -> None:
    odd = [
        SHOWN,
        Crossing(BREAK_FIX, MANAGED, Interval(900.0, 8.0, None), Interval(0.1, 0.0, 0.3), (8.0, 10.0)),
        Crossing(BREAK_FIX, MANAGED, Interval(0.2, 0.0, 4000.0), Interval(0.0, 0.0, 0.0), None),
        Crossing(CostLine("a", 0, 0), CostLine("b", 0, 0), Interval(None), Interval(None), None),
    ]
    for shown in odd:
        markup = crossover_chart(shown).markup
        for each in attributes(markup, "line") + attributes(markup, "rect") + attributes(markup, "text"):
            for key in ("x", "x1", "x2"):
                assert -0.5 <= float(each.get(key, 0)) <= 176, (shown, each)
            for key in ("y", "y1", "y2"):
                assert 0 <= float(each.get(key, 1)) <= 84, (shown, each)
        assert "nan" not in markup
        assert "inf" not in markup.replace("information", "")


def test_marks_of_the_simulated_years_lie_on_their_scale() -> None:
    across = axis(YEARS)
    markup = loss_chart(YEARS).markup
    spans = [each for each in attributes(markup, "line") if each["stroke-width"] == "0.9"]
    for each, row in zip(spans, YEARS, strict=True):
        assert float(each["x1"]) == pytest.approx(across.at(row.p50), abs=0.01)
        assert float(each["x2"]) == pytest.approx(across.at(row.tail), abs=0.01)
    dots = attributes(markup, "circle")
    assert [float(each["cx"]) for each in dots] == pytest.approx([across.at(row.tail) for row in YEARS], abs=0.01)
    diamonds = [float(each["d"][1:].split()[0]) for each in attributes(markup, "path")]
    assert diamonds == pytest.approx([across.at(row.mean) for row in YEARS], abs=0.01)
    ticks = [float(each["x1"]) for each in attributes(markup, "line") if each["stroke-width"] == "0.4"]
    wanted = [across.at(value) for row in YEARS for value in (row.p50, row.p80, row.p95)]
    assert ticks == pytest.approx(wanted, abs=0.01)
    assert all(LEFT <= x <= RIGHT for x in ticks)
    for said in ("$40,000", "$112,000", "$75,000", "What is compared"):
        assert said in markup


def test_the_two_models_are_told_apart_without_color() -> None:
    markup = loss_chart(YEARS).markup
    dashes = [each.get("stroke-dasharray") for each in attributes(markup, "line") if each["stroke-width"] == "0.9"]
    assert dashes == ["1.2 0.9", None]


@pytest.mark.parametrize("most", [0.37, 1.0, 9.9, 14.0, 1234.0, 98765.0])
def test_ticks_are_round_and_within_the_axis(most: float) -> None:
    found = Axis(most, 0, 100).ticks(5)
    assert found[0] == 0
    assert 3 <= len(found) <= 8
    assert found[-1] <= most * 1.0001


def test_a_scale_is_linear_and_ends_at_its_ends() -> None:
    scale = Axis(10.0, 20.0, 70.0)
    assert (scale.at(0), scale.at(5), scale.at(10), scale.at(11), scale.at(-1)) == (20, 45, 70, 70, 20)


def test_amounts() -> None:
    assert (whole_dollars(48213.4), whole_dollars(-12.2), whole_dollars(None), whole_dollars(-0.2)) == (
        "$48,213",
        "\N{MINUS SIGN}$12",
        "\N{EN DASH}",
        "$0",
    )
    assert (about(48213), about(999), about(1234567), about(9.6)) == ("$48,200", "$999", "$1,230,000", "$10")
    assert (small_amount(2.5), small_amount(10.4), small_amount(3.0)) == ("$2.50", "$10", "$3")
    assert (rate(9.31), rate(0.055), rate(0.0), rate(None)) == ("9.3", "0.06", "0.0", "\N{EN DASH}")
    assert (span(1, 2), span(1, None), span(None, 2)) == ("1.0 to 2.0", "1.0 or more", "\N{EN DASH}")


OPTIONS = (
    Priced(42_000.0, None, chosen=False),
    Priced(120_000.0, Range(low=110_000.0, high=160_000.0), chosen=True),
    Priced(170_000.0, Range(low=165_000.0, high=240_000.0), chosen=False),
)


def test_each_option_is_drawn_at_its_figure_and_range_on_one_scale() -> None:
    across = scale(240_000.0)
    drawn = [one.markup for one in option_bars(OPTIONS) if one is not None]
    marks = [attributes(markup, "circle")[0] for markup in drawn]
    assert [float(mark["cx"]) for mark in marks] == [pytest.approx(across.at(one.cash), abs=0.01) for one in OPTIONS]
    assert [mark["fill"] == "#ffffff" for mark in marks] == [True, False, True]  # what is recommended is solid
    (thick,) = [one for one in attributes(drawn[1], "line") if one["stroke-width"] == "1.2"]
    assert (float(thick["x1"]), float(thick["x2"])) == pytest.approx((across.at(110_000), across.at(160_000)), abs=0.01)
    for markup in drawn:
        (dashed,) = [one for one in attributes(markup, "line") if "stroke-dasharray" in one]
        assert float(dashed["x1"]) == pytest.approx(across.at(42_000), abs=0.01)
    assert "Cash a year: $120,000, from $110,000 to $160,000" in drawn[1]


def test_one_option_alone_and_nothing_paid_are_not_drawn() -> None:
    assert option_bars(OPTIONS[:1]) == (None,)
    assert option_bars([Priced(0.0, None, chosen=False)] * 2) == (None, None)
