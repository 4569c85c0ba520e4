"""The smallest change in words: what to do, what stays in the way, and the lines to try and to write."""

from __future__ import annotations

from typing import Any

import pytest

from assessor.assess.smallest.atoms import atom
from assessor.assess.smallest.obstacles import obstacle
from assessor.model.row_finding import RowFinding
from assessor.model.value import replace
from assessor.result.smallest import Atom, DocumentedWay, SmallestChange, Statement
from assessor.words import changes
from tests.unit.words.typed import NAMES, demand

LINE = ("providers", "north", "services", "soc", "lines", "log-review")
WORK: dict[str, Any] = {"demand": 0, "provider": "north", "function": "soc", "capability": "log-review"}
LATE = RowFinding(
    code="late",
    rule="notice",
    what="notice to individuals",
    citation="45 CFR 164.404(b)",
    concerns=("mini:1",),
    result="unmet",
    place=("hipaa", "breaches", "bag"),
    on="2026-05-01",
    days=12,
    incurable=True,
)


def written(place: tuple[str, ...], value: object, was: object = None) -> Statement:
    return Statement(place=place, value=value, was=was)


def change(*atoms: Atom, **others: Any) -> SmallestChange:
    statements = tuple(item for part in atoms for item in part.statements)
    whole: dict[str, Any] = {"atoms": atoms, "statements": statements, "obstacles": (), "tried": 1, "documented": None}
    return SmallestChange(**(whole | others))


def said(*atoms: Atom, **others: Any) -> list[str]:
    return changes.sentences(change(*atoms, **others), (demand(basis="legal"),), NAMES)


def promised(part: Any, value: object, term: Any = None) -> Atom:
    return atom("paper", written(("providers", "north", "contract", part), value), term=term, amended=part, **WORK)


def duty(value: object, **more: Any) -> Atom:
    return atom("duty", written(("duties", "rd-log"), value), demand=0, duty="rd-log", **more)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        (
            atom("paper", written(("providers", "north", "artefacts", "baa"), "baa.pdf"), provider="north", gate="baa"),
            "Sign or obtain now the business associate contract with North MSP.",
        ),
        (promised("includes", ["log-review"]), "Have log review written into the contract with North MSP."),
        (
            promised("excludes", []),
            "Have log review taken out of what the contract with North MSP leaves out.",
        ),
        (
            promised("responsibility_matrix", []),
            "Have the responsibility matrix with North MSP give log review to the provider.",
        ),
        (
            promised("promises", [{"capability": "log-review", "every": "P7D"}], "every"),
            "Have the contract with North MSP promise log review at least every 7 days.",
        ),
        (
            promised("sla", [{"event": "incident", "respond_within": "PT4H"}], "events"),
            "Have the contract with North MSP promise log review on each incident within 4 hours.",
        ),
        (
            atom("document", written(("organization", "analysis_on"), "2026-11-21"), title="Risk analysis"),
            "Write down, or renew, and date: risk analysis.",
        ),
        (
            atom("assignment", written(("today", "soc"), ["north"]), provider="north", function="soc"),
            "Give SOC service to North MSP.",
        ),
        (
            atom("assignment", written(("today", "soc"), ["customer"]), provider="customer", function="soc"),
            "Take on SOC service yourselves.",
        ),
        (duty({"state": "done"}, assignable=True), "Do this, or name somebody for it: log review."),
        (duty({"state": "done", "last": "2026-11-21"}), "Do this and write down the day: log review."),
        (
            atom("frequency", written(("defined_frequencies", "mini:1"), "P1Y"), demand=0),
            "Set down how often this is to be done, such as every year.",
        ),
        (
            atom("term", written(("providers", "north", "ordered"), ["log-review"]), term="ordered", **WORK),
            "Order this from North MSP in writing: log review.",
        ),
        (
            atom("term", written(("providers", "north", "hours_per_month"), 30), term="hours_per_month", **WORK),
            "Buy at least 30 hours a month from North MSP.",
        ),
    ],
)
def test_a_part_is_a_sentence(part: Atom, sentence: str) -> None:
    assert said(part) == [sentence]


def test_terms_of_one_line_are_one_sentence() -> None:
    parts = [
        atom("term", written((*LINE, name), value), term=name, **WORK)  # type: ignore[arg-type]
        for name, value in (("every", "P7D"), ("evidence", "work_record"), ("covers", ["lab"]))
    ]
    assert len(said(*parts)) == 1
    assert "log review, at least every 7 days, with a ticket or report as record, for Lab." in said(*parts)[0]


def test_a_rhythm_that_nothing_binds_is_only_an_example() -> None:
    part = atom("term", written((*LINE, "every"), "P1D"), term="every", **WORK)
    free = demand(loosest=None)
    assert "on a schedule, such as every day" in changes.sentences(change(part), (free,), NAMES)[0]


def test_somebody_new_is_engaged_with_papers_signed_and_work_written_in() -> None:
    entry = {"id": "new-soc", "model": "managed", "artefacts": {"baa": "x.pdf"}, "ordered": ["log-review"]}
    part = atom(
        "engagement", written(("providers", "new-soc"), entry), model="managed", **(WORK | {"provider": "new-soc"})
    )
    text = said(part)[0]
    assert text.startswith("Engage somebody for SOC service (such as ")
    assert text.endswith("with log review written in, and BAA signed.")


def test_what_stays_in_the_way() -> None:
    assert said(obstacles=(obstacle("statement", finding=LATE),)) == [
        "Nothing done now brings it in place: notice to individuals, done on 2026-05-01, 12 days late."
    ]
    cured = RowFinding(**{name: getattr(LATE, name) for name in RowFinding.__stated__} | {"cured_on": "2032-05-01"})  # type: ignore[attr-defined]
    assert said(obstacles=(obstacle("statement", finding=cured),))[0].startswith(
        "It cannot be in place before 2032-05-01: "
    )
    read = replace(cured, lapses_by="45 CFR 160.414")
    assert said(obstacles=(obstacle("statement", finding=read),))[0].startswith(
        "It cannot be in place before 2032-05-01 (45 CFR 160.414, our reading): "
    )
    assert said(obstacles=(obstacle("untried"),), tried=7) == ["No change of up to 7 parts was found."]
    assert "assessed again" in said(obstacles=(obstacle("determined"),))[0]
    assert said(obstacles=(obstacle("facts", facts=("own_servers",)),))[0].startswith("It cannot be judged before")


def test_the_documented_alternative_is_offered_last() -> None:
    way = DocumentedWay(
        document="addressable decision", citation="45 CFR 164.306(d)(3)", states=("measure",), fact=None, statements=()
    )
    assert said(duty({"state": "done"}), documented=way)[-1] == (
        "Or decide otherwise in writing (addressable decision, 45 CFR 164.306(d)(3)), stating what is done instead."
    )


def test_arguments_and_lines_say_the_same() -> None:
    statements = [
        written(("duties", "report:incident"), {"state": "done"}),
        written(("providers", "new"), {"id": "new", "model": "managed"}),
        written(("duties", "rd-log"), {"state": "done", "last": "2026-11-21"}),
    ]
    assert changes.what_if(statements) == [
        'duties."report:incident"={state: done}',
        "providers.new={id: new, model: managed}",
        'duties.rd-log={state: done, last: "2026-11-21"}',
    ]
    assert changes.yaml_lines(statements) == [
        "under duties:",
        '  "report:incident": {state: done}',
        '  rd-log: {state: done, last: "2026-11-21"}',
        "under providers:",
        "  - {id: new, model: managed}",
    ]
