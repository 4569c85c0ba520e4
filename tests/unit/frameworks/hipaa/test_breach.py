"""Breaches: what is one, which notices it brings and by when (45 CFR 164.402 to 164.412)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from assessor.frameworks.hipaa import breach_words
from assessor.frameworks.hipaa.breach import classification, incident
from assessor.frameworks.hipaa.notices import notice
from assessor.frameworks.hipaa.statements import Delay, Incident, RiskAssessment

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.assess.engine import Assessment
    from assessor.frameworks.hipaa.rules import HipaaRules
    from assessor.frameworks.hipaa.vocabulary import ActingAs

FACTORS = {"nature": "N.", "who": "W.", "acquired": "A.", "mitigation": "M."}
CE: ActingAs = "covered_entity"
BA: ActingAs = "business_associate"


def clocks(rules: HipaaRules, role: ActingAs | None, as_of: str, **stated: Any) -> dict[str, tuple[Any, ...]]:
    """Clock to (state, due, days)."""
    item = Incident(id="a", **({"discovered": "2026-02-09"} | stated))
    found = [notice(rules.breach, clock, item, role, date.fromisoformat(as_of)) for clock in rules.breach.clocks]
    return {clock.id: (clock.state, clock.due, clock.days) for clock in found}


NOT_OWED = ("not_owed", None, None)


@pytest.mark.parametrize(
    ("people", "residents", "media", "hhs", "yearly"),
    [
        # 500 residents of one state are not "more than 500"; 500 people are "500 or more".
        (500, {"Ohio": 500}, "not_owed", "running", "not_owed"),
        (501, {"Ohio": 501}, "running", "running", "not_owed"),
        (499, {"Ohio": 499}, "not_owed", "not_owed", "running"),
        (499, {}, "not_owed", "not_owed", "running"),  # no state can have more than all of them
        (900, {"Ohio": 450, "Kentucky": 450}, "not_owed", "running", "not_owed"),
        (900, {"Ohio": 450}, "unknown", "running", "not_owed"),  # the others may live there too
        (940, {"Ohio": 450, "Kentucky": 440}, "not_owed", "running", "not_owed"),  # 450 + 50 is not more than 500
        (None, {"Ohio": 501}, "running", "running", "not_owed"),
        (None, {"Ohio": 300}, "unknown", "unknown", "unknown"),
        (None, {}, "unknown", "unknown", "unknown"),
    ],
)
def test_how_many_people(
    rules: HipaaRules, people: int | None, residents: dict[str, int], media: str, hhs: str, yearly: str
) -> None:
    found = clocks(rules, CE, "2026-02-20", individuals=people, residents_by_state=residents)
    assert (found["media"][0], found["hhs"][0], found["hhs_yearly"][0]) == (media, hhs, yearly)
    assert found["individuals"][0] == "running"
    assert found["covered_entity"] == NOT_OWED


def test_sixty_days_from_discovery_and_from_the_end_of_the_year(rules: HipaaRules) -> None:
    small = clocks(rules, CE, "2026-02-20", individuals=3)
    assert small["individuals"] == ("running", "2026-04-10", 49)
    assert small["hhs_yearly"] == ("running", "2027-03-01", 374)
    assert clocks(rules, CE, "2026-02-20", individuals=3, discovered="2023-06-01")["hhs_yearly"][1] == "2024-02-29"
    assert clocks(rules, CE, "2026-04-10", individuals=3)["individuals"] == ("running", "2026-04-10", 0)
    assert clocks(rules, CE, "2026-04-11", individuals=3)["individuals"] == ("overdue", "2026-04-10", 1)


def test_a_notice_in_time_and_a_late_one(rules: HipaaRules) -> None:
    on_the_day = clocks(rules, CE, "2026-11-21", individuals=600, notified_individuals_on="2026-04-10")
    assert on_the_day["individuals"] == ("done", "2026-04-10", None)
    assert on_the_day["hhs"] == ("overdue", "2026-04-10", 225)
    late = clocks(rules, CE, "2026-11-21", individuals=600, hhs_on="2026-04-13")
    assert late["hhs"] == ("late", "2026-04-10", 3)


@pytest.mark.parametrize(
    ("as_of", "stated", "state"),
    [
        ("2026-04-10", "given", "done"),  # whichever day it was, it lies before the last one
        ("2026-04-11", "given", "undated"),
        ("2026-04-10", "unknown", "not_known"),
        ("2026-11-21", "unknown", "not_known"),
    ],
)
def test_a_notice_whose_day_nobody_knows(rules: HipaaRules, as_of: str, stated: str, state: str) -> None:
    assert clocks(rules, CE, as_of, individuals=3, notified_individuals_on=stated)["individuals"][0] == state
    unowed = clocks(rules, CE, as_of, media_on=stated)["media"][0]
    assert unowed == ("unknown" if stated == "unknown" else state)  # how many people it concerns is not stated
    assert clocks(rules, BA, as_of, individuals=3, notified_individuals_on=stated)["individuals"] == NOT_OWED


def test_a_business_associate_tells_whom_it_works_for(rules: HipaaRules) -> None:
    found = clocks(rules, BA, "2026-11-21", individuals=900, covered_entity_on="2026-04-10")
    assert found["covered_entity"] == ("done", "2026-04-10", None)
    assert {found[name] for name in ("individuals", "media", "hhs", "hhs_yearly")} == {NOT_OWED}
    assert {state for state, *_ in clocks(rules, None, "2026-11-21").values()} == {"unknown"}


def test_a_delay_for_law_enforcement(rules: HipaaRules) -> None:
    """Written: the time it states; by word of mouth: 30 days at most. Days on which none may be given do not count."""

    def due(**delay: Any) -> Any:
        return clocks(rules, CE, "2026-02-20", delay=Delay(**delay))["individuals"][1]

    assert due(on="2026-04-01", until="2026-09-30", in_writing=True) == "2026-10-09"
    assert due(on="2026-04-01", until="2026-09-30", in_writing=False) == "2026-05-10"
    assert due(on="2026-02-10", until="2026-09-30", in_writing=False) == "2026-05-10"
    assert due(on="2026-02-10", until="2026-02-20", in_writing=True) == "2026-04-20"


def test_a_request_that_comes_too_late_revives_nothing(rules: HipaaRules) -> None:
    """It delays what is still to be given (164.412), notice by notice."""
    late = Delay(on="2026-10-01", until="2027-06-01", in_writing=True)
    found = clocks(rules, CE, "2026-11-21", individuals=3, delay=late)
    assert found["individuals"] == ("overdue", "2026-04-10", 225)
    assert found["hhs_yearly"] == ("running", "2027-07-31", 252)  # its 60 days begin at the end of the year
    told = clocks(rules, CE, "2026-11-21", individuals=3, delay=late, notified_individuals_on="2026-11-01")
    assert told["individuals"] == ("late", "2026-04-10", 205)
    on_the_day = Delay(on="2026-04-10", until="2026-12-01", in_writing=True)
    assert clocks(rules, CE, "2026-11-21", delay=on_the_day)["individuals"] == ("running", "2026-12-01", 10)


def test_the_end_of_the_calendar(rules: HipaaRules) -> None:
    last = Delay(on="9999-12-30", until="9999-12-31", in_writing=False)
    found = clocks(rules, CE, "9999-12-31", discovered="9999-12-20", individuals=3, delay=last)
    assert found["individuals"] == found["hhs_yearly"] == ("running", "9999-12-31", 0)


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ({}, "presumed"),
        ({"encrypted": True}, "secured"),
        ({"encrypted": False}, "presumed"),
        ({"exception": "not_retained"}, "excepted"),
        ({"assessment": RiskAssessment(**FACTORS, low_probability=True)}, "low_probability"),
        ({"assessment": RiskAssessment(**FACTORS, low_probability=False)}, "breach"),
        ({"assessment": RiskAssessment(low_probability=False)}, "breach"),
        *[
            ({"assessment": RiskAssessment(**(FACTORS | {name: None}), low_probability=True)}, "presumed")
            for name in FACTORS
        ],
    ],
)
def test_what_is_a_breach(rules: HipaaRules, stated: dict[str, Any], kind: str) -> None:
    """A breach is presumed unless all four factors are weighed and show a low probability."""
    found = classification(rules.breach, Incident(id="a", discovered="2026-02-09", **stated))
    assert found.kind == kind
    assert found.citation.startswith("45 CFR 164.402")


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        (
            {},
            "no risk assessment is stated, so it is presumed to be a breach; whether the data was encrypted is not",
        ),
        ({"encrypted": False}, "no risk assessment is stated, so it is presumed to be a breach"),
        ({"encrypted": True}, "the data was encrypted as HHS guidance describes, so it was not unsecured"),
        ({"exception": "not_retained"}, "not a breach by definition: "),
        (
            {"assessment": RiskAssessment(**(FACTORS | {"who": None}), low_probability=True), "encrypted": False},
            "a low probability is claimed, but 1 of 4 factors was not weighed, so it is presumed to be a breach: ",
        ),
    ],
)
def test_why_it_is_a_breach(
    assess: Callable[..., Assessment], rules: HipaaRules, stated: dict[str, Any], sentence: str
) -> None:
    found = incident(assess().case, rules, Incident(id="a", discovered="2026-02-09", **stated))
    assert breach_words.incident(found).startswith(sentence)


@pytest.mark.parametrize(
    ("role", "people", "residents", "clock", "sentence"),
    [
        (CE, 612, {"Ohio": 501}, "media", "more than 500 residents of Ohio"),
        (CE, 612, {}, "media", "whether more than 500 live in one state is not stated"),
        (CE, 400, {}, "media", "no state has more than 500 affected residents"),
        (CE, 499, {}, "hhs", "499 people are affected, fewer than 500"),
        (CE, 500, {}, "hhs", "500 people are affected, 500 or more"),
        (CE, None, {}, "hhs", "how many people are affected is not stated"),
        (CE, None, {}, "individuals", "required for every breach"),
        (CE, None, {}, "covered_entity", "only a business associate has to give it"),
        (None, None, {}, "individuals", "the role in which the organization held the data is not stated (acting_as)"),
    ],
)
def test_why_a_notice_is_owed(
    rules: HipaaRules, role: ActingAs | None, people: int | None, residents: dict[str, int], clock: str, sentence: str
) -> None:
    stated = Incident(id="a", discovered="2026-02-09", individuals=people, residents_by_state=residents)
    rule = next(each for each in rules.breach.clocks if each.id == clock)
    found = notice(rules.breach, rule, stated, role, date(2026, 2, 20))
    assert breach_words.notice(found) == sentence
