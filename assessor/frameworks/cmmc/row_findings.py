"""What is stated for CMMC against rows of its catalog: no security plan, plans of action overdue, exceptions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.frameworks.cmmc import boundary, status_dates
from assessor.frameworks.cmmc.case_findings import CmmcCase
from assessor.frameworks.cmmc.derived_today import held_open
from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.cmmc.statements import cmmc_statements
from assessor.model.row_finding import FindingBook
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.frameworks.cmmc.rules import CmmcRules
    from assessor.frameworks.cmmc.statements import CmmcStatements
    from assessor.model.row_finding import RowFinding

_BLOCK = "cmmc"


def row_findings(case: Case) -> Iterator[RowFinding]:
    """Every one of an engagement; none without the rules of CMMC or its block."""
    rules, stated = cmmc_rules(case.terrain), cmmc_statements(case.engagement)
    if rules is None or stated is None:
        return
    book = FindingBook(rules.row_findings)
    found = [
        *_security_plan(book, stated),
        *_closeout(case, rules, book, stated),
        *_exceptions(case, rules, book, stated),
        *_clouds(case, rules, book, stated),
    ]
    yield from found
    yield from _plans(case, book, stated, {ref for finding in found for ref in finding.concerns})


def _security_plan(book: FindingBook, stated: CmmcStatements) -> Iterator[RowFinding]:
    if stated.ssp is not None and not stated.ssp.exists:
        yield from book.of("security_plan", "missing", "unmet", _BLOCK, "ssp", "exists")


def _plans(case: Case, book: FindingBook, stated: CmmcStatements, held: set[str]) -> Iterator[RowFinding]:
    """Lines of the plan of action whose day is over while their requirement is not met, as those in `held` are."""
    over = {item.requirement for item in stated.poam if item.due is not None and item.due < case.engagement.as_of}
    open_ = (held & over) | held_open(case, over) if over else set()
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
