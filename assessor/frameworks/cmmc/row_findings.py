"""What is stated for CMMC against rows of its catalog: security plan, plan of action, exceptions, clouds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.evaluate.gates import paper, places_of, touches
from assessor.frameworks.cmmc import boundary, status_dates
from assessor.frameworks.cmmc.case_findings import CmmcCase
from assessor.frameworks.cmmc.derived_today import held_open
from assessor.frameworks.cmmc.plan_lines import plan_lines
from assessor.frameworks.cmmc.provider_links import PAPER
from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.statements import CmmcStatements, cmmc_statements
from assessor.model.row_finding import FindingBook
from assessor.model.scales import WITH_PROVIDER, Truth
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.evaluate.case import Case
    from assessor.frameworks.cmmc.rules import CmmcRules
    from assessor.model.row_finding import RowFinding

_BLOCK = "cmmc"


def row_findings(case: Case) -> Iterator[RowFinding]:
    """Every one of an engagement; none without the rules of CMMC or its block."""
    rules, stated = cmmc_rules(case.terrain), cmmc_statements(case.engagement)
    if rules is None:
        return
    book = FindingBook(rules.row_findings)
    if stated is None:
        papers = [*_papers(case, book, set())]
        yield from papers
        yield from plan_lines(CmmcCase(case, rules, CmmcStatements()), book, _held(papers))
        return
    shared = CmmcCase(case, rules, stated)
    found = [
        *_security_plan(book, stated),
        *_closeout(case, rules, book, stated),
        *_exceptions(case, rules, book, stated),
        *_clouds(case, rules, book, stated),
        *_papers(case, book, {item.provider for item in stated.service_providers if item.fedramp_moderate is not None}),
    ]
    yield from found
    yield from _plans(shared, book, _held(found))
    yield from plan_lines(shared, book, _held(found))


def _held(found: Iterable[RowFinding]) -> set[str]:
    """The requirements that statements are known to hold back."""
    return {ref for finding in found if finding.result != "unknown" for ref in finding.concerns}


def _security_plan(book: FindingBook, stated: CmmcStatements) -> Iterator[RowFinding]:
    if stated.ssp is not None and not stated.ssp.exists:
        yield from book.of("security_plan", "missing", "unmet", _BLOCK, "ssp", "exists")


def _plans(shared: CmmcCase, book: FindingBook, held: set[str]) -> Iterator[RowFinding]:
    """Lines of the plan of action whose day is over while their requirement is not met, as those in `held` are."""
    case, stated = shared.case, shared.stated
    over = {item.requirement for item in stated.poam if item.due is not None and item.due < case.engagement.as_of}
    open_ = (held & over) | held_open(shared, over) if over else set()
    for item in stated.poam:
        if item.due is None or item.requirement not in open_ or item.due >= case.engagement.as_of:
            continue
        days = (case.as_of - date.fromisoformat(item.due)).days
        for finding in book.of("plan_item", "overdue", "part", _BLOCK, "poam", item.requirement, "due"):
            yield replace(finding, subject=item.requirement.partition(":")[2], due=item.due, days=days)


def _closeout(case: Case, rules: CmmcRules, book: FindingBook, stated: CmmcStatements) -> Iterator[RowFinding]:
    """A Conditional status that did not become Final within its days."""
    status = rules.status(stated.held_status)
    level = (rules.level(status.level) if status is not None else None) or rules.stated_level(
        case.facts.get("cmmc_level")
    )
    ended = status_dates.closeout(level, stated, case.as_of) if level is not None else None
    if ended is not None and ended.expired:
        for finding in book.of("closeout", "overdue", "unmet", _BLOCK, "conditional_status_date"):
            yield replace(finding, since=ended.from_, due=ended.due, days=-(ended.days_left or 0))


def _exceptions(case: Case, rules: CmmcRules, book: FindingBook, stated: CmmcStatements) -> Iterator[RowFinding]:
    """Exceptions without everything that must stand beside them: their requirement is not met as written."""
    for claimed in CmmcCase(case, rules, stated).exceptions():
        if claimed.lacks:
            place = (_BLOCK, "exceptions", claimed.ref)
            for finding in book.of("exception", "incomplete", "part", *place):
                concerns = tuple(dict.fromkeys((claimed.ref, *finding.concerns)))
                yield replace(
                    finding, subject=claimed.id, parts=claimed.lacks, concerns=concerns, citation=claimed.citation
                )


def _clouds(case: Case, rules: CmmcRules, book: FindingBook, stated: CmmcStatements) -> Iterator[RowFinding]:
    """Clouds with CUI that are said not to be authorized."""
    for provider in boundary.providers(rules, case.engagement, stated):
        if provider.fedramp_met is False:
            place = (_BLOCK, "service_providers", provider.provider, "fedramp_moderate")
            for finding in book.of("fedramp", "missing", "unmet", *place):
                yield replace(finding, subject=provider.name, provider=provider.provider)


def _papers(case: Case, book: FindingBook, told: set[str]) -> Iterator[RowFinding]:
    """Clouds with CUI whose proof is said to be missing, but for the providers that the block itself tells of."""
    gates = [gate for gate in case.terrain.gates.values() if gate.needs == PAPER]
    for provider in (item for item in case.engagement.providers if item.id not in told):
        supplier = case.suppliers[provider.id]
        for gate in gates:
            stated = places_of(provider, gate.when.data_contact)
            elsewhere = stated and not stated & set(gate.when.data_at or WITH_PROVIDER)
            if elsewhere or paper(provider, gate) is not Truth.NO or touches(case, gate, supplier) is not Truth.YES:
                continue
            for finding in book.of("fedramp", "missing", "unmet", "providers", provider.id, "artefacts", PAPER):
                yield replace(finding, subject=provider.name or provider.id, provider=provider.id)
