"""The nearest change as a sentence, kind by kind, with the place in the engagement file it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from assessor.assess.changes import change as built
from assessor.result.comparison import Coverage, Paper, Papers, Strength
from assessor.words import changes
from tests.unit.words.typed import NAMES, comparison, demand

if TYPE_CHECKING:
    from assessor.result.change import ChangeKind

EVERY_DAY = "every day (engine default; any schedule up to 31 days passes)"
SERVICE = ("providers", "north", "services", "patching")
STRENGTH = comparison(predicate="evidence", shortfall="strength", compared=Strength(class_="billing_record"))
MISSING = Papers(papers=(Paper(gate="baa", provider="north", state="missing"),))
PAPERS = comparison(predicate="contract", shortfall="papers", compared=MISSING)
LEFT = Coverage(served=("lab",), left=("till",))
SCOPE = comparison(predicate="scope", shortfall="covers_some", compared=LEFT)
BASIS: dict[str, Any] = {"title": "Risk analysis"}
AT_NORTH: dict[str, Any] = {"demand": 0, "functions": ("patching",), "provider": "north"}


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            built("fact", "organization", "own_servers", fact="own_servers", state="not_stated"),
            "Do you run servers of your own? In any building. (state organization.own_servers, now not stated).",
        ),
        (
            built(
                "basis",
                "organization",
                "analysis_on",
                title="Risk analysis",
                value="2020-01-01",
                not_before="2024-05-01",
            ),
            "Risk analysis, not before 2024-05-01 (state organization.analysis_on, now 2020-01-01).",
        ),
        (
            built("basis", "organization", "analysis_on", **BASIS),
            "Risk analysis, not before today (state organization.analysis_on, now not stated).",
        ),
        (
            built("assignment", "today", demand=0, state="nobody", functions=("soc", "patching")),
            "Assign SOC service or patching (today.soc or patching, now nobody).",
        ),
        (
            built("terms", *SERVICE, state="not_listed", **AT_NORTH),
            f"Terms: {EVERY_DAY} (state providers.north.services.patching, now not listed).",
        ),
        (
            built("terms", "today", "patching", state="not_listed", **AT_NORTH),
            f"North MSP, patching: terms: {EVERY_DAY} (now not listed).",
        ),
        (
            built("duty", "duties", "rd-log", demand=0, duty="rd-log", state="unknown"),
            "Do or assign this duty: log review (duties.rd-log, now not stated).",
        ),
        (
            built("frequency", "defined_frequencies", "mini:1", demand=0, state="none"),
            "Define the frequency (defined_frequencies.mini:1, now none defined).",
        ),
        (
            built("record", "evidence", demand=0, state="contradicted"),
            "Newer records that show it works (state evidence, now contradicted).",
        ),
        (
            built("paper", "providers", "north", "artefacts", "baa", state="missing", gate="baa", **AT_NORTH),
            "North MSP, baa: Business associate contract (now known to be missing).",
        ),
        (
            built("predicate", *SERVICE, comparison=STRENGTH, **AT_NORTH),
            "North MSP, patching, evidence: a work record (legal) (now a billing record).",
        ),
        (
            built("predicate", *SERVICE, comparison=PAPERS, **AT_NORTH),
            "Sign or obtain the business associate contract with North MSP (now known to be missing).",
        ),
        (
            built("predicate", *SERVICE, comparison=SCOPE, **AT_NORTH),
            "Have North MSP cover till too (now covers only lab).",
        ),
    ],
)
def test_a_step_is_a_sentence_with_its_place(step: Any, sentence: str) -> None:
    assert changes.change(step, (demand(),), NAMES) == sentence


def test_what_people_decided_is_theirs_to_change() -> None:
    kinds: tuple[ChangeKind, ...] = ("determination", "objectives")
    for kind in kinds:
        step = built(kind, "determinations", "mini:1")
        assert changes.change(step, (), NAMES) == changes.needs(step, (), NAMES)


def test_the_paper_of_everybody_in_reach() -> None:
    asked = demand(capability=None, population="baa", kind="population")
    step = built("papers", "providers", demand=0, gate="baa", comparison=PAPERS)
    assert changes.where(step) == "providers.artefacts"
    assert changes.change(step, (asked,), NAMES) == (
        "Sign or obtain the business associate contract with every provider in reach (now missing: North MSP)."
    )


def test_what_two_demands_ask_alike_is_said_once() -> None:
    steps = [
        built("assignment", "today", "soc", demand=number, state="nobody", functions=("soc",)) for number in (0, 1)
    ]
    assert changes.distinct(steps, (demand(), demand()), NAMES) == steps[:1]
    assert changes.distinct(steps, (demand(), demand(every="P7D")), NAMES) == steps
