"""The pages of the registers: findings, responsibilities, duties, evidence, method."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor.evaluate.supply import TODAY
from assessor.model.scales import Verdict
from assessor.report.duties import owners_of, state_of
from assessor.report.evidence import records_of
from assessor.report.names import names_of
from assessor.report.owed import owed_of
from assessor.report.register import links_of, register_of
from assessor.report.responsibilities import responsibilities_of
from assessor.result.duty import AnsweredPart
from tests.unit.assess.test_severity import example
from tests.unit.report.changed import body, first, section, today

if TYPE_CHECKING:
    from assessor.result.responsibility import Responsibility
    from assessor.result.result import Result


def test_what_is_not_stated_is_one_line_and_links_lead_to_it(clinic: Result) -> None:
    register = register_of(clinic, names_of(clinic))
    assert register.unstated
    assert len(register.sheets) + len(register.unstated) == len(clinic.findings)
    text = body(clinic)
    shown = section(text, "findings", "matrix")
    assert [shown.count(f'<tr id="{finding.anchor}"') for finding in register.sheets] == [1] * len(register.sheets)
    asked = section(text, "questions", "obligations")
    assert [asked.count(f'<tr id="{finding.anchor}"') for finding in register.unstated] == [1] * len(register.unstated)
    unknown = first(clinic, Verdict.NOT_ASSESSABLE)
    _, anchor = links_of(clinic)[unknown.ref][0]
    assert f'<a href="#{anchor}">{unknown.id}</a>' in text


def test_luck_is_printed_once_and_with_the_method(clinic: Result) -> None:
    before, _, method = body(clinic).partition('id="method"')
    assert (before.count("Luck is not a schedule"), method.count("Luck is not a schedule")) == (0, 1)


def _seat(clinic: Result, **changes: object) -> tuple[str, str, str]:
    training = next(line for line in clinic.responsibilities if line.function == "awareness_training")
    line: Responsibility = replace(training, **changes)  # type: ignore[arg-type]  # as the test says
    (shown,) = responsibilities_of(replace(clinic, responsibilities=(line,)), names_of(clinic))
    return shown.seats[0].text, shown.seats[0].style, shown.remark


def test_an_empty_seat_is_a_gap_and_an_unknown_one_a_question(clinic: Result) -> None:
    nobody = {"today": (), "perform": ()}
    assert _seat(clinic, **nobody, flag="unowned", needed=2) == ("▲ nobody", "gap", "2 obligations wait for it")
    assert _seat(clinic, **nobody, flag="unowned", needed=1)[2] == "1 obligation waits for it"
    assert _seat(clinic, **nobody, flag=None, needed=0) == ("nobody", "na", "nothing depends on it today")
    assert _seat(clinic, today=None, perform=None, flag="unknown")[:2] == ("○ not stated", "none")


def test_a_function_that_the_recommendation_gives_to_nobody_leaves_nothing_waiting(clinic: Result) -> None:
    nobody = {"function": "appsec_dev", "today": (), "perform": ()}
    assert _seat(clinic, **nobody, flag="unowned", needed=1)[2] == "not needed as recommended"


def test_help_with_what_is_the_organizations_own_and_any_independent_party_are_no_change(clinic: Result) -> None:
    premises = next(line for line in clinic.responsibilities if line.function == "physical_security")
    helped = replace(premises, today=("customer", "fixit"), perform=("customer", "fixit"))
    (shown,) = responsibilities_of(replace(clinic, responsibilities=(helped,)), names_of(clinic))
    assert shown.seats[3].text == "as today"


def test_only_duties_that_count_today_are_listed(clinic: Result) -> None:
    served = next(duty for duty in clinic.duties if duty.today)
    idle = replace(served, id="rd-idle", today=(), concerns=(), state="done", parts=())
    result = replace(clinic, duties=(served, idle))
    assert [duty.id for owner in owners_of(result, names_of(result)) for duty in owner.duties] == [served.id]
    whole = replace(idle, concerns=("hipaa",))
    result = replace(clinic, duties=(whole,))
    assert owners_of(result, names_of(result))[0].duties[0].obligations == ("HIPAA as a whole",)


def test_a_duty_says_how_it_stands(clinic: Result) -> None:
    duty = clinic.duties[0]
    stand = [
        state_of(replace(duty, state="assigned", who="Ms. Ito")),
        state_of(replace(duty, state="done", who=None)),
        state_of(replace(duty, state="not_done", who=None)),
        state_of(replace(duty, state=None, who=None)),
    ]
    assert stand == [("◐ assigned: Ms. Ito", ""), ("● done", ""), ("▲ not done", "gap"), ("○ not stated", "none")]


def test_a_duty_answered_part_by_part_is_done_when_every_part_is(clinic: Result) -> None:
    part = AnsweredPart(id="a", title="List", citation="x", state="done", who=None, last=None, missing=None)
    duty = replace(clinic.duties[0], state=None, who=None, last=None, parts=(part, replace(part, id="b", title="Look")))
    assert state_of(duty) == ("● done, every part", "")
    half = replace(duty, parts=(part, replace(part, id="b", title="Look", state="not_done")))
    assert state_of(half).text == "◐ in parts; list: done; look: not done"
    open_part = replace(duty, parts=(part, replace(part, id="b", title="Look", state=None)))
    assert state_of(open_part).text == "◐ in parts; list: done"
    listed = replace(open_part, state="done", left_out=("b",))
    assert state_of(listed) == ("◐ in parts; look: not stated; list: done", "none"), "a list says nothing of the others"


def test_the_records_held_are_listed_with_what_they_prove(clinic: Result) -> None:
    assert "Evidence held: 0 records" in body(replace(clinic, evidence_records=()))
    provider = clinic.providers[0]
    record = replace(
        next(item for item in clinic.evidence_records if item.capability is not None),
        provider=provider.id,
        age_days=21,
        result="supports",
        proof="stale",
    )
    against = replace(
        record,
        id="ev-against",
        title="Empty log",
        collected="2026-10-31",
        result="contradicts",
        proof="contradicted",
        stands=True,
    )
    unused = replace(record, id="ev-unused", age_days=1, proof=None, obligations=())
    result = replace(clinic, evidence_records=(record, against, unused))
    held = records_of(result, names_of(result))
    assert [(item.age, item.state) for item in held] == [
        ("21 days", "◐ stale"),
        ("21 days", "▲ contradicts"),
        ("1 day", "\u2012 not needed today"),
    ]
    assert held[0].about == f"{record.capability_title}, {provider.name}"
    gap = today(first(clinic, Verdict.GAP), records=("ev-against",))
    rows = tuple(gap if row.ref == gap.ref else row for row in result.obligations)
    assert "ev-against, Empty log, 2026-10-31" in body(replace(result, obligations=rows))


def test_questions_of_facts_and_the_whole_issuer_are_printed(clinic: Result) -> None:
    issuer = "Nobody. " + "Only the office named by law makes findings. " * 8
    words = {**clinic.frameworks[0].words, Verdict.GAP: "not met, says the auditor"}
    framework = replace(clinic.frameworks[0], issuer=issuer, words=words)
    text = body(replace(clinic, frameworks=(framework,))).partition('id="method"')[2]
    assert issuer.strip().rstrip(".") in text
    assert "not met, says the auditor" in text
    assert clinic.organization.questions["users"] in text


@pytest.mark.parametrize("name", ["obligations", "duty"])
def test_a_finding_of_the_register_speaks_of_what_is_there(clinic: Result, name: str) -> None:
    known = {"obligations": {row.ref for row in clinic.obligations}, "duty": {duty.id for duty in clinic.duties}}[name]
    values = [getattr(finding, name) for finding in clinic.findings]
    named = {value for each in values for value in (each if isinstance(each, tuple) else (each,)) if value is not None}
    assert named <= known


def test_today_is_judged_in_every_row(clinic: Result) -> None:
    assert all(TODAY in row.verdicts for row in clinic.obligations)


def test_a_duty_stated_as_done_says_what_was_found_otherwise() -> None:
    result = example("dod-subcontractor")
    duties = {duty.id: duty for duty in result.duties}
    states = {line.title: line.state for line in owed_of(result, names_of(result))}
    assert states["Control doors and visitors"] == "● done; not as found for PE.L2-3.10.4"
    assert states["Approve the incident plan"] == "● done; not as found for IR.L2-3.6.3"
    assert "not as found" not in states["Custody of paper and media"], "no requirement of it was found not met"
    assert duties["rd-physical-access"].state == "done"
