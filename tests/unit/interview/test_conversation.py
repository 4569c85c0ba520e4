"""The course of an interview: what is asked, what is written, and that no order of answers breaks it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor import api
from assessor.interview.draft import CannotWrite
from assessor.interview.open_asked import step_of
from assessor.interview.reply import reply_of
from assessor.model.value import replace
from assessor.result.question import Answer, OpenQuestion
from assessor.words import questions
from assessor.words.interview import Speaker
from assessor.words.interview_notes import expected, note, why
from assessor.words.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor.interview.conversation import Conversation
    from assessor.interview.step import Step

FRESH = "schema: engagement/1\nas_of: 2026-11-21\norganization:\n  name: Elm\n"
CLINIC = FRESH + "  covered_entity: true\nframeworks: [hipaa]\n"
TYPED = ("yes", "no", "1", "2", "3", "1, 2", "5", "North MSP", "2025-05-05", "papers/x.pdf", "nobody", "none", "<b>x")


def say(talk: Conversation, typed: str) -> Step:
    step = talk.step
    assert step is not None
    reply = reply_of(step, typed)
    assert reply is not None, (step.id, typed)
    talk.answer(step, reply)
    return step


def to(talk: Conversation, name: str) -> None:
    """Leave everything open until a question comes."""
    while (step := talk.step) is not None and step.id != name:
        talk.skip(step)
    assert talk.step is not None, name


def test_enter_everywhere_chooses_nothing(start: Callable[..., Conversation]) -> None:
    talk = start(FRESH)
    while (step := talk.step) is not None:
        talk.skip(step)
    assert talk.state.text == FRESH
    assert not talk.view.chosen


def test_frameworks_follow_from_facts(start: Callable[..., Conversation]) -> None:
    talk = start(FRESH)
    to(talk, "organization.takes_cards")
    step = talk.step
    assert step is not None
    reply = reply_of(step, "yes")
    assert reply is not None
    talk.answer(step, reply)
    assert talk.view.engagement.frameworks == ("pci-dss",)
    speaker = Speaker(talk.terrain, talk.view)
    assert note(speaker, step, reply) == "So PCI DSS concerns you: you take payment cards."
    assert talk.back()
    assert talk.state.text == FRESH


def test_a_firm_whose_tier_nobody_knows_stays_without_one(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC)
    to(talk, "providers.1")
    say(talk, "North MSP")
    say(talk, "managed")
    step = talk.step
    assert step is not None
    assert step.id == "north-msp.tier"
    talk.skip(step)
    assert [(item.id, item.offering) for item in talk.view.engagement.providers] == [("north-msp", None)]
    assert talk.step is not None
    assert talk.step.id == "north-msp.contract"
    to(talk, "today.iam_admin")
    assert [choice.code for choice in talk.step.choices] == ["north-msp", "own-people", "nobody"]


def test_not_to_know_a_tier_can_be_said(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC)
    to(talk, "providers.1")
    say(talk, "North MSP")
    say(talk, "managed")
    said = say(talk, "not_known")
    assert yaml.safe_load(talk.state.text)["providers"] == [
        {"id": "north-msp", "name": "North MSP", "model": "managed"}
    ]
    speaker = Speaker(talk.terrain, talk.view, None)
    assert speaker.labels(said)[-1] == "I do not know"
    again = start(talk.state.text)
    to(again, "north-msp.tier")
    say(again, "silver")
    assert again.view.engagement.providers[0].offering == "silver"


def test_what_comes_back_is_asked_for_its_day(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC)
    to(talk, "duties.rd-risk-analysis.parts.periodic")
    say(talk, "done")
    step = talk.step
    assert step is not None
    assert step.id == "duties.rd-risk-analysis.parts.periodic.last"
    say(talk, "2019-05-20")
    stated = yaml.safe_load(talk.state.text)["duties"]["rd-risk-analysis"]["parts"]["periodic"]
    assert stated == {"state": "done", "last": "2019-05-20"}
    assert talk.step is None or talk.step.id != step.id


def test_what_a_recommendation_needs_is_asked_last(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC)
    found = talk.view.found
    assert found is not None
    beside = [item.function for item in found.asked if not item.obligations]
    assert {"service_desk", "endpoint_rmm", "patching", "network_mgmt"} <= set(beside)
    assert all(item.obligations for item in found.asked[: -len(beside)])
    to(talk, "today.patching")
    assert talk.step is not None
    assert why(Speaker(talk.terrain, talk.view, None), talk.step) == [
        "Decides no obligation; the recommendation needs it."
    ]


def test_a_firm_that_does_more_than_its_tier_is_asked_what(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC + "providers:\n  - {id: north, model: managed, offering: bronze}\n")
    to(talk, "today.grc_vciso")
    say(talk, "north")
    assert yaml.safe_load(talk.state.text)["providers"][0]["services"] == {"grc_vciso": {}}
    while (step := talk.step) is not None and (step.question is None or step.question.kind != "named"):
        talk.skip(step)
    assert step is not None
    say(talk, "yes")
    (line,) = yaml.safe_load(talk.state.text)["providers"][0]["services"]["grc_vciso"]["lines"].values()
    assert line == {"establishes": True}


def test_whoever_does_it_can_be_named_whatever_it_sells(start: Callable[..., Conversation]) -> None:
    talk = start(
        CLINIC + "providers:\n  - {id: hawk, model: specialist, offering: mdr}\n  - {id: app, model: vendor}\n"
        "  - {id: tester, model: independent}\n"
    )
    to(talk, "today.endpoint_protection")
    assert talk.step is not None
    assert [item.code for item in talk.step.choices] == ["hawk", "app", "own-people", "nobody"]
    say(talk, "hawk")
    assert yaml.safe_load(talk.state.text)["providers"][0]["services"] == {"endpoint_protection": {}}


def test_own_people_who_are_no_it_people_can_be_named(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC)
    to(talk, "today.awareness_training")
    said = say(talk, "own-people")
    written = yaml.safe_load(talk.state.text)
    assert written["today"] == {"awareness_training": ["own-people"]}
    assert written["providers"] == [
        {
            "id": "own-people",
            "name": "Our own people outside IT",
            "model": "own_people",
            "services": {"awareness_training": {}},
        }
    ]
    line = ("providers", "own-people", "services", "awareness_training", "lines", "security-awareness")
    to(talk, ".".join(line))
    say(talk, "yes")
    talk = start(talk.state.text)
    to(talk, "today.backup_dr")
    assert talk.step is not None
    assert [item.code for item in talk.step.choices] == ["own-people", "nobody"]
    say(talk, "own-people")
    (provider,) = yaml.safe_load(talk.state.text)["providers"]
    assert set(provider["services"]) == {"awareness_training", "backup_dr"}
    assert "security-awareness" in provider["services"]["awareness_training"]["lines"]
    labels = Speaker(start(CLINIC).terrain, start(CLINIC).view).labels(said)
    assert "our own people outside IT" in labels


def test_work_done_less_often_than_asked_is_no_yes(start: Callable[..., Conversation]) -> None:
    line = ("providers", "north", "services", "patching", "lines", "patching")
    answers = tuple(Answer(place=line, value=value) for value in ({"every": "P7D"}, {"sold": "not_sold"}))
    question = OpenQuestion(kind="named", place=line, answers=answers, obligations=(), alone=(), provider="north")
    choices = step_of(question, start(FRESH).terrain, ()).choices
    assert [(item.code, item.answer.value) for item in choices if item.answer is not None] == [
        ("yes", {"every": "P7D"}),
        ("otherwise", {}),
        ("no", {"sold": "not_sold"}),
    ]


def test_own_staff_may_do_it_though_nobody_wrote_it_down(start: Callable[..., Conversation]) -> None:
    line = ("providers", "own", "services", "iam_admin", "lines", "multi-factor-authentication")
    answers = (
        Answer(place=("providers", "own", "ordered"), value=("multi-factor-authentication",)),
        Answer(place=line, value={"establishes": True}),
        Answer(place=line, value={"sold": "not_sold"}),
    )
    question = OpenQuestion(kind="order", place=answers[0].place, answers=answers, obligations=(), alone=())
    choices = step_of(question, start(FRESH).terrain, ()).choices
    assert [item.code for item in choices] == ["yes", "unwritten", "no"]
    assert (
        questions.means(question, answers[1], Names(organization="Elm", arrangements=()))
        == "yes, but nobody gave the order in writing"
    )


def test_a_setting_is_asked_for_before_its_order(start: Callable[..., Conversation]) -> None:
    talk = start(
        FRESH + "  cmmc_level: 2\nframeworks: [cmmc]\nproviders:\n"
        "  - {id: dave, model: break_fix, offering: per_job, contract: {documents: {msa: null}}}\n"
        "today: {config_mgmt: [dave], iam_admin: [dave], backup_dr: [dave], field_service: [dave],\n"
        "  media_disposal: [dave]}\n"
    )
    found = talk.view.found
    assert found is not None
    names = Speaker(talk.terrain, talk.view).names
    assert names is not None
    asked = {item.capabilities: item for item in found.asked if item.kind == "order"}
    lock = asked["session-lock",]
    assert questions.question(lock, names) == (
        "Is this in place and working today, whoever asked for it: screen lock? (dave does it only on order.)"
    )
    assert [questions.means(lock, answer, names) for answer in lock.answers] == [
        "yes, and it was ordered in writing",
        "yes, but nobody gave the order in writing",
        "no, it is not",
    ]
    disposal = asked["media-disposal",]
    assert "session-lock" in disposal.decides_also
    told = questions.means(disposal, disposal.answers[-1], names)
    assert told.startswith("no, and nothing else was ordered there either: then ")
    assert told.endswith(" more count as not done")
    alone = replace(disposal, decides_also=("session-lock",))
    assert questions.means(alone, alone.answers[-1], names).endswith(": then screen lock counts as not done")
    to(talk, "providers.dave.ordered.session-lock")
    said = say(talk, "unwritten")
    assert said.question is not None
    line = yaml.safe_load(talk.state.text)["providers"][0]["services"]["config_mgmt"]["lines"]["session-lock"]
    assert line == {"establishes": True}
    assert talk.step is not None
    assert talk.step.id == "providers.dave.services.config_mgmt.lines.session-lock.evidence"
    say(talk, "system_record")
    found = talk.view.found
    assert found is not None
    assert "cmmc:AC.L2-3.1.10" not in found.waiting


def test_an_incident_with_patient_data_is_asked_about(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC + "duties:\n  rd-breach-notification: {state: assigned}\n")
    to(talk, "organization.patient_data_incident")
    step = talk.step
    assert step is not None
    assert step.kind == "scope"
    assert talk.view.found is not None
    assert any("hipaa:164.408(b)" in item.obligations for item in talk.view.found.asked)
    say(talk, "no")
    assert "patient_data_incident: false" in talk.state.text


def test_done_in_part_needs_what_is_missing(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC)
    to(talk, "duties.rd-h3")
    say(talk, "partly")
    assert "rd-h3" not in talk.state.text
    step = say(talk, "the billers")
    assert step.id == "duties.rd-h3.missing"
    assert 'rd-h3: {state: partly, missing: "the billers"} # sanction policy' in talk.state.text
    talk.back()
    step_now = talk.step
    assert step_now is not None
    talk.skip(step_now)
    assert 'missing: "not known yet"' in talk.state.text


def test_an_answer_that_would_break_the_file_is_refused(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC)
    to(talk, "providers.1")
    say(talk, "<script>")
    say(talk, "managed")
    before = talk.state
    with pytest.raises(CannotWrite) as refused:
        say(talk, "silver")
    assert refused.value.problem is not None
    assert refused.value.problem.code == "text/markup"
    assert talk.state == before


def test_a_file_goes_on_where_it_stopped(start: Callable[..., Conversation]) -> None:
    talk = start(CLINIC)
    to(talk, "duties.rd-h3")
    say(talk, "done")
    again = start(talk.state.text)
    to(again, "duties.rd-h6")
    assert again.view.found is not None
    assert "rd-h3" not in {question.duty for question in again.view.found.asked}


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_order_of_answers_breaks_the_file(
    start: Callable[..., Conversation], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    luck = random.Random(seed)  # noqa: S311 - no secret
    talk = start(FRESH)
    for _ in range(40):
        step = talk.step
        if step is None:
            break
        speaker = Speaker(talk.terrain, talk.view, talk.state.firm)
        labels = speaker.labels(step)
        assert "" not in (speaker.question(step), expected(step), *why(speaker, step), *labels)
        match luck.choice(("answer", "answer", "answer", "answer", "back", "skip")):
            case "back":
                talk.back()
            case "skip":
                talk.skip(step)
            case _:
                typed = luck.choice((*TYPED, *(choice.code for choice in step.choices)))
                reply = reply_of(step, typed, labels)
                if reply is not None:
                    before = talk.state
                    try:
                        talk.answer(step, reply)
                        note(speaker, step, reply)
                    except CannotWrite:
                        assert talk.state == before
    if talk.view.chosen:
        path = _written(tmp_path_factory.mktemp("file"), talk.state.text)
        _, _, problems = api.check(path, cache=None)
        assert [item for item in problems if item.severity.value == "error"] == []


def _written(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path
