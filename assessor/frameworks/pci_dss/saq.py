"""Which self-assessment questionnaire the answers lead to, with what led there (rules/scoring/pci-saq.yaml)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.frameworks.pci_dss.result_filing import SaqOutcome
    from assessor.frameworks.pci_dss.rules import Criterion, PciSaq, SaqRule
    from assessor.frameworks.pci_dss.statements import Channel, PciDss
    from assessor.model.condition import Condition, Scalar

SAQ: Final = "saq"
ASK: Final = "ask"
UNANSWERED: Final = "unanswered"
KIND = "kind"


class Near(NamedTuple):
    """A questionnaire whose rule concerned the channel and failed, with the criteria that failed."""

    rule: SaqRule
    failed: tuple[Criterion, ...]


class ChannelDecision(NamedTuple):
    """Where one channel leads: a questionnaire, a question to the acquirer, or answers that are missing."""

    channel: Channel
    outcome: SaqOutcome
    rule: SaqRule | None
    led_by: tuple[tuple[str, Scalar], ...]
    near: tuple[Near, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def saq(self) -> str | None:
        """The questionnaire, if there is one."""
        return self.rule.saq if self.rule is not None and self.outcome == SAQ else None


class Decision(NamedTuple):
    """Where all channels together lead; several questionnaires only where the acquirer agreed to one a channel.

    `reason` is that of the rule that decided, in its own words; None where answers are missing or no rule fits.
    """

    outcome: SaqOutcome
    saqs: tuple[str, ...]
    reason: str | None
    citation: str
    channels: tuple[ChannelDecision, ...] = ()


def unanswered(decision: Decision) -> tuple[str, ...]:
    """The answers that are missing, each once, in the order of the channels."""
    open_ = [channel for channel in decision.channels if channel.outcome == UNANSWERED]
    return tuple(dict.fromkeys(name for channel in open_ for name in channel.missing))


def known(facts: Mapping[str, Scalar], channel: Channel) -> dict[str, Scalar]:
    """What conditions may read of a channel: facts of the organization, its kind, its answers."""
    return {**facts, KIND: channel.kind, **channel.answers}


def decide_channel(rules: PciSaq, facts: Mapping[str, Scalar], channel: Channel) -> ChannelDecision:
    """The first rule that holds. A rule that might hold, were an answer known, stops the search: no guess is made."""
    told = known(facts, channel)
    near: list[Near] = []
    for rule in rules.rules:
        concerned = rule.concerns.truth(told)
        if concerned is Truth.NO:
            continue
        truths = [(criterion, criterion.when.truth(told)) for criterion in rule.criteria]
        failed = tuple(criterion for criterion, truth in truths if truth is Truth.NO)
        if failed:
            if concerned is Truth.YES:
                near.append(Near(rule, failed))
            continue
        open_ = [criterion.when for criterion, truth in truths if truth is Truth.UNKNOWN]
        if concerned is Truth.UNKNOWN:  # whether its criteria matter is not known yet, so they are not asked for
            open_ = [rule.concerns]
        if open_:
            missing = tuple(dict.fromkeys(name for node in open_ for name in _facts(node) if name not in told))
            return ChannelDecision(channel, UNANSWERED, rule, (), tuple(near), missing)
        return ChannelDecision(channel, rule.outcome, rule, _led_by(rules, rule, channel, told), tuple(near))
    return ChannelDecision(channel, ASK, None, (), tuple(near))


def _led_by(
    rules: PciSaq, rule: SaqRule, channel: Channel, told: Mapping[str, Scalar]
) -> tuple[tuple[str, Scalar], ...]:
    """What the deciding rule read; of one that takes all that is left, what the rules before it looked at."""
    used = dict.fromkeys(
        name for node in (rule.concerns, *(item.when for item in rule.criteria)) for name in _facts(node)
    )
    if channel.answers and not used.keys() & channel.answers.keys() and KIND in used:
        earlier = [item.concerns for item in rules.rules[: rules.rules.index(rule)]]
        used |= dict.fromkeys(name for node in earlier for name in _facts(node) if name in channel.answers)
    return tuple((name, told[name]) for name in used if name in told)


def _facts(node: Condition) -> Iterator[str]:
    return (leaf.fact for leaf in node.leaves() if leaf.fact is not None)


def decide(rules: PciSaq, facts: Mapping[str, Scalar], stated: PciDss) -> Decision | None:
    """All channels together; without any only what the facts alone settle, and None where they settle nothing."""
    if not stated.channels:
        return _without_channels(rules, facts)
    made = tuple(decide_channel(rules, facts, channel) for channel in stated.channels)
    if any(item.outcome == UNANSWERED for item in made):
        return Decision(UNANSWERED, (), None, rules.several.citation, made)
    asked = next((item for item in made if item.outcome == ASK), None)
    if asked is not None:
        reason = asked.rule.reason if asked.rule is not None else None
        citation = asked.rule.citation if asked.rule is not None else rules.several.citation
        return Decision(ASK, (), reason, citation, made)
    led = [item.rule for item in made if item.rule is not None]
    saqs = _in_order(rules, [rule.saq for rule in led if rule.saq is not None])
    if len(saqs) == 1:
        return Decision(SAQ, saqs, led[0].reason, led[0].citation, made)
    return _several(rules, stated, saqs, made)


def _without_channels(rules: PciSaq, facts: Mapping[str, Scalar]) -> Decision | None:
    for rule in rules.rules:
        told = rule.concerns.truth(facts)
        if rule.criteria or told is Truth.UNKNOWN or rule.saq is None:
            return None
        if told is Truth.YES:
            return Decision(SAQ, (rule.saq,), rule.reason, rule.citation)
    return None


def _several(rules: PciSaq, stated: PciDss, saqs: tuple[str, ...], made: tuple[ChannelDecision, ...]) -> Decision:
    """Different questionnaires for different channels: one each needs the acquirer's word and networks kept apart."""
    words, agreed = rules.several, stated.acquirer.agrees_saq_per_channel if stated.acquirer is not None else None
    whole = (words.whole,)
    if agreed is False:
        return Decision(SAQ, whole, words.refused, words.citation, made)
    if stated.channels_separated is False:
        return Decision(SAQ, whole, words.not_separated, words.citation, made)
    if agreed and stated.channels_separated:
        return Decision(SAQ, saqs, words.agreed, words.citation, made)
    return Decision(ASK, (), words.unstated, words.citation, made)


def _in_order(rules: PciSaq, saqs: Sequence[str]) -> tuple[str, ...]:
    """Each questionnaire once, in the order of the table."""
    return tuple(dict.fromkeys(rule.saq for rule in rules.rules if rule.saq is not None and rule.saq in saqs))


def asked(rules: PciSaq, facts: Mapping[str, Scalar], kind: str) -> Iterator[dict[str, Scalar]]:
    """Every combination of answers a channel of this kind can give, each question asked only where it arises."""

    def below(position: int, told: dict[str, Scalar]) -> Iterator[dict[str, Scalar]]:
        if position == len(rules.answers):
            yield told
            return
        answer = rules.answers[position]
        if answer.asked_when is not None and answer.asked_when.truth({**facts, KIND: kind, **told}) is not Truth.YES:
            yield from below(position + 1, told)
            return
        options: tuple[Scalar, ...] = (True, False)
        if answer.choices:
            options = tuple(item.id for item in answer.choices if not item.kinds or kind in item.kinds)
        for option in options:
            yield from below(position + 1, {**told, answer.id: option})

    yield from below(0, {})
