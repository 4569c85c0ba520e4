"""What is stated for PCI DSS against rows of its catalog: providers' papers, risk analyses, controls of own design."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assessor.evaluate.gates import in_reach, paper
from assessor.frameworks.pci_dss.overdue_records import overdue_records
from assessor.frameworks.pci_dss.own_ways import customized
from assessor.frameworks.pci_dss.rhythms import age_in_days, analyzed, last_look
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.statements import BLOCK, PciDss, pci_statements
from assessor.frameworks.pci_dss.third_parties import ACKNOWLEDGEMENT, FRAMEWORK, MATRIX, STATUS
from assessor.model.framework import IN_DATE, MISSING
from assessor.model.interval import DAY, seconds
from assessor.model.row_finding import FindingBook
from assessor.model.scales import Truth
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.evaluate.case import Case
    from assessor.frameworks.pci_dss.rules import PciWorksheets
    from assessor.model.engagement import Provider
    from assessor.model.row_finding import FindingCode, FindingResult, RowFinding
    from assessor.model.rules import Gate

_PAPERS: Final = {ACKNOWLEDGEMENT: "acknowledgement", STATUS: "aoc", MATRIX: "matrix"}
_LISTED: Final = "uses_tpsps"


def row_findings(case: Case) -> Iterator[RowFinding]:
    """Every one of an engagement; none without the rules of its papers."""
    rules = pci_rules(case.terrain).worksheets
    if rules is None:
        return
    stated = pci_statements(case.engagement) or PciDss()
    book = FindingBook(rules.row_findings)
    gates = [gate for gate in case.terrain.gates.values() if gate.when.framework == FRAMEWORK]
    concerned = {provider.id: provider for provider in case.engagement.providers if _concerned(case, gates, provider)}
    if case.facts.get(_LISTED) is True and not concerned:
        yield from book.of("providers_listed", "none_listed", "unknown", "organization", _LISTED)
    yield from _papers(case, book, gates)
    yield from _standing(case, rules, book, stated, concerned)
    yield from _choices(case, book, stated, concerned)
    yield from _analyses(case, rules, book, stated)
    yield from _own_designs(case, rules, book, stated)
    yield from _stray(book, stated)
    yield from overdue_records(case, book)


def _stray(book: FindingBook, stated: PciDss) -> Iterator[RowFinding]:
    """Card data that still lies where it was found; the code, the track or the PIN counts against 3.3.1 too."""
    for item in stated.stray_card_data:
        if item.removed is not None:
            continue
        place = (BLOCK, "stray_card_data", item.id, "removed")
        more = book.rules.get("stray_sensitive_data") if item.sensitive else None
        for finding in book.of("stray_card_data", "remains", "unmet", *place):
            concerns = (*finding.concerns, *(more.concerns if more is not None else ()))
            cited = "; ".join((finding.citation, *((more.citation,) if more is not None else ())))
            yield replace(finding, subject=item.where, on=item.found, concerns=concerns, citation=cited)


def _concerned(case: Case, gates: list[Gate], provider: Provider) -> bool:
    """Whether a provider is, or may be, one that Requirement 12.8 speaks of."""
    supplier = case.suppliers[provider.id]
    if supplier.employees:
        return False
    return any(in_reach(case, gate, supplier) is not Truth.NO or paper(provider, gate) is Truth.NO for gate in gates)


def _papers(case: Case, book: FindingBook, gates: list[Gate]) -> Iterator[RowFinding]:
    """Papers said to be missing of firms that are stated to have no contact with card data.

    Whoever is in reach of a gate is judged there. A firm that runs work here could affect the safety of card data
    without touching it; of one that runs nothing it is open whether the paper is needed.
    """
    for gate in gates:
        name = _PAPERS.get(gate.decides or "")
        held = any(paper(provider, gate) is Truth.YES for provider in case.engagement.providers)
        for provider in case.engagement.providers:
            supplier = case.suppliers[provider.id]
            reached = in_reach(case, gate, supplier) is Truth.YES
            if name is None or reached or supplier.employees or paper(provider, gate) is not Truth.NO:
                continue
            runs = any(provider.id in who for who in case.engagement.today.values())
            result: FindingResult = "unknown" if not runs else "part" if held else "unmet"
            place = ("providers", provider.id, "artefacts", gate.needs)
            for finding in book.of(name, "missing", result, *place):
                yield replace(finding, subject=provider.name or provider.id, provider=provider.id)


def _standing(
    case: Case, rules: PciWorksheets, book: FindingBook, stated: PciDss, concerned: Mapping[str, Provider]
) -> Iterator[RowFinding]:
    """Providers whose standing was last looked at too long ago."""
    every = rules.reviewed_every["provider_status"].every
    ages = {
        item.provider: (item.status_checked_on, age_in_days(item.status_checked_on, case.as_of))
        for item in stated.service_providers
        if item.status_checked_on is not None and item.provider in concerned
    }
    fresh = any(age * DAY <= seconds(every) for _, age in ages.values())
    for name, (day, age) in ages.items():
        if age * DAY <= seconds(every):
            continue
        place = (BLOCK, "service_providers", name, "status_checked_on")
        for finding in book.of("provider_status", "stale", "part" if fresh else "unmet", *place):
            subject = concerned[name].name or name
            yield replace(finding, subject=subject, provider=name, on=day, days=age, every=every)


def _choices(case: Case, book: FindingBook, stated: PciDss, concerned: Mapping[str, Provider]) -> Iterator[RowFinding]:
    """Providers that were looked into only after their contract had started, or on a day that nobody states.

    A firm whose day is left out, with or without a line of the table, is asked for: silence is no look.
    """
    table = {item.provider: item for item in stated.service_providers}
    for name, provider in concerned.items():
        item, subject = table.get(name), provider.name or name
        day = item.chosen_with_care_on if item is not None else None
        place = (BLOCK, "service_providers", name, "chosen_with_care_on")
        if day is None:
            if item is not None or _certain(case, provider):
                code: FindingCode = "undated" if item is not None else "not_known"
                for finding in book.of("chosen_with_care", code, "unknown", *place):
                    yield replace(finding, subject=subject, provider=name)
            continue
        starts = provider.contract.starts if provider.contract is not None else None
        days = (date.fromisoformat(day) - date.fromisoformat(starts)).days if starts is not None else 0
        for finding in book.of("chosen_with_care", "late", "part", *place) if days > 0 else ():
            late = replace(finding, subject=subject, provider=name, on=day)
            yield replace(late, due=starts, days=days, incurable=True)


def _certain(case: Case, provider: Provider) -> bool:
    """Whether a provider certainly is one that Requirement 12.8 speaks of."""
    gates = [gate for gate in case.terrain.gates.values() if gate.when.framework == FRAMEWORK]
    return any(in_reach(case, gate, case.suppliers[provider.id]) is Truth.YES for gate in gates)


def _analyses(case: Case, rules: PciWorksheets, book: FindingBook, stated: PciDss) -> Iterator[RowFinding]:
    """Rhythms of own choice, of requirements that apply, without an analysis in date behind them."""
    every = rules.reviewed_every["risk_analysis"].every
    for ref, rhythm in analyzed(rules, stated, case.as_of).items():
        fixed = rhythm.state == MISSING and rhythm.row.otherwise is not None
        if rhythm.state == IN_DATE or fixed or case.applicability.get(ref) is not Truth.YES:
            continue
        code: FindingCode = "missing" if rhythm.state == MISSING else "stale"
        for finding in book.of("targeted_analysis", code, "part", BLOCK, "targeted_risk_analyses"):
            day = last_look(rhythm.analysis) if rhythm.analysis is not None else None
            yield replace(finding, subject=ref.partition(":")[2], on=day, days=rhythm.age, every=every)


def _own_designs(case: Case, rules: PciWorksheets, book: FindingBook, stated: PciDss) -> Iterator[RowFinding]:
    """Controls of own design whose papers leave something out, or were last gone through too long ago."""
    every = rules.reviewed_every["customized_approach"].every
    for ref in dict.fromkeys(item.obligation for item in stated.customized):
        for way in customized(rules, stated, ref):
            place, subject = (BLOCK, "customized", ref), ref.partition(":")[2]
            if way.lacks:
                for finding in book.of("customized_approach", "incomplete", "part", *place):
                    yield replace(finding, subject=subject, parts=way.lacks)
            day = way.stated.on
            age = age_in_days(day, case.as_of) if day is not None else 0
            if age * DAY > seconds(every):
                for finding in book.of("customized_approach", "stale", "part", *place):
                    yield replace(finding, subject=subject, on=day, days=age, every=every)
