"""The values situations test: counted from verdicts of a real example, read from the economics where there are any."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.derived import priced
from assessor.model.scales import IN_PLACE
from assessor.model.situation import DERIVED
from assessor.words.situations import remark

if TYPE_CHECKING:
    from assessor.result.economics import Economics
    from assessor.result.result import Result

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def assessed(name: str, cache: Path) -> Result:
    return api.assess(EXAMPLES / f"{name}.yaml", cache=cache)


@pytest.fixture(scope="module")
def office(cache: Path) -> Result:
    return assessed("billing-office", cache)


def recognized(result: Result) -> set[str]:
    return {situation.id for situation in result.situations if situation.holds == "yes"}


def test_the_office_of_three_is_recognized(office: Result) -> None:
    """Three people, no servers, 0.6 incidents a month against a crossover of about 1.0: by hand, from the file."""
    assert recognized(office) == {
        "compliance-obligations",
        "depot-or-warranty",
        "distributed-workforce",
        "very-small-office",
    }


def test_the_retailer_is_recognized(cache: Path) -> None:
    """62 stores, a team of six, two projects, 140 repairs a year (too many to be isolated), a margin per hour."""
    assert recognized(assessed("retailer", cache)) == {
        "compliance-obligations",
        "depot-or-warranty",
        "distributed-workforce",
        "downtime-costs-revenue",
        "temporary-project",
    }


def test_counts_are_those_of_the_verdicts(office: Result) -> None:
    """A second count, from the rows of the result."""
    delegable = {function.id for function in office.functions if function.kind == "delegable"}
    work = {
        row.ref: [
            demand for demand in row.demands if set(demand.functions) & delegable and demand.performed_by != "customer"
        ]
        for row in office.obligations
        if row.applicable is True
    }
    rows = [row for row in office.obligations if work.get(row.ref)]
    timed = [row for row in rows if any(demand.every for demand in work[row.ref])]
    (compliance,) = [situation for situation in office.situations if situation.id == "compliance-obligations"]
    assert compliance.because[0].value == len(timed) > 0
    assert compliance.holds == "yes"
    carried = sum(row.verdicts["break_fix"].verdict in IN_PLACE for row in rows)
    (against,) = [one for one in compliance.contradicted_by if one.id == "some-of-it-is-event-work"]
    assert f"it can carry {carried} of the {len(rows)} obligations" in remark(against)


def test_every_situation_is_told_and_what_is_missing_is_named(office: Result) -> None:
    situations = {situation.id: situation for situation in office.situations}
    assert len(situations) == 8
    for situation in situations.values():
        assert (situation.holds == "unknown") is bool(situation.missing)
        assert situation.holds == "yes" or not situation.contradicted_by
    assert situations["no-internal-it"].because[0].value == 0.2
    small = {clue.fact: clue.value for clue in situations["very-small-office"].because}
    assert small["crossover_ratio"] == pytest.approx(0.613 / whole_cost_crossover_of_the_office(), abs=0.001)


def whole_cost_crossover_of_the_office() -> float:
    """(F + K - T) / (x_bf - x_ms) of docs/economics.md, by hand: three people at 160, an hour of standstill is 90."""
    ordinary, stop, disaster = 0.96, 0.036, 0.004
    rate = 150 * (1 + 0.1 * 0.5)
    visit = 0.3 * 75 + 15
    # Of an ordinary incident 1.895 hours are billed; the least billed hour hardly matters to the longer ones.
    invoices = ordinary * (1.895 * rate + visit) + stop * (10 * rate + visit) + disaster * (60 * rate + visit)
    held_up = ordinary * 45 * 0.4 * (4 + 1.75 / 2) + stop * 90 * (4 + 10 / 2) + disaster * 90 * (4 + 60 / 2)
    # Under contract a quarter is prevented; two in five of the other disasters only stop work.
    ordinary, stop, disaster = 0.75 * ordinary, 0.75 * (stop + 0.4 * disaster), 0.75 * 0.6 * disaster
    billed = disaster * 60 / 2 * rate + 0.75 * 0.3 * (75 + 15)
    waited = ordinary * 45 * 0.4 * (1.5 + 1.75 / 2) + stop * 90 * (1.5 + 10 / 2) + disaster * 90 * (1.5 + 60 / 2)
    fee, tools = max(3 * 160, 650), 3 * 8  # a contract costs that much at the least
    return (fee + fee / 36 - tools) / (invoices + held_up - billed - waited)


def simple(economics: Economics) -> Economics:
    """Round figures in place of the real ones."""
    costs = economics.priced["break_fix"]
    some = economics.inputs[0]
    return dataclasses.replace(
        economics,
        frequency=dataclasses.replace(economics.frequency, incidents_per_month=6.0),
        crossover_incidents_per_month=8.0,
        inputs=tuple(
            dataclasses.replace(some, id=name, value=value)
            for name, value in (("margin_per_hour", 400.0), ("lost_share", 0.5))
        ),
        arrangements={
            name: dataclasses.replace(costs, total=dataclasses.replace(costs.total, mean=mean))
            for name, mean in (("break_fix", 900.0), ("managed", 1000.5))
        },
    )


def test_what_the_economics_say(office: Result) -> None:
    assert office.economics is not None
    assert priced(None) == {}
    economics = simple(office.economics)
    values = priced(economics)
    assert values == {
        "incidents_per_month": 6.0,
        "crossover_per_month": 8.0,
        "crossover_ratio": 0.75,
        "break_fix_cost": 900.0,
        "managed_cost": 1000.5,
        "managed_extra_cost": 100.5,
        "revenue_loss_per_hour": 200.0,
    }
    assert set(values) <= set(DERIVED)
    bare = dataclasses.replace(economics, crossover_incidents_per_month=None, inputs=(), arrangements={})
    assert priced(bare) == {"incidents_per_month": 6.0}
