"""Levels, questionnaires and instruments as the result holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss.result_filing import (
    ChannelOutcome,
    DerivedSaq,
    FiledInstrument,
    LeadingFact,
    NearQuestionnaire,
    OpenQuestion,
    WantedBy,
)
from assessor.frameworks.pci_dss.result_levels import AcquirerWord, BrandValidation, ValidationLevel
from assessor.frameworks.pci_dss.saq import UNANSWERED, unanswered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.pci_dss.instrument import Instrument
    from assessor.frameworks.pci_dss.levels import BrandLevel, Overall
    from assessor.frameworks.pci_dss.rules import InstrumentRule, LevelOverride, PciLevels, PciSaq
    from assessor.frameworks.pci_dss.saq import ChannelDecision, Decision
    from assessor.frameworks.pci_dss.statements import Acquirer


def validation_level(
    rules: PciLevels, brands: Sequence[BrandLevel], whole: Overall, acquirer: Acquirer | None
) -> ValidationLevel:
    """The strictest level, and every brand's with what decided it."""
    titles = {brand.id: brand.title for brand in rules.brands}
    overrides = {override.id: override for override in rules.overrides}
    return ValidationLevel(
        level=whole.levels[0] if len(whole.levels) == 1 else None,
        possible=whole.levels,
        decided_by=whole.decided_by,
        brands=tuple(_brand(brand, titles, overrides.get(brand.decided_by)) for brand in brands),
        acquirer=None
        if acquirer is None
        else AcquirerWord(
            name=acquirer.name,
            level=acquirer.level,
            on=acquirer.on,
            agrees_saq_per_channel=acquirer.agrees_saq_per_channel,
        ),
    )


def _brand(found: BrandLevel, titles: Mapping[str, str], override: LevelOverride | None) -> BrandValidation:
    cell = found.cell
    ground = cell if cell is not None else override
    return BrandValidation(
        brand=found.brand.id,
        title=found.brand.title,
        level=found.level,
        possible=found.levels,
        decided_by=found.decided_by,
        comparison=found.compared,
        because_of=titles[found.because_of] if found.because_of is not None else None,
        missing=found.missing,
        statement=override.statement if override is not None else None,
        source=ground.source if ground is not None else None,
        verify=ground.verify if ground is not None else False,
        note=ground.note if ground is not None else None,
    )


def derived_saq(rules: PciSaq, decision: Decision) -> DerivedSaq:
    """Where the answers lead, channel by channel."""
    return DerivedSaq(
        outcome=decision.outcome,
        saqs=decision.saqs,
        ground="unanswered" if decision.outcome == UNANSWERED else "rule" if decision.reason is not None else "no_rule",
        rule_reason=decision.reason,
        unanswered=unanswered(decision),
        citation=decision.citation,
        channels=tuple(_channel(rules, channel) for channel in decision.channels),
    )


def _channel(rules: PciSaq, decision: ChannelDecision) -> ChannelOutcome:
    rule, channel = decision.rule, decision.channel
    titles = {answer.id: {choice.id: choice.title for choice in answer.choices} for answer in rules.answers}
    return ChannelOutcome(
        id=channel.id,
        title=channel.title or channel.id.replace("-", " "),
        kind=channel.kind,
        outcome=decision.outcome,
        saq=decision.saq,
        rule=rule.id if rule is not None else None,
        reason=rule.reason if rule is not None else None,
        citation=rule.citation if rule is not None else None,
        verify=rule.verify if rule is not None else False,
        note=rule.note if rule is not None else None,
        led_by=tuple(
            LeadingFact(answer=name, value=value, words=titles.get(name, {}).get(str(value)))
            for name, value in decision.led_by
        ),
        near=tuple(
            NearQuestionnaire(
                saq=near.rule.saq, rule=near.rule.id, failed=tuple(criterion.text for criterion in near.failed)
            )
            for near in decision.near
        ),
        missing=tuple(
            OpenQuestion(answer=answer.id, question=answer.question)
            for answer in rules.answers
            if answer.id in decision.missing
        ),
        missing_facts=tuple(name for name in decision.missing if name not in titles),
    )


def filed_instrument(rules: PciLevels, instrument: Instrument) -> FiledInstrument:
    """What is to be filed, and whose rules want it."""
    titles, reason = {brand.id: brand.title for brand in rules.brands}, instrument.reason
    return FiledInstrument(
        kind=instrument.kind,
        saqs=instrument.saqs,
        ground=reason.ground,
        brands=reason.brands,
        levels=reason.levels,
        after_breach=reason.after_breach,
        acquirer_decides=reason.acquirer_decides,
        wanted=tuple(_wanted(rule, titles) for rule in instrument.wanted),
        involvement=tuple(_wanted(rule, titles) for rule in instrument.involvement),
        scans=instrument.scans,
    )


def _wanted(rule: InstrumentRule, titles: Mapping[str, str]) -> WantedBy:
    return WantedBy(
        brand=rule.brand,
        title=titles.get(rule.brand, rule.brand),
        instrument=rule.instrument,
        by=rule.by,
        source=rule.source,
        verify=rule.verify,
        note=rule.note,
    )
