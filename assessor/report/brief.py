"""The whole brief as finished, clean text: templates only lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessor.encode.encode import encode
from assessor.report import cards, charts, evidence, method, obligations, register, summary, words
from assessor.report.cleaning import cleaned
from assessor.report.deck import Deck, deck_of
from assessor.report.fields import Record
from assessor.report.names import BriefNames, names_of
from assessor.report.sheets import Sheets, sheets_of
from assessor.report.text import Cleaner, shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.encode.prose import Prose
    from assessor.report.framework import Registry
    from assessor.report.svg import Drawing
    from assessor.result.result import Result


_SHORT_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page and in the footers."""

    organization: str
    sector: str
    as_of: str
    as_of_iso: str
    frameworks: str
    editions: tuple[str, ...]
    digest: str
    engine: str
    rules: str
    obligations: str
    models: str
    art: Drawing


@dataclass(frozen=True, slots=True)
class Brief:
    """Every section of the brief, in reading order."""

    cover: Cover
    names: BriefNames
    statuses: tuple[words.Status, ...]
    severities: tuple[words.Severity, ...]
    predicates: tuple[words.Predicate, ...]
    bases: tuple[tuple[str, str], ...]
    summary: summary.Summary
    sheets: Sheets
    tables: tuple[obligations.Table, ...]
    gaps: register.Register
    responsibilities: tuple[register.Responsibility, ...]
    deck: Deck
    listed: tuple[cards.Listed, ...]
    cards: tuple[cards.Card, ...]
    requests: tuple[register.Request, ...]
    records: tuple[evidence.Held, ...]
    owners: tuple[register.Owner, ...]
    method: method.Method


def brief_of(result: Result, prose: Sequence[Prose[Any]], registry: Registry, cleaner: Cleaner) -> Brief:
    """The brief of one result, with the pages of the frameworks."""
    result = cleaned(result, cleaner)
    record = Record(encode(result, prose))
    names = names_of(result)
    links = register.links_of(record)
    deck = deck_of(result, names, links)
    found = register.register_of(record, names)
    return Brief(
        cover=_cover(record, names),
        names=names,
        statuses=words.STATUSES,
        severities=tuple(words.SEVERITIES.values()),
        predicates=tuple(words.PREDICATES.values()),
        bases=tuple(words.BASES.values()),
        summary=summary.summary_of(record, names, found),
        sheets=sheets_of(result, record, names, registry),
        tables=obligations.tables_of(result, names, deck.anchors),
        gaps=found,
        responsibilities=register.responsibilities_of(record, names),
        deck=deck,
        cards=cards.cards_of(deck, names, links),
        listed=cards.lines_of(deck.beyond, names, links),
        requests=register.requests_of(record, names),
        records=evidence.records_of(record, names),
        owners=register.owners_of(record, names),
        method=method.method_of(record, names, cleaner),
    )


def _cover(result: Record, names: BriefNames) -> Cover:
    rows = result.records("obligations")
    rules = result.record("rules")
    today = [words.status(each.record("verdicts").record("today").text("verdict")) for each in rows]
    return Cover(
        organization=names.organization,
        sector=shorten(result.record("organization").text("sector"), 60),
        as_of=grammar.day(result.text("as_of")),
        as_of_iso=grammar.iso_day(result.text("as_of")),
        frameworks=grammar.listed(list(names.frameworks.values())),
        editions=tuple(
            shorten(each.text("edition"), 120) for each in result.records("catalogs") if each.text("edition")
        ),
        digest=shorten(result.text("digest"), 80),
        engine=shorten(result.text("engine"), 60),
        rules=shorten(rules.text("version") or rules.text("sha256")[:_SHORT_DIGEST], 40),
        obligations=_counted(today, names),
        models=grammar.listed([grammar.inside(each.title) for each in names.models]),
        art=charts.cover_art(today),
    )


def _counted(today: list[words.Status], names: BriefNames) -> str:
    """How many obligations there are, and how many of them apply."""
    named = grammar.listed(list(names.frameworks.values()))
    whole = f"{len(today)} {grammar.noun(len(today), 'obligation')}{f' of {named}' if named else ''}"
    apply = sum(status.id != "not_applicable" for status in today)
    verb = "applies and is" if apply == 1 else "apply and are"
    return f"Of {whole}, {apply if apply < len(today) else 'all'} {verb}"
