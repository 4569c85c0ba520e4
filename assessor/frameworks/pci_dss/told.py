"""Levels, questionnaires and instruments as plain data for the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.frameworks.pci_dss.instrument import Instrument
    from assessor.frameworks.pci_dss.levels import BrandLevel, Overall
    from assessor.frameworks.pci_dss.rules import InstrumentRule, LevelOverride, PciLevels, PciSaq
    from assessor.frameworks.pci_dss.saq import ChannelDecision, Decision


def level(rules: PciLevels, found: Sequence[BrandLevel], whole: Overall) -> dict[str, Any]:
    """The strictest level, and every brand's with what decided it."""
    titles = {brand.id: brand.title for brand in rules.brands}
    overrides = {item.id: item for item in rules.overrides}
    return {
        "level": whole.levels[0] if len(whole.levels) == 1 else None,
        "possible": list(whole.levels),
        "decided_by": whole.decided_by,
        "brands": [_brand(item, titles, overrides.get(item.decided_by)) for item in found],
    }


def _brand(item: BrandLevel, titles: dict[str, str], override: LevelOverride | None) -> dict[str, Any]:
    cell = item.cell
    return {
        "brand": item.brand.id,
        "title": item.brand.title,
        "level": item.level,
        "possible": list(item.levels),
        "decided_by": item.decided_by,
        "compared": item.compared,
        "because_of": titles[item.because_of] if item.because_of is not None else None,
        "missing": list(item.missing),
        "statement": override.statement if override is not None else None,
        "source": cell.source if cell is not None else (override.source if override is not None else None),
        "verify": cell.verify if cell is not None else (override.verify if override is not None else False),
        "note": cell.note if cell is not None else (override.note if override is not None else None),
    }


def decision(rules: PciSaq, made: Decision) -> dict[str, Any]:
    """Where the answers lead, channel by channel."""
    return {
        "outcome": made.outcome,
        "saqs": list(made.saqs),
        "reason": made.reason,
        "citation": made.citation,
        "channels": [_channel(rules, item) for item in made.channels],
    }


def _channel(rules: PciSaq, item: ChannelDecision) -> dict[str, Any]:
    rule = item.rule
    words = {answer.id: {choice.id: choice.title for choice in answer.choices} for answer in rules.answers}
    return {
        "id": item.channel.id,
        "title": item.channel.title or item.channel.id.replace("-", " "),
        "kind": item.channel.kind,
        "outcome": item.outcome,
        "saq": item.saq,
        "rule": rule.id if rule is not None else None,
        "reason": rule.reason if rule is not None else None,
        "citation": rule.citation if rule is not None else None,
        "verify": rule.verify if rule is not None else False,
        "note": rule.note if rule is not None else None,
        "led_by": [
            {"answer": name, "value": value, "words": words.get(name, {}).get(str(value))}
            for name, value in item.led_by
        ],
        "near": [
            {"saq": near.rule.saq, "rule": near.rule.id, "failed": [criterion.text for criterion in near.failed]}
            for near in item.near
        ],
        "missing": [
            {"answer": answer.id, "question": answer.question} for answer in rules.answers if answer.id in item.missing
        ],
        "missing_facts": [name for name in item.missing if name not in words],
    }


def instrument(rules: PciLevels, made: Instrument) -> dict[str, Any]:
    """What is to be filed, and whose rules want it."""
    titles = {brand.id: brand.title for brand in rules.brands}
    return {
        "kind": made.kind,
        "saqs": list(made.saqs),
        "reason": made.reason,
        "wanted": [_wanted(rule, titles) for rule in made.wanted],
        "involvement": [_wanted(rule, titles) for rule in made.involvement],
        "scans": made.scans,
    }


def _wanted(rule: InstrumentRule, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "brand": rule.brand,
        "title": titles.get(rule.brand, rule.brand),
        "instrument": rule.instrument,
        "by": rule.by,
        "source": rule.source,
        "verify": rule.verify,
        "note": rule.note,
    }
