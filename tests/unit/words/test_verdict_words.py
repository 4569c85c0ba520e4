"""Reasons, conditions, advice, documented alternatives and determinations, code by code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.assess.reasons import applies_when
from assessor.evaluate.alternative import PLAIN
from assessor.model.condition import Condition as Node
from assessor.result.comparison import Strength
from assessor.result.reason import Reason
from assessor.result.verdict import (
    Advice,
    Alternative,
    Condition,
    Determination,
    ObjectiveDetermination,
    Remark,
    RestsOn,
)
from assessor.words import alternatives, conditions
from assessor.words.determinations import determined
from assessor.words.reasons import condition, reason
from tests.unit.words.typed import NAMES, demand, timing

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.plan import Plan

NOTHING = Reason(
    code="nobody_in_reach",
    facts=(),
    outside=None,
    otherwise=None,
    applies_to=(),
    applies_when=None,
    objectives=(),
    rationales=(),
)


@pytest.fixture(scope="module")
def plan(data_root: Path, cache: Path) -> Plan:
    return api.load_library(data=data_root, cache=cache)


def because(**values: Any) -> str | None:
    return reason(replace(NOTHING, **values), NAMES)


def test_reasons() -> None:
    assert reason(None, NAMES) is None
    assert because(code="facts_missing", facts=("own_servers",)) == "Not stated: Do you run servers of your own?"
    assert because(code="outside", otherwise="Only banks owe this.") == "Only banks owe this."
    assert because(code="outside", outside="Level 1") == "outside Level 1"
    assert because(code="outside", outside="Level 1", otherwise="no network") == "outside Level 1, or no network"
    assert because(code="outside", applies_to=("has_lab", "has_till")) == "applies only where: has lab or has till"
    assert because(code="objectives_open", objectives=("mini:1[a]", "mini:1[c]")) == "not determined yet: 1[a], 1[c]"
    assert because(code="determined", rationales=("None here.", "Nor there.")) == "None here.; Nor there."
    assert because() == "none of the providers named in the file needs the paper this asks for"


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (Node(fact="x", is_=True), "x is true"),
        (Node(fact="x", is_not="b"), "x is not b"),
        (Node(fact="x", one_of=("a", "b")), "x is one of a, b"),
        (Node(fact="x", at_least=3), "x is at least 3"),
        (Node(fact="x", exists=False), "x is not stated"),
        (
            Node(all=(Node(fact="x", is_=1), Node(any=(Node(fact="y", is_=2), Node(fact="z", exists=True))))),
            "x is 1 and (y is 2 or z is stated)",
        ),
        (Node(not_=Node(fact="x", at_most=3)), "not (x is at most 3)"),
    ],
)
def test_conditions_over_facts(node: Node, words: str) -> None:
    assert condition(applies_when(node)) == words


def needed(
    kind: Any, name: str, model: str | None = None, offering: str | None = None, hours: float | None = None
) -> str:
    return conditions.condition(Condition(kind=kind, id=name, model=model, offering=offering, hours=hours), NAMES)


def test_what_must_become_true() -> None:
    assert needed("gate", "baa") == "Business associate contract with the provider"
    assert needed("population", "baa") == "Business associate contract with every provider in reach"
    assert needed("offering", "managed/gold", "managed", "gold") == "Managed services: Gold (round the clock) or better"
    assert needed("offering", "managed/plain", "managed", "plain") == "Managed services: plain or better"
    assert needed("independent", "soc") == "An outside party engaged for SOC service"
    assert needed("frequency", "mini:1.2").startswith("A written frequency for 1.2")
    assert needed("bought_hours", "managed", "managed", hours=7.2).startswith("At least 7.2 hours a month")


@pytest.mark.parametrize(
    ("kind", "compared", "better", "now"),
    [
        ("cadence", timing(), "every day", "every 7 days"),
        ("within", timing(within="P1D"), "within 4 hours", "within 1 day"),
        ("within", timing(), "within 4 hours", "no time promised"),
        ("hours", timing(), "24x7", "8x5"),
        ("hours", timing(hours=None), "24x7", "not stated"),
        ("detection", Strength(class_="none"), "user report", "none"),
        ("evidence", None, "work record", "not stated"),
        ("independence", None, "separate person", "North MSP"),
        ("keep_state", None, "a standing schedule that keeps it so", "set up once"),
    ],
)
def test_advice(kind: Any, compared: Any, better: str, now: str) -> None:
    advice = Advice(demand=0, kind=kind, compared=compared, provider="north")
    assert conditions.wants(advice, demand(within="PT4H", hours="24x7")) == better
    assert conditions.has(advice, NAMES) == now


def remark(name: str, **values: Any) -> Remark:
    return Remark(**{"id": name, "every": None, "last": None, "rests_on": None, **values})


DECISION = Alternative(
    document="decision",
    citation="",
    accepted=False,
    lacks=(),
    flagged=(),
    measure=None,
    rationale=None,
    grounds=("cost",),
    standard_met_by=None,
    by=None,
    on=None,
    reviewed=None,
)


def test_why_an_alternative_does_not_count() -> None:
    assert alternatives.lack(remark("ground_alone"), DECISION).startswith("its only ground is cost, which")
    reviewed = remark("review", every="P1Y", last="2020-01-01")
    assert alternatives.lack(reviewed, DECISION) == "it has to be reviewed every year, and its last date is 2020-01-01"
    assert alternatives.lack(remark("review", every="P6M"), DECISION).endswith("every 6 months, and it has no date")
    states: tuple[Any, ...] = ("never_done", "outdated", "undated", "change_not_stated")
    phrases = [alternatives.standing(RestsOn(state=state, done="2020-01-01", since="2024-05-01")) for state in states]
    assert phrases[0] == "there is none"
    assert "2020-01-01" in phrases[1]
    assert "2024-05-01" in phrases[1]
    assert len(set(phrases)) == len(states)
    old = remark("risk-analysis", rests_on=RestsOn(state="never_done", done=None, since=None))
    assert alternatives.lack(old, DECISION).endswith(": there is none")


def test_every_field_a_rule_asks_for_has_words(plan: Plan) -> None:
    rules = [PLAIN, *(item.alternatives for item in plan.terrain.frameworks.values() if item.alternatives is not None)]
    for name in {name for rule in rules for name in (*rule.states, "standard_met_by")}:
        assert alternatives.lack(remark(name), DECISION)
    for name in ("grounds", "older", "no_measure"):
        assert alternatives.flag(remark(name))


def objective(letter: str, status: Any, by: str, on: str, rationale: str | None = None) -> ObjectiveDetermination:
    return ObjectiveDetermination(
        ref=f"x:1[{letter}]", status=status, rationale=rationale, by=by, on=on, exception=None, evidence=()
    )


def test_determinations() -> None:
    own = Determination(
        status="not_met",
        rationale="It names no assets.",
        by="An auditor",
        on="2026-11-20",
        exception=None,
        evidence=(),
        rolled_up=False,
        objectives=(),
        undecided=(),
    )
    assert determined(own) == "not met by An auditor on 2026-11-20: It names no assets"
    parts = (
        objective("a", "met", "Ann", "2026-11-01"),
        objective("b", "not_met", "Ben", "2026-11-03", "No list."),
    )
    rolled = replace(own, rationale=None, by=None, on=None, rolled_up=True, objectives=parts)
    assert determined(rolled) == (
        "not met, rolled up from 2 objectives (not met: 1[b]) by Ann, Ben from 2026-11-01 to 2026-11-03: No list"
    )
