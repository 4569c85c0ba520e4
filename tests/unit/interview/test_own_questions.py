"""What frameworks ask before all else: incidents, the report, ways of taking cards; and what only a no takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from assessor.interview.reply import reply_of
from assessor.words.interview import Speaker
from assessor.words.interview_notes import holds_most, note

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.interview.conversation import Conversation
    from assessor.interview.step import Step

HEAD = "schema: engagement/1\nas_of: 2026-11-21\norganization:\n  name: Elm\n"
CLINIC = (
    HEAD + "  covered_entity: true\n  business_associate: false\n  patient_data_incident: true\nframeworks: [hipaa]\n"
)
SHOP = (
    HEAD + "  takes_cards: true\n  service_provider: false\n  stores_pan_electronically: false\nframeworks: [pci-dss]\n"
)
SUPPLIER = HEAD + "  defense_information: true\nframeworks: [cmmc]\n"
SOFTWARE = HEAD + "  soc2_asked_for: true\nframeworks: [soc-2]\n"


def at(talk: Conversation, name: str) -> Step:
    """Leave everything open until a question comes."""
    while (step := talk.step) is not None and step.id != name:
        talk.skip(step)
    assert step is not None, name
    return step


def say(talk: Conversation, name: str, typed: str) -> str:
    """Answer one question; what is noted to that."""
    step = at(talk, name)
    speaker = Speaker(talk.terrain, talk.view, talk.state.firm)
    reply = reply_of(step, typed, speaker.labels(step))
    assert reply is not None, (name, typed)
    talk.answer(step, reply)
    return note(speaker, step, reply)


def block(talk: Conversation, key: str) -> Any:
    return yaml.safe_load(talk.state.text)[key]


def test_incidents_are_told_one_by_one(start: Callable[[str], Conversation]) -> None:
    talk = start(CLINIC)
    said = say(talk, "hipaa.breaches.incident-1.discovered", "September 2026")
    assert "2026-09-01" in said
    assert "first" in said
    say(talk, "hipaa.breaches.incident-1.title", "mailbox read by a stranger")
    say(talk, "hipaa.breaches.incident-1.individuals", "640")
    say(talk, "hipaa.breaches.incident-1.encrypted", "no")
    say(talk, "hipaa.breaches.incident-1.notified_individuals_on", "2026-11-20")
    say(talk, "hipaa.breaches.incident-1.hhs_on", "not yet")
    say(talk, "hipaa.breaches.incident-2.discovered", "no, there was no other")
    assert block(talk, "hipaa")["breaches"] == [
        {
            "id": "incident-1",
            "discovered": "2026-09-01",
            "title": "mailbox read by a stranger",
            "individuals": 640,
            "encrypted": False,
            "notified_individuals_on": "2026-11-20",
        }
    ]
    assert "# the day is not known" in talk.state.text


def test_a_notice_nobody_knows_of_is_no_notice_withheld(start: Callable[[str], Conversation]) -> None:
    text = CLINIC + "hipaa:\n  breaches:\n    - {id: fax, discovered: 2026-02-01, individuals: 3}\n"
    talk = start(text)
    talk.skip(at(talk, "hipaa.breaches.fax.notified_individuals_on"))
    assert block(talk, "hipaa")["breaches"][0]["notified_individuals_on"] == "unknown"


def test_a_questionnaire_follows_from_the_ways_cards_are_taken(start: Callable[[str], Conversation]) -> None:
    talk = start(SHOP)
    say(talk, "pci_dss.channels", "in-person, online")
    say(talk, "pci_dss.channels.in-person.answers.method", "ip_terminal")
    say(talk, "pci_dss.channels.in-person.answers.pts_approved", "yes")
    say(talk, "pci_dss.channels.in-person.answers.isolated", "yes")
    say(talk, "pci_dss.channels.online.answers.method", "redirect")
    say(talk, "pci_dss.channels.online.answers.provider_compliant", "yes")
    before = talk.view.found
    say(talk, "pci_dss.acquirer.agrees_saq_per_channel", "yes")
    say(talk, "pci_dss.channels_separated", "yes")
    after = talk.view.found
    assert before is not None
    assert after is not None
    assert after.applicable < before.applicable / 2
    assert [channel["id"] for channel in block(talk, "pci_dss")["channels"]] == ["in-person", "online"]


def test_one_more_way_of_a_kind_is_a_channel_of_its_own(start: Callable[[str], Conversation]) -> None:
    talk = start(SHOP + "pci_dss:\n  channels:\n    - {id: till, kind: card_present, answers: {method: imprint}}\n")
    say(talk, "pci_dss.channels.in-person-2.answers.method", "spoc")
    assert block(talk, "pci_dss")["channels"][1] == {
        "id": "in-person-2",
        "kind": "card_present",
        "answers": {"method": "spoc"},
    }


def test_a_bank_that_agreed_to_a_questionnaire_has_the_channels_unasked(start: Callable[[str], Conversation]) -> None:
    talk = start(SHOP.replace("  takes_cards: true\n", "  takes_cards: true\n  saq: A\n"))
    assert talk.view.found is not None
    assert not [item for item in talk.view.found.asked if item.place[0] == "pci_dss"]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("2026-03", {"type": 2, "period": {"from": "2026-03-01", "to": "2026-11-21"}}),
        ("one-day", {"type": 1}),
        ("not-begun", {"type": 1}),
    ],
)
def test_the_report_is_asked_for(start: Callable[[str], Conversation], said: str, written: object) -> None:
    talk = start(SOFTWARE)
    say(talk, "soc_2.period.from", said)
    assert block(talk, "soc_2") == written


def test_a_period_that_is_over_has_its_last_day(start: Callable[[str], Conversation]) -> None:
    talk = start(SOFTWARE + "soc_2:\n  type: 2\n  period: {from: '2026-01-01', to: '2026-11-21'}\n")
    say(talk, "soc_2.period.to", "June 2026")
    assert block(talk, "soc_2")["period"] == {"from": "2026-01-01", "to": "2026-06-30"}


def test_the_level_comes_first_and_is_named_at_the_end(start: Callable[[str], Conversation]) -> None:
    talk = start(SUPPLIER)
    order: list[str] = []
    while (step := talk.step) is not None:
        order.append(step.id)
        talk.skip(step)
    assert order.index("organization.cmmc_level") < order.index("own-staff")
    assert "CMMC level" in holds_most(Speaker(talk.terrain, talk.view))


@pytest.mark.parametrize(
    ("fact", "ref"),
    [
        ("cui_other_places", "cmmc:PE.L2-3.10.6"),
        ("cui_internet_telephony", "cmmc:SC.L2-3.13.14"),
        ("cui_public_systems", "cmmc:SC.L2-3.13.5"),
        ("cui_wireless_access", "cmmc:AC.L2-3.1.17"),
    ],
)
def test_what_there_is_none_of_does_not_apply(start: Callable[[str], Conversation], fact: str, ref: str) -> None:
    talk = start(SUPPLIER.replace("  name: Elm\n", "  name: Elm\n  cmmc_level: 2\n"))
    before = talk.view.found
    say(talk, f"organization.{fact}", "no")
    after = talk.view.found
    assert before is not None
    assert after is not None
    assert ref in before.waiting
    assert ref not in after.waiting
    assert after.applicable < before.applicable


def test_every_paper_that_is_needed_is_asked_for(start: Callable[[str], Conversation]) -> None:
    providers = "providers:\n  - {id: chart, model: vendor}\n  - {id: copier, model: vendor, artefacts: {baa: null}}\n"
    talk = start(CLINIC + providers)
    say(talk, "providers.chart.artefacts.baa", "yes")
    assert block(talk, "providers")[0]["artefacts"] == {"baa": "papers/chart-baa.pdf"}
