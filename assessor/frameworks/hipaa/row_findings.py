"""What is stated for HIPAA against rows of its catalog: missed days, contracts and analyses there are none of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.alternative import rests_on
from assessor.frameworks.hipaa.breach import NOTIFIABLE, ROLES, acting_as, classification, lacking_factors
from assessor.frameworks.hipaa.named_notices import on_a_name, unasked
from assessor.frameworks.hipaa.notices import notice
from assessor.frameworks.hipaa.retention import retained
from assessor.frameworks.hipaa.roles import BUSINESS_ASSOCIATE, holds, needed_contract
from assessor.frameworks.hipaa.rules import hipaa_rules
from assessor.frameworks.hipaa.statements import HipaaStatements, hipaa_statements
from assessor.model.condition import NEVER_HAPPENED
from assessor.model.row_finding import FindingBook
from assessor.model.scales import Truth
from assessor.model.shape import Unstated
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.frameworks.hipaa.result_breach import Clock
    from assessor.frameworks.hipaa.rules import HipaaRules
    from assessor.frameworks.hipaa.statements import Incident
    from assessor.frameworks.hipaa.vocabulary import ClockState
    from assessor.model.row_finding import FindingCode, FindingResult, RowFinding

_BLOCK: Final = "hipaa"
_MISSED: Final = ("late", "overdue")
_OPEN: Final[Mapping[ClockState, FindingCode]] = {"undated": "undated", "not_known": "not_known"}
# The key that would tell whether a notice is owed, by what the clock says is not stated.
_DECIDES: Final = {
    "residents_not_stated": "residents_by_state",
    "people_not_stated": "individuals",
    "role_not_stated": "acting_as",
}


def row_findings(case: Case) -> Iterator[RowFinding]:
    """Every one of an engagement; none without the rules of HIPAA."""
    rules = hipaa_rules(case.terrain)
    if rules is None:
        return
    stated = hipaa_statements(case.engagement) or HipaaStatements()
    book = FindingBook(rules.row_findings)
    yield from _risk_analysis(case, rules, book)
    clocks = [(incident, clock) for incident in stated.breaches for clock in _clocks(case, rules, incident)]
    yield from unasked(case, book, stated.breaches)
    yield from on_a_name(case, book, [clock for _, clock in clocks])
    yield from _notices(case, rules, book, clocks)
    yield from _assessments(rules, book, stated.breaches)
    yield from _contracts(case, rules, book)
    yield from _above(book, stated)
    yield from _papers(case, rules, book, stated)


def _risk_analysis(case: Case, rules: HipaaRules, book: FindingBook) -> Iterator[RowFinding]:
    """None was made, or something material changed after the last one."""
    framework = case.terrain.frameworks[rules.framework].alternatives
    basis = framework.rests_on if framework is not None else None
    if basis is None or rests_on(case, basis)[0] is not Truth.NO:
        return
    made = str(case.facts.get(basis.fact))
    never = made == NEVER_HAPPENED
    code: FindingCode = "missing" if never else "outdated"
    for name in ("risk_analysis", "rests_on_risk_analysis"):
        for finding in book.of(name, code, "unmet" if never else "part", "organization", basis.fact):
            since = None if never else str(case.facts.get(basis.not_before or ""))
            yield replace(finding, on=None if never else made, since=since)


def _notices(
    case: Case, rules: HipaaRules, book: FindingBook, clocks: Sequence[tuple[Incident, Clock]]
) -> Iterator[RowFinding]:
    """Notices that came after their last day, or have not come and should have."""
    for incident, clock in clocks:
        if clock.state == "unknown":
            yield from _perhaps_owed(case, book, incident, clock)
        if clock.state in _OPEN:
            yield from _not_known(case, rules, book, incident, clock)
        if clock.state not in _MISSED:
            continue
        others = any(other.id == clock.id and other.state == "done" for _, other in clocks)
        result: FindingResult = "part" if others else "unmet"
        names = (clock.id, f"{clock.id}_given") if clock.state == "overdue" else (clock.id,)
        code: FindingCode = "late" if clock.state == "late" else "overdue"
        key = _key(rules, clock)
        for name in names:
            for finding in book.of(name, code, result, _BLOCK, "breaches", incident.id, key):
                yield replace(
                    finding,
                    subject=incident.title or incident.id,
                    on=clock.done,
                    since=incident.discovered if _from_discovery(rules, clock) else None,
                    due=clock.due,
                    days=clock.days,
                    cured_on=book.lapsed(name, clock.done) if clock.done is not None else None,
                    incurable=clock.done is not None,
                    lapses_by=book.lapses_by(name) if clock.done is not None else None,
                    lasts=book.rules[name].lapses if clock.done is None else None,
                )


def _perhaps_owed(case: Case, book: FindingBook, incident: Incident, clock: Clock) -> Iterator[RowFinding]:
    """A notice that was not given by its last day, where what is not stated decides whether it was owed."""
    lacking = _DECIDES.get(clock.trigger.code)
    if lacking is None or clock.due is None or clock.due >= case.engagement.as_of:
        return
    for finding in book.of(clock.id, "incomplete", "unknown", _BLOCK, "breaches", incident.id):
        yield replace(finding, subject=incident.title or incident.id, due=clock.due, parts=(lacking,))


def _not_known(
    case: Case, rules: HipaaRules, book: FindingBook, incident: Incident, clock: Clock
) -> Iterator[RowFinding]:
    """A notice owed by a day that is over, and nobody knows whether it went out by then, or at all."""
    if clock.due is None or clock.due >= case.engagement.as_of:
        return
    key = _key(rules, clock)
    for name in (clock.id, f"{clock.id}_given") if clock.state == "not_known" else (clock.id,):
        for finding in book.of(name, _OPEN[clock.state], "unknown", _BLOCK, "breaches", incident.id, key):
            yield replace(finding, subject=incident.title or incident.id, due=clock.due)


def _key(rules: HipaaRules, clock: Clock) -> str:
    """The incident's key with the day of a notice."""
    return next(rule.done for rule in rules.breach.clocks if rule.id == clock.id)


