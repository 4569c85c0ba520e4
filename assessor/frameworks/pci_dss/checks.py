"""A questionnaire that is stated against what the answers permit (docs/frameworks/pci-dss.md)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.evaluate.duty_standing import word
from assessor.frameworks.pci_dss import words
from assessor.frameworks.pci_dss.filing import filing, statable
from assessor.frameworks.pci_dss.levels import ACQUIRER, BRANDS, BREACH, DESIGNATION, MERCHANT, SAME_LEVEL, TABLE
from assessor.frameworks.pci_dss.rhythms import analyzed
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.saq import ASK, KIND, SAQ, known, unanswered
from assessor.frameworks.pci_dss.saq_agreement import FACT, ROC, WHOLE, agreement, not_in_catalog, saqs_of, single
from assessor.frameworks.pci_dss.settled_saq import settled_saq
from assessor.frameworks.pci_dss.statements import PciDss, pci_statements
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.regulated_data import data_contact
from assessor.model.scales import Truth
from assessor.words.grammar import inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.frameworks.pci_dss.filing import Filing
    from assessor.frameworks.pci_dss.rules import Impossible, PciSaq
    from assessor.library.engagement import Source
    from assessor.model.condition import Scalar, Stated
    from assessor.model.plan import Plan

_FRAMEWORK, _BLOCK, CONTACT = "pci-dss", "pci_dss", "account_data"
_WHY = {
    TABLE: "by its table",
    SAME_LEVEL: "by another brand's level",
    DESIGNATION: "by its own assignment",
    BREACH: "after the compromise of card data",
    ACQUIRER: "by the acquirer's decision",
}


def problems(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """What cannot be, as errors; what the answers do not bear out, as warnings."""
    rules = pci_rules(plan.terrain)
    if _FRAMEWORK not in source.engagement.frameworks or rules.saq is None:
        return
    stated = pci_statements(source.engagement) or PciDss()
    of_organization = {
        name: value for name, value in source.engagement.organization.items() if name in plan.terrain.facts
    }
    facts, filed = single(of_organization), saqs_of(of_organization)
    impossible = list(_impossible(source, rules.saq, facts, stated, filed))
    yield from impossible
    if pci_statements(source.engagement) is None or impossible:
        return
    yield from _unanalyzed(source, plan, of_organization)
    yield from _unconcerned(source, plan, stated)
    due = filing(plan, of_organization, stated)
    if due is None:
        return
    yield from _differs(source, plan, due, filed)
    yield from _excluded(source, plan, due, filed)
    yield from _undecided(source, due, stated, filed)
    yield from _customized(source, plan, due, stated, filed)
    yield from _unknown_levels(source, due, stated)
    if due.entity == MERCHANT:
        yield from _lighter(source, due, stated)


def _impossible(
    source: Source, rules: PciSaq, facts: Mapping[str, Scalar], stated: PciDss, filed: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """By the facts: each questionnaire filed. By the channels: each needs one that may hold it."""
    span = source.document.span(("organization", FACT))
    alone = [saq for saq in filed if saq in (*WHOLE, ROC)]
    if alone and len(filed) > 1:
        message = f"saq '{alone[0]}' covers every requirement, so it cannot be combined with another"
        yield Diagnostic(
            "pci-dss/saq-impossible", message, span, f'write saq: "{alone[0]}", or leave it out of the list'
        )
    of_facts = [item for item in rules.never if not _reads_channel(item)]
    of_channels = [item for item in rules.never if _reads_channel(item)]
    for saq in filed:
        for item in of_facts:
            if saq in item.saqs and item.when.truth(facts) is Truth.YES:
                message = f"saq '{saq}' is not possible: {item.reason}"
                yield Diagnostic("pci-dss/saq-impossible", message, span, "correct the questionnaire or the fact")
    for index, channel in enumerate(stated.channels):
        told = known(facts, channel)
        barred = {saq: item for item in of_channels if item.when.truth(told) is Truth.YES for saq in item.saqs}
        if filed and all(saq in barred for saq in filed):
            message = f"channel '{channel.id}' does not fit SAQ {' or '.join(filed)}: {barred[filed[0]].reason}"
            place = source.document.span((_BLOCK, "channels", index, "kind"))
            advice = "correct organization.saq, or state one questionnaire for each channel"
            yield Diagnostic("pci-dss/saq-impossible", message, place, advice)


def _reads_channel(item: Impossible) -> bool:
    return any(leaf.fact == KIND for leaf in item.when.leaves())


def _differs(source: Source, plan: Plan, due: Filing, filed: tuple[str, ...]) -> Iterator[Diagnostic]:
    if due.decision is None or agreement(filed, due.decision) not in ("differs", "not_stated"):
        return
    unknown = not_in_catalog(due.decision, statable(plan))
    at = ("organization", FACT) if filed else ("organization",)
    span = source.document.span(at) if filed else source.document.key_span(at)
    code = "pci-dss/saq-differs" if filed else "pci-dss/saq-not-stated"
    message, advice = words.differing_saq(filed, due.decision.saqs, unknown)
    yield Diagnostic(code, inside(message), span, inside(advice), Severity.WARNING)


def _excluded(source: Source, plan: Plan, due: Filing, filed: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A questionnaire the answers rule out, while they settle no other: what it would leave out is not judged."""
    settled = settled_saq(plan.terrain, plan.terrain.facts, source.engagement)
    if not filed or FACT not in settled or settled[FACT] is not None:
        return
    asked = unanswered(due.decision) if due.decision is not None else ()
    failed = dict.fromkeys(
        criterion.text
        for channel in (due.decision.channels if due.decision is not None else ())
        for near in channel.near
        if near.rule.saq in filed
        for criterion in near.failed
    )
    message, advice = words.excluded_saq(filed, tuple(failed), asked)
    span = source.document.span(("organization", FACT))
    yield Diagnostic("pci-dss/saq-differs", message, span, advice, Severity.WARNING)


