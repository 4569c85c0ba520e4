"""The whole brief as finished, clean text: templates only lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import (
    cards,
    duties,
    evidence,
    letter,
    looks,
    method,
    obligations,
    owed,
    plan_lines,
    register,
    responsibilities,
    sections,
    silent_duties,
    summary,
)
from assessor.report.cleaning import cleaned
from assessor.report.deck import Deck, deck_of
from assessor.report.issuer import Issuer, issuer_of
from assessor.report.names import BriefNames, names_of
from assessor.report.sheets import Sheets, sheets_of
from assessor.report.text import Cleaner, shorten
from assessor.report.version_pages import Earlier
from assessor.words import grammar, legends
from assessor.words.columns import COLUMNS
from assessor.words.demands import BASES

if TYPE_CHECKING:
    from assessor.model.brand import Brand
    from assessor.report.framework import Registry
    from assessor.report.sections import Entry
    from assessor.result.result import Result


_SHORT_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page and in the footers."""

    organization: str
    as_of: str
    as_of_iso: str
    frameworks: str
    digest: str
    engine: str
    rules: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Every section of the brief, in reading order."""

    cover: Cover
    issuer: Issuer | None
    names: BriefNames
    statuses: tuple[looks.Status, ...]
    severities: tuple[looks.SeverityLook, ...]
    predicates: tuple[legends.PredicateWords, ...]
    bases: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    letter: letter.Letter
    summary: summary.Summary
    sheets: Sheets
    tables: tuple[obligations.Table, ...]
    gaps: register.Register
    plan: tuple[plan_lines.PlanLine, ...]
    owed: tuple[owed.Owed, ...]
    unstated_duties: tuple[silent_duties.SilentDuty, ...]
    responsibilities: tuple[responsibilities.Responsibility, ...]
    contract_ends: str
    deck: Deck
    listed: tuple[cards.Listed, ...]
    cards: tuple[cards.Card, ...]
    requests: tuple[evidence.Request, ...]
    records: tuple[evidence.Held, ...]
    owners: tuple[duties.Owner, ...]
    method: method.Method
    sections: tuple[str, ...]
    contents: tuple[Entry, ...]


def brief_of(
    result: Result,
    registry: Registry,
    cleaner: Cleaner,
    wanted: tuple[str, ...] = sections.SECTIONS,
    paper: str | None = None,
    earlier: Earlier | None = None,
    brand: Brand | None = None,
) -> Brief:
    """The brief of one result, with the pages of the frameworks; `wanted` are the sections printed.

    `paper` is one that was asked for in place of the country's, `earlier` what the brief is held against, `brand` that
    of whoever issues it.
    """
    result = cleaned(result, cleaner)
    if earlier is not None:
        earlier = Earlier(cleaned(earlier.name, cleaner), cleaned(earlier.changes, cleaner))
    names = names_of(result)
    links, silent = register.links_of(result), silent_duties.silent_duties(result, names)
    deck, gaps = deck_of(result, names, links), register.register_of(result, names, registry)
    lines = plan_lines.plan_of(result, names, {finding.id: finding.anchor for finding in gaps.findings})
    plan = letter.opened(lines)
    sheets = sheets_of(result, names, registry, earlier)
    return Brief(
        cover=_cover(result, names),
        issuer=issuer_of(brand, cleaner),
        names=names,
        statuses=looks.STATUSES,
        severities=looks.SEVERITIES,
        predicates=tuple(legends.PREDICATES.values()),
        bases=tuple((BASES[basis], binding) for basis, binding in legends.BINDING.items()),
        columns=COLUMNS,
        letter=letter.letter_of(result, names, gaps, plan, registry),
        summary=summary.summary_of(result, names),
        sheets=sheets,
        tables=obligations.tables_of(result, names, deck.anchors),
        gaps=gaps,
        plan=plan,
        owed=owed.owed_of(result, names),
        unstated_duties=silent,
        responsibilities=responsibilities.responsibilities_of(result, names),
        contract_ends=responsibilities.contract_ends(result, names),
        deck=deck,
        cards=cards.cards_of(deck, names, links),
        listed=cards.lines_of(deck.beyond, names, links),
        requests=evidence.requests_of(result, names),
        records=evidence.records_of(result, names),
        owners=duties.owners_of(result, names),
        method=method.method_of(
            result,
            names,
            cleaner,
            wanted,
            paper,
            since=earlier.name if earlier is not None else None,
            brand=brand.option if brand is not None else None,
        ),
        sections=wanted,
        contents=sections.contents(wanted, _empty(sheets, gaps, silent)),
    )


def _empty(sheets: Sheets, gaps: register.Register, silent: tuple[silent_duties.SilentDuty, ...]) -> frozenset[str]:
    """The places of the contents that have no matter."""
    there = {
        "frameworks": sheets.answers,
        "findings": gaps.sheets,
        "questions": (*gaps.unstated, *silent),
        "since": sheets.changes,
        "decision": sheets.decision,
        "arguments": sheets.arguments,
    }
    return frozenset(name for name, matter in there.items() if not matter)


def _cover(result: Result, names: BriefNames) -> Cover:
    return Cover(
        organization=names.organization,
        as_of=grammar.day(result.as_of),
        as_of_iso=grammar.iso_day(result.as_of),
        frameworks=grammar.listed(list(names.frameworks.values())),
        digest=result.digest,
        engine=shorten(result.engine, 60),
        rules=result.rules.sha256[:_SHORT_DIGEST],
    )
