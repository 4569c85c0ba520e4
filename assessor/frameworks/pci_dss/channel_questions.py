"""What is asked of the ways cards are taken, until a questionnaire follows from them (rules/scoring/pci-saq.yaml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from assessor.assess.exempting_facts import fact_asked_first
from assessor.frameworks.pci_dss import channel_words as words
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.saq import ASK, SAQ, decide
from assessor.frameworks.pci_dss.saq_agreement import ROC, saqs_of, single
from assessor.frameworks.pci_dss.statements import ChannelKind, PciDss, pci_statements
from assessor.result.question import Answer, OwnQuestion, own_question, unused_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.frameworks.pci_dss.rules import Answer as ChannelAnswer
    from assessor.frameworks.pci_dss.rules import PciSaq
    from assessor.frameworks.pci_dss.saq import Decision
    from assessor.frameworks.pci_dss.statements import Channel
    from assessor.result.question import OpenQuestion

_BLOCK: Final = "pci_dss"
_LIST: Final = (_BLOCK, "channels")
_METHOD: Final = "method"


def channel_questions(case: Case) -> Iterator[OpenQuestion]:
    """The ways themselves, then what the table still asks of each, then what the bank says of several."""
    rules = pci_rules(case.terrain).saq
    stated = pci_statements(case.engagement) or PciDss()
    facts = {name: value for name, value in case.engagement.organization.items() if name in case.terrain.facts}
    filed = saqs_of(facts)
    if rules is None or filed == (ROC,) or facts.get("service_provider") is True or (filed and not stated.channels):
        return
    if not stated.channels:
        yield _kinds()
        return
    decision = decide(rules, single(facts), stated)
    asked = {item.channel.id: item.missing for item in decision.channels} if decision is not None else {}
    by_id = {answer.id: answer for answer in rules.answers}
    for channel in stated.channels:
        for name in dict.fromkeys(asked.get(channel.id, ())):
            if name in by_id:
                yield _of_channel(channel, by_id[name])
            elif name in case.terrain.facts:
                yield fact_asked_first(case, name)
    yield from _other_ways(rules, stated)
    if decision is not None:
        yield from _several(decision, stated)


def _kinds() -> OpenQuestion:
    """In person, by telephone or mail, online: a channel for each."""
    told = tuple(
        Answer(
            place=_LIST,
            value={"id": words.CHANNELS[kind], "kind": kind},
            entry=True,
            code=words.CHANNELS[kind],
            title=words.KINDS[kind],
        )
        for kind in words.KINDS
    )
    return own_question(_LIST, told, OwnQuestion(text=words.HOW_PAID))


def _of_channel(channel: Channel, answer: ChannelAnswer) -> OpenQuestion:
    """One answer that the table asks of a channel."""
    place = (*_LIST, channel.id, "answers", answer.id)
    own = OwnQuestion(text=words.of_channel(channel, answer.question))
    return own_question(place, _told(place, channel.kind, answer), own)


def _told(place: tuple[str, ...], kind: str, answer: ChannelAnswer) -> tuple[Answer, ...]:
    if not answer.choices:
        return _yes_or_no(place)
    fitting = (item for item in answer.choices if not item.kinds or kind in item.kinds)
    return tuple(Answer(place=place, value=item.id, code=item.id, title=item.title) for item in fitting)


def _yes_or_no(place: tuple[str, ...]) -> tuple[Answer, ...]:
    return (
        Answer(place=place, value=True, code="yes", title=words.YES),
        Answer(place=place, value=False, code="no", title=words.NO),
    )


def _other_ways(rules: PciSaq, stated: PciDss) -> Iterator[OpenQuestion]:
    """Whether cards are taken in one more way of a kind: a channel of its own, for its questionnaire may be another."""
    method = next((answer for answer in rules.answers if answer.id == _METHOD), None)
    taken = {channel.id for channel in stated.channels}
    for kind in get_args(ChannelKind):
        known = [channel.answers.get(_METHOD) for channel in stated.channels if channel.kind == kind]
        if method is None or not known or None in known:
            continue
        name = unused_name(words.CHANNELS[kind], taken, first=2)
        place = (*_LIST, name, "answers", _METHOD)
        told = tuple(item for item in _told(place, kind, method) if item.value not in known)
        own = OwnQuestion(
            text=words.other_way(kind),
            beside=(Answer(place=_LIST, value={"id": name, "kind": kind}, entry=True),),
            nothing=words.NO_OTHER,
            more=True,
        )
        yield own_question(place, told, own)


def _several(decision: Decision, stated: PciDss) -> Iterator[OpenQuestion]:
    """Channels that lead to different questionnaires: the bank's word, and whether they are kept apart."""
    if decision.outcome != ASK or any(item.outcome != SAQ for item in decision.channels):
        return
    agreed = stated.acquirer.agrees_saq_per_channel if stated.acquirer is not None else None
    for place, told, text in (
        ((_BLOCK, "acquirer", "agrees_saq_per_channel"), agreed, words.BANK_AGREES),
        ((_BLOCK, "channels_separated"), stated.channels_separated, words.KEPT_APART),
    ):
        if told is None:
            yield own_question(place, _yes_or_no(place), OwnQuestion(text=text))