def _undecided(source: Source, due: Filing, stated: PciDss, filed: tuple[str, ...]) -> Iterator[Diagnostic]:
    """No questionnaire is stated and the channels settle none: the answers that are missing for one."""
    if filed or due.decision is None or not stated.channels:
        return
    asked = unanswered(due.decision)
    if due.decision.outcome == ASK and all(item.outcome == SAQ for item in due.decision.channels):
        agreed = stated.acquirer.agrees_saq_per_channel if stated.acquirer is not None else None
        both = (("channels_separated", stated.channels_separated), ("acquirer.agrees_saq_per_channel", agreed))
        asked = tuple(name for name, said in both if said is None)
    if asked:
        message, advice = words.undecided_saq(asked)
        span = source.document.key_span((_BLOCK, "channels"))
        yield Diagnostic("pci-dss/saq-not-stated", message, span, advice, Severity.WARNING)


def _unanalyzed(source: Source, plan: Plan, facts: Mapping[str, Stated]) -> Iterator[Diagnostic]:
    """Risk analyses said to be done while one is missing or too old."""
    rules, as_of = pci_rules(plan.terrain).worksheets, date.fromisoformat(source.engagement.as_of)
    if rules is None or rules.demanded_by is None:
        return
    rhythms = analyzed(rules, pci_statements(source.engagement), as_of)
    owed = {ref for ref, item in rhythms.items() if item.frequency is None and item.row.otherwise is None}
    rows = [row for row in plan.obligations if row.ref in owed]
    lacking = [row.id for row in rows if row.applies_when is None or row.applies_when.truth(facts) is Truth.YES]
    for name, duty in plan.terrain.duties.items():
        said = source.engagement.duties.get(name)
        if lacking and rules.demanded_by in duty.attaches_to and word(said) == "done":
            message = f"duty '{name}' is stated as done, but there is no current risk analysis for {', '.join(lacking)}"
            span = source.document.span(("duties", name, "state"))
            advice = f"add it under {_BLOCK}.targeted_risk_analyses, or set the duty to not_done"
            yield Diagnostic("pci-dss/analyses", message, span, advice, Severity.WARNING)


