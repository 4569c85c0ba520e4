"""A questionnaire that is stated against what the answers permit (docs/frameworks/pci-dss.md)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.evaluate.rhythm import analyzed
from assessor.frameworks.pci_dss.levels import MERCHANT, brand_levels
from assessor.frameworks.pci_dss.saq import KIND, decide, known
from assessor.frameworks.pci_dss.stated import DIFFERS, FACT, NOT_STATED, ROC, WHOLE, agreement, saqs_of, single
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.pci_dss import PciDss
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.engagement import Source
    from assessor.model.condition import Scalar, Stated
    from assessor.model.pci_rules import Impossible, PciSaq
    from assessor.model.plan import Plan

_FRAMEWORK, _BLOCK = "pci-dss", "pci_dss"


def problems(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """What cannot be, as errors; what the answers do not bear out, as warnings."""
    rules = plan.terrain.pci
    if _FRAMEWORK not in source.engagement.frameworks or rules.saq is None:
        return
    stated = source.engagement.pci_dss or PciDss()
    of_organization = {
        name: value for name, value in source.engagement.organization.items() if name in plan.terrain.facts
    }
    facts, filed = single(of_organization), saqs_of(of_organization)
    impossible = list(_impossible(source, rules.saq, facts, stated, filed))
    yield from impossible
    if source.engagement.pci_dss is None or impossible:
        return
    yield from _differs(source, rules.saq, facts, stated, filed)
    yield from _unanalyzed(source, plan, of_organization)
    if rules.levels is not None and facts.get("service_provider") is not True:
        yield from _lighter(source, plan, stated)


def _impossible(
    source: Source, rules: PciSaq, facts: Mapping[str, Scalar], stated: PciDss, filed: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """By the facts: each questionnaire filed. By the channels: each needs one that may hold it."""
    span = source.document.span(("organization", FACT))
    alone = [saq for saq in filed if saq in (*WHOLE, ROC)]
    if alone and len(filed) > 1:
        message = f"saq '{alone[0]}' holds every requirement, so no other stands beside it"
        yield Diagnostic(
            "pci-dss/saq-impossible", message, span, f'write saq: "{alone[0]}", or leave it out of the list'
        )
    of_facts = [item for item in rules.never if not _reads_channel(item)]
    of_channels = [item for item in rules.never if _reads_channel(item)]
    for saq in filed:
        for item in of_facts:
            if saq in item.saqs and item.when.truth(facts) is Truth.YES:
                message = f"saq '{saq}' cannot be: {item.reason}"
                yield Diagnostic("pci-dss/saq-impossible", message, span, "correct the questionnaire or the fact")
    for index, channel in enumerate(stated.channels):
        told = known(facts, channel)
        barred = {saq: item for item in of_channels if item.when.truth(told) is Truth.YES for saq in item.saqs}
        if filed and all(saq in barred for saq in filed):
            message = f"channel '{channel.id}' cannot stand in SAQ {' or '.join(filed)}: {barred[filed[0]].reason}"
            place = source.document.span((_BLOCK, "channels", index, "kind"))
            advice = "correct organization.saq, or state one questionnaire for each channel"
            yield Diagnostic("pci-dss/saq-impossible", message, place, advice)


def _reads_channel(item: Impossible) -> bool:
    return any(leaf.fact == KIND for leaf in item.when.leaves())


def _differs(
    source: Source, rules: PciSaq, facts: Mapping[str, Scalar], stated: PciDss, filed: tuple[str, ...]
) -> Iterator[Diagnostic]:
    found = agreement(filed, decide(rules, facts, stated))
    if found["agreement"] not in (DIFFERS, NOT_STATED):
        return
    first, _, rest = str(found["advice"]).partition(". ")
    at = ("organization", FACT) if filed else ("organization",)
    span = source.document.span(at) if filed else source.document.key_span(at)
    code = "pci-dss/saq-differs" if filed else "pci-dss/saq-not-stated"
    yield Diagnostic(code, first, span, rest.rstrip("."), Severity.WARNING)


def _unanalyzed(source: Source, plan: Plan, facts: Mapping[str, Stated]) -> Iterator[Diagnostic]:
    """Risk analyses said to be done while one is missing or too old."""
    rules, as_of = plan.terrain.pci.worksheets, date.fromisoformat(source.engagement.as_of)
    if rules is None or rules.demanded_by is None:
        return
    rhythms = analyzed(rules, source.engagement.pci_dss, as_of)
    owed = {ref for ref, item in rhythms.items() if item.frequency is None and item.row.otherwise is None}
    rows = [row for row in plan.obligations if row.ref in owed]
    lacking = [row.id for row in rows if row.applies_when is None or row.applies_when.truth(facts) is Truth.YES]
    for name, duty in plan.terrain.duties.items():
        said = source.engagement.duties.get(name)
        if lacking and rules.demanded_by in duty.attaches_to and said is not None and said.state == "done":
            message = f"duty '{name}' is stated done, and no risk analysis in date stands behind {', '.join(lacking)}"
            span = source.document.span(("duties", name, "state"))
            advice = f"add it under {_BLOCK}.targeted_risk_analyses, or state the duty not_done"
            yield Diagnostic("pci-dss/analyses", message, span, advice, Severity.WARNING)


def _lighter(source: Source, plan: Plan, stated: PciDss) -> Iterator[Diagnostic]:
    """A level the acquirer stated that is lighter than a brand's own table."""
    acquirer, rules = stated.acquirer, plan.terrain.pci.levels
    if acquirer is None or acquirer.level is None or rules is None:
        return
    stricter = [item for item in brand_levels(rules, stated, MERCHANT) if max(item.levels) < acquirer.level]
    if stricter:
        names = ", ".join(f"{item.brand.title} {max(item.levels)}" for item in stricter)
        message = f"the acquirer states level {acquirer.level}, the brands' own tables say {names}; the stricter counts"
        span = source.document.span((_BLOCK, "acquirer", "level"))
        yield Diagnostic("pci-dss/level", message, span, "ask the acquirer to confirm it in writing", Severity.WARNING)