def _clocks(case: Case, rules: HipaaRules, incident: Incident) -> Iterator[Clock]:
    if classification(rules.breach, incident).kind not in NOTIFIABLE:
        return
    role = acting_as(case, incident)
    roles = tuple(name for name in ROLES if case.facts.get(name) is not False)
    for clock in rules.breach.clocks:
        yield notice(rules.breach, clock, incident, role, case.as_of, roles)


def _from_discovery(rules: HipaaRules, clock: Clock) -> bool:
    return any(rule.id == clock.id and rule.counted_from == "discovery" for rule in rules.breach.clocks)


def _assessments(rules: HipaaRules, book: FindingBook, breaches: Sequence[Incident]) -> Iterator[RowFinding]:
    """An incident held to be no breach by an assessment that leaves factors out."""
    for incident in breaches:
        assessment = incident.assessment
        kind = classification(rules.breach, incident).kind
        if assessment is None or not assessment.low_probability or kind != "presumed":
            continue
        titles = {factor.id: factor.title for factor in rules.breach.factors}
        lacking = tuple(titles[name] for name in lacking_factors(rules.breach, assessment))
        place = (_BLOCK, "breaches", incident.id, "assessment")
        for finding in book.of("breach_assessment", "incomplete", "part", *place):
            yield replace(finding, subject=incident.title or incident.id, parts=lacking)


def _contracts(case: Case, rules: HipaaRules, book: FindingBook) -> Iterator[RowFinding]:
    """Subcontractors of a business associate known to be without a contract.

    Of every party with patient data asks the population of the gate's own row.
    """
    if holds(case, BUSINESS_ASSOCIATE) is not Truth.YES:
        return
    gate = case.terrain.gates[rules.gate]
    needed = [provider for provider in case.engagement.providers if needed_contract(case, rules, provider)]
    signed = any(provider.artefacts.get(gate.needs) is not None for provider in needed)
    for provider in needed:
        if provider.artefacts.get(gate.needs, "") is None:
            place = ("providers", provider.id, "artefacts", gate.needs)
            for finding in book.of("subcontractor_contract", "missing", "part" if signed else "unmet", *place):
                yield replace(finding, subject=provider.name or provider.id, provider=provider.id)


def _above(book: FindingBook, stated: HipaaStatements) -> Iterator[RowFinding]:
    """Business associates the organization works for without a contract."""
    clients = [client for client in stated.works_for if client.kind == BUSINESS_ASSOCIATE]
    signed = any(client.contract and not isinstance(client.contract, Unstated) for client in clients)
    for client in clients:
        if client.contract is None:
            for finding in book.of(
                "subcontract_above", "missing", "part" if signed else "unmet", _BLOCK, "works_for", client.name
            ):
                yield replace(finding, subject=client.name)


def _papers(case: Case, rules: HipaaRules, book: FindingBook, stated: HipaaStatements) -> Iterator[RowFinding]:
    """Papers that went, or are meant to go, before their years are over."""
    papers = [retained(rules.retention, document, case.as_of) for document in stated.retention]
    for paper in papers:
        if paper.state not in ("destroyed_early", "planned_early"):
            continue
        gone = paper.state == "destroyed_early"
        for finding in book.of("kept_papers", "ended_early", "part", _BLOCK, "retention", paper.document):
            due = paper.until or (None if paper.last_effective == "now" else paper.earliest)
            yield replace(
                finding,
                subject=paper.document,
                on=paper.destroyed_on or paper.kept_until,
                due=due,
                cured_on=due if gone else None,
                incurable=gone,
            )