def _unconcerned(source: Source, plan: Plan, stated: PciDss) -> Iterator[Diagnostic]:
    """A look at the standing of a provider that is said to have nothing to do with card data."""
    needed = {gate.needs for gate in plan.terrain.gates.values() if gate.when.framework == _FRAMEWORK}
    known = {provider.id: provider for provider in source.engagement.providers}
    for index, item in enumerate(stated.service_providers):
        provider = known.get(item.provider)
        model = plan.terrain.models.get(provider.model) if provider is not None else None
        if provider is None or model is None:
            continue
        lacking = any(provider.artefacts.get(name, "") is None for name in needed)
        if CONTACT in data_contact(provider, model) or lacking:
            continue
        message = f"what is stated of '{item.provider}' plays no part: its data_contact leaves {CONTACT} out"
        span = source.document.span((_BLOCK, "service_providers", index, "provider"))
        advice = f"add {CONTACT} if it handles card data or could affect its safety, else remove it here"
        yield Diagnostic("engagement/idle", message, span, advice, Severity.WARNING)


def _customized(
    source: Source, plan: Plan, due: Filing, stated: PciDss, filed: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """The customized approach, where nothing is stated as filed and the answers lead to a questionnaire."""
    rules = pci_rules(plan.terrain).worksheets
    if filed or due.instrument is None or due.instrument.kind != SAQ:
        return
    if rules is None or not rules.customized_approach.not_for_saq:
        return
    names = " and ".join(due.instrument.saqs)
    for index in range(len(stated.customized)):
        message = f"the customized approach is not allowed with a questionnaire, and SAQ {names} fits"
        span = source.document.span((_BLOCK, "customized", index, "obligation"))
        advice = 'meet the requirement as written, or write saq: "ROC" if you file a full report'
        yield Diagnostic("pci-dss/customized", message, span, advice)


def _unknown_levels(source: Source, due: Filing, stated: PciDss) -> Iterator[Diagnostic]:
    """A level a brand is said to have given that its own table does not have."""
    for item in due.brands:
        cells = item.brand.merchants if due.entity == MERCHANT else item.brand.service_providers
        known = sorted({cell.level for cell in cells})
        index, volume = next((at, one) for at, one in enumerate(stated.brands) if one.brand == item.brand.id)
        if volume.designated_level is None or volume.designated_level in known:
            continue
        there = f"has level {' and '.join(str(level) for level in known)}" if known else "is not in the rules"
        message = (
            f"{item.brand.title} is stated to have assigned level {volume.designated_level}, but its table {there}"
        )
        span = source.document.span((_BLOCK, "brands", index, "designated_level"))
        yield Diagnostic("pci-dss/level", message, span, "check the brand's letter", Severity.WARNING)


def _lighter(source: Source, due: Filing, stated: PciDss) -> Iterator[Diagnostic]:
    """A level the acquirer stated that is lighter than the one that counts, with what decided that one."""
    acquirer = stated.acquirer
    if acquirer is None or acquirer.level is None:
        return
    stricter = [item for item in due.brands if item.levels and max(item.levels) < acquirer.level]
    said = [f"{item.brand.title} {max(item.levels)} {_WHY[item.decided_by]}" for item in stricter]
    reasons = {item.decided_by for item in stricter}
    whole = due.level
    if whole.decided_by is not None and whole.decided_by != BRANDS and max(whole.levels) < acquirer.level:
        said = [f"{whole.levels[0]} {_WHY[whole.decided_by]}"]
        reasons = {whole.decided_by}
    if not said:
        return
    message = f"the acquirer's level is stated as {acquirer.level}, but a stricter one counts: {', '.join(said)}"
    advice = "ask the acquirer to confirm its level in writing"
    if BREACH in reasons:
        advice = f"if the acquirer has set a level since {stated.compromised_on}, state it with its date"
    span = source.document.span((_BLOCK, "acquirer", "level"))
    yield Diagnostic("pci-dss/level", message, span, advice, Severity.WARNING)
