"""The gap register: every finding of today, those that fail something with a sheet of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessor.report import looks
from assessor.report.decision.money import whole_dollars
from assessor.report.text import shorten
from assessor.result.finding import OPEN_QUESTIONS
from assessor.words import actions, deliverables, findings, grammar, legends, owners
from assessor.words.finding_subject import Subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.report.framework import Registry
    from assessor.report.names import BriefNames
    from assessor.result.action import ActionKind
    from assessor.result.finding import Finding, Remedy
    from assessor.result.result import Result


@dataclass(frozen=True, slots=True)
class PrintedFinding:
    """One cause, with every obligation it holds back."""

    id: str
    anchor: str
    title: str
    severity: looks.SeverityLook
    kind: str
    rows: tuple[str, ...]
    alone: str
    criterion: str
    condition: str
    cause: str
    effect: str
    action: str
    why: str
    owner: str
    due: str
    supplier: str
    cost: str


@dataclass(frozen=True, slots=True)
class Register:
    """All findings: those that fail are told in four parts, those that only lack a statement are questions."""

    findings: tuple[PrintedFinding, ...]
    sheets: tuple[PrintedFinding, ...]
    unstated: tuple[PrintedFinding, ...]
    tally: str


def register_of(result: Result, names: BriefNames, registry: Registry = ()) -> Register:
    """The gap register in the result's order, with what each framework says that its rows do beyond themselves."""
    more = {ref: told for framework in registry for ref, told in framework.effects(result).items()}
    subjects = Subjects(result, names.full)
    planned = {finding: action.kind for action in result.actions for finding in action.findings}
    register = tuple(
        _finding(number, finding, result, names, subjects, planned, more)
        for number, finding in enumerate(result.findings, 1)
    )
    register = tuple(_once(_priced_once(register, result.findings), result, names))
    low = looks.severity("low")
    sheets = tuple(finding for finding in register if finding.severity is not low)
    return Register(
        findings=register,
        sheets=sheets,
        unstated=tuple(finding for finding in register if finding.severity is low),
        tally=_tally(result),
    )


def _once(register: Iterable[PrintedFinding], result: Result, names: BriefNames) -> Iterator[PrintedFinding]:
    """A reason in full with the first finding it holds for; the others name that one."""
    first: dict[str, str] = {}
    for finding, behind in zip(register, result.findings, strict=True):
        said = first.setdefault(behind.why.reason, finding.id)
        why = findings.gravity(behind, result.groups, names, None if said == finding.id else f"as {said}")
        yield replace(finding, why=shorten(why, 260))


def _priced_once(register: Iterable[PrintedFinding], found: Iterable[Finding]) -> Iterator[PrintedFinding]:
    """A price with the first finding that the purchase mends; the others name that one, so that the column adds up."""
    first: dict[Remedy, str] = {}
    for finding, behind in zip(register, found, strict=True):
        if behind.remedy is None or not behind.remedy.annual_cost:
            yield finding
            continue
        priced = first.setdefault(behind.remedy, finding.id)
        yield finding if priced == finding.id else replace(finding, cost=f"with {priced}")


def _tally(result: Result) -> str:
    """How many findings there are of each severity, where there are any."""
    counts = {
        "high": result.finding_counts.high,
        "medium": result.finding_counts.medium,
        "low": result.finding_counts.low,
    }
    return grammar.listed(
        [f"{counts[code]} {word.lower()}" for code, (word, _) in legends.SEVERITIES.items() if counts[code]]
    )


def _finding(
    number: int,
    finding: Finding,
    result: Result,
    names: BriefNames,
    subjects: Subjects,
    planned: Mapping[str, ActionKind],
    more: Mapping[str, str],
) -> PrintedFinding:
    subject = subjects.of(finding)
    said = findings.parts(subject)
    beyond = dict.fromkeys(more[ref] for ref in finding.obligations if ref in more)
    return PrintedFinding(
        id=finding.id,
        anchor=anchor(number),
        title=shorten(said.title, 220),
        severity=looks.severity(finding.severity),
        kind=legends.finding_kind(finding),
        rows=names.obligations(finding.obligations),
        alone=str(finding.alone),
        criterion=shorten(findings.criterion(subject), 1200),
        condition=shorten(said.condition, 1200),
        cause=shorten(said.cause, 1200),
        effect=shorten(" ".join((findings.effect(subject), *beyond)), 1200),
        action=shorten(actions.by_plan([said], said.action), 400),
        why="",
        owner=shorten(owners.told(finding.owner), 60),
        due=_due(finding, result),
        supplier=shorten(deliverables.supplier(finding, names), 60),
        cost=_cost(finding, planned.get(finding.id)),
    )


def _due(finding: Finding, result: Result) -> str:
    return "at once" if finding.due <= result.as_of else grammar.iso_day(finding.due) or finding.due


def _cost(finding: Finding, kind: ActionKind | None) -> str:
    """What it adds a year, as the plan has it: a paper costs nothing, and what nobody does yet has to be quoted."""
    remedy = finding.remedy
    if kind in ("own_work", "answer"):
        return actions.own(kind == "answer")
    if remedy is None:
        return "to be quoted" if finding.kind == "unowned" else actions.own(finding.kind in OPEN_QUESTIONS)
    if remedy.annual_cost is None:
        return "to be quoted" if remedy.functions else "no fee"
    return whole_dollars(remedy.annual_cost) if remedy.annual_cost > 0 else "no fee"


def anchor(number: int) -> str:
    """Where a finding stands in the brief, by its number in the register."""
    return f"finding-{number}"


def links_of(result: Result) -> dict[str, tuple[tuple[str, str], ...]]:
    """The findings that hold back each obligation, as id and link target."""
    links: dict[str, list[tuple[str, str]]] = {}
    for number, finding in enumerate(result.findings, 1):
        for ref in finding.obligations:
            links.setdefault(ref, []).append((finding.id, anchor(number)))
    return {ref: tuple(findings) for ref, findings in links.items()}
